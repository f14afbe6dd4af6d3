"""A chapter's parts made ready to run: shortcodes filled in, comments taken out, options of cells read."""

import re
from typing import Any

from msgspec import Struct

from halveit.chapters.cells.inline import check_inline
from halveit.chapters.cells.options import CellOptions, read_options
from halveit.chapters.sources.chapter import Written
from halveit.chapters.sources.lines import Line, text_of
from halveit.chapters.sources.parts import Part, refusal
from halveit.chapters.sources.shortcodes import Values, fill
from halveit.errors import Collector, ReportError

_SPAN_OR_COMMENT = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)|<!--.*?-->", re.DOTALL)
_EMPTY_COMMENT = re.compile(r"<!--\s*-->")


class Text(Struct, frozen=True, kw_only=True):
    """Prose, or code that is only shown."""

    lines: tuple[Line, ...]
    """Its lines; those of code are marked."""


class Cell(Struct, frozen=True, kw_only=True):
    """A cell."""

    fence: Line
    """The line that opens it."""
    inside: tuple[Line, ...]
    """Its lines, options too."""
    options: CellOptions
    """What its options say."""


def prepare(written: Written, values: Values, defaults: dict[str, Any], problems: Collector) -> list[Text | Cell]:
    """Return what is to be run and shown, in order; every mistake that shows without running is noted."""
    steps: list[Text | Cell] = []
    for part in written.parts:
        if part.kind == "cell":
            steps += _cell(part, defaults, problems)
        else:
            steps.append(Text(lines=_lines(part, values, problems)))
    _check_labels([step for step in steps if isinstance(step, Cell)], problems)
    return steps


def _check_labels(cells: list[Cell], problems: Collector) -> None:
    """Refuse two cells of one label."""
    first: dict[str, Line] = {}
    for cell in cells:
        label = cell.options.label
        if label and first.setdefault(label, cell.fence) is not cell.fence:
            there = first[label]
            message = f'the label "{label}" is there twice, first in {there.path}:{there.number}. Rename one of them.'
            problems.take(cell.fence.error(message))


def _cell(part: Part, defaults: dict[str, Any], problems: Collector) -> list[Cell]:
    """Return the cell of a part, or none where it cannot run."""
    wrong = refusal(part)
    try:
        if wrong:
            raise wrong
        options = read_options(part.lines[0], part.inside, defaults, problems)
    except ReportError as error:
        problems.take(error)
        return []
    return [Cell(fence=part.lines[0], inside=part.inside, options=options)]


def _lines(part: Part, values: Values, problems: Collector) -> tuple[Line, ...]:
    """Return a part's lines as pandoc may read them, but for the inline expressions."""
    found = []
    for line in _as_code(part.lines) if part.kind == "code" else _without_comments(part.lines):
        try:
            found.append(fill(line, values))
            if not line.code:
                check_inline(line)
        except ReportError as error:
            problems.take(error)
    return tuple(found)


def _as_code(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines of a block of code, those between its fences marked."""
    return (lines[0], *(line.with_text(line.text, code=True) for line in lines[1:-1]), lines[-1])


def _without_comments(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return prose without its comments, which are notes among writers; an empty one, which parts two lists, stays."""
    text = text_of(lines)
    if "<!--" not in text:
        return lines
    cleared = _SPAN_OR_COMMENT.sub(_cleared, text).split("\n")
    pairs = zip(lines, cleared, strict=True)
    return tuple(line.with_text(text) for line, text in pairs if text.strip() or not line.text.strip())


def _cleared(match: re.Match[str]) -> str:
    """Return the line breaks of a comment, and anything else as it is."""
    found = match[0]
    if not found.startswith("<!--") or _EMPTY_COMMENT.fullmatch(found):
        return found
    return "\n" * found.count("\n")
