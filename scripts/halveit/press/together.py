"""The editions brought together: the pages of each beside its PDF, and what the whole site has once."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from halveit.data.book import edition_named
from halveit.exhibits.context import showing
from halveit.press.changes.taking import take
from halveit.press.charts.bundle import KEPT_IN, place_bundle
from halveit.press.early import Early
from halveit.press.edition_pdf import Read
from halveit.press.edition_site import make_pages
from halveit.press.own_pages import OWN, own_pages
from halveit.press.pages import own_slugs
from halveit.press.papers import Papers
from halveit.press.reuse.exhibits.groups import own_addresses
from halveit.press.reuse.feed import write_feed
from halveit.press.search.taking_away import pack_site
from halveit.press.shell.sitemap import write_sitemap
from halveit.press.siblings import FOLDER, newest_after, place_at_root, siblings, told_to_theme
from halveit.steps.fingerprints import fingerprints


def make_site(
    read: Sequence[Read], papers: Papers, work: Path, say: Callable[[str], None]
) -> tuple[Path, Early, dict[str, str]]:
    """Make all of the site but the PDFs and what packs the whole, in the empty or new folder `work`.

    Return its folder, what the next build can show early of the book's own edition, and the fingerprints of its files
    by address. Where a PDF turns out to be of another size than its pages were told, they are made again.
    """
    site = work / "site"
    early = _make_editions(read, papers, work, site, say)
    prints = _bring_together(read, site)
    if papers.are_as_told():
        return site, early, prints
    say("The size of the PDF is another: setting the pages again")
    return make_site(read, papers, work / "again", say)


def pack(read: Sequence[Read], papers: Papers, site: Path, prints: Mapping[str, str]) -> dict[str, str]:
    """Put the PDFs into a site, and the whole into one file; return the fingerprints of all files by address, sorted.

    `prints` are those of the files that are there.
    """
    editions, here = [each.edition for each in read], edition_named(read[0].edition.project)
    title = next(edition.title for edition in editions if edition.name == here)
    date = max(edition.date for edition in editions)
    return pack_site(site, {**prints, **papers.place(site, here)}, here=here, title=title, date=date)


def _make_editions(read: Sequence[Read], papers: Papers, work: Path, site: Path, say: Callable[[str], None]) -> Early:
    """Make each edition's pages in its folder, and begin its PDF; return what can be shown early of the book's own."""
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
        papers.begin(name)
        with showing(each.shelf):
            newest = newest_after(each.edition, editions)
            say(f"Edition {name}: setting the pages")
            own = own_pages(each, state_of, newer.get(name, ""), work / name)
            theme = told_to_theme(name, known, newest, own_edition)
            made = make_pages(each, work / name, site / FOLDER / name, own_pages=own, theme=theme, papers=papers)
        early += [made] * (name == own_edition)
    return early[0]


def _bring_together(read: Sequence[Read], site: Path) -> dict[str, str]:
    """Bring the editions together: one at the root, what all share, what tells of the site.

    Return the fingerprints of all files of the site by address, sorted.
    """
    editions, project = [each.edition for each in read], read[0].edition.project
    here = edition_named(project)
    place_at_root(site, here, [edition.name for edition in editions])
    write_feed(site, [(each.edition, each.publication) for each in read], here)
    place_bundle(site, project.build / KEPT_IN)
    write_sitemap(site, read[0].book.config.site_url, {edition.name: edition.date for edition in editions})
    return fingerprints(site)
