"""Words and spaces that follow one another, as one text and cut by its positions."""

from collections.abc import Iterable

from halveit.chapters.tree.walking import Node

RUN = ("Str", "Space", "SoftBreak")
"""The elements that make one text."""


def text_of(run: Iterable[Node]) -> str:
    """Return the text; a space and a break of the source's line are one sign each."""
    return "".join(node["c"] if node["t"] == "Str" else " " for node in run)


def cut(run: Iterable[Node], start: int, end: int) -> list[Node]:
    """Return the elements between two positions of the text; words across a position are parted."""
    found: list[Node] = []
    place = 0
    for node in run:
        length = len(node["c"]) if node["t"] == "Str" else 1
        first, last = max(start - place, 0), min(end - place, length)
        place += length
        if first < last:
            found.append({"t": "Str", "c": node["c"][first:last]} if node["t"] == "Str" else node)
    return found
