"""The check that builds nothing: all releases, every exhibit, every chapter, and all that is wrong at once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from halveit.chapters import Book, read_book
from halveit.chapters.audit import audit_numbers
from halveit.chapters.glossary import unknown_in_chapters, unknown_in_exhibits, unused
from halveit.data.ambitions import load_ambitions
from halveit.data.book import edition_named
from halveit.data.editions import Edition, load_edition
from halveit.data.glossary import load_glossary
from halveit.data.releases import list_releases, load_release
from halveit.errors import Collector, Problems, ReportError
from halveit.exhibits.context import showing
from halveit.exhibits.shelf import Shelf
from halveit.paths import Project


@dataclass(frozen=True, kw_only=True)
class Checked:
    """How much was checked."""

    releases: int
    """Releases of all datasets."""
    exhibits: int
    """Files on the shelf."""
    chapters: int
    """Chapters of the book."""
    typed: tuple[str, ...]
    """Every number that a chapter types instead of quoting it, with its place and kind: dates, names and the like."""


def check_report(project: Project, say: Callable[[str], None]) -> Checked:
    """Raise every mistake of the report together; return how much was checked when there is none."""
    faults = Collector()
    say("Checking the data")
    releases = _check_releases(project, faults)
    edition = load_edition(project, edition_named(project))
    _check_pins(edition, faults)
    _check_lists(edition, faults)
    faults.finish()  # with wrong data, every exhibit and chapter would only repeat the same message
    shelf = Shelf(edition)
    say("Checking the exhibits")
    exhibits = _check_exhibits(shelf, faults)
    say("Checking the chapters")
    book = _check_chapters(project, shelf, faults)
    say("Checking the numbers")
    typed = _check_numbers(project, shelf, faults, say)
    say("Checking the acronyms")
    _check_acronyms(project, shelf, book, faults, say)
    faults.finish()
    chapters = len(book.chapters) if book else 0
    return Checked(releases=releases, exhibits=exhibits, chapters=chapters, typed=typed)


def _check_releases(project: Project, faults: Collector) -> int:
    """Check every release that lies in data/releases, pinned or not; return how many."""
    releases = list_releases(project)
    for dataset, published in releases:
        try:
            load_release(project, dataset, published).check()
        except ReportError as fault:
            faults.take(fault)
    return len(releases)


def _check_pins(edition: Edition, faults: Collector) -> None:
    """Check that each pinned release is there."""
    for dataset, pin in edition.pins.items():
        for published in (pin.release, *pin.also):
            try:
                edition.release(dataset, published)
            except ReportError as fault:
                if str(fault) not in map(str, faults.problems):
                    faults.take(fault)


def _check_lists(edition: Edition, faults: Collector) -> None:
    """Read the lists that many exhibits and sentences lean on, so that a slip in one is told once."""
    for read in (
        lambda: edition.catalogue,
        lambda: load_ambitions(edition.project),
        lambda: Shelf(edition).single_facts,
    ):
        try:
            read()
        except ReportError as fault:
            faults.take(fault)


def _check_exhibits(shelf: Shelf, faults: Collector) -> int:
    """Make every exhibit; return how many."""
    for label in shelf.labels:
        try:
            faults.problems.extend(shelf.get(label).exhibit.mistakes)
        except ReportError as fault:
            faults.take(fault)
    return len(shelf.labels)


def _check_chapters(project: Project, shelf: Shelf, faults: Collector) -> Book | None:
    """Read and run every chapter; return the book, or None where it cannot be read."""
    try:
        with showing(shelf):
            return read_book(project)
    except ReportError as fault:
        faults.take(fault)
        return None


def _check_numbers(project: Project, shelf: Shelf, faults: Collector, say: Callable[[str], None]) -> tuple[str, ...]:
    """Find statistics that are typed in chapters and facts that are not there; say how many are traced."""
    try:
        audit = audit_numbers(project, shelf)
    except ReportError as fault:
        _take_new(faults, fault.problems if isinstance(fault, Problems) else [fault])
        return ()
    _take_new(faults, audit.mistakes)
    for sentence in audit.told:
        say(sentence)
    return tuple(str(each) for each in audit.typed)


def _check_acronyms(
    project: Project, shelf: Shelf, book: Book | None, faults: Collector, say: Callable[[str], None]
) -> None:
    """Find acronyms that the glossary lacks; say which of its own nothing in the book has."""
    try:
        entries = load_glossary(project)
        found = [*unknown_in_chapters(project, entries), *unknown_in_exhibits(shelf, entries)]
    except ReportError as fault:
        found, entries = (fault.problems if isinstance(fault, Problems) else [fault]), ()
    _take_new(faults, found)
    idle = unused(book.chapters, entries) if book else ()
    if idle:
        say(f"Warning: nothing in the book uses these of data/glossary.csv: {', '.join(idle)}")


def _take_new(faults: Collector, found: Iterable[ReportError]) -> None:
    """Note mistakes that are not noted yet: running the chapters finds some of the same."""
    told = {str(problem) for problem in faults.problems}
    faults.problems.extend(problem for problem in found if str(problem) not in told)
