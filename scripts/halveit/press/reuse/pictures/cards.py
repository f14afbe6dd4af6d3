"""What the picture of each page says: a chapter's title, or the finding of an exhibit."""

from collections.abc import Iterable, Mapping

from halveit.chapters import Book, Chapter
from halveit.press.reuse.exhibits.groups import Group
from halveit.press.reuse.pictures.social import Card
from halveit.press.reuse.publication import Publication
from halveit.press.reuse.tables.table import PublishedTable


def cards_of(
    book: Book, groups: Iterable[Group], tables: Mapping[str, PublishedTable], publication: Publication
) -> dict[str, Card]:
    """Return the card of each chapter and each exhibit's own page, by the page's slug."""
    chapters = {chapter.slug: _of_chapter(chapter, publication) for chapter in book.chapters}
    exhibits = {
        group.page: _card(publication, kicker=group.number, heading=tables[group.label].title) for group in groups
    }
    return {**chapters, **exhibits}


def _of_chapter(chapter: Chapter, publication: Publication) -> Card:
    """Return a chapter's card; the home page's says what the whole report is about."""
    if chapter.slug == "index":
        return _card(publication, kicker="", heading=publication.description.partition(":")[0])
    number = chapter.number or ""
    kicker = f"{'Appendix' if number.isalpha() else 'Chapter'} {number}" if number else ""
    return _card(publication, kicker=kicker, heading=chapter.title)


def _card(publication: Publication, *, kicker: str, heading: str) -> Card:
    """Return a card of the edition."""
    name = f"{publication.name[:1].upper()}{publication.name[1:]}"
    foot = f"{name}. A reconstruction from public data"
    return Card(report=publication.title, kicker=kicker, heading=heading, foot=foot)
