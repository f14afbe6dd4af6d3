"""The checks of a dataset's schema made on what was taken out of a workbook, and told by sheet and cell."""

import re
from collections.abc import Iterator, Mapping, Set
from typing import Any

from halveit.data.checks import check_table
from halveit.data.publishers.taken import Taken, TakenTable
from halveit.data.publishers.workbook.picking import Entry
from halveit.data.publishers.workbook.sheets import Place
from halveit.data.schemas import TableSchema
from halveit.data.tables import parse_table
from halveit.errors import Collector, ReportError

FEW = 6  # more cells than these to look at are told as a range


def prove(taken: Taken, schema: Mapping[str, TableSchema], shown: str, faults: Collector) -> None:
    """Note everything that the schema's checks find wrong, at the cell it comes from.

    What follows only from a cell that had a fault of its own is not told again.
    """
    for table in taken.tables:
        its = schema[table.name]
        if table.rows:
            found = Collector()
            text = table.printed([column.name for column in its.columns])
            check_table(parse_table(text, its, shown, found), found)
            for fault in found.problems:
                _tell(fault, table, its, shown, faults, taken.faulty)


def _tell(
    fault: ReportError, table: TakenTable, schema: TableSchema, shown: str, faults: Collector, told: Set[Place]
) -> None:
    """Note one fault of a table's row as a fault of the workbook's cells."""
    row = table.rows[fault.line - 2] if fault.line and 1 < fault.line <= len(table.rows) + 1 else {}
    named = re.search(r'column "([^"]+)"', fault.message)
    column = named[1] if named else ""
    place = _place(row, column)
    beside = [each for each in _beside(row, column, table, schema) if each != place]
    if place in told or any(each in told for each in beside):
        return
    where = f"{place}: " if place else ""
    look = f" Look also at {_listed(beside, place)}." if beside else ""
    faults.add(f"{where}{fault.message}{look}", path=shown)


def _place(row: Mapping[str, Entry], column: str) -> Place | None:
    """Return where a row's cell was read; where the column is not known, the row of any of its cells."""
    if column in row:
        return row[column].place
    place = next((entry.place for entry in row.values() if entry.place), None)
    return Place(place.sheet, place.row) if place else None


def _beside(row: Mapping[str, Entry], column: str, table: TakenTable, schema: TableSchema) -> list[Place]:
    """Return the places of the other numbers that a check on a cell compares it with."""
    places = (
        entry.place
        for check in schema.checks
        for entry in (_of_rate(row, column, check) if "rate" in check else _of_sum(row, column, check, table))
    )
    return list(dict.fromkeys(place for place in places if place))


def _of_rate(row: Mapping[str, Entry], column: str, check: Mapping[str, Any]) -> Iterator[Entry]:
    """Give the counts behind a rate."""
    if check["rate"] == column:
        yield from (row[name] for name in (*check["numerator"], *check["denominator"]) if name in row)


def _of_sum(row: Mapping[str, Entry], column: str, check: Mapping[str, Any], table: TakenTable) -> Iterator[Entry]:
    """Give the parts behind a total."""
    over, within = check["over"], check["within"]
    if check["sum"] == column and over in row and row[over].printed == check["total"]:
        for part in table.rows:
            alike = all(part[key].printed == row[key].printed for key in within)
            if alike and part[over].printed in check["parts"] and column in part:
                yield part[column]


def _listed(places: list[Place], told: Place | None) -> str:
    """Return places for a sentence: the sheet is named only where it is another one, and many are told as a range."""
    if len(places) > FEW:
        first, *_, last = sorted(places, key=lambda place: (place.sheet, place.row, place.column or 0))
        return f"the {len(places)} cells from {first.short} to {last.short}"
    same = [place.short for place in places if told and place.sheet == told.sheet]
    others = [str(place) for place in places if not told or place.sheet != told.sheet]
    return ", ".join([*same, *others])
