"""What a table looks like on a page where its cells hold more than a number: several lines, a sign, a picture.

The exhibit's own columns and rows stay plain, for the CSV file and for comparing editions; the layout tells the same to
readers, in fewer and fuller cells. Such a table has a name in the place of a number, so that it moves no other's.
"""

from msgspec import Struct

from halveit.exhibits.escaping import escaped, in_quotes

PREFIX = "exhibit-"
"""What the anchor of an exhibit without a number begins with."""
LAID_OUT = "laid-out"
"""The class of its table."""
LINE = "line"
"""The class of a line of a cell."""
ENDING = ".spark.svg"
"""What the name of a picture in a cell ends with."""


class Picture(Struct, frozen=True, kw_only=True):
    """A picture the size of a word."""

    name: str
    """Of its file, behind the exhibit's label."""
    svg: str
    """Its content."""
    alt: str
    """What it shows, for those who cannot see it."""


class Line(Struct, frozen=True, kw_only=True):
    """One line of a cell."""

    text: str = ""
    """Plain text."""
    sign: str = ""
    """A sign before the text that says the same; nobody reads it out."""
    looks: tuple[str, ...] = ()
    """Classes: strong, small, and any that the style sheet knows."""
    reference: str = ""
    """The label of a section or exhibit to refer to behind the text."""
    rest: str = ""
    """Plain text behind the reference."""
    picture: Picture | None = None
    """A picture in the place of text."""

    def words(self) -> str:
        """Return what the line says, in Markdown."""
        parts = (escaped(self.text), f"@{self.reference}" if self.reference else "", escaped(self.rest))
        told = " ".join(part for part in parts if part)
        return f'[{escaped(self.sign)}]{{.sign aria-hidden="true"}} {told}' if self.sign else told


class Head(Struct, frozen=True, kw_only=True):
    """The heading of one column."""

    text: str
    """Plain text."""
    width: int
    """Its share of the table's width, in whole per cent."""


Cell = tuple[Line, ...]


class Layout(Struct, frozen=True, kw_only=True):
    """A table as pages show it."""

    name: str
    """The word that stands where other exhibits have their number."""
    heads: tuple[Head, ...]
    """In reading order."""
    rows: tuple[tuple[Cell, ...], ...]
    """One cell a head; the first of a row is its heading."""
    notes: tuple[Line, ...] = ()
    """Sentences under the exhibit that refer to others."""

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Every picture in a cell."""
        return tuple(line.picture for row in self.rows for cell in row for line in cell if line.picture)


def laid_out(layout: Layout, address: str) -> str:
    """Return a pipe table; `address` is that of the exhibit's files, without their ending.

    The rules are as long as the columns are wide: pandoc shares the width of a table by them.
    """
    heads = [escaped(head.text) for head in layout.heads]
    rules = [f":{'-' * (head.width - 1)}" for head in layout.heads]
    body = [[" ".join(_line(line, address) for line in cell) for cell in row] for row in layout.rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rules, *body))


def _line(line: Line, address: str) -> str:
    """Return one line as a span; pages begin a new line before each."""
    classes = " ".join(f".{name}" for name in (LINE, *line.looks))
    inside = line.words()
    if line.picture:
        inside = f'![]({address}-{line.picture.name}{ENDING}){{fig-alt="{in_quotes(line.picture.alt)}"}}'
    return f"[{inside}]{{{classes}}}"
