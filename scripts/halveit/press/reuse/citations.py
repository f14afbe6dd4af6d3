"""The citations of an edition: of the whole report, of each chapter and each exhibit; and where readers find them."""

from collections.abc import Mapping
from html import escape

from halveit.chapters import Book, Chapter
from halveit.press.reuse.citing import Work, files_of, in_text, shown
from halveit.press.reuse.publication import Publication
from halveit.press.screen.links import EXHIBITS

STEM = "cite"
"""The name of the files with all citations of an edition, without their endings."""
_ALL = "together with every chapter, chart and table"


def report_of(publication: Publication) -> Work:
    """Return the whole report as what is cited."""
    return Work(id=f"{publication.edition}-report", kind="report", title=publication.title, address="index.html")


def chapter_of(chapter: Chapter, publication: Publication) -> Work:
    """Return a chapter as what is cited."""
    return Work(
        id=f"{publication.edition}-{chapter.slug}", kind="chapter", title=chapter.title, address=f"{chapter.slug}.html"
    )


def citation_files(book: Book, works: Mapping[str, Work], publication: Publication) -> dict[str, bytes]:
    """Return the files by address: one pair for all, one for each exhibit; `works` are the exhibits by label."""
    chapters = [chapter_of(chapter, publication) for chapter in book.chapters if chapter.slug != "index"]
    files = files_of([report_of(publication), *chapters, *works.values()], publication, STEM)
    for label, work in works.items():
        files |= files_of([work], publication, f"{EXHIBITS}/{label}")
    return files


def below_chapters(book: Book, publication: Publication, more: Mapping[str, str]) -> dict[str, str]:
    """Return what stands below each chapter by its slug: how to cite it, folded, and then its HTML of `more`."""
    return {
        chapter.slug: f"{_folded(chapter, publication)}\n{more.get(chapter.slug, '')}".rstrip()
        for chapter in book.chapters
    }


def _folded(chapter: Chapter, publication: Publication) -> str:
    """Return how to cite a chapter: one key away, and there without JavaScript."""
    home = chapter.slug == "index"
    work = report_of(publication) if home else chapter_of(chapter, publication)
    return (
        '<details class="cite-below" data-search-exclude="true">'
        f"<summary>Cite this {'report' if home else 'chapter'}</summary>\n"
        f"{shown(work, publication, STEM, holding=_ALL)}\n</details>"
    )


def how_to_cite(book: Book, publication: Publication) -> str:
    """Return how to cite the report and its parts, as HTML."""
    first = next((chapter for chapter in book.chapters if chapter.number), None)
    example = _example(first, publication) if first else ""
    return (
        f"<p>The report:</p>\n{shown(report_of(publication), publication, STEM, holding=_ALL)}\n"
        f"{example}"
        "<p>Each chapter says below its text how to cite it, and each chart and table on its own page. "
        "The data have publishers of their own: "
        "please name them too, with the attributions below.</p>"
    )


def _example(chapter: Chapter, publication: Publication) -> str:
    """Return the citation of one chapter."""
    return f"<p>A chapter, for example:</p>\n<p>{escape(in_text(chapter_of(chapter, publication), publication))}</p>\n"
