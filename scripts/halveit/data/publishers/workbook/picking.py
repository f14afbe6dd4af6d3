"""Numbers picked out of a table's cells, each with its place: what is neither number nor shorthand is a fault."""

from decimal import Decimal

from msgspec import Struct, field

from halveit.data.publishers.workbook.blocks import Block
from halveit.data.publishers.workbook.cells import MARKS, Figure, figure, quoted, rounded
from halveit.data.publishers.workbook.sheets import Place
from halveit.errors import Collector

COUNT, RATE = "a whole number", "a number"
NOISE = Decimal("0.000001")  # 2.9 is stored as 2.9000000000000004 by some programs
_SHORTHAND = "or a sign such as [z] or [x] where there is none"


class Entry(Struct, frozen=True, kw_only=True):
    """One cell of a release's table, and where it was read."""

    printed: str
    """As it goes into the CSV file; blank where the publisher gives no number."""
    place: Place | None = None
    """The cell; None for what is known without reading one, such as the area."""

    @property
    def number(self) -> int | None:
        """A count's number."""
        return int(self.printed) if self.printed else None


class Picker(Struct, kw_only=True):
    """Picks numbers, and notes what to know of them."""

    shown: str
    """The workbook as messages name it."""
    faults: Collector
    """Where faults are noted."""
    remarks: list[tuple[str, str]] = field(default_factory=list)
    """What is to be known of single numbers: (what, which number), such as ("marked as provisional", …)."""
    sentences: list[str] = field(default_factory=list)
    """What is to be known of a table as a whole."""
    faulty: set[Place] = field(default_factory=set)
    """Cells and rows that a fault was told of."""

    def count(self, block: Block, row: int, column: int, what: str) -> Entry:
        """Return a whole number; an empty cell is a fault, as publishers mark what they do not give."""
        read = self._figure(block, row, column, what, COUNT)
        if read.number is None:
            return Entry(printed="", place=block.sheet.place(row, column))
        if read.number != read.number.to_integral_value():
            self.fault(block.sheet.place(row, column), f"{what}: found {read.number} where {COUNT} is expected.")
        return Entry(printed=rounded(read.number, 0), place=block.sheet.place(row, column))

    def rate(self, block: Block, row: int, column: int, what: str) -> Entry:
        """Return a rate to one decimal, which is what the publisher shows."""
        place = block.sheet.place(row, column)
        if block.sheet.at(row, column) is None:
            self.remarks.append(("left empty", f"{what} ({place})"))
            return Entry(printed="", place=place)
        read = self._figure(block, row, column, what, RATE)
        if read.number is None:
            return Entry(printed="", place=place)
        printed = rounded(read.number, 1)
        if abs(read.number - Decimal(printed)) > NOISE:
            self.remarks.append(("stored with more decimals than one, and rounded", what))
        return Entry(printed=printed, place=place)

    def mark(self, marks: tuple[str, ...], what: str) -> None:
        """Note the marks that stand behind a number."""
        self.remarks.extend((f"marked as {MARKS[mark]}", what) for mark in marks if mark in MARKS)

    def fault(self, place: Place, message: str) -> None:
        """Note a fault of a cell or row."""
        self.faulty.add(place)
        self.faults.add(f"{place}: {message}", path=self.shown)

    def _figure(self, block: Block, row: int, column: int, what: str, kind: str) -> Figure:
        """Return what a cell says, with its faults and marks noted."""
        read = figure(block.sheet.at(row, column))
        place = block.sheet.place(row, column)
        if read.number is None and not read.marks:
            found = f"found {quoted(read.found)}" if read.found else "found an empty cell"
            self.fault(place, f"{what}: {found} where {kind} is expected, {_SHORTHAND}.")
        elif read.number is None:
            self.remarks.append(("not given", f"{what} ({place} says {block.sheet.text(row, column)})"))
        else:
            self.mark(read.marks, what)
        return read
