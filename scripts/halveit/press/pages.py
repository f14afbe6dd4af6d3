"""The book as a plain mkdocs project: a page for each chapter, one for the downloads, one about licence and sources."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from halveit.chapters import Book, Chapter, visible
from halveit.chapters.glossary import with_expansions
from halveit.chapters.tree.walking import Node
from halveit.data.dates import in_words
from halveit.errors import Collector, ReportError
from halveit.exhibits.shelf import Shelf
from halveit.paths import Project
from halveit.press.charts.embedding import write_embeds
from halveit.press.charts.exploring import explored
from halveit.press.contained import Contained, contained, shown_on
from halveit.press.mkdocs_project import settings, write_project
from halveit.press.reuse import data_page
from halveit.press.reuse.exhibits.groups import with_own_pages
from halveit.press.reuse.making import Reuse, make_reusable
from halveit.press.reuse.material import Material
from halveit.press.reuse.publication import publication_of
from halveit.press.screen import about
from halveit.press.screen.html import passages
from halveit.press.screen.links import EXHIBITS, Addresses, Page
from halveit.press.screen.markdown import OwnPage, page_markdown
from halveit.press.search import contents
from halveit.press.search.entries import search_entries, write_entries
from halveit.press.shell.descriptions import description
from halveit.press.shell.frame import frame
from halveit.press.tracing import page as facts_page
from halveit.press.tracing.files import write_facts
from halveit.press.tracing.quotes import SLUG
from halveit.press.tracing.traced import trace
from halveit.steps.threads import at_once

NOTEBOOKS = "notebooks"
_OWN_SLUGS = (contents.SLUG, data_page.SLUG, SLUG, "about")
_NO_PAGES = ("404", "editions", "embed", "exhibits", "files")
_APPENDICES = "Appendices"
_BEHIND = "Behind the report"


def own_slugs(more: Iterable[str]) -> tuple[str, ...]:
    """Return the names of all pages that are not chapters; `more` are those that the caller of `write_pages` adds."""
    return (*_OWN_SLUGS, *more)


@dataclass(frozen=True, kw_only=True)
class _Read:
    """A chapter with what the site shows of it."""

    chapter: Chapter
    blocks: list[Node]


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
) -> None:
    """Write the mkdocs project of a book into `out`, an empty or new folder.

    `edition_date` is YYYY-MM-DD. `exhibits` is the folder that `show` filled. `pdf_name` is the PDF's address on the
    site, where the caller puts it after mkdocs has run. `releases` are those that the edition pins, each with
    publisher, title, published, url, licence, attribution, obtained, notes, stands_in_for and why_safe.
    `shelf` knows the facts that chapters quote and the data behind exhibits; without it numbers lead nowhere, and no
    data are offered. `own_pages` come before the page about the licence; `theme` is what the templates are told of the
    other editions.
    """
    _check_slugs(book, own_pages)
    read = [_read(book, chapter) for chapter in book.chapters]
    contents_of = [contained(book, chapter) for chapter in book.chapters]
    shown = [found for page in contents_of for found in shown_on(page, exhibits)]
    traced = trace(contents_of, shelf, shown) if shelf else ()
    known = frozenset(each.fact.id for each in traced)
    addresses = Addresses(project=project, exhibits=exhibits, homes=_homes(contents_of), facts=known)
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
    pages = _chapter_pages([_with_reuse(one, reuse) for one in read], addresses, reuse.below)
    about_page = about.about_page(releases, edition=edition_name, edition_date=edition_date, citing=reuse.citing)
    listed = contents.contents_page(zip(book.chapters, contents_of, strict=True), shown)
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
        pages[f"{page.slug}.md"] = page_markdown(page.passages, words, found_last=True)
    copies = {f"{EXHIBITS}/{path.name}": path for found in shown for path in (*found.files, *explored(found, exhibits))}
    offered = {address: path for page in own for address, path in page.files.items()}
    nav = [*_nav(book.chapters), {_BEHIND: [{page.title: f"{page.slug}.md"} for page in own]}]
    edition = f"Edition {edition_name}, {in_words(edition_date)}"
    own_told = {"pdf": pdf_name, "contents": f"{contents.SLUG}.html", **reuse.told}
    told = {**own_told, "frame": frame(book.config, edition_name, about.OGL), **(theme or {})}
    config = _settings(book, edition, told, nav)
    write_project(out, config, pages, {**copies, **addresses.files, **reuse.files, **offered}, project.build / "fonts")
    if shelf:
        write_embeds(shown, shelf, exhibits, out / "docs")
    write_entries(search_entries(shown, traced, book.glossary, shelf=shelf, homes=addresses.homes), out)


def _check_slugs(book: Book, own_pages: Iterable[OwnPage]) -> None:
    """Refuse a chapter that has the name of a page or folder of the site's own."""
    taken = (*_NO_PAGES, *own_slugs(page.slug for page in own_pages))
    for chapter in book.chapters:
        if chapter.slug in taken:
            raise ReportError(
                f'the site has a page "{chapter.slug}.html" of its own. Give the chapter\'s file another name.',
                path=chapter.source,
            )


def _read(book: Book, chapter: Chapter) -> _Read:
    blocks = visible(chapter.blocks, "html", {**book.config.metadata, **chapter.meta})
    return _Read(chapter=chapter, blocks=with_expansions(blocks, book.glossary))


def _with_reuse(read: _Read, reuse: Reuse) -> _Read:
    """Return a chapter whose exhibits lead to their own pages."""
    return replace(read, blocks=with_own_pages(read.blocks, frozenset(page.slug for page in reuse.pages)))


def _homes(pages: Iterable[Contained]) -> dict[str, str]:
    """Return the page's slug of every id that can be seen on the site."""
    return {name: page.slug for page in pages for name in page.ids}


def _chapter_pages(read: Iterable[_Read], addresses: Addresses, below: Mapping[str, str]) -> dict[str, str]:
    """Return each chapter's Markdown by its file; the chapters' mistakes are raised together, in book order.

    `below` is the HTML that stands below a chapter, by its slug.
    """
    chapters = list(read)
    writing = at_once(lambda one: _chapter_page(one, addresses, below.get(one.chapter.slug, "")), chapters)
    problems = Collector()
    pages = {}
    for one, page in zip(chapters, writing, strict=True):
        try:
            pages[f"{one.chapter.slug}.md"] = page.result()
        except ReportError as error:
            problems.take(error)
    problems.finish()
    return pages


def _chapter_page(read: _Read, addresses: Addresses, below: str) -> str:
    page = Page(slug=read.chapter.slug, source=read.chapter.source)
    written = passages(read.blocks, page, addresses)
    told = str(read.chapter.meta.get("description") or description(written))
    last = written[-1]
    return page_markdown([*written[:-1], replace(last, body=f"{last.body}\n{below}".strip())], told)


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
