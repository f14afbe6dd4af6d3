"""A table whose cells hold several lines, on paper: each line a paragraph, and columns of the widths given."""

from typing import Any

from halveit.chapters.tree.walking import Node, attr_of, replace
from halveit.exhibits.layout import LINE
from halveit.press.paper.spelling import code

_GAP = ("Space", "SoftBreak")


def broken(table: Node) -> Node:
    """Return a table in which each line of a cell is a paragraph, behind which a voice pauses."""
    return {**table, "c": replace(table["c"], _change)}


def given_shares(table: Node) -> str:
    """Return the columns' widths for Typst, as the rules below the table's heads have them."""
    widths = [column[1].get("c") for column in table["c"][2]]
    return "(" + "".join("1fr, " if width is None else f"{width:.4f}fr, " for width in widths) + ")"


def looks(node: Node, inside: list[Node]) -> list[Node]:
    """Return the words of a Span as its classes ask for: strong or small, and not read out where they are hidden."""
    attr = attr_of(node)
    if attr is None:
        return inside
    openings = [opening for name, opening in _OPENINGS.items() if name in attr.classes and LINE in attr.classes]
    if attr.pairs.get("aria-hidden") == "true":
        openings.append("#pdf.artifact[")
    for opening in openings:
        inside = [code(opening), *inside, code("]")]
    return inside


_OPENINGS = {"strong": '#text(weight: "semibold")[', "small": "#small-print["}


def _change(node: Node) -> list[Node] | None:
    """Return a cell's text with its lines parted; None for all else."""
    if node["t"] != "Plain":
        return None
    inlines: list[Any] = node["c"]
    between = [
        code("#parbreak()")
        if 0 < place < len(inlines) - 1
        and inline["t"] in _GAP
        and _is_line(inlines[place - 1])
        and _is_line(inlines[place + 1])
        else inline
        for place, inline in enumerate(inlines)
    ]
    return [{"t": "Plain", "c": between}]


def _is_line(node: Node) -> bool:
    """Return whether an inline is one line of a cell."""
    return node["t"] == "Span" and LINE in node["c"][0][1]
