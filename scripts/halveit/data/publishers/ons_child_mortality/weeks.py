"""Live births by completed week of gestation: a row for each week, a column for each year."""

from collections.abc import Mapping, Sequence

from halveit.data.publishers.ons_child_mortality.headings import WEEKS, in_words, week_of
from halveit.data.publishers.ons_child_mortality.searching import england_rows, of_england, sheets_of
from halveit.data.publishers.workbook.blocks import Block
from halveit.data.publishers.workbook.cells import figure, quoted
from halveit.data.publishers.workbook.opening import Workbook
from halveit.data.publishers.workbook.picking import Entry, Picker

NAME = "the table of live births by week of gestation"
BIRTHS = "live_births/all@"
FARTHEST = 0.01  # totals of one year in two tables that differ by more than this share are not of the same year
ENOUGH = 12  # so many weeks among its labels make a table one of weeks


def find_weeks(found: Sequence[Block], book: Workbook, picker: Picker) -> Block | None:
    """Return England's table of weeks, or None with a fault noted."""
    whole = [block for block in found if _years(block) and _labels(block) is not None]
    english = [block for block in whole if of_england(block)]
    if len(english) == 1:
        return english[0]
    names = sheets_of(english or whole)
    if english:
        message = f"{NAME} stands more than once, in the {names}, and either could be meant."
    elif whole:
        message = f"no England rows: {NAME} stands in the {names}, which does not say that it is of England alone."
    else:
        message = (
            f'no sheet holds {NAME}: a table of England with columns such as "Live births 2019", and rows such as '
            f'"24 weeks". {book.listed}'
        )
    picker.faults.add(message, path=book.shown)
    return None


def weeks(block: Block, picker: Picker) -> dict[int, dict[str, Entry]]:
    """Return the live births of each year by week, as our table names the weeks."""
    labels = _labels(block)
    rows = {} if labels is None else _rows_by_week(block, labels, picker)
    found: dict[int, dict[str, Entry]] = {}
    for role in _years(block):
        column, *others = block.candidates(role)
        if others:
            cells = " and ".join(block.sheet.place(block.heading, each).short for each in (column, *others))
            picker.fault(block.sheet.place(block.heading), f"two columns could be {in_words(role)}: {cells}.")
            continue
        found[int(role.removeprefix(BIRTHS))] = {
            week: picker.count(block, row, column, f"{in_words(role)}, {_said(week)}") for week, row in rows.items()
        }
    return found


def check_totals(weeks: Mapping[int, Mapping[str, Entry]], births: Mapping[int, Entry], picker: Picker) -> None:
    """Note a year whose weeks are plainly not its own: `births` are all linked live births by another table.

    The two tables count the same births, and agree in every edition so far; a small difference is only told.
    """
    for year in sorted({*weeks} & {*births}):
        here, there = weeks[year].get("all", births[year]), births[year]
        if here.number is None or there.number is None or here.place is None or here.number == there.number:
            continue
        same = [other for other, entry in births.items() if entry.number == here.number]
        if same or abs(here.number - there.number) > FARTHEST * there.number:
            meant = f"; the first is the number of {same[0]}" if same else ""
            picker.fault(
                here.place,
                f"live births, {year}, all weeks: found {here.number:,}, but {there.place} says "
                f"{there.number:,}{meant}.",
            )


def _years(block: Block) -> list[str]:
    """Return the roles of the columns of live births, one a year."""
    return sorted(role for role in block.roles if role.startswith(BIRTHS))


def _labels(block: Block) -> int | None:
    """Return the column whose cells name the weeks."""
    columns = sorted({column for row in block.rows for column in block.sheet.cells[row]})
    named = {
        column: len({week_of(block.sheet.text(row, column)) for row in england_rows(block)} - {None})
        for column in columns
    }
    best = max(columns, key=lambda column: named[column], default=None)
    return best if best is not None and named[best] >= ENOUGH else None


def _rows_by_week(block: Block, labels: int, picker: Picker) -> dict[str, int]:
    """Return the row of each week; note weeks that are missing or there twice, and remark on rows of other groups."""
    rows: dict[str, int] = {}
    for row in england_rows(block):
        label = block.sheet.text(row, labels)
        week = week_of(label)
        numbers = any(_births(block, row, role) is not None for role in _years(block))
        if week is None and numbers:
            picker.remarks.append(("left aside: no week of its own", f"{quoted(label)} ({block.sheet.place(row)})"))
        elif week == "not linked" and numbers:
            picker.fault(block.sheet.place(row), f"found live births beside {quoted(label)}, which can only be deaths.")
        elif week in rows:
            picker.fault(block.sheet.place(row, labels), f"{_said(week)} is there twice, first in row {rows[week]}.")
        elif week in WEEKS:
            rows[week] = row
    for week in WEEKS:
        if week not in rows:
            place = block.sheet.place(block.heading, labels)
            picker.fault(place, f"no row below is labelled {_said(week)}.")
    return rows


def _births(block: Block, row: int, role: str) -> object:
    """Return the number of live births in a row, or None."""
    return figure(block.sheet.at(row, block.candidates(role)[0])).number


def _said(week: str) -> str:
    """Return a week as messages name it."""
    return f"week {week}" if week[0].isdigit() else f'"{week}"'
