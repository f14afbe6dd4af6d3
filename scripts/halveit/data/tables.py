"""A release's CSV file read against its schema: every fault named with file, line, column, found and expected."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from halveit.data.schemas import Column, TableSchema
from halveit.errors import Collector, did_you_mean

if TYPE_CHECKING:
    import pandas as pd

Value = str | int | float | bool | None

_KIND_WORDS = {"integer": "a whole number", "number": "a number", "boolean": "true or false", "string": "a text"}
_PANDAS = {"integer": "Int64", "number": "Float64", "boolean": "boolean", "string": "string"}
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of a table."""

    line: int
    """Its line in the CSV file, counted from 1."""
    values: Mapping[str, Value]
    """Typed values by column; None where the cell is blank, which means not known."""
    printed: Mapping[str, str]
    """The cells as they are written, which is how many decimals a publisher gave."""


@dataclass(frozen=True, kw_only=True)
class Table:
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
    """Return the table in CSV `text`; faults are added to `faults`, and faulty rows left out."""
    reader = csv.reader(io.StringIO(text), strict=True)
    rows: list[Row] = []
    try:
        header = next(reader, [])
        if _check_header(header, schema, shown, faults):
            for cells in reader:
                row = _row(cells, header, schema, reader.line_num, shown, faults)
                if row:
                    rows.append(row)
    except csv.Error as fault:
        faults.add(f"this is not valid CSV: {fault}.", path=shown, line=reader.line_num)
    _check_key(rows, schema, shown, faults)
    return Table(schema=schema, rows=tuple(rows), shown=shown)


def _check_header(header: list[str], schema: TableSchema, shown: str, faults: Collector) -> bool:
    """Tell whether the heading row has exactly the schema's columns, each once."""
    wanted = [column.name for column in schema.columns]
    for name in wanted:
        if name not in header:
            strangers = [heading for heading in header if heading not in wanted]
            hint = f" Is it the column headed {_quoted(strangers)}?" if strangers else ""
            faults.add(f'the column "{name}" is missing.{hint}', path=shown, line=1)
    for position, name in enumerate(header):
        if name not in wanted:
            faults.add(f'unknown column "{name}".{did_you_mean(name, wanted)}', path=shown, line=1)
        elif name in header[:position]:
            faults.add(f'the column "{name}" is there twice.', path=shown, line=1)
    return sorted(header) == sorted(wanted)


def _quoted(names: list[str]) -> str:
    """Return names in quotes, joined for a sentence."""
    return " or ".join(f'"{name}"' for name in names)


def _row(
    cells: list[str], header: list[str], schema: TableSchema, line: int, shown: str, faults: Collector
) -> Row | None:
    """Return one row typed, or None when a cell is at fault."""
    if len(cells) != len(header):
        faults.add(f"this row has {len(cells)} cells where the heading has {len(header)}.", path=shown, line=line)
        return None
    printed = dict(zip(header, cells, strict=True))
    values: dict[str, Value] = {}
    before = len(faults.problems)
    for column in schema.columns:
        cell = printed[column.name]
        values[column.name] = _typed(cell, column.kind)
        message = _cell_fault(cell, values[column.name], column)
        if message:
            faults.add(f'column "{column.name}": {message}', path=shown, line=line)
    return Row(line=line, values=values, printed=printed) if len(faults.problems) == before else None


def _typed(cell: str, kind: str) -> Value:
    """Return a cell's value, or None when it is blank or not of its kind."""
    if kind == "string":
        return cell or None
    if kind == "boolean":
        return {"true": True, "false": False}.get(cell)
    if not _NUMBER.fullmatch(cell) or (kind == "integer" and "." in cell):
        return None
    return int(cell) if kind == "integer" else float(cell)


def _cell_fault(cell: str, value: Value, column: Column) -> str:
    """Say what is wrong with a cell, or return an empty string."""
    limits = column.constraints
    if cell == "":
        return "this cell is blank, and this column must always be filled." if limits.get("required") else ""
    if value is None:
        return f'found "{cell}" where {_KIND_WORDS[column.kind]} is expected. Leave the cell blank if it is not known.'
    if "enum" in limits and value not in limits["enum"]:
        allowed = ", ".join(str(choice) for choice in limits["enum"])
        return f'"{cell}" is not one of {allowed}.{did_you_mean(cell, map(str, limits["enum"]))}'
    return _limit_fault(cell, value, limits)


def _limit_fault(cell: str, value: Any, limits: Mapping[str, Any]) -> str:
    """Say which limit or pattern a cell breaks, or return an empty string."""
    if "minimum" in limits and value < limits["minimum"]:
        return f"{cell} is below the least value allowed, {limits['minimum']}."
    if "maximum" in limits and value > limits["maximum"]:
        return f"{cell} is above the greatest value allowed, {limits['maximum']}."
    if "pattern" in limits and not re.fullmatch(limits["pattern"], cell):
        return f'"{cell}" does not have the form {limits["pattern"]}.'
    return ""


def _check_key(rows: list[Row], schema: TableSchema, shown: str, faults: Collector) -> None:
    """Note rows that name the same thing twice, such as a year given twice."""
    first: dict[tuple[Value, ...], int] = {}
    for row in rows:
        key = tuple(row.values[name] for name in schema.key)
        if schema.key and key in first:
            named = ", ".join(f"{name} {row.printed[name]}" for name in schema.key)
            faults.add(f"{named} is there twice: first on line {first[key]}.", path=shown, line=row.line)
        first.setdefault(key, row.line)
