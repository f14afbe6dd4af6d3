"""What pandoc makes of a chapter for the site: headings apart, and everything between two of them as HTML."""

from html import escape
from pathlib import PurePosixPath

from msgspec import Struct

from halveit.chapters.tree.walking import Node, plain, replace
from halveit.errors import ReportError
from halveit.exhibits.layout import ENDING
from halveit.press.screen import acronyms, exhibits
from halveit.press.screen.laid_out import small_picture
from halveit.press.screen.links import Addresses, Page, size_in_words
from halveit.press.screen.nodes import raw_block, raw_inline, span, text
from halveit.press.screen.pieces import written_pieces
from halveit.press.tracing.quotes import linked
from halveit.steps.door import read_text

_CALLOUT = "callout"
_DRESSED = frozenset({"Div", "Figure", "Header", "Image", "Link", "Span", "Table"})
"""The elements that may look otherwise on the site."""


class Passage(Struct, frozen=True, kw_only=True):
    """A heading and what follows it, up to the next heading."""

    level: int
    """1 to 6; 0 for what stands before the first heading."""
    id: str
    """The heading's id, unique in the book."""
    heading: str
    """Its text as HTML, number included."""
    body: str
    """HTML; empty where one heading follows another."""


def passages(blocks: list[Node], page: Page, addresses: Addresses) -> list[Passage]:
    """Return a chapter's visible blocks as passages."""
    headings = [node["c"] for node in blocks if node["t"] == "Header"]
    pieces: list[list[Node]] = [[]]
    for node in exhibits.show_exhibits(acronyms.shown(linked(blocks, addresses.facts), addresses.homes)):
        if node["t"] == "Header":
            pieces += [[{"t": "Plain", "c": numbered(node)}], []]
        else:
            pieces[-1].append(node)
    dresser = Dresser(page, addresses)
    before, *others = written_pieces([dresser.dress(piece) for piece in pieces])
    pairs = zip(others[::2], others[1::2], strict=True)
    rest = [
        Passage(level=level, id=attr[0], heading=heading, body=body)
        for (level, attr, _), (heading, body) in zip(headings, pairs, strict=True)
    ]
    return [Passage(level=0, id="", heading="", body=before), *rest] if before else rest


def numbered(heading: Node) -> list[Node]:
    """Return a Header's inlines with its number before them."""
    level, attr, inlines = heading["c"]
    number = dict(attr[2]).get("number", "")
    if not number:
        return inlines
    word = "Appendix " if level == 1 and number.isalpha() else ""
    return [span([text(word + number)], "heading-number"), {"t": "Space"}, *inlines]


class Dresser:
    """Turns the elements of one page into what the site shows."""

    def __init__(self, page: Page, addresses: Addresses) -> None:
        self.page = page
        self.addresses = addresses

    def dress(self, blocks: list[Node]) -> list[Node]:
        """Return blocks with exhibits, callouts, tables, pictures and links as the site shows them."""
        return replace(blocks, self._change, _DRESSED)

    def _change(self, node: Node) -> list[Node] | None:
        match node["t"]:
            case "Figure":
                return exhibits.figure(node)
            case "Div" if _CALLOUT in node["c"][0][1]:
                return _callout(node)
            case "Table" if exhibits.TIDY not in node["c"][0][1]:
                return [_table(node)]
            case "Link" | "Image":
                return [self._link(node) if node["t"] == "Link" else self._image(node)]
            case "Header" | "Span":
                return [_numbered_heading(node) if node["t"] == "Header" else _formula(node)]
        return None

    def _link(self, node: Node) -> Node:
        (identifier, classes, named), inlines, (target, title) = node["c"]
        given = dict(named)
        address = self.addresses.link(self.page, target, given.get("chapter"))
        kind = PurePosixPath(address).suffix[1:].upper()
        if address in self.addresses.files and plain(inlines) == kind:
            inlines = [text(f"{kind}, {size_in_words(self.addresses.files[address])}")]
        if "label" in given:
            inlines = [*inlines, span([text(f" ({given['label']})")], "visually-hidden")]
        kept = [pair for pair in named if pair[0] not in ("chapter", "label")]
        return {"t": "Link", "c": [[identifier, classes, kept], inlines, [address, title]]}

    def _image(self, node: Node) -> Node:
        (_, classes, named), inlines, (target, _) = node["c"]
        given = dict(named)
        if target.endswith(exhibits.INLINE_CHART):
            return exhibits.chart(self._drawings(target))
        alt = plain(inlines) or given.get("fig-alt", "")
        if target.endswith(ENDING):
            return small_picture(read_text(self.addresses.source(self.page, target)), alt)
        if not alt:
            raise ReportError(
                f'the picture "{target}" has no alternative text. Write in its brackets what it shows: ![…]({target}).',
                path=self.page.source,
            )
        wanted = {"src": self.addresses.link(self.page, target, None), "alt": alt, "class": " ".join(classes)}
        wanted |= {side: given[side] for side in ("width", "height") if side in given}
        inside = " ".join(f'{name}="{escape(value)}"' for name, value in wanted.items() if value)
        return raw_inline(f"<img {inside}>")

    def _drawings(self, target: str) -> dict[str, str]:
        paths = {"wide": target, "narrow": target.removesuffix(exhibits.INLINE_CHART) + ".narrow.svg"}
        return {width: read_text(self.addresses.source(self.page, path)) for width, path in paths.items()}


def _formula(node: Node) -> Node:
    """Return a Span with words for a formula so that they are read out; any other as it is."""
    (identifier, classes, named), inlines = node["c"]
    words = dict(named).get("alt")
    told = [["role", "math"], ["aria-label", words]] if words else named
    return {"t": "Span", "c": [[identifier, classes, told], inlines]}


def _numbered_heading(node: Node) -> Node:
    level, (identifier, _, _), _ = node["c"]
    return {"t": "Header", "c": [level, [identifier, [], []], numbered(node)]}


def _table(node: Node) -> Node:
    name = plain(node["c"][1]) or "Table"
    return exhibits.scroll_region(exhibits.tidy_table(node), aria_label=name)


def _callout(node: Node) -> list[Node]:
    (identifier, classes, named), blocks = node["c"]
    given = dict(named)
    kind = next((name for name in classes if name.startswith(f"{_CALLOUT}-")), "callout-note").removeprefix("callout-")
    title = escape(given.get("title") or kind.capitalize())
    attributes = f'class="callout callout-{kind}"' + (f' id="{escape(identifier)}"' if identifier else "")
    if given.get("collapse") == "true":
        return [
            raw_block(f"<details {attributes}><summary>{title}</summary>"),
            *blocks,
            raw_block("</details>"),
        ]
    return [raw_block(f'<aside {attributes}><p class="callout-title">{title}</p>'), *blocks, raw_block("</aside>")]
