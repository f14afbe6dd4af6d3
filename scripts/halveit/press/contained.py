"""What a chapter's page contains that other pages tell of: headings, exhibits, quotations and ids."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from halveit.chapters import Book, Chapter, visible
from halveit.chapters.tree.walking import Attr, Node, attr_of, plain, walk
from halveit.press.reuse.exhibits.tree import headings_and_exhibits, is_exhibit
from halveit.press.screen.downloads import Shown, finding_of, with_files
from halveit.press.screen.exhibits import label_of
from halveit.press.screen.html import numbered
from halveit.press.tracing.places import Place, beginning, place_of
from halveit.press.tracing.quotes import quoted_id
from halveit.steps.digests import digest
from halveit.steps.running import kept_by


class Heading(Struct, frozen=True, kw_only=True):
    """A heading that stands in no other element."""

    level: int
    """1 to 6."""
    id: str
    """Its id."""
    words: str
    """Its text, number included."""


class Numbered(Struct, frozen=True, kw_only=True):
    """An exhibit that readers know by a number or name."""

    id: str
    """Its id in the chapter: fig-stillbirths."""
    number: str
    """Chart 1; the name of a table that has no number."""
    finding: str
    """The first sentence of its caption."""
    place: Place
    """The section that shows it."""
    stands_alone: bool
    """Whether it is in no other exhibit."""
    digest: str
    """What stands for it and for the data, source and downloads that follow it."""
    quotes: tuple[str, ...]
    """The ids of the facts that it quotes."""
    leads_to: tuple[str, ...]
    """The ids that links in it lead to."""


class Contained(Struct, frozen=True, kw_only=True):
    """What is on a chapter's page."""

    slug: str
    """The page's name in addresses."""
    ids: tuple[str, ...]
    """Every id that can be seen."""
    headings: tuple[Heading, ...]
    """In reading order."""
    exhibits: tuple[Numbered, ...]
    """In reading order."""
    quotes: tuple[tuple[str, Place], ...]
    """The id of each fact that is quoted, with the section that quotes it, in reading order."""


def shown_blocks(book: Book, chapter: Chapter) -> list[Node]:
    """Return a chapter as the site shows it."""
    return visible(chapter.blocks, "html", {**book.config.metadata, **chapter.meta})


def shown_digest(book: Book, chapter: Chapter) -> str:
    """Return what stands for a chapter as the site shows it."""
    return digest("\n".join((chapter.digest, *sorted(_true({**book.config.metadata, **chapter.meta})))).encode())


def _true(meta: Mapping[str, Any]) -> Iterator[str]:
    """Give the dotted name of each value that is true: of the metadata, conditional content asks for no more."""
    for name, value in meta.items():
        if isinstance(value, Mapping):
            yield from (f"{name}.{inner}" for inner in _true(value))
        elif value is True:
            yield str(name)


def contained(book: Book, chapter: Chapter) -> Contained:
    """Return what is on a chapter's page; its tree is looked at only where the chapter has changed."""
    return kept_by(
        "what a chapter contains",
        shown_digest(book, chapter),
        make=lambda: found_in(chapter, shown_blocks(book, chapter)),
    )


def shown_on(page: Contained, exhibits: Path) -> list[Shown]:
    """Return the exhibits of a page with their files; `exhibits` is the folder that has these."""
    return [with_files(each.id, each.number, each.finding, page.slug, exhibits) for each in page.exhibits]


def found_in(chapter: Chapter, blocks: list[Node]) -> Contained:
    """Return what is in a chapter's blocks as the site shows them."""
    elements = [*walk(blocks)]
    named = (attr_of(node) for node in elements)
    return Contained(
        slug=chapter.slug,
        ids=tuple(attr.identifier for attr in named if attr and attr.identifier),
        headings=tuple(_heading(node) for node in blocks if node["t"] == "Header"),
        exhibits=tuple(_exhibits(chapter, elements, blocks)),
        quotes=tuple(_quotes(chapter, elements)),
    )


def _heading(node: Node) -> Heading:
    return Heading(level=node["c"][0], id=Attr(node).identifier, words=plain(numbered(node)))


def _quotes(chapter: Chapter, elements: list[Node]) -> Iterator[tuple[str, Place]]:
    place = beginning(chapter)
    for node in elements:
        if node["t"] == "Header":
            place = place_of(chapter, node)
        if name := quoted_id(node):
            yield name, place


def _exhibits(chapter: Chapter, elements: list[Node], blocks: list[Node]) -> Iterator[Numbered]:
    alone = {id(node): parts for node, parts in headings_and_exhibits(blocks)}
    place = beginning(chapter)
    for node in elements:
        if node["t"] == "Header":
            place = place_of(chapter, node)
        elif is_exhibit(node):
            yield _numbered(node, place, alone.get(id(node)))


def _numbered(node: Node, place: Place, parts: list[Node] | None) -> Numbered:
    whole = [node, *(parts or ())]
    inner = [*walk(whole)]
    targets = (each["c"][2][0] for each in inner if each["t"] == "Link")
    return Numbered(
        id=Attr(node).identifier,
        number=label_of(node),
        finding=finding_of(node),
        place=place,
        stands_alone=parts is not None,
        digest=digest(json.dumps(whole).encode()),
        quotes=tuple(dict.fromkeys(name for each in inner if (name := quoted_id(each)))),
        leads_to=tuple(dict.fromkeys(target.partition("#")[2] for target in targets if target.startswith("#"))),
    )
