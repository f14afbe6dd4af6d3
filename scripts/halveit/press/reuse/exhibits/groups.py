"""An exhibit in a chapter with all that belongs to it: its data, source and downloads, and where it stands."""

from collections.abc import Collection
from html import escape
from typing import Any

from msgspec import Struct

from halveit.chapters import Book, Chapter
from halveit.chapters.tree.walking import Attr, Node, has_blocks
from halveit.press.contained import Numbered, contained, shown_blocks
from halveit.press.reuse.exhibits.tree import DOWNLOADS, headings_and_exhibits, is_exhibit
from halveit.press.screen.exhibits import label_of
from halveit.press.screen.links import EXHIBITS
from halveit.press.screen.nodes import raw_inline
from halveit.press.tracing.places import Place


class Group(Struct, frozen=True, kw_only=True):
    """An exhibit as a chapter shows it."""

    exhibit: Numbered
    """What is known of it."""
    chapter: Chapter
    """Where it is shown."""

    @property
    def id(self) -> str:
        """Its id in the chapter: fig-stillbirths."""
        return self.exhibit.id

    @property
    def number(self) -> str:
        """Chart 1; the name of a table that has no number."""
        return self.exhibit.number

    @property
    def place(self) -> Place:
        """The section that shows it."""
        return self.exhibit.place

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
    known = frozenset(labels)
    for chapter in book.chapters:
        for exhibit in contained(book, chapter).exhibits:
            group = Group(exhibit=exhibit, chapter=chapter)
            if exhibit.stands_alone and group.label in known:
                first.setdefault(group.label, group)
    return list(first.values())


def nodes_of(book: Book, chapter: Chapter) -> dict[str, tuple[Node, ...]]:
    """Return a chapter's exhibits by id, each with the parts that follow it."""
    found = headings_and_exhibits(shown_blocks(book, chapter))
    return {Attr(node).identifier: (node, *parts) for node, parts in found if is_exhibit(node)}


def page_of(label: str) -> str:
    """Return the slug of an exhibit's own page."""
    return f"{EXHIBITS}/{label}"


def own_addresses(book: Book, labels: Collection[str]) -> list[str]:
    """Return the addresses of the own pages of the exhibits of `labels` that chapters show."""
    return [f"{group.page}.html" for group in groups_shown(book, labels)]


def with_own_pages(tree: Any, pages: Collection[str]) -> Any:
    """Return a tree in which each exhibit's downloads end with the way to its own page; `pages` are their slugs."""
    if isinstance(tree, dict):
        return {**tree, "c": with_own_pages(tree["c"], pages)} if has_blocks(tree) else tree
    if not isinstance(tree, list):
        return tree
    changed, exhibit = [], None
    for node in tree:
        if is_exhibit(node):
            exhibit = node
        elif exhibit and isinstance(node, dict) and node.get("t") == "Div" and DOWNLOADS in node["c"][0][1]:
            changed.append(_with_page(node, exhibit) if page_of(_label(exhibit)) in pages else node)
            continue
        changed.append(node if node is exhibit or not has_blocks(node) else with_own_pages(node, pages))
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
