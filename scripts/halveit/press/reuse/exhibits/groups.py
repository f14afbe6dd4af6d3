"""An exhibit in a chapter's tree with all that belongs to it: its data, source and downloads, and where it stands."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from halveit.chapters import Book, Chapter, visible
from halveit.chapters.tree.walking import Attr, Node
from halveit.press.changes.state import Shown
from halveit.press.screen.exhibits import label_of
from halveit.press.screen.links import EXHIBITS
from halveit.press.screen.nodes import raw_inline
from halveit.press.tracing.traced import Place, place_of

_PARTS = ("exhibit-data", "exhibit-source", "exhibit-downloads")


@dataclass(frozen=True, kw_only=True)
class Group:
    """An exhibit as a chapter shows it."""

    id: str
    """Its id in the chapter: fig-stillbirths."""
    number: str
    """Chart 1; the name of a table that has no number."""
    nodes: tuple[Node, ...]
    """The exhibit, then its parts."""
    chapter: Chapter
    """Where it is shown."""
    place: Place
    """The section that shows it."""

    @property
    def label(self) -> str:
        """The name of its file in figures/."""
        return self.id.partition("-")[2]

    @property
    def page(self) -> str:
        """The slug of its own page."""
        return page_of(self.label)


def groups_shown(book: Book, labels: Collection[str]) -> list[Group]:
    """Return the exhibits of `labels` that chapters show, each where it stands first, in reading order."""
    first: dict[str, Group] = {}
    for chapter in book.chapters:
        blocks = visible(chapter.blocks, "html", {**book.config.metadata, **chapter.meta})
        for group in groups_of(chapter, blocks):
            if group.label in labels:
                first.setdefault(group.label, group)
    return list(first.values())


def page_of(label: str) -> str:
    """Return the slug of an exhibit's own page."""
    return f"{EXHIBITS}/{label}"


def own_addresses(exhibits: Mapping[str, Shown]) -> list[str]:
    """Return the addresses of the own pages of an edition's exhibits, given by label: of those that a chapter shows."""
    return [f"{page_of(label)}.html" for label, exhibit in exhibits.items() if exhibit.address]


def groups_of(chapter: Chapter, blocks: list[Node]) -> Iterator[Group]:
    """Give the exhibits of a chapter in reading order."""
    place = Place(page=chapter.slug, id="", words=chapter.title)
    for node, parts in _found(blocks):
        if node["t"] == "Header":
            place = place_of(chapter, node)
        else:
            yield Group(
                id=Attr(node).identifier, number=label_of(node), nodes=(node, *parts), chapter=chapter, place=place
            )


def _found(tree: Any) -> Iterator[tuple[Node, list[Node]]]:
    """Give each heading, and each exhibit with the parts that follow it."""
    if isinstance(tree, dict):
        yield from _found(tree.get("c"))
    if not isinstance(tree, list):
        return
    for place, node in enumerate(tree):
        if is_exhibit(node):
            yield node, parts_after(tree, place)
        elif isinstance(node, dict) and node.get("t") == "Header":
            yield node, []
        else:
            yield from _found(node)


def is_exhibit(node: Any) -> bool:
    """Tell whether an element is an exhibit that readers know by a number or name."""
    return isinstance(node, dict) and node.get("t") in ("Figure", "Div") and "word" in Attr(node).pairs


def parts_after(blocks: list[Any], place: int) -> list[Node]:
    """Return the data, source and downloads that follow an exhibit at a place among blocks."""
    parts: list[Node] = []
    for node in blocks[place + 1 :]:
        if not isinstance(node, dict) or node.get("t") != "Div" or not set(_PARTS) & set(node["c"][0][1]):
            break
        parts.append(node)
    return parts


def with_own_pages(tree: Any, pages: Collection[str]) -> Any:
    """Return a tree in which each exhibit's downloads end with the way to its own page; `pages` are their slugs."""
    if isinstance(tree, dict):
        return {**tree, "c": with_own_pages(tree["c"], pages)} if "c" in tree else tree
    if not isinstance(tree, list):
        return tree
    changed, exhibit = [], None
    for node in tree:
        if is_exhibit(node):
            exhibit = node
        elif exhibit and isinstance(node, dict) and node.get("t") == "Div" and _PARTS[2] in node["c"][0][1]:
            changed.append(_with_page(node, exhibit) if page_of(_label(exhibit)) in pages else node)
            continue
        changed.append(node if is_exhibit(node) else with_own_pages(node, pages))
    return changed


def _label(exhibit: Node) -> str:
    """Return the name of an exhibit's file in figures/."""
    return Attr(exhibit).identifier.partition("-")[2]


def _with_page(downloads: Node, exhibit: Node) -> Node:
    """Return an exhibit's downloads with a link to its own page below them."""
    attr, blocks = downloads["c"]
    kind = "chart" if exhibit["t"] == "Figure" else "table"
    hidden = f'<span class="visually-hidden"> ({escape(label_of(exhibit))})</span>'
    told = "cite, embed, columns" if kind == "chart" else "cite, columns"
    link = raw_inline(f'<a href="{page_of(_label(exhibit))}.html">This {kind}’s own page{hidden}: {told}</a>')
    return {"t": "Div", "c": [attr, [*blocks, {"t": "Para", "c": [link]}]]}
