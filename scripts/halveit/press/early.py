"""The pages of changed chapters before a build is done: for a writer who waits to see a sentence."""

from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from halveit.chapters import read_book
from halveit.chapters.drafted import Drafted
from halveit.data.editions import list_editions, load_edition
from halveit.exhibits.context import showing
from halveit.exhibits.files import hurried
from halveit.exhibits.shelf import Shelf
from halveit.paths import Project
from halveit.press.chapter_pages import ChapterPages
from halveit.press.shell.setting import Shells
from halveit.press.siblings import FOLDER, mended


class Early(Struct, frozen=True, kw_only=True):
    """What the last build knows of an edition's pages."""

    edition: str
    """The edition's name."""
    chapters: ChapterPages
    """What makes the pages of its chapters."""
    shells: Shells
    """Its pages without their bodies."""


def early_pages(project: Project, early: Early, in_view: str = "") -> Iterator[dict[str, bytes]]:
    """Give the pages of chapters that have changed since the last build, by address at the root and in the edition.

    They are the pages that the build will make, but that what they show of other chapters, and how large a picture to
    download is, is from the last one. A page whose headings or settings have changed is not among them. The page
    `in_view`, an address on the site, comes first: nothing else is looked at before that.
    """
    slug = PurePosixPath(in_view).stem
    first: dict[str, bytes] = {}
    if held := early.chapters.held_but(slug):
        first = _changed(project, early, held)
        yield first
    yield {address: html for address, html in _changed(project, early, ()).items() if address not in first}


def _changed(project: Project, early: Early, held: Collection[Drafted]) -> dict[str, bytes]:
    """Return the pages of chapters that have changed, those that are `held` left out."""
    shelf = Shelf(load_edition(project, early.edition))
    with showing(shelf), hurried():
        changed = early.chapters.changed(read_book(project, shelf.edition, held=held))
        made = {name: early.shells.page(name, markdown) for name, markdown in changed.items()}
    pages = {f"{name.removesuffix('.md')}.html": html for name, html in made.items() if html is not None}
    return _at_root(pages, list_editions(project)) | {
        f"{FOLDER}/{early.edition}/{address}": html for address, html in pages.items()
    }


def _at_root(pages: dict[str, bytes], editions: Collection[str]) -> dict[str, bytes]:
    """Return pages as they stand at the root."""
    return {address: mended(html, "", editions) for address, html in pages.items()}
