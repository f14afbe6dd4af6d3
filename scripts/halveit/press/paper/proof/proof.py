"""The proof of a report before it is set: title and language, headings, and every element of every chapter."""

import re
from collections.abc import Sequence
from functools import partial

from halveit.chapters.tree.walking import Node, attr_of, plain, walk
from halveit.errors import Collector
from halveit.paths import BOOK_FILE
from halveit.press.paper.proof.elements import Say, look_through
from halveit.press.paper.proof.places import Lines, nowhere
from halveit.press.paper.sections import Front, Section

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


def proof(front: Front, sections: Sequence[Section], line_of: Lines = nowhere) -> None:
    """Raise every mistake that would leave some readers out; all chapters are looked at first.

    `line_of` looks up words in a chapter's file.
    """
    found = Collector()
    _proof_front(front, found)
    ids = _ids(sections)
    for section in sections:
        say = partial(_say, section, found, line_of)
        _proof_headings(section, say)
        look_through(section.blocks, ids, say)
    found.finish()


def _say(section: Section, found: Collector, line_of: Lines, message: str, *words: str) -> None:
    """Note a mistake at the line of a chapter that has these words."""
    found.add(message, path=section.source, line=line_of(section.source, *words))


def _proof_front(front: Front, found: Collector) -> None:
    if not front.title.strip():
        found.add("the report has no title. Say `title:` under `book:`; it names the PDF.", path=BOOK_FILE)
    if not _LANGUAGE.fullmatch(front.language):
        told = f'"{front.language}" is no language tag' if front.language else "the report has no language"
        found.add(f"{told}. Say `lang: en-GB`, so that a voice reads it out as English.", path=BOOK_FILE)


def _proof_headings(section: Section, say: Say) -> None:
    """Note headings that are empty, skip a level or carry a footnote."""
    last = 0
    for node in _elements(section.blocks, "Header"):
        level, _, words = node["c"]
        title, signs = plain(words), "#" * level
        if not title:
            say(f"a heading of level {level} is empty. Give it words or take it out.", f"{signs} {{")
        if _elements(words, "Note"):
            told = f'the heading "{title}" has a footnote, which the contents would repeat. Put it in the text below.'
            say(told, signs, title)
        if level > last + 1:
            before = f"follows level {last}" if last else "opens the chapter"
            told = f'the heading "{title}" has level {level} but {before}: '
            say(f"{told}write {'#' * (last + 1)} instead of {signs}.", signs, title)
        last = level


def _elements(tree: list[Node], kind: str) -> list[Node]:
    """Return the elements of a kind in reading order."""
    return [node for node in walk(tree) if node["t"] == kind]


def _ids(sections: Sequence[Section]) -> frozenset[str]:
    """Return every id that a link in the report can lead to."""
    nodes = [node for section in sections for node in walk(section.blocks)]
    ids = {attr.identifier for node in nodes if (attr := attr_of(node))}
    return frozenset((ids | {section.label for section in sections}) - {""})
