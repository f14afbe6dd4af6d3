"""A sheet of a workbook as a grid of cells, and the words for a place in it."""

from collections.abc import Mapping

from msgspec import Struct
from openpyxl.utils import get_column_letter

from halveit.data.publishers.workbook.cells import clean


class Place(Struct, frozen=True):
    """A cell, or a row, as people find it in a spreadsheet program."""

    sheet: str
    """The sheet's name."""
    row: int
    """Counted from 1."""
    column: int | None = None
    """Counted from 1; None for the row as a whole."""

    def __str__(self) -> str:
        """Return `sheet "22", cell H14`."""
        return f'sheet "{self.sheet}", {self.short}'

    @property
    def short(self) -> str:
        """The place within its sheet: `cell H14`, or `row 14`."""
        return f"row {self.row}" if self.column is None else f"cell {get_column_letter(self.column)}{self.row}"


class Sheet(Struct, frozen=True, kw_only=True):
    """A sheet: only cells that hold something are kept."""

    name: str
    """As its tab says."""
    cells: Mapping[int, Mapping[int, object]]
    """By row, then by column, both counted from 1."""

    def at(self, row: int, column: int) -> object:
        """Return what stands in a cell; None where nothing does."""
        return self.cells.get(row, {}).get(column)

    def text(self, row: int, column: int) -> str:
        """Return a cell's text; empty where nothing stands."""
        value = self.at(row, column)
        return "" if value is None else clean(value)

    def place(self, row: int, column: int | None = None) -> Place:
        """Return the place of a cell or row, for messages."""
        return Place(self.name, row, column)
