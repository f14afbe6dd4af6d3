"""One edition whose chapters have run, and the start of its PDF, at which Typst works while the pages are made."""

from pathlib import Path
from typing import Any

from msgspec import Struct

from halveit.chapters import Book, Chapter
from halveit.data.editions import Edition
from halveit.data.releases import Release
from halveit.exhibits.files import exhibits_folder
from halveit.exhibits.shelf import Shelf
from halveit.press.paper.newer import Newer
from halveit.press.pdf import Setting, begin_pdf
from halveit.press.reuse.publication import Publication, publication_of
from halveit.press.screen.downloads import shown_exhibits
from halveit.steps.running import kept_by

NOTICE = (
    "This is a reconstruction from public data. It is not the Department of Health and Social Care’s own publication."
)


class Read(Struct, frozen=True, kw_only=True):
    """An edition whose chapters have run."""

    edition: Edition
    """Its releases and settings."""
    shelf: Shelf
    """Its exhibits and facts."""
    book: Book
    """Its chapters."""

    @property
    def publication(self) -> Publication:
        """What those who cite it know of it."""
        return publication_of(self.edition, self.book.config)


def pdf_name(edition: Edition) -> str:
    """Return the PDF's file name on the site."""
    return f"safer-maternity-care-{edition.name}.pdf"


def start_pdf(read: Read, out: Path, newest: Read | None = None) -> Setting:
    """Begin to set an edition's PDF in the folder `out`, with every exhibit's CSV file attached.

    `newest` is the newest edition, where this one is superseded.
    """
    folder = exhibits_folder(read.edition)
    return begin_pdf(
        read.book,
        read.edition.project,
        out / pdf_name(read.edition),
        edition_date=read.edition.date,
        exhibits=folder,
        attachments=_data_files(read.book, folder),
        notice=NOTICE,
        releases=described_releases(read.edition),
        newer=_newer(newest) if newest else None,
    )


def _data_files(book: Book, exhibits: Path) -> dict[str, Path]:
    """Return the CSV file of every exhibit that a chapter shows and that has one, by its name."""

    def names() -> list[str]:
        return [name for chapter in book.chapters for name in _data_names(chapter, exhibits)]

    found = kept_by("the data of the exhibits", book.digest, make=names)
    return {name: exhibits / name for name in found if (exhibits / name).is_file()}


def _data_names(chapter: Chapter, exhibits: Path) -> list[str]:
    """Return the names that the CSV files of a chapter's exhibits have."""

    def names() -> list[str]:
        shown = shown_exhibits(chapter.blocks, chapter.slug, exhibits)
        return [f"{each.id.split('-', 1)[-1]}.csv" for each in shown]

    return kept_by("the data of a chapter's exhibits", chapter.digest, make=names)


def _newer(newest: Read) -> Newer:
    """Return what the PDF of a superseded edition says of the newest."""
    at = newest.publication
    return Newer(name=at.edition, title=at.title, address="" if at.is_placeholder else at.base)


def described_releases(edition: Edition) -> list[dict[str, Any]]:
    """Return what the licence pages tell of each release that the edition uses, by dataset."""
    return [_described(edition, release) for release in edition.releases()]


def _described(edition: Edition, release: Release) -> dict[str, Any]:
    """Return what the licence page tells of a release; an older one stands in for nothing."""
    pin = edition.pin(release.dataset)
    main = release.published == pin.release
    told = {
        name: getattr(release, name) for name in ("publisher", "title", "published", "url", "licence", "attribution")
    }
    rest = {"obtained": release.obtained, "notes": list(release.notes)}
    reasons = {"stands_in_for": pin.stands_in_for, "why_safe": pin.why_safe} if main else {}
    return {**told, **rest, **reasons}
