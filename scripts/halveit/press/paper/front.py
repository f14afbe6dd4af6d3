"""What the cover of the PDF, its running heads and its properties say."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from halveit.chapters import Book, Chapter
from halveit.errors import ReportError
from halveit.press.paper.newer import Newer

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Front(Struct, frozen=True, kw_only=True):
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
