"""How wide texts are on paper, and how a table's columns share the width of a page."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from halveit.press.fonts import font_file
from halveit.steps.running import kept_by

UPRIGHT = 453.0
"""The width of the text on an upright page, in points."""
TURNED = 700.0
"""The same on a turned page."""
_SIZE = 9.0
"""The type size in tables."""
_PADDING = 10.5
"""The room left and right of a cell, and a little more for letters that stand apart."""
_SNUG = 115.0
"""A column of text so wide still reads well."""


class Column(Struct, frozen=True, kw_only=True):
    """How much room the texts of one column want, in points."""

    word: float
    """Of the longest word, which must not be broken."""
    body: float
    """Of the longest cell on one line, with the heading broken where it may."""
    whole: float
    """Of the longest cell or heading on one line."""
    weight: float
    """How much of the room it is to have where cells go over several lines: more for many and long cells."""

    @property
    def snug(self) -> float:
        """The least that reads well."""
        return max(self.word, min(self.body, _SNUG))


def column_of(heads: Sequence[str], cells: Sequence[str]) -> Column:
    """Return what a column wants."""
    words = [text_width(word, bold=True) for head in heads for word in head.split()]
    words += [text_width(word) for cell in cells for word in cell.split()]
    lines = [text_width(cell) for cell in cells]
    bodies = [*words, *lines, 0.0]
    wholes = [*bodies, *(text_width(head, bold=True) for head in heads)]
    return Column(
        word=max([*words, 0.0]) + _PADDING,
        body=max(bodies) + _PADDING,
        whole=max(wholes) + _PADDING,
        weight=_weight(lines),
    )


def _weight(lines: Sequence[float]) -> float:
    """Return a column's weight from the lengths of its cells.

    A row is as high as its highest cell, about length / width. With the fourth power standing in for the highest, the
    sum over a table's rows is least where widths are as the fifth roots of the sums of the lengths' fourth powers.
    """
    return max(1.0, sum(length**4 for length in lines)) ** 0.2


def is_too_wide(columns: Iterable[Column]) -> bool:
    """Return whether columns would be cramped on an upright page."""
    return sum(column.snug for column in columns) > UPRIGHT


def shares(columns: Sequence[Column], room: float) -> list[float] | None:
    """Return each column's share of the room; None where every text fits on one line, so that none need share.

    Headings are broken before cells are; then short columns get what they want and long ones divide the rest by weight.
    """
    if sum(column.whole for column in columns) <= room:
        return None
    spare = room - sum(column.body for column in columns)
    if spare >= 0:
        wished = sum(column.whole - column.body for column in columns)
        return [column.body + spare * (column.whole - column.body) / wished for column in columns]
    return _divided(columns, room)


def _divided(columns: Sequence[Column], room: float) -> list[float]:
    """Return shares where not every cell fits on one line: by weight, within what each column can use and needs."""
    given: dict[int, float] = {}
    while waiting := [place for place in range(len(columns)) if place not in given]:
        part = max(0.0, room - sum(given.values())) / sum(columns[place].weight for place in waiting)
        wished = {place: part * columns[place].weight for place in waiting}
        short = {place: columns[place].body for place in waiting if columns[place].body <= wished[place]}
        narrow = {place: columns[place].word for place in waiting if columns[place].word > wished[place]}
        given |= short or narrow or wished
    return [given[place] for place in range(len(columns))]


@cache
def text_width(text: str, *, bold: bool = False) -> float:
    """Return the width of a text on one line of a table, in points."""
    letters = _letters("Semibold" if bold else "Regular")
    return sum(letters.widths.get(ord(letter), letters.unknown) for letter in text) * _SIZE / letters.unit


class _Letters(Struct, frozen=True, kw_only=True):
    """How wide the letters of a style are."""

    widths: dict[int, int]
    """Each letter's width."""
    unknown: int
    """The width of the box that stands for a letter that the style lacks."""
    unit: int
    """The size of type in the same measure."""


@cache
def _letters(style: str) -> _Letters:
    """Return how wide a style's letters are."""
    return kept_by("the widths of letters", style, make=lambda: _measured(style))


def _measured(style: str) -> _Letters:
    from fontTools.ttLib import TTFont  # noqa: PLC0415  slow to load, and needed once for each version of the typeface

    font: Any = TTFont(font_file(style), lazy=True)
    advances = {name: advance for name, (advance, _) in font["hmtx"].metrics.items()}
    widths = {letter: advances[name] for letter, name in font.getBestCmap().items()}
    return _Letters(widths=widths, unknown=advances[".notdef"], unit=font["head"].unitsPerEm)
