"""The chapters as the PDF sees them: without what is hidden on paper, and read only where that is asked for."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial

from msgspec import Struct

from halveit.chapters import Book, Chapter, visible
from halveit.chapters.glossary import with_expansions
from halveit.chapters.tree.walking import Node
from halveit.press.paper.outline import Outline, outline_of
from halveit.steps.digests import digest
from halveit.steps.running import kept_by

_APPENDICES = "Appendices"


class Section(Struct, frozen=True, kw_only=True, dict=True):
    """One chapter: what is hidden on paper is gone."""

    source: str
    """The file that its writer edits."""
    slug: str
    """Its short name, by which other chapters link to it."""
    title: str
    """Its title as plain text."""
    part: str | None
    """The part of the report that it belongs to."""
    digest: str
    """What stands for all of it where work on it is kept."""
    content: Callable[[], list[Node]]
    """Gives its content, numbered and resolved."""

    @cached_property
    def blocks(self) -> list[Node]:
        """Its content, numbered and resolved."""
        return self.content()

    @cached_property
    def outline(self) -> Outline:
        """What the whole report must know of it."""
        return kept_by("the outline of a section", self.digest, make=lambda: outline_of(self.blocks, self.slug))

    @property
    def label(self) -> str:
        """The id of its title."""
        return self.outline.label

    @property
    def file(self) -> str:
        """The name of its Typst source."""
        return f"chapter-{self.slug}.typ"


def sections_of(book: Book) -> tuple[Section, ...]:
    """Return the chapters as the PDF sees them."""
    shared = digest(f"{book.config.metadata!r}\n{book.glossary!r}".encode())
    return tuple(
        Section(
            source=chapter.source,
            slug=chapter.slug,
            title=chapter.title,
            part=chapter.part or (_APPENDICES if chapter.appendix else None),
            digest=digest(f"{chapter.digest}\n{shared}".encode()),
            content=partial(_content, chapter, book),
        )
        for chapter in book.chapters
    )


def _content(chapter: Chapter, book: Book) -> list[Node]:
    shown = visible(chapter.blocks, "pdf", book.config.meta_of(chapter.meta))
    blocks = with_expansions(shown, book.glossary)
    return [_unlisted(block) for block in blocks] if chapter.appendix else blocks


def _unlisted(block: Node) -> Node:
    """Return a heading of a section such that the list of contents, to be taken in at a glance, leaves it out."""
    if block["t"] != "Header" or block["c"][0] == 1:
        return block
    level, (identifier, classes, pairs), words = block["c"]
    return {"t": "Header", "c": [level, [identifier, [*classes, "unlisted"], pairs], words]}


def exhibit_titles(sections: Sequence[Section]) -> dict[str, str]:
    """Return `Chart 1: caption` by the exhibit's label, without `fig-`, `tbl-` or `exhibit-`."""
    return {label: title for section in sections for label, title in section.outline.exhibits.items()}
