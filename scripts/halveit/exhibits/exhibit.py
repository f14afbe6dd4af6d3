"""What a file in figures/ gives back: one chart or table with all that a reader needs beside it."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from halveit.data.series import Series
from halveit.drawing.numbers import number
from halveit.drawing.theme import Canvas
from halveit.errors import ReportError
from halveit.exhibits.layout import Layout
from halveit.facts.fact import Fact
from halveit.indicators.standing import Standing

Cell = str | float | bool | Fact | None
NOT_KNOWN = "not known"


class Column(Struct, frozen=True, kw_only=True):
    """One column of an exhibit's table."""

    name: str
    """Its heading in the CSV file."""
    heading: str
    """Its heading on the page."""
    decimals: int | None = 0
    """Of numbers on the page; the CSV file keeps four more. None for texts."""
    description: str
    """One sentence on what it holds, with its unit."""
    absent: str = NOT_KNOWN
    """What the page shows where there is no value."""

    def on_page(self, cell: Cell) -> str:
        """Return a cell as the page shows it."""
        if cell is None:
            return self.absent
        if isinstance(cell, bool):
            return "Yes" if cell else "No"
        return str(cell) if isinstance(cell, str | Fact) else number(cell, self.decimals or 0)

    def in_file(self, cell: Cell) -> str:
        """Return a cell as the CSV file holds it: blank where not known."""
        if cell is None:
            return ""
        if isinstance(cell, bool):
            return str(cell).lower()
        if isinstance(cell, str | Fact):
            return str(cell)
        return str(int(cell)) if float(cell).is_integer() else repr(round(cell, self.digits))

    @property
    def digits(self) -> int:
        """Decimals in the CSV file."""
        return (self.decimals or 0) + 4


Rows = Sequence[Sequence[Cell]]


class Exhibit(Struct, frozen=True, kw_only=True):
    """One exhibit, before it has a number."""

    title: str
    """The finding, as a sentence without a full stop."""
    subtitle: str
    """What is shown: measure, unit, place, periods."""
    columns: tuple[Column, ...]
    """Of the table behind it (or of the table that it is)."""
    rows: Rows
    """In reading order."""
    alt: tuple[str, ...] = ()
    """Sentences for those who cannot see the chart, computed from the data."""
    draw: Callable[[Canvas], Any] | None = None
    """Draws the chart on a canvas; None for a table."""
    layout: Layout | None = None
    """How pages show a table that has no number and whose cells hold more than that; None for all others."""
    notes: tuple[str, ...] = ()
    """Sentences under the exhibit: what is missing, what is an estimate."""
    facts: tuple[Fact, ...] = ()
    """What chapters may quote of it."""
    measures: tuple[Series, ...] = ()
    """The series that the chart is about, in its own unit: two editions are compared by them."""
    standing: Standing | None = None
    """The ambition behind a chart, with all that is said of it; None where there is none."""
    mistakes: tuple[ReportError, ...] = ()
    """What has to be mended although the exhibit can be shown: `halveit check` refuses it, a build does not."""

    @property
    def is_chart(self) -> bool:
        """Whether it is a chart with a table behind it, or a table."""
        return self.draw is not None
