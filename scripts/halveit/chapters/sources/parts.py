"""A chapter's text in parts: front matter, cells, other code, comments and prose. Joined, they are the text again."""

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from halveit.chapters.sources.lines import Line
from halveit.errors import ReportError

Kind = Literal["front", "cell", "code", "comment", "prose"]

_CELL = re.compile(r"(?P<indent>\s*)(?P<fence>`{3,})\s*\{(?P<language>[A-Za-z][\w+-]*)(?P<rest>[ ,][^}]*)?\}\s*")
_ESCAPED_CELL = re.compile(r"\s*`{3,}\s*\{\{+[^}]*\}\}+\s*")
_FENCE = re.compile(r"\s*(?P<fence>`{3,}(?=[^`]*$)|~{3,}).*")
_FRONT = re.compile(r"---\s*")
_FRONT_END = re.compile(r"(---|\.\.\.)\s*")
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class Part(Struct, frozen=True, kw_only=True):
    """Lines of one kind that follow one another, fences and rules included."""

    kind: Kind
    """What the lines are: a cell is code that runs, `code` is code that is only shown."""
    lines: tuple[Line, ...]
    """The lines, none left out."""

    @property
    def inside(self) -> tuple[Line, ...]:
        """The lines between the fences of a cell, code or front matter."""
        return self.lines[1:-1]


def split(lines: Sequence[Line]) -> tuple[Part, ...]:
    """Return the parts of a text; refuse fences, comments and front matter that never end."""
    parts: list[Part] = []
    prose: list[Line] = []
    position = 0
    while position < len(lines):
        kind, end = _part_at(lines, position)
        if kind == "prose":
            prose.append(lines[position])
        else:
            _close(prose, parts)
            parts.append(Part(kind=kind, lines=tuple(lines[position:end])))
        position = end
    _close(prose, parts)
    return tuple(parts)


def _close(prose: list[Line], parts: list[Part]) -> None:
    """Make a part of the prose gathered so far."""
    if prose:
        parts.append(Part(kind="prose", lines=tuple(prose)))
        prose.clear()


def _part_at(lines: Sequence[Line], position: int) -> tuple[Kind, int]:
    """Return the kind of the part that begins at a position, and where it ends."""
    line = lines[position]
    if position == 0 and _FRONT.fullmatch(line.text):
        return "front", _end(lines, position, _FRONT_END, "the front matter that opens here is never closed by ---.")
    if fence := _FENCE.fullmatch(line.text):
        mark = fence["fence"]
        closing = re.compile(rf"\s*{re.escape(mark[0])}{{{len(mark)},}}\s*")
        end = _end(lines, position, closing, f"the code that opens here is never closed by {mark}.")
        return _kind_of_fence(line), end
    if "<!--" in COMMENT.sub("", _CODE_SPAN.sub("", line.text)):
        return "comment", _end(
            lines, position, re.compile(r".*-->.*"), "the comment that opens here is never closed by -->."
        )
    return "prose", position + 1


def _kind_of_fence(line: Line) -> Kind:
    """Return whether a fence opens a cell, be it one that cannot run here."""
    return "cell" if _CELL.fullmatch(line.text) or _ESCAPED_CELL.fullmatch(line.text) else "code"


def refusal(part: Part) -> ReportError | None:
    """Return what is wrong with the opening line of a cell that Quarto would run and we cannot."""
    line = part.lines[0]
    cell = _CELL.fullmatch(line.text)
    if not cell:
        return line.error("a cell escaped with double braces is not supported. Show it in a fence of four backticks.")
    if cell["language"] != "python":
        return line.error(f"cells in {{{cell['language']}}} are not supported: only {{python}} cells run here.")
    if cell["indent"]:
        return line.error("a cell must begin at the start of its line, not inside a list or quotation.")
    if cell["rest"]:
        return line.error(
            f"write a cell's options on lines inside it, such as `#| echo: true`, not {cell['rest'].strip(' ,')}."
        )
    return None


def _end(lines: Sequence[Line], start: int, closing: re.Pattern[str], message: str) -> int:
    """Return the position behind the closing line."""
    for position in range(start + 1, len(lines)):
        if closing.fullmatch(lines[position].text):
            return position + 1
    raise lines[start].error(message)
