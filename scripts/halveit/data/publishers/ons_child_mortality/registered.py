"""Registered births, stillbirths and neonatal deaths of England: yearly totals of the table by deprivation.

A table by deprivation leaves out births whose place of residence has no decile, as in 2022; the table by area of
residence counts them. Where an edition has that table for its latest year, its row for England is compared, and taken
where the two differ.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from halveit.data.publishers.ons_child_mortality.headings import in_words
from halveit.data.publishers.ons_child_mortality.searching import Wanted, called, england_rows, title_of
from halveit.data.publishers.ons_child_mortality.years import Years, rows_by_year
from halveit.data.publishers.workbook.blocks import Block
from halveit.data.publishers.workbook.cells import figure, plain
from halveit.data.publishers.workbook.picking import Entry, Picker
from halveit.data.publishers.workbook.sheets import Place

# The columns of our table, and the role of the heading that each is read from.
COUNTS = {
    "live_births": "live_births/all",
    "stillbirths": "stillbirths/all",
    "neonatal_deaths": "neonatal_deaths/all",
}
RATES = {"published_stillbirth_rate": "stillbirth_rate/all", "published_neonatal_rate": "neonatal_rate/all"}
BY_DEPRIVATION = Wanted(
    name="the table of births and deaths by deprivation",
    roles=("year", "decile", *COUNTS.values(), *RATES.values()),
    signs=("decile",),
)
# The table by area of residence has these too, and no others of ours.
BY_AREA = (*COUNTS.values(), *RATES.values())

_TOTAL = re.compile(r"(?:(?:all|total|england|imd|deprivation|deciles?|groups?|areas?) ?)+")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_PARTS = ({str(number) for number in range(1, 11)}, {str(number) for number in range(1, 6)})
FARTHEST = 0.01  # live births of one year in two tables: farther apart than this share, they are not the same births


Area: TypeAlias = tuple[int, Block, Mapping[str, Entry]]
Parts: TypeAlias = dict[str, Mapping[str, Entry]]


class Instead(Struct, frozen=True, kw_only=True):
    """What was taken from the table by area of residence instead."""

    year: int
    """The edition's latest year."""
    block: Block
    """The table by area of residence."""
    taken: Mapping[str, Entry]
    """Its numbers, by column of ours."""
    left: Mapping[str, Entry]
    """Those of the table by deprivation."""


def registered(block: Block, area: Area | None, picker: Picker) -> tuple[Years, Instead | None]:
    """Return the totals of each year, by column of our table, and what was taken from the table by area instead.

    Totals must be the sums of their deciles; a total that is not taken need not be, which is only told.
    """
    totals, parts = _rows(block, picker)
    instead = _with_area(totals, area, picker) if area else None
    for year, total in totals.items():
        left = instead.left if instead and instead.year == year else None
        for place, message in _not_the_sum(block, year, left or total, parts.get(year, {})):
            if left:
                picker.sentences.append(f"{message} It was not taken.")
            else:
                picker.fault(place, message)
    return totals, instead


def _rows(block: Block, picker: Picker) -> tuple[Years, dict[int, Parts]]:
    """Return the total of each year, and its rows by deprivation."""
    totals: Years = {}
    parts: dict[int, Parts] = {}
    decile = block.roles["decile"][0]
    for year, row in rows_by_year(block, picker, england_rows(block), group=decile):
        label = plain(block.sheet.text(row, decile))
        if not _TOTAL.fullmatch(label):
            parts.setdefault(year, {})[label] = _counts(block, row)
        elif year not in totals:
            totals[year] = _read(block, picker, row, str(year))
        else:
            first = totals[year]["live_births"].place
            message = f"the total of {year} is there twice, first in row {first.row if first else 0}."
            picker.fault(block.sheet.place(row), message)
    if not totals:
        place = block.sheet.place(block.heading, decile)
        picker.fault(place, 'no row below says "Total", which is how the sum of all deciles is marked.')
    return totals, parts


def by_area(found: Sequence[Block], picker: Picker) -> Area | None:
    """Return year, table and numbers of England in the table by area of residence, where there is one."""
    for block in found:
        years, rows = set(_YEAR.findall(title_of(block))), england_rows(block)
        candidates = {role: block.candidates(role) for role in BY_AREA}
        clear = all(len(columns) == 1 for columns in candidates.values())
        if clear and _by_residence(block) and len(years) == len(rows) == 1:
            year = int(years.pop())
            spare = {column for role, its in candidates.items() for column in set(block.roles[role]) - set(its)}
            kept = block.without(spare)
            return year, kept, _read(kept, picker, rows[0], f"{year}, by area")
    return None


def _by_residence(block: Block) -> bool:
    """Tell whether a table splits births by where the mother lives, and by nothing else."""
    words = " ".join([title_of(block), *(block.headings[column] for column in block.roles.get("area", ()))])
    return "residence" in plain(words) and "area" in block.roles and not {"year", "decile"} & set(block.roles)


def _with_area(totals: Years, area: Area, picker: Picker) -> Instead | None:
    """Put the numbers by area of residence in the place of the year's total where they differ; note impossible ones."""
    year, block, taken = area
    left = totals.get(year)
    if left is None or all(left[name].printed == taken[name].printed for name in COUNTS):
        return None
    for name, role in COUNTS.items():
        few, all_of_them, place = left[name].number, taken[name].number, taken[name].place
        if few is None or all_of_them is None or place is None:
            return None
        if all_of_them < few or all_of_them - few > max(FARTHEST * few, 10):
            picker.fault(
                place,
                f"{in_words(role)} of England in {year}: found {all_of_them:,}, but {left[name].place} totals "
                f"{few:,} by deprivation, which can only be the same or a little less.",
            )
    totals[year] = taken
    return Instead(year=year, block=block, taken=taken, left=left)


def _read(block: Block, picker: Picker, row: int, when: str) -> Mapping[str, Entry]:
    """Return a row's counts and rates by column of our table."""
    counts = {
        name: picker.count(block, row, block.roles[role][0], f"{in_words(role)}, {when}")
        for name, role in COUNTS.items()
    }
    rates = {
        name: picker.rate(block, row, block.roles[role][0], f"{in_words(role)}, {when}") for name, role in RATES.items()
    }
    for role in RATES.values():
        for column in block.roles.get(f"{role}/reliability", ()):
            picker.mark(figure(block.sheet.at(row, column)).marks, f"{in_words(role)}, {when}")
    return {**counts, **rates}


def _counts(block: Block, row: int) -> dict[str, Entry]:
    """Return the counts of a decile, blank where they are no numbers: they only serve to check the total."""
    entries = {}
    for name, role in COUNTS.items():
        number = figure(block.sheet.at(row, block.roles[role][0])).number
        entries[name] = Entry(printed="" if number is None else str(int(number)))
    return entries


def _not_the_sum(block: Block, year: int, total: Mapping[str, Entry], parts: Parts) -> Iterator[tuple[Place, str]]:
    """Give place and words for each total that its deciles, or fifths, do not add up to, where all are there."""
    if {label for label in parts if re.fullmatch("[0-9]+", label)} not in _PARTS:
        return
    for name, role in COUNTS.items():
        place, stated = total[name].place, total[name].number
        numbers = [part[name].number for part in parts.values()]
        known = [number for number in numbers if number is not None]
        if place and stated is not None and len(known) == len(numbers) and sum(known) != stated:
            yield (
                place,
                f"{in_words(role)}, {year}: the total says {stated:,}, but its {len(known)} rows by deprivation "
                f"add up to {sum(known):,}. {called(block)} does not agree with itself.",
            )
