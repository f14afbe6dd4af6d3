"""A list that people keep by hand as CSV: fixed columns, one id a row, each fault with its line."""

import csv
import io
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from halveit.errors import Collector
from halveit.paths import Project
from halveit.steps.door import read_text


class Listed(Struct, frozen=True, kw_only=True):
    """One row of a list."""

    cells: dict[str, str]
    """Its texts by column."""
    path: str
    """The list, as messages name it."""
    line: int
    """Where the row stands in it."""


def read_listing(
    project: Project, name: str, *, columns: Sequence[str], may_be_blank: Collection[str], noun: str
) -> list[Listed]:
    """Return the rows of data/<name>, whose first column is an id that stands there once; all faults together.

    `noun` is what a message calls a row.
    """
    path = project.data / name
    faults = Collector()
    rows: dict[str, Listed] = {}
    for row in _rows(read_text(path), columns, project.relative(path), faults):
        _check(row, rows, may_be_blank, noun, faults)
        rows[row.cells[columns[0]]] = row
    faults.finish()
    return list(rows.values())


def _rows(text: str, columns: Sequence[str], shown: str, faults: Collector) -> Iterator[Listed]:
    """Give the rows that can be read; note what is wrong with the others."""
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        if tuple(next(reader, ())) != tuple(columns):
            faults.add(f"the heading row must be {','.join(columns)}.", path=shown, line=1)
            return
        for cells in filter(None, reader):
            if len(cells) == len(columns):
                yield Listed(cells=dict(zip(columns, cells, strict=True)), path=shown, line=reader.line_num)
            else:
                wrong = f"a row has {len(columns)} cells, and this one has {len(cells)}."
                hint = "Put a text that has a comma between quotation marks."
                faults.add(f"{wrong} {hint}", path=shown, line=reader.line_num)
    except csv.Error as fault:
        faults.add(f"this is not valid CSV: {fault}.", path=shown, line=reader.line_num)


def _check(row: Listed, earlier: Collection[str], may_be_blank: Collection[str], noun: str, faults: Collector) -> None:
    """Note what a row lacks, and an id that stands there twice."""
    named = f'the {noun} "{row.cells["id"]}"'
    for column, text in row.cells.items():
        if not text and column not in may_be_blank:
            faults.add(f"{named} has no {column}.", path=row.path, line=row.line)
    if row.cells["id"] in earlier:
        faults.add(f"{named} is there twice.", path=row.path, line=row.line)
