"""Acronyms that readers could not look up, and entries of the glossary that nothing in the book needs."""

from collections.abc import Iterable, Iterator

from halveit.chapters.audit.prose import prose_of
from halveit.chapters.book import Chapter
from halveit.chapters.glossary.grammar import strangers
from halveit.chapters.glossary.marking import GLOSSARY
from halveit.chapters.glossary.uses import Finder
from halveit.chapters.sources.edition import written_book
from halveit.chapters.tree.walking import WITH_ATTRIBUTES, Node, attr_of, plain, replace, walk
from halveit.data.editions import Edition
from halveit.data.glossary import Entry
from halveit.errors import ReportError, did_you_mean
from halveit.exhibits.exhibit import Exhibit
from halveit.exhibits.shelf import Shelf
from halveit.paths import Project


def unknown_in_chapters(
    project: Project, entries: Iterable[Entry], edition: Edition | None = None
) -> Iterator[ReportError]:
    """Give each acronym of the chapters' prose that the glossary lacks, once for each line; nothing is run."""
    finder = Finder(entries)
    for written in written_book(project, edition):
        told: set[tuple[str, int, str]] = set()
        for prose in prose_of(written):
            for found in strangers(prose.text, finder):
                line = prose.line_at(found.start)
                if (line.path, line.number, found.acronym) not in told:
                    told.add((line.path, line.number, found.acronym))
                    yield line.error(_message(found.acronym, finder))


def unknown_in_exhibits(shelf: Shelf, entries: Iterable[Entry]) -> Iterator[ReportError]:
    """Give each acronym of what exhibits show that the glossary lacks; an exhibit that cannot be made has none."""
    finder = Finder(entries)
    for label in shelf.labels:
        try:
            exhibit = shelf.get(label).exhibit
        except ReportError:
            continue  # whoever makes the exhibits tells of it
        path = shelf.edition.project.relative(shelf.folder / f"{label}.py")
        found = {stranger.acronym for text in _texts(exhibit) for stranger in strangers(text, finder)}
        for acronym in sorted(found):
            yield ReportError(_message(acronym, finder), path=path)


def unused(chapters: Iterable[Chapter], entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return the acronyms of the glossary that stand nowhere in the chapters, exhibits and references."""
    finder = Finder(entries)
    used = {use.entry.acronym for chapter in chapters for text in _said(chapter.blocks) for use in finder.find(text)}
    return tuple(acronym for acronym in finder.entries if acronym not in used)


def _message(acronym: str, finder: Finder) -> str:
    """Return what to do about an acronym."""
    guess = did_you_mean(acronym, finder.entries)
    return f'the acronym "{acronym}" is not in data/glossary.csv. Add a row, or write the words.{guess}'


def _texts(exhibit: Exhibit) -> Iterator[str]:
    """Give the texts of an exhibit that readers see or hear."""
    yield from (exhibit.title, exhibit.subtitle, *exhibit.alt, *exhibit.notes)
    yield from (column.heading for column in exhibit.columns)
    yield from (cell for row in exhibit.rows for cell in row if isinstance(cell, str))


def _said(blocks: list[Node]) -> Iterator[str]:
    """Give the texts of a chapter's headings and paragraphs, footnotes too; the glossary's own list is left out."""
    for node in walk(replace(blocks, _without_glossary, WITH_ATTRIBUTES)):
        if node["t"] in ("Para", "Plain", "Header"):
            yield plain(node)


def _without_glossary(node: Node) -> list[Node] | None:
    """Leave out the glossary's list."""
    attr = attr_of(node)
    return [] if attr and GLOSSARY in attr.classes else None
