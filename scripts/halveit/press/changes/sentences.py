"""The sentences of a chapter as a reader of the site meets them, without its exhibits."""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from halveit.chapters.tree.walking import Attr, Node, attr_of, plain, walk

_END = re.compile(r"[.?!…]+[”’\")\]]*\s+(?=[“\u2018\"(\[]*[A-Z0-9£])")
_ENTRY = "Entry"
"""An entry of the list of references, which is one text however many full stops are in it."""
_RUNS = ("Para", "Plain", "Header", _ENTRY)
_SHORTENED = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|vs|al|etc|Dr|Mr|Mrs|Ms|Prof|St|Sir|No|Nos|pp?|vol|ed|eds)|(?<![\w.])[A-Z])\.$"
)


class Sentence(Struct, frozen=True, kw_only=True):
    """One sentence, or a heading, or a cell of a table that is part of the prose."""

    text: str
    """Plain text on one line."""
    section: str = ""
    """The id of the heading above it; empty above the first one."""
    heading: str = ""
    """The heading's words."""
    entry: bool = False
    """Whether it is an entry of the list of references."""


def sentences_of(blocks: list[Node]) -> tuple[Sentence, ...]:
    """Return the sentences of a chapter's visible blocks, in reading order."""
    found: list[Sentence] = []
    section, heading = "", ""
    for node in _texts(blocks):
        if node["t"] == "Header":
            section, heading = Attr(node).identifier, plain(node["c"][2])
        text = heading if node["t"] == "Header" else plain(node["c"])
        entry = node["t"] == _ENTRY
        pieces = [text] if entry else split(text)
        found += [Sentence(text=piece, section=section, heading=heading, entry=entry) for piece in pieces]
    return tuple(found)


def split(text: str) -> list[str]:
    """Return a text's sentences: one ends at a full stop before a capital letter or a number, not at e.g. or Dr."""
    pieces, start = [], 0
    for end in _END.finditer(text):
        if not _SHORTENED.search(text[start : end.end()].rstrip()):
            pieces.append(text[start : end.end()].strip())
            start = end.end()
    return [piece for piece in (*pieces, text[start:].strip()) if piece]


def _texts(tree: Any) -> Iterator[Node]:
    """Give each heading and each run of text of a tree; a footnote follows the text that has its mark."""
    if isinstance(tree, list):
        for child in tree:
            yield from _texts(child)
    elif isinstance(tree, dict) and not _of_an_exhibit(tree):
        if tree.get("t") in _RUNS:
            yield tree
            yield from _texts([node["c"] for node in walk(tree["c"]) if node["t"] == "Note"])
        else:
            yield from _texts(_inside(tree))


def _inside(block: Node) -> Any:
    """Return what is in a block of blocks, with lines and terms as runs of text."""
    match block.get("t"):
        case "LineBlock":
            return [{"t": "Plain", "c": line} for line in block["c"]]
        case "DefinitionList":
            return [[{"t": "Plain", "c": term}, definitions] for term, definitions in block["c"]]
        case "Div" if "csl-entry" in Attr(block).classes:
            return {"t": _ENTRY, "c": block["c"][1]}
    return block.get("c")


def _of_an_exhibit(node: Node) -> bool:
    """Tell whether an element is a numbered exhibit, or the data, source and downloads under one."""
    attr = attr_of(node) if node.get("t") in ("Figure", "Div") else None
    return attr is not None and ("word" in attr.pairs or any(name.startswith("exhibit") for name in attr.classes))
