"""A release's CSV file read against its schema: every fault named with file, line, column, found and expected."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from halveit.data.cells import Value, fault_of, typed
from halveit.data.schemas import TableSchema
from halveit.errors import Collector, ReportError, did_you_mean

if TYPE_CHECKING:
    import pandas as pd

Lines: TypeAlias = Iterator[tuple[int, list[str]]]

_PANDAS = {"integer": "Int64", "number": "Float64", "boolean": "boolean", "string": "string"}
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}
_CSV_FAULTS = {
    "unexpected end of data": 'a quotation mark (") opens a cell here, or further down, and none closes it',
    "expected after": 'text stands behind the quotation mark (") that closes a cell; inside a text it is written twice',
    "new-line character": "the lines end in an old way that cannot be read. In Excel, save it as “CSV UTF-8”",
}


class Row(Struct, frozen=True, kw_only=True):
    """One row of a table."""

    line: int
    """Its line in the CSV file, counted from 1."""
    values: Mapping[str, Value]
    """Typed values by column; None where the cell is blank, which means not known."""
    printed: Mapping[str, str]
    """The cells as they are written, which is how many decimals a publisher gave."""


class Table(Struct, frozen=True, kw_only=True):
    """A table of a release, checked."""

    schema: TableSchema
    """What it had to look like."""
    rows: tuple[Row, ...]
    """In file order."""
    shown: str
    """The file as messages name it."""

    def frame(self) -> "pd.DataFrame":
        """Return the rows as a pandas frame with nullable kinds; blank cells are missing."""
        import pandas as pd  # noqa: PLC0415  a build with nothing to do must not pay for pandas

        columns = {
            column.name: pd.array([row.values[column.name] for row in self.rows], dtype=_PANDAS[column.kind])
            for column in self.schema.columns
        }
        return pd.DataFrame(columns)


def parse_table(text: str, schema: TableSchema, shown: str, faults: Collector) -> Table:
    """Return the table in CSV `text`; faults are added to `faults`, and faulty rows left out.

    A table whose headings are wrong has no rows, but the cells below those that are right are checked too.
    """
    lines = _read(text, shown)
    rows: list[Row] = []
    before = len(faults.problems)
    try:
        header = _header(text, lines, schema, shown, faults)
        right = len(faults.problems) == before
        for line, cells in _filled(lines, shown, faults) if header else ():
            row = _row(cells, header, schema, line, shown, faults)
            if row and right:
                rows.append(row)
    except ReportError as fault:
        faults.take(fault)
    if not rows and len(faults.problems) == before:
        faults.add("this table has headings and no rows.", path=shown)
    _check_key(rows, schema, shown, faults)
    return Table(schema=schema, rows=tuple(rows), shown=shown)


def _read(text: str, shown: str) -> Lines:
    """Give each row's line and cells; what is no CSV is refused with the line on which that row began."""
    reader = csv.reader(io.StringIO(text), strict=True)
    begun = 1
    try:
        for cells in reader:
            yield reader.line_num, cells
            begun = reader.line_num + 1
    except csv.Error as fault:
        words = next((words for sign, words in _CSV_FAULTS.items() if sign in str(fault)), str(fault))
        raise ReportError(f"this is not valid CSV: {words}.", path=shown, line=begun) from None


def _header(text: str, lines: Lines, schema: TableSchema, shown: str, faults: Collector) -> list[str]:
    """Return the headings, or none when the first row cannot be meant as such."""
    wanted = [column.name for column in schema.columns]
    first = text.split("\n", 1)[0].replace('"', "").strip()
    for sign, words in _SEPARATORS.items():
        if len(set(first.split(sign)) & set(wanted)) > 1:
            faults.add(
                f"the cells are separated by {words} where commas are expected. Save it as CSV with commas: "
                "a spreadsheet asks for the separator when saving, or takes the one that is set for the computer.",
                path=shown,
                line=1,
            )
            return []
    header = next(lines, (1, []))[1]
    if not set(header) & set(wanted):
        found = f'"{",".join(header)}"' if header else "nothing"
        faults.add(f"found {found} where the headings are expected: {','.join(wanted)}.", path=shown, line=1)
        return []
    _check_header(header, wanted, shown, faults)
    return header


def _check_header(header: list[str], wanted: list[str], shown: str, faults: Collector) -> None:
    """Note where the heading row has not exactly the schema's columns, each once."""
    for name in wanted:
        if name not in header:
            strangers = [heading for heading in header if heading and heading not in wanted]
            hint = f" Is it the column headed {_quoted(strangers)}?" if strangers else ""
            faults.add(f'the column "{name}" is missing.{hint}', path=shown, line=1)
    for position, name in enumerate(header):
        if not name.strip():
            faults.add(f"the heading of column {position + 1} is blank. Delete that column.", path=shown, line=1)
        elif name not in wanted:
            hint = did_you_mean(name, wanted) or f" Expected: {', '.join(wanted)}."
            faults.add(f'unknown column "{name}".{hint}', path=shown, line=1)
        elif name in header[:position]:
            faults.add(f'the column "{name}" is there twice.', path=shown, line=1)


def _quoted(names: list[str]) -> str:
    """Return names in quotes, joined for a sentence."""
    return " or ".join(f'"{name}"' for name in names)


def _filled(lines: Lines, shown: str, faults: Collector) -> Lines:
    """Give the rows that hold anything; note each run of empty ones, which spreadsheets leave at the end."""
    empty: list[int] = []
    for line, cells in lines:
        if any(map(str.strip, cells)):
            _note_empty(empty, shown, faults)
            empty = []
            yield line, cells
        else:
            empty.append(line)
    _note_empty(empty, shown, faults)


def _note_empty(empty: list[int], shown: str, faults: Collector) -> None:
    """Note a run of empty rows."""
    if len(empty) == 1:
        faults.add("this row is empty. Delete it.", path=shown, line=empty[0])
    elif empty:
        faults.add(f"from here on, {len(empty)} rows are empty. Delete them.", path=shown, line=empty[0])


def _row(
    cells: list[str], header: list[str], schema: TableSchema, line: int, shown: str, faults: Collector
) -> Row | None:
    """Return one row typed, or None when a cell is at fault."""
    if len(cells) != len(header):
        hint = (
            " Numbers have no thousands separators; a text with a comma stands between quotation marks."
            if len(cells) > len(header)
            else ""
        )
        faults.add(f"this row has {len(cells)} cells where the heading has {len(header)}.{hint}", path=shown, line=line)
        return None
    printed = dict(zip(header, cells, strict=True))
    values: dict[str, Value] = {}
    before = len(faults.problems)
    for column in schema.columns:
        if column.name not in printed:
            continue
        cell = printed[column.name]
        values[column.name] = typed(cell, column.kind)
        message = fault_of(cell, values[column.name], column)
        if message:
            faults.add(f'column "{column.name}": {message}', path=shown, line=line)
    return Row(line=line, values=values, printed=printed) if len(faults.problems) == before else None


def _check_key(rows: list[Row], schema: TableSchema, shown: str, faults: Collector) -> None:
    """Note rows that name the same thing twice, such as a year given twice."""
    first: dict[tuple[Value, ...], int] = {}
    for row in rows:
        key = tuple(row.values[name] for name in schema.key)
        if schema.key and key in first:
            named = ", ".join(f"{name} {row.printed[name]}" for name in schema.key)
            faults.add(f"{named} is there twice: first on line {first[key]}. Keep one.", path=shown, line=row.line)
        first.setdefault(key, row.line)
