"""How an acronym shows what it stands for on the site, without a script.

The first one below a heading is a link to its entry in the glossary, so that the keyboard and a finger reach it; its
name for screen readers has the expansion, once. The style sheet prints the expansion behind it on focus and under a
resting pointer, within the line: nothing is covered, so that there is nothing to dismiss (WCAG 1.4.13). Where no
pointer can hover, and in print, the style sheet prints it behind the first one on a page (class `told`) for good.
Later ones are plain: the pointer finds their expansion, and everyone else the link above.
"""

from collections.abc import Container
from html import escape

from halveit.chapters.glossary.marking import CLASS
from halveit.chapters.tree.walking import Attr, Node, plain, replace
from halveit.press.screen.nodes import raw_inline


def shown(blocks: list[Node], ids: Container[str]) -> list[Node]:
    """Return blocks with their acronyms as the site shows them; `ids` are those that a link can lead to."""

    def change(node: Node) -> list[Node] | None:
        return _acronym(node, ids) if CLASS in Attr(node).classes else None

    return replace(blocks, change, ("Span",))


def _acronym(node: Node, ids: Container[str]) -> list[Node]:
    """Return one acronym: in a link at the first use below a heading, else by itself."""
    told = Attr(node).pairs
    inside: list[Node] = node["c"][1]
    looks = ' class="told"' if told.get("told") == "chapter" else ""
    opening = raw_inline(f'<abbr{looks} title="{escape(told["expansion"])}">')
    abbr = [opening, *inside, raw_inline("</abbr>")]
    if "first" not in told or told["entry"] not in ids:
        return abbr
    attributes = ["", ["acronym"], [["aria-label", f"{plain(inside)}: {told['expansion']}"]]]
    return [{"t": "Link", "c": [attributes, abbr, [f"#{told['entry']}", ""]]}]
