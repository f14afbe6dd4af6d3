"""The whole press run: data, chapters, PDF, pages, downloads, proof; published in one step or not at all."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from halveit.chapters import Book, read_book
from halveit.data.book import edition_named
from halveit.data.editions import Edition, load_edition
from halveit.data.releases import Release
from halveit.exhibits.context import current_shelf, showing
from halveit.exhibits.files import exhibits_folder
from halveit.exhibits.shelf import Shelf
from halveit.paths import Project
from halveit.press.datapackage import write_datapackage
from halveit.press.manifest import write_manifest
from halveit.press.mkdocs_project import build_site
from halveit.press.pages import write_pages
from halveit.press.pdf import write_pdf
from halveit.press.screen.downloads import shown_exhibits
from halveit.press.site_proof import prove_site
from halveit.press.swapping import swap

Say = Callable[[str], None]

NOTICE = (
    "This is a reconstruction from public data. It is not the Department of Health and Social Care’s own publication."
)


@dataclass(frozen=True, kw_only=True)
class Published:
    """What a press run made."""

    pages: int
    """HTML pages."""
    files: int
    """All files, the manifest included."""


def publish(project: Project, say: Say) -> Published:
    """Build the report of the book's edition into `_site/`; on any fault the last good site stays as it is.

    Two builds may run at once: the site is then that of the one that ends last.
    """
    say("Checking the data")
    edition = load_edition(project, edition_named(project))
    edition.check()
    with showing(Shelf(edition)), _workshop(project) as work:
        say("Running the chapters")
        book = read_book(project)
        site = work / "site"
        package = _data_files(edition, work / "package")
        say("Setting the pages")
        _make_site(book, edition, work, site, package)
        say("Setting the PDF")
        _make_pdf(book, edition, site / pdf_name(edition))
        say("Proof-reading the site")
        prove_site(site)
        write_manifest(site)
        published = _counted(site)  # before another build may take its place
        swap(site, project)
    return published


def pdf_name(edition: Edition) -> str:
    """Return the PDF's file name on the site."""
    return f"safer-maternity-care-{edition.name}.pdf"


def _data_files(edition: Edition, folder: Path) -> dict[str, Path]:
    """Write the edition's Data Package; return its files by address on the site."""
    return {f"data/{path.relative_to(folder).as_posix()}": path for path in write_datapackage(edition, folder)}


def _make_site(book: Book, edition: Edition, work: Path, site: Path, package: Mapping[str, Path]) -> None:
    """Write the pages and let mkdocs make the site of them."""
    write_pages(
        book,
        edition.project,
        work / "pages",
        edition_name=edition.name,
        edition_date=edition.date,
        exhibits=exhibits_folder(edition),
        pdf_name=pdf_name(edition),
        releases=described_releases(edition),
        data_files=package,
        shelf=current_shelf(),
    )
    build_site(work / "pages", site, edition.date)


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


def _make_pdf(book: Book, edition: Edition, out: Path) -> None:
    """Set the PDF, with every exhibit's CSV file attached."""
    folder = exhibits_folder(edition)
    shown = [found for chapter in book.chapters for found in shown_exhibits(chapter.blocks, chapter.slug, folder)]
    files = {path.name: path for found in shown for path in found.files if path.suffix == ".csv"}
    write_pdf(
        book,
        edition.project,
        out,
        edition_date=edition.date,
        exhibits=folder,
        attachments=files,
        notice=NOTICE,
        releases=described_releases(edition),
    )


@contextmanager
def _workshop(project: Project) -> Iterator[Path]:
    """Give an empty folder under `_build/` and clear it away afterwards, whatever happens."""
    work = project.build / f"press.{os.getpid()}"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _counted(site: Path) -> Published:
    """Count what is to be published."""
    files = [path for path in site.rglob("*") if path.is_file()]
    return Published(pages=sum(path.suffix == ".html" for path in files), files=len(files))
