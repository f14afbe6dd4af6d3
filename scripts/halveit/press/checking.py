"""The check that builds nothing: all releases, every exhibit and chapter of every edition, all mistakes at once."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from halveit.chapters import Book, read_book
from halveit.chapters.audit import Audit, audit_numbers
from halveit.chapters.glossary.audit import unknown_in_chapters, unknown_in_exhibits, unused
from halveit.chapters.tree.emptiness import empty_headings
from halveit.data.book import edition_named
from halveit.data.editions import Edition
from halveit.data.glossary import load_glossary
from halveit.data.keeping.checking import check_data
from halveit.errors import Collector, Problems, ReportError
from halveit.exhibits.context import showing
from halveit.exhibits.files import exhibits_folder
from halveit.exhibits.shelf import Shelf
from halveit.facts.single import load_single_facts
from halveit.paths import Project
from halveit.press.alone import alone
from halveit.press.history.corrections import check_corrections
from halveit.press.pdf import prove_on_paper
from halveit.press.siblings import load_editions

Say = Callable[[str], None]


class Checked(Struct, frozen=True, kw_only=True):
    """How much was checked."""

    releases: int
    """Releases of all datasets."""
    editions: int
    """Editions of the report."""
    exhibits: int
    """Exhibits of the book's edition."""
    chapters: int
    """Chapters of the book's edition."""
    typed: tuple[str, ...]
    """Every number that a chapter types instead of quoting it, with its place and kind: dates, names and the like."""


class _Looked(Struct, frozen=True, kw_only=True):
    """What an edition was found to be."""

    edition: Edition
    exhibits: int
    chapters: int
    typed: tuple[str, ...]
    unquoted: frozenset[str]
    unused: frozenset[str]


def check_report(project: Project, say: Say) -> Checked:
    """Raise every mistake of the report together; return how much was checked when there is none."""
    with alone(project, say):
        return _checked(project, say)


def _checked(project: Project, say: Say) -> Checked:
    faults = Collector()
    say("Checking the data")
    releases = 0
    try:
        releases = check_data(project, lambda _: None).releases  # what it says helps whoever works on the data
    except ReportError as fault:
        faults.take(fault)
    _check_lists(project, faults)
    faults.finish()  # with wrong data, every exhibit and chapter would only repeat the same message
    editions = _editions(project)
    looked = [_look(edition, say, faults, first=edition is editions[0]) for edition in editions]
    _warn(looked, say)
    faults.finish()
    main = looked[0]
    return Checked(
        releases=releases, editions=len(editions), exhibits=main.exhibits, chapters=main.chapters, typed=main.typed
    )


def _check_lists(project: Project, faults: Collector) -> None:
    """Read the lists that lie in data/ and that the data floor knows nothing of."""
    for read in (load_single_facts, check_corrections):
        try:
            read(project)
        except ReportError as fault:
            faults.take(fault)


def _editions(project: Project) -> list[Edition]:
    """Return every edition, the book's own first."""
    main = edition_named(project)
    return sorted(load_editions(project), key=lambda edition: edition.name != main)


def _look(edition: Edition, say: Say, faults: Collector, *, first: bool) -> _Looked:
    """Look for mistakes in an edition; those that the first had too are told once, the others with its name."""
    found = Collector()
    shelf = Shelf(edition)
    say(f"Edition {edition.name}: checking exhibits, chapters, numbers and acronyms")
    exhibits = _check_exhibits(shelf, found)
    book = _check_chapters(shelf, found)
    if book and not found.problems:
        _check_paper(shelf, book, found)
    audit = _check_numbers(shelf, found)
    idle = _check_acronyms(shelf, book, found)
    for sentence in audit.told if audit and first else ():
        say(sentence)
    _take_new(faults, found.problems if first else _told_of(edition, found.problems, faults))
    return _Looked(
        edition=edition,
        exhibits=exhibits,
        chapters=len(book.chapters) if book else 0,
        typed=tuple(str(each) for each in audit.typed) if audit else (),
        unquoted=frozenset(audit.unquoted if audit else ()),
        unused=frozenset(idle),
    )


def _told_of(edition: Edition, problems: Iterable[ReportError], faults: Collector) -> Iterator[ReportError]:
    """Give the mistakes that no edition before had, each with this edition's name."""
    told = {str(problem) for problem in faults.problems}
    for problem in problems:
        if str(problem) not in told:
            message = f"{problem.message} (in the edition {edition.name})"
            yield ReportError(message, path=problem.path, line=problem.line)


def _check_exhibits(shelf: Shelf, faults: Collector) -> int:
    """Make every exhibit; return how many."""
    for label in shelf.labels:
        try:
            faults.problems.extend(shelf.get(label).exhibit.mistakes)
        except ReportError as fault:
            faults.take(fault)
    return len(shelf.labels)


def _check_chapters(shelf: Shelf, faults: Collector) -> Book | None:
    """Read and run every chapter; return the book, or None where it cannot be read."""
    try:
        with showing(shelf):
            book = read_book(shelf.edition.project, shelf.edition)
    except ReportError as fault:
        faults.take(fault)
        return None
    for chapter in book.chapters:
        for heading in empty_headings(chapter.blocks):
            faults.add(f'nothing stands below the heading "{heading}".', path=chapter.source)
    return book


def _check_paper(shelf: Shelf, book: Book, faults: Collector) -> None:
    """Find what cannot be printed, and what would leave some readers of the PDF out."""
    edition = shelf.edition
    try:
        prove_on_paper(book, edition.project, edition_date=edition.date, exhibits=exhibits_folder(edition))
    except ReportError as fault:
        faults.take(fault)


def _check_numbers(shelf: Shelf, faults: Collector) -> Audit | None:
    """Find statistics that are typed in chapters and facts that are not there."""
    try:
        audit = audit_numbers(shelf.edition.project, shelf)
    except ReportError as fault:
        _take_new(faults, fault.problems if isinstance(fault, Problems) else [fault])
        return None
    _take_new(faults, audit.mistakes)
    return audit


def _check_acronyms(shelf: Shelf, book: Book | None, faults: Collector) -> tuple[str, ...]:
    """Find acronyms that the glossary lacks; return those of its own that nothing in the book has."""
    project = shelf.edition.project
    try:
        entries = load_glossary(project)
        found = [*unknown_in_chapters(project, entries, shelf.edition), *unknown_in_exhibits(shelf, entries)]
    except ReportError as fault:
        found, entries = (fault.problems if isinstance(fault, Problems) else [fault]), ()
    _take_new(faults, found)
    return unused(book.chapters, entries) if book else ()


def _warn(looked: list[_Looked], say: Say) -> None:
    """Say which facts and acronyms no edition has a use for."""
    unquoted = frozenset.intersection(*(each.unquoted for each in looked))
    idle = frozenset.intersection(*(each.unused for each in looked))
    if unquoted:
        say(f"Warning: no chapter quotes these of data/facts.csv: {', '.join(sorted(unquoted))}")
    if idle:
        say(f"Warning: nothing in the book uses these of data/glossary.csv: {', '.join(sorted(idle))}")


def _take_new(faults: Collector, found: Iterable[ReportError]) -> None:
    """Note mistakes that are not noted yet: running the chapters finds some of the same."""
    told = {str(problem) for problem in faults.problems}
    faults.problems.extend(problem for problem in found if str(problem) not in told)
