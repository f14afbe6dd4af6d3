"""Births linked to their notification, and the neonatal deaths of each gestation group."""

from collections.abc import Mapping

from halveit.data.publishers.ons_child_mortality.headings import in_words
from halveit.data.publishers.ons_child_mortality.searching import Wanted, england_rows
from halveit.data.publishers.ons_child_mortality.years import rows_by_year
from halveit.data.publishers.workbook.blocks import Block
from halveit.data.publishers.workbook.cells import figure
from halveit.data.publishers.workbook.picking import Entry, Picker

# The gestation groups of our table, and the group that headings speak of; each measure that the publisher gives.
GROUPS = {"all-linked": "all", "under-24": "under-24", "from-24": "from-24", "not-stated": "not-stated"}
BIRTHS, DEATHS, RATE = "live_births", "neonatal_deaths", "neonatal_rate"
UNLINKED = f"{DEATHS}/not-linked"
BY_GESTATION = Wanted(
    name="the table of births and neonatal deaths under and from 24 weeks",
    roles=(
        "year",
        *(f"{measure}/{group}" for measure in (BIRTHS, DEATHS, RATE) for group in GROUPS.values()),
        UNLINKED,
    ),
    signs=tuple(f"{measure}/{group}" for measure in (BIRTHS, DEATHS) for group in ("under-24", "from-24")),
)
COLUMNS = {"live_births": BIRTHS, "neonatal_deaths": DEATHS, "published_neonatal_rate": RATE}
ADDED_UP = ("live_births", "neonatal_deaths")

Groups = dict[str, Mapping[str, Entry]]


def linked(block: Block, picker: Picker) -> dict[int, Groups]:
    """Return each year's numbers by gestation group and column of our table."""
    found: dict[int, Groups] = {}
    rows: dict[int, int] = {}
    for year, row in rows_by_year(block, picker, england_rows(block)):
        if year in rows:
            picker.fault(block.sheet.place(row), f"the year {year} is there twice, first in row {rows[year]}.")
            continue
        rows[year] = row
        found[year] = {name: _group(block, picker, row, group, year) for name, group in GROUPS.items()}
        unlinked = picker.count(block, row, block.roles[UNLINKED][0], f"{in_words(UNLINKED)}, {year}")
        found[year]["not-linked"] = {"neonatal_deaths": unlinked}
    return _with_mismatched(found, _mismatched(block, rows), picker)


def _group(block: Block, picker: Picker, row: int, group: str, year: int) -> dict[str, Entry]:
    """Return the numbers of one gestation group in one year."""
    entries = {}
    for name, measure in COLUMNS.items():
        role = f"{measure}/{group}"
        pick = picker.rate if measure == RATE else picker.count
        entries[name] = pick(block, row, block.roles[role][0], f"{in_words(role)}, {year}")
    for column in block.roles.get(f"{RATE}/{group}/reliability", ()):
        picker.mark(figure(block.sheet.at(row, column)).marks, f"{in_words(f'{RATE}/{group}')}, {year}")
    return entries


def _mismatched(block: Block, rows: Mapping[int, int]) -> dict[int, Mapping[str, int]]:
    """Return each year's births and deaths whose gestation does not fit the birthweight, where they have columns."""
    columns = {name: block.candidates(f"{COLUMNS[name]}/mismatched") for name in ADDED_UP}
    if any(len(candidates) != 1 for candidates in columns.values()):
        return {}
    return {
        year: {name: int(figure(block.sheet.at(row, its[0])).number or 0) for name, its in columns.items()}
        for year, row in rows.items()
    }


def _with_mismatched(
    found: dict[int, Groups], apart: Mapping[int, Mapping[str, int]], picker: Picker
) -> dict[int, Groups]:
    """Return the numbers with those whose gestation does not fit the birthweight among the not stated.

    Editions so far count them there. One that gives them columns of their own is added up only where the totals show
    in every year that they stand outside the not stated; the rate, which then belongs to fewer births, is left out.
    """
    outside = apart and all(_adds_up(groups, apart[year]) for year, groups in found.items())
    if not outside or all(_adds_up(groups, {}) for groups in found.values()):
        return found
    picker.sentences.append(
        "Births and deaths whose gestation does not fit their birthweight stand in columns of their own; they are "
        "added to those not stated, whose published rate is left out because it does not count them."
    )
    return {year: _added(groups, apart[year]) for year, groups in found.items()}


def _adds_up(groups: Groups, extra: Mapping[str, int]) -> bool:
    """Tell whether a year's groups, with `extra`, add up to its totals."""
    for name in ADDED_UP:
        parts = [groups[group][name].number for group in groups if group != "all-linked" and name in groups[group]]
        if sum(number or 0 for number in parts) + extra.get(name, 0) != groups["all-linked"][name].number:
            return False
    return True


def _added(groups: Groups, extra: Mapping[str, int]) -> Groups:
    """Return a year's groups with `extra` among the not stated."""
    if not any(extra.values()):
        return groups
    stated = dict(groups["not-stated"])
    for name, number in extra.items():
        stated[name] = Entry(printed=str((stated[name].number or 0) + number), place=stated[name].place)
    stated["published_neonatal_rate"] = Entry(printed="", place=stated["published_neonatal_rate"].place)
    return {**groups, "not-stated": stated}
