"""A table whose cells hold several lines, on a page: a table on wide screens, and on phones a card for each row.

The style sheet makes the cards. Boxes that no longer lie as a table does would not be read out as one, so every part
says by its role what it is, and each cell carries the heading of its column for the card.
"""

from html import escape
from typing import Any

from halveit.chapters.tree.walking import Node, plain
from halveit.press.screen.nodes import raw_block, raw_inline

SUMMARY = "How to read this table, and where its numbers come from"


def as_cards(table: Node) -> Node:
    """Return a tidy table whose parts keep their roles however they are laid out."""
    (identifier, classes, named), caption, columns, (head_attr, head_rows), bodies, foot = table["c"]
    labels = [plain(cell[4]) for _, cells in head_rows for cell in cells]
    return {
        "t": "Table",
        "c": [
            [identifier, [*classes, "laid-out"], [*named, ["role", "table"]]],
            caption,
            columns,
            [_role(head_attr, "rowgroup"), _rows(head_rows, [], "columnheader")],
            [
                [_role(attr, "rowgroup"), heads, top, _rows(rows, labels, "rowheader")]
                for attr, heads, top, rows in bodies
            ],
            foot,
        ],
    }


def folded_source(blocks: list[Node]) -> list[Node]:
    """Return notes and sources as a closed `details`: one key away, and there without JavaScript."""
    opening = f'<details class="exhibit-data exhibit-source"><summary>{escape(SUMMARY)}</summary>'
    return [raw_block(opening), *blocks, raw_block("</details>")]


def small_picture(svg: str, alt: str) -> Node:
    """Return a picture the size of a word as HTML, with what it shows."""
    return raw_inline(svg.strip().replace("<svg", f'<svg role="img" aria-label="{escape(alt)}"', 1))


def _rows(rows: list[Any], labels: list[str], first: str) -> list[Any]:
    """Return rows with roles: heads of columns throughout where no labels are given, else a head and its cells."""
    return [[_role(attr, "row"), _cells(cells, labels, first)] for attr, cells in rows]


def _cells(cells: list[Any], labels: list[str], first: str) -> list[Any]:
    """Return the cells of one row."""
    done = []
    for place, (attr, *rest) in enumerate(cells):
        told = _role(attr, first if place == 0 or not labels else "cell")
        if labels and place:
            told = [told[0], told[1], [*told[2], ["data-label", labels[place]]]]
        done.append([told, *rest])
    return done


def _role(attr: list[Any], role: str) -> list[Any]:
    """Return attributes with a role."""
    identifier, classes, named = attr
    return [identifier, classes, [*named, ["role", role]]]
