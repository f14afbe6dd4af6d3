"""What a publisher's reader takes out of a workbook, and what every reader must state."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from halveit.data.publishers.workbook.opening import Workbook
from halveit.data.publishers.workbook.picking import Entry
from halveit.data.publishers.workbook.sheets import Place
from halveit.errors import Collector


class TakenTable(Struct, frozen=True, kw_only=True):
    """One table of the new release, each cell with the place it was read at."""

    name: str
    """The table's name in the dataset's schema."""
    rows: tuple[Mapping[str, Entry], ...]
    """In the order of the file; a column that a row lacks is blank."""

    def printed(self, columns: Sequence[str]) -> str:
        """Return the table as CSV text."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([self.cell(row, column).printed for column in columns] for row in self.rows)
        return out.getvalue()

    @staticmethod
    def cell(row: Mapping[str, Entry], column: str) -> Entry:
        """Return a row's cell."""
        return row.get(column, Entry(printed=""))


class Taken(Struct, frozen=True, kw_only=True):
    """A release as it was found in a workbook, before it is checked."""

    title: str
    """What the edition is called."""
    published: str
    """The date of release that the workbook tells; empty where it tells none."""
    copyright: str
    """The year of the copyright that the workbook tells; empty where it tells none."""
    tables: tuple[TakenTable, ...]
    """The tables."""
    sheets: tuple[str, ...]
    """The sheets that they were taken from."""
    sources: tuple[str, ...]
    """What each sheet gave, a line each: for whoever runs the command."""
    notes: tuple[str, ...]
    """What to know of the numbers, a sentence each."""
    warnings: tuple[str, ...]
    """What deserves a look before the release is used; it goes behind the notes."""
    faulty: frozenset[Place]
    """The cells and rows that a fault was told of."""


class Take(Protocol):
    """How a reader is called."""

    def __call__(self, book: Workbook, faults: Collector, *, dated: bool) -> Taken:
        """Return what the workbook holds, faults noted; `dated` says that the user gave the date of release."""
        ...


class Reader(Struct, frozen=True, kw_only=True):
    """One publisher's workbook, and how it is read."""

    dataset: str
    """The dataset whose releases it holds."""
    publisher: str
    """Who issues it."""
    url: str
    """The publisher's address for it."""
    licence: str
    """Under which it may be used."""
    attribution: str
    """The acknowledgement that the licence asks for, with {year} for the year of the copyright."""
    take: Take
    """Takes the release out of the workbook."""
