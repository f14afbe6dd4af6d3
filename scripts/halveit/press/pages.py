"""The book as a plain mkdocs project: a page for each chapter, one for the downloads, one about licence and sources."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from halveit.chapters import Book, Chapter
from halveit.data.dates import in_words
from halveit.errors import ReportError
from halveit.exhibits.shelf import Shelf
from halveit.paths import Project
from halveit.press.chapter_pages import ChapterPages
from halveit.press.charts.embedding import write_embeds
from halveit.press.charts.exploring import explored
from halveit.press.contained import Contained, contained, shown_on
from halveit.press.mkdocs_project import settings, write_project
from halveit.press.reuse import data_page
from halveit.press.reuse.exhibits.groups import groups_shown
from halveit.press.reuse.making import Reuse, make_reusable
from halveit.press.reuse.material import Material
from halveit.press.reuse.publication import publication_of
from halveit.press.screen import about
from halveit.press.screen.links import EXHIBITS, Addresses
from halveit.press.screen.markdown import OwnPage, page_markdown
from halveit.press.search import contents
from halveit.press.search.entries import search_entries, write_entries
from halveit.press.shell.descriptions import description
from halveit.press.shell.frame import frame
from halveit.press.shell.page_told import PageTold
from halveit.press.tracing import page as facts_page
from halveit.press.tracing.files import write_facts
from halveit.press.tracing.quotes import SLUG
from halveit.press.tracing.traced import trace

NOTEBOOKS = "notebooks"
_OWN_SLUGS = (contents.SLUG, data_page.SLUG, SLUG, "about")
_NO_PAGES = ("404", "editions", "embed", "exhibits", "files")
_APPENDICES = "Appendices"
_BEHIND = "Behind the report"


def own_slugs(more: Iterable[str]) -> tuple[str, ...]:
    """Return the names of all pages that are not chapters; `more` are those that the caller of `write_pages` adds."""
    return (*_OWN_SLUGS, *more)


def write_pages(
    book: Book,
    project: Project,
    out: Path,
    *,
    edition_name: str,
    edition_date: str,
    exhibits: Path,
    pdf_name: str,
    releases: Sequence[Mapping[str, Any]] = (),
    shelf: Shelf | None = None,
    own_pages: Sequence[OwnPage] = (),
    theme: Mapping[str, Any] | None = None,
) -> ChapterPages:
    """Write the mkdocs project of a book into `out`, an empty or new folder; return what makes chapters' pages.

    `edition_date` is YYYY-MM-DD. `exhibits` is the folder that `show` filled. `pdf_name` is the PDF's address on the
    site, where the caller puts it after mkdocs has run. `releases` are those that the edition pins, each with
    publisher, title, published, url, licence, attribution, obtained, notes, stands_in_for and why_safe.
    `shelf` knows the facts that chapters quote and the data behind exhibits; without it numbers lead nowhere, and no
    data are offered. `own_pages` come before the page about the licence; `theme` is what the templates are told of the
    other editions.
    """
    _check_slugs(book, own_pages)
    contents_of = [contained(book, chapter) for chapter in book.chapters]
    shown = [found for page in contents_of for found in shown_on(page, exhibits)]
    traced = trace(contents_of, shelf, shown) if shelf else ()
    known = frozenset(each.fact.id for each in traced)
    addresses = Addresses(project=project, exhibits=exhibits, homes=_homes(contents_of), facts=known)
    labels = shelf.labels if shelf else ()
    chapters = ChapterPages(
        book=book, addresses=addresses, own_pages=[group.page for group in groups_shown(book, labels)]
    )
    notebooks = _write_notebooks(book, out / "docs")
    facts: dict[str, Path] = {}
    if shelf:
        base = publication_of(shelf.edition, book.config).base
        facts = write_facts(traced, out / "lists", edition=edition_name, base=base)
    lists = {**facts, **{address: path for page in own_pages for address, path in page.files.items()}}
    reuse = Reuse()
    if shelf:
        material = Material(
            book=book, shelf=shelf, shown=shown, addresses=addresses, lists=lists, pdf=pdf_name, folder=out / "reuse"
        )
        reuse = make_reusable(material)
    told = PageTold(cards=reuse.told.get("social", {}), editions=(theme or {}).get("editions", ()))
    pages = chapters.all(reuse.below, told.of)
    about_page = about.about_page(releases, edition=edition_name, edition_date=edition_date, citing=reuse.citing)
    listed = contents.contents_page(
        zip(book.chapters, contents_of, strict=True), shown, (theme or {}).get("listed", ())
    )
    own = [
        OwnPage(title=contents.TITLE, slug=contents.SLUG, passages=listed),
        OwnPage(
            title=data_page.TITLE,
            slug=data_page.SLUG,
            passages=data_page.data_page(shown, notebooks, pdf_name, reuse),
        ),
    ]
    if shelf:
        quoted = facts_page.facts_page(traced, book.glossary, facts)
        own.append(OwnPage(title=facts_page.TITLE, slug=SLUG, passages=quoted))
    own += [*own_pages, OwnPage(title=about.TITLE, slug="about", passages=about_page)]
    for page in (*own, *reuse.pages):
        words = page.description or description(page.passages)
        pages[f"{page.slug}.md"] = page_markdown(page.passages, words, found_last=True, told=told.of(page.slug))
    copies = {f"{EXHIBITS}/{path.name}": path for found in shown for path in (*found.files, *explored(found, exhibits))}
    offered = {address: path for page in own for address, path in page.files.items()}
    nav = [*_nav(book.chapters), {_BEHIND: [{page.title: f"{page.slug}.md"} for page in own]}]
    edition = f"Edition {edition_name}, {in_words(edition_date)}"
    own_told = {"pdf": pdf_name, "contents": f"{contents.SLUG}.html", "feed": reuse.told.get("feed", "")}
    extra = {
        **own_told,
        "frame": frame(book.config, edition_name, about.OGL),
        **(theme or {}),
        **told.of_all,
        "listed": None,
    }
    config = _settings(book, edition, extra, nav)
    reuse.draw()
    write_project(out, config, pages, {**copies, **addresses.files, **reuse.files, **offered}, project.build)
    if shelf:
        write_embeds(shown, shelf, exhibits, out / "docs")
    write_entries(search_entries(shown, traced, book.glossary, shelf=shelf, homes=addresses.homes), out)
    return chapters


def _check_slugs(book: Book, own_pages: Iterable[OwnPage]) -> None:
    """Refuse a chapter that has the name of a page or folder of the site's own."""
    taken = (*_NO_PAGES, *own_slugs(page.slug for page in own_pages))
    for chapter in book.chapters:
        if chapter.slug in taken:
            raise ReportError(
                f'the site has a page "{chapter.slug}.html" of its own. Give the chapter\'s file another name.',
                path=chapter.source,
            )


def _homes(pages: Iterable[Contained]) -> dict[str, str]:
    """Return the page's slug of every id that can be seen on the site."""
    return {name: page.slug for page in pages for name in page.ids}


def _write_notebooks(book: Book, docs: Path) -> dict[str, str]:
    """Write the executed notebook of each chapter that has cells; return addresses and chapter titles."""
    written: dict[str, str] = {}
    for chapter in book.chapters:
        if chapter.has_cells:
            address = f"{NOTEBOOKS}/{chapter.slug}.ipynb"
            (docs / NOTEBOOKS).mkdir(parents=True, exist_ok=True)
            (docs / address).write_bytes(chapter.notebook_file)
            written[address] = _title(chapter)
    return written


def _title(chapter: Chapter) -> str:
    return f"{chapter.number} {chapter.title}" if chapter.number else chapter.title


def _settings(book: Book, edition: str, extra: Mapping[str, Any], nav: list[Any]) -> dict[str, Any]:
    footer = (
        f"{escape(edition)}. Contains public sector information licensed under the "
        f'<a href="{about.OGL}" rel="license">Open Government Licence v3.0</a>.'
    )
    return settings(
        name=book.config.title,
        description=book.config.description or book.config.title,
        footer=footer,
        extra=extra,
        nav=nav,
        address=book.config.address,
    )


def _nav(chapters: Iterable[Chapter]) -> Iterator[dict[str, Any]]:
    """Give the chapters in book order, those of one part or the appendices under its title."""
    for section, grouped in groupby(chapters, key=lambda chapter: chapter.part or _APPENDICES * chapter.appendix):
        # The theme writes titles into its HTML as they are.
        entries = [{_title(chapter).replace("<", "&lt;"): f"{chapter.slug}.md"} for chapter in grouped]
        yield from [{section: entries}] if section else entries
