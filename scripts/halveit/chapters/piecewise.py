"""A chapter's Markdown read in pieces, where pandoc makes the same of them as of the whole: an edit changes one."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from halveit.chapters.pandoc import Warned, read_markdown
from halveit.chapters.tree.walking import Attr, Node, walk_but_words
from halveit.steps.threads import at_once

_LEAST = 4_500
"""Characters that a piece has at least: pandoc needs as long to start as for about as many."""
_ATTRIBUTE = r'(?:[.#][\w-]+|[\w-]+="[^"{}]*")'
_LINKED = rf'(?:\([^()\s]*(?: "[^"()]*")?\)|\{{{_ATTRIBUTE}(?: +{_ATTRIBUTE})*\}})'
_TIED = re.compile(
    "|".join(
        (
            r"^ {0,3}\[(?!\^)[^\]]*\]:",  # an address that links elsewhere may use by its name
            # brackets that may stand for a heading elsewhere: no footnote's mark, no citation, and nothing behind them
            rf"(?<!\])\[(?!\^[\w-]+\])(?![^\[\]]*\]{_LINKED})[^\[\]@]*(?:\]|\[)",
            r"^\s*\(@[\w-]*\)",  # an example, counted through all of them
            r"<(?!https?:|mailto:)[A-Za-z/!?]",  # HTML, which may end after a heading
            r"\$\$|\\[A-Za-z]",  # TeX, which may too, or say what a command means
            r"^\s*[-+=][-+=: ]*$",  # the edge of a table with headings inside, or of a heading below its text
            r"^(?:.+(?:```|~~~)| +(?:```|~~~))",  # what may or may not begin a block of code
        )
    ),
    re.MULTILINE,
)
"""What can tie one part of a text to another, or hide that a heading is none; some of it does neither."""
_CODE = re.compile(r"(`{3,}|~{3,}) *(?:\{[^{}`]*\}|[\w+-]*) *$")
_HEADING = re.compile(r"#{1,6} ")
_TOLD = frozenset({"Cite", "Header", "Note"})
"""The elements that pandoc counts through a text."""
_FOOTNOTE = re.compile(r"\[\^([^\]]*)\]")


class Piece(NamedTuple):
    """A part of a text."""

    headings: str
    """The headings of the parts before it: pandoc counts those of the same name."""
    text: str
    """Its text, which begins with a heading unless it is the first."""


class _Heading(NamedTuple):
    """A line that pandoc may take for a heading."""

    place: int
    """Where it begins."""
    line: str
    """What it says."""
    is_outside: bool
    """Whether it stands in no div."""


def read_piecewise(text: str, *, least: int = _LEAST) -> tuple[list[Node], list[Warned]]:
    """Return what `read_markdown` returns of a text, of which only those pieces are read that are new.

    A piece has `least` characters at least.
    """
    pieces = cut(text, least)
    return (_together(pieces) if len(pieces) > 1 else None) or read_markdown(text)


def _together(pieces: Sequence[Piece]) -> tuple[list[Node], list[Warned]] | None:
    """Return what pandoc makes of pieces; None where it may make something else of the whole."""
    found: list[Node] = []
    ids: list[str] = []
    counted = 0
    for reading in at_once(lambda piece: read_markdown(piece.headings + piece.text), pieces):
        blocks, warned = reading.result()
        told = [node for node in walk_but_words(blocks) if node["t"] in _TOLD]
        own = [Attr(node).identifier for node in told if node["t"] == "Header"]
        if warned or own[: len(ids)] != ids or len(set(own)) < len(own):
            return None
        begun = _counted([node for node in walk_but_words(blocks[: len(ids)]) if node["t"] in _TOLD])
        _count_on(told, counted - begun)
        counted += _counted(told) - begun
        found += blocks[len(ids) :]
        ids = own
    return found, []


def _counted(told: Sequence[Node]) -> int:
    """Return how many footnotes and groups of citations, but for those in footnotes, there are: pandoc counts them."""
    notes = [node for node in told if node["t"] == "Note"]
    inside = sum(node["t"] == "Cite" for note in notes for node in walk_but_words(note["c"]))
    return len(notes) + sum(node["t"] == "Cite" for node in told) - inside


def _count_on(told: Sequence[Node], counted: int) -> None:
    """Let the count of citations go on from what was counted before."""
    for node in told:
        for citation in node["c"][0] if node["t"] == "Cite" else ():
            citation["citationNoteNum"] += counted


def cut(text: str, least: int = _LEAST) -> Sequence[Piece]:
    """Return a text in pieces, or whole where one part of it may have to do with another."""
    if len(text) < 2 * least or _TIED.search(text):
        return [Piece("", text)]
    try:
        headings = list(_headings(text))
    except ValueError:
        return [Piece("", text)]
    places, footnotes = [0], _footnotes(text)
    for heading in headings:
        is_apart = heading.is_outside and not any(first < heading.place < last for first, last in footnotes)
        if is_apart and heading.place - places[-1] >= least:
            places.append(heading.place)
    return [
        Piece("".join(f"{each.line}\n\n" for each in headings if each.place < begin), text[begin:end])
        for begin, end in zip(places, [*places[1:], len(text)], strict=True)
    ]


def _headings(text: str) -> Iterator[_Heading]:
    """Give the headings of a text; ValueError where a block of code or a div does not end."""
    code, depth, place, after_blank = "", 0, 0, True
    for line in text.split("\n"):
        opening = _CODE.match(line)
        if code:
            code = "" if opening and line.strip(f"{code[0]} ") == "" and opening[1].startswith(code) else code
        elif line.startswith(("```", "~~~")):
            if not opening or not after_blank:
                raise ValueError(line)
            code = opening[1]
        elif line.strip().startswith(":::"):
            # What may open a div counts, and what only may close one does not: too few headings do no harm.
            depth += 1 if line.strip(" :") else -1 if depth and line.startswith(":::") else 0
        elif after_blank and _HEADING.match(line):
            yield _Heading(place, line, not depth)
        after_blank = not line.strip(": ") or line.startswith(":::")
        place += len(line) + 1
    if code or depth:
        raise ValueError(text)


def _footnotes(text: str) -> Collection[tuple[int, int]]:
    """Return from where to where each footnote is spoken of: at its mark, and at its text."""
    found: dict[str, tuple[int, int]] = {}
    for each in _FOOTNOTE.finditer(text):
        first, _ = found.get(each[1], (each.start(), 0))
        found[each[1]] = (first, each.start())
    return found.values()
