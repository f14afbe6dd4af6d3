"""The book as the PDF sees it: what the cover says, and the chapters without what is hidden on paper."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from halveit.chapters import Book, Chapter, visible
from halveit.chapters.glossary import with_expansions
from halveit.chapters.tree.walking import Attr, Node, plain, walk
from halveit.errors import ReportError
from halveit.press.paper.grouping import numbered_table
from halveit.press.paper.newer import Newer
from halveit.press.paper.tables.setting import caption_of

_APPENDICES = "Appendices"
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, kw_only=True)
class Front:
    """What the cover, the running heads and the document's properties say."""

    title: str
    """The report's title."""
    subtitle: str
    """Stands under the title on the cover."""
    author: str
    """Who publishes it."""
    edition: str
    """Which edition it is, as the cover names it."""
    day: date
    """The edition's date; the document is dated by it and not by the clock."""
    notice: str
    """Stands on the cover and at the foot of every page."""
    language: str
    """A tag such as en-GB."""
    description: str
    """One sentence for those who search for documents."""
    keywords: tuple[str, ...]
    """The same, in words."""
    newer: Newer | None = None
    """The newest edition, where this one is superseded."""


@dataclass(frozen=True, kw_only=True)
class Section:
    """One chapter: what is hidden on paper is gone."""

    source: str
    """The file that its writer edits."""
    slug: str
    """Its short name, by which other chapters link to it."""
    title: str
    """Its title as plain text."""
    label: str
    """The id of its title."""
    part: str | None
    """The part of the report that it belongs to."""
    blocks: list[Node]
    """Its content, numbered and resolved."""

    @property
    def file(self) -> str:
        """The name of its Typst source."""
        return f"chapter-{self.slug}.typ"


def front_of(book: Book, *, edition_date: str, notice: str, newer: Newer | None = None) -> Front:
    """Return what the cover and the document's properties say."""
    config = book.config
    return Front(
        title=config.title,
        subtitle=config.subtitle or "",
        author=config.author or "",
        edition=f"Edition {config.edition}" if config.edition else "",
        day=_day(edition_date),
        notice=notice,
        language=config.lang,
        description=config.description or config.subtitle or "",
        keywords=_keywords(config.metadata.get("keywords"), book.chapters),
        newer=newer,
    )


def _day(text: str) -> date:
    """Return the edition's date."""
    try:
        if _ISO_DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ReportError(f'the edition\'s date must be written as 2021-03-25, not "{text}".')


def _keywords(stated: object, chapters: Sequence[Chapter]) -> tuple[str, ...]:
    """Return the keywords that the book states, else the titles of its chapters."""
    if isinstance(stated, list) and stated:
        return tuple(str(word) for word in stated)
    return tuple(chapter.title for chapter in chapters if chapter.slug != "index")


def sections_of(book: Book) -> tuple[Section, ...]:
    """Return the chapters as the PDF sees them."""
    return tuple(_section(chapter, book) for chapter in book.chapters)


def _section(chapter: Chapter, book: Book) -> Section:
    shown = visible(chapter.blocks, "pdf", book.config.meta_of(chapter.meta))
    blocks = with_expansions(shown, book.glossary)
    first = next((Attr(block).identifier for block in blocks if block["t"] == "Header"), "")
    if chapter.appendix:
        blocks = [_unlisted(block) for block in blocks]
    return Section(
        source=chapter.source,
        slug=chapter.slug,
        title=chapter.title,
        label=first or f"chapter-{chapter.slug}",
        part=chapter.part or (_APPENDICES if chapter.appendix else None),
        blocks=blocks,
    )


def _unlisted(block: Node) -> Node:
    """Return a heading of a section such that the list of contents, to be taken in at a glance, leaves it out."""
    if block["t"] != "Header" or block["c"][0] == 1:
        return block
    level, (identifier, classes, pairs), words = block["c"]
    return {"t": "Header", "c": [level, [identifier, [*classes, "unlisted"], pairs], words]}


def exhibit_titles(sections: Sequence[Section]) -> dict[str, str]:
    """Return `Chart 1: caption` by the exhibit's label, without `fig-`, `tbl-` or `exhibit-`."""
    titles: dict[str, str] = {}
    for block in (node for section in sections for node in walk(section.blocks)):
        exhibit = numbered_table(block) or (block if block["t"] == "Figure" else None)
        if exhibit:
            attr = Attr(block)
            name = f"{attr.pairs.get('word', '')} {attr.pairs.get('number', '')}".strip()
            titles[attr.identifier.partition("-")[2]] = f"{name}: {plain(caption_of(exhibit))}"
    return titles
