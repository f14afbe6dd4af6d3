"""The whole press run: data, chapters, pages, PDFs, proof; every edition, published in one step or not at all."""

import os
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from halveit.chapters import read_book
from halveit.data.editions import Edition
from halveit.exhibits.context import showing
from halveit.exhibits.shelf import Shelf
from halveit.paths import Project
from halveit.press.edition_pdf import Read, start_pdf
from halveit.press.errands import offer_all
from halveit.press.manifest import write_manifest
from halveit.press.papers import Papers
from halveit.press.pdf import Setting
from halveit.press.siblings import load_editions, newest_after
from halveit.press.site_proof import prove_site
from halveit.press.swapping import swap
from halveit.steps.threads import begun

if TYPE_CHECKING:
    from halveit.press.early import Early

Say = Callable[[str], None]


class Published(Struct, frozen=True, kw_only=True):
    """What a press run made."""

    editions: tuple[str, ...]
    """Their names, oldest first."""
    pages: int
    """HTML pages."""
    files: int
    """All files, the manifest included."""
    early: "Early"
    """What can show changed pages of the book's own edition before the next build is done."""


def publish(project: Project, say: Say, **overruled: str) -> Published:
    """Build every edition into `_site/editions/`, and the book's own at the root of `_site/`.

    `overruled` (site_url, repo_url) holds in place of what `_quarto.yml` says. On any fault the last good site stays as
    it is. Two builds may run at once: the site is then that of the one that ends last.
    """
    say("Checking the data")
    editions = load_editions(project)
    shelves = [Shelf(edition) for edition in editions]
    offer_all(project, shelves)
    begun(_load_the_rest)
    with _workshop(project) as work:
        read = [_read(shelf, say, overruled) for shelf in shelves]
        papers = _papers(read, work / "pdf", project, say)
        papers.begin(read[0].edition.name)
        from halveit.press.together import make_site, pack  # noqa: PLC0415  loaded meanwhile

        site, early, prints = make_site(read, papers, work, say)
        say("Proof-reading the site")
        prints = pack(read, papers, site, prints)
        prove_site(site, read[0].book.config.address, prints)
        write_manifest(site, prints)
        swap(site, project)
    return _counted(prints, editions, early)


def _load_the_rest() -> None:
    """Load what is needed once the chapters are read: while pandoc reads them there is nothing else to do."""
    for name in ("typst", "halveit.press.together"):
        import_module(name)


def _read(shelf: Shelf, say: Say, overruled: Mapping[str, Any]) -> Read:
    """Return an edition with its chapters run."""
    edition = shelf.edition
    say(f"Edition {edition.name}: running the chapters")
    with showing(shelf):
        book = read_book(edition.project, edition)
    return Read(edition=edition, shelf=shelf, book=replace(book, config=replace(book.config, **overruled)))


def _papers(read: Sequence[Read], work: Path, project: Project, say: Say) -> Papers:
    """Return the PDFs of all editions, each to be begun in the folder `work`."""
    by_name = {each.edition.name: each for each in read}

    def begin(each: Read) -> Setting:
        newest = newest_after(each.edition, [other.edition for other in read])
        say(f"Edition {each.edition.name}: setting the PDF")
        with showing(each.shelf):
            return start_pdf(each, work, by_name.get(newest or ""))

    return Papers({name: partial(begin, each) for name, each in by_name.items()}, project.site)


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


def _counted(files: Collection[str], editions: Sequence[Edition], early: "Early") -> Published:
    """Count what is published; `files` are all but the manifest."""
    return Published(
        editions=tuple(edition.name for edition in editions),
        pages=sum(name.endswith(".html") for name in files),
        files=len(files) + 1,
        early=early,
    )
