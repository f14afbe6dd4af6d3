"""The whole press run: data, chapters, pages, PDFs, proof; every edition, published in one step or not at all."""

import os
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from halveit.chapters import read_book
from halveit.data.book import edition_named
from halveit.data.editions import Edition
from halveit.exhibits.context import showing
from halveit.exhibits.shelf import Shelf
from halveit.paths import Project
from halveit.press.changes.taking import take
from halveit.press.charts.bundle import KEPT_IN, place_bundle
from halveit.press.early import Early
from halveit.press.edition_site import Read, make_pages, start_pdf
from halveit.press.errands import offer_all
from halveit.press.manifest import write_manifest
from halveit.press.own_pages import OWN, own_pages
from halveit.press.pages import own_slugs
from halveit.press.reuse.exhibits.groups import own_addresses
from halveit.press.reuse.feed import write_feed
from halveit.press.search.taking_away import pack_site
from halveit.press.shell.sitemap import write_sitemap
from halveit.press.siblings import FOLDER, load_editions, newest_after, place_at_root, siblings, told_to_theme
from halveit.press.site_proof import prove_site
from halveit.press.swapping import swap
from halveit.steps.fingerprints import fingerprints

Say = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Published:
    """What a press run made."""

    editions: tuple[str, ...]
    """Their names, oldest first."""
    pages: int
    """HTML pages."""
    files: int
    """All files, the manifest included."""
    early: Early
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
    with _workshop(project) as work:
        read = [_read(shelf, say, overruled) for shelf in shelves]
        site = work / "site"
        early = _make(read, work, site, say)
        say("Proof-reading the site")
        _finish(read, site, project)
        prints = fingerprints(site)
        prove_site(site, read[0].book.config.address, prints)
        write_manifest(site, prints)
        swap(site, project)
    return _counted(prints, editions, early)


def _read(shelf: Shelf, say: Say, overruled: Mapping[str, str]) -> Read:
    """Return an edition with its chapters run."""
    edition = shelf.edition
    say(f"Edition {edition.name}: running the chapters")
    with showing(shelf):
        book = read_book(edition.project, edition)
    return Read(edition=edition, shelf=shelf, book=replace(book, config=replace(book.config, **overruled)))


def _make(read: Sequence[Read], work: Path, site: Path, say: Say) -> Early:
    """Make each edition's pages and PDF in its folder; return what the next build can show early of the book's own."""
    early, own_edition = [], edition_named(read[0].edition.project)
    editions = [each.edition for each in read]
    reads = {each.edition.name: each for each in read}
    state_of = cache(lambda name: take(reads[name].shelf, reads[name].book))
    known = [
        replace(each, pages={*each.pages, *own_addresses(reads[each.name].book, reads[each.name].shelf.labels)})
        for each in siblings(editions, own_slugs(OWN))
    ]
    newer = {edition.supersedes: edition.name for edition in editions if edition.supersedes}
    for each in read:
        name = each.edition.name
        out = site / FOLDER / name
        with showing(each.shelf):
            newest = newest_after(each.edition, editions)
            say(f"Edition {name}: setting the PDF")
            setting = start_pdf(
                each, work / "pdf", next((other for other in read if other.edition.name == newest), None)
            )
            say(f"Edition {name}: setting the pages")
            own = own_pages(each, state_of, newer.get(name, ""), work / name)
            theme = told_to_theme(name, known, newest, own_edition)
            made = make_pages(each, work / name, out, own_pages=own, theme=theme, setting=setting)
            setting.out.rename(out / setting.out.name)
        early += [made] * (name == own_edition)
    return early[0]


def _finish(read: Sequence[Read], site: Path, project: Project) -> None:
    """Bring the editions together: one at the root, what all share, what tells of the site, the whole in one file."""
    editions, here = [each.edition for each in read], edition_named(project)
    place_at_root(site, here, [edition.name for edition in editions])
    write_feed(site, [(each.edition, each.publication) for each in read], here)
    place_bundle(site, project.build / KEPT_IN)
    write_sitemap(site, read[0].book.config.site_url, {edition.name: edition.date for edition in editions})
    title = next(edition.title for edition in editions if edition.name == here)
    pack_site(site, here=here, title=title, date=max(edition.date for edition in editions))


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


def _counted(files: Collection[str], editions: Sequence[Edition], early: Early) -> Published:
    """Count what is published; `files` are all but the manifest."""
    return Published(
        editions=tuple(edition.name for edition in editions),
        pages=sum(name.endswith(".html") for name in files),
        files=len(files) + 1,
        early=early,
    )
