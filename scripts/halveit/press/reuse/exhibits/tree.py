"""Where exhibits stand in a chapter's tree, and what belongs to each: its data, source and downloads."""

from collections.abc import Iterator
from typing import Any

from halveit.chapters.tree.walking import Attr, Node

DOWNLOADS = "exhibit-downloads"
_PARTS = {"exhibit-data", "exhibit-source", DOWNLOADS}


def headings_and_exhibits(tree: list[Any]) -> Iterator[tuple[Node, list[Node]]]:
    """Give each heading, and each exhibit with the parts that follow it."""
    for place, node in enumerate(tree):
        if isinstance(node, list):
            yield from headings_and_exhibits(node)
        elif not isinstance(node, dict):
            continue
        elif is_exhibit(node):
            yield node, _parts_after(tree, place)
        elif node.get("t") == "Header":
            yield node, []
        elif isinstance(node.get("c"), list):
            yield from headings_and_exhibits(node["c"])


def is_exhibit(node: Any) -> bool:
    """Tell whether an element is an exhibit that readers know by a number or name."""
    return isinstance(node, dict) and node.get("t") in ("Figure", "Div") and "word" in Attr(node).pairs


def _parts_after(blocks: list[Any], place: int) -> list[Node]:
    """Return the data, source and downloads that follow an exhibit at a place among blocks."""
    parts: list[Node] = []
    for node in blocks[place + 1 :]:
        if not isinstance(node, dict) or node.get("t") != "Div" or _PARTS.isdisjoint(node["c"][0][1]):
            break
        parts.append(node)
    return parts
