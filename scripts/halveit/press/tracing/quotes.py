"""Where chapters quote facts, and how such a quotation becomes a link to the page of facts."""

from collections.abc import Collection
from typing import Any

from halveit.chapters.tree.walking import Attr, Node, has_elements

SLUG = "facts"
"""The page of facts, as its address names it."""
_NOT_INSIDE = ("Header", "Link", "Image")
"""A link within a link cannot be; one in a heading would stand in every table of contents."""
_PLAIN = ("Str", "Space", "SoftBreak", "Quoted")


def quoted_id(node: Node) -> str | None:
    """Return the id of the fact that an element quotes; None where it quotes none."""
    if node.get("t") != "Span" or "fact" not in Attr(node).classes:
        return None
    return Attr(node).pairs.get("data-fact")


def linked(tree: Any, known: Collection[str]) -> Any:
    """Return a tree in which each quotation of a known fact leads to it, but in headings, links and pictures."""
    if isinstance(tree, list):
        return [linked(child, known) if has_elements(child) else child for child in tree]
    if not isinstance(tree, dict) or tree.get("t") in _NOT_INSIDE:
        return tree
    quoted = quoted_id(tree)
    if quoted in known and all(inline["t"] in _PLAIN for inline in tree["c"][1]):
        attr = ["", ["fact"], [["data-fact", quoted], ["chapter", SLUG]]]
        return {"t": "Link", "c": [attr, tree["c"][1], [f"#{quoted}", ""]]}
    return {**tree, "c": linked(tree["c"], known)} if "c" in tree else tree
