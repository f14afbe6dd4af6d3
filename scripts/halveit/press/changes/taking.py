"""How the state of an edition is taken: every series, exhibit and fact, and every sentence of its chapters."""

from collections.abc import Iterable, Iterator, Mapping
from math import isclose

from halveit.chapters import Book, Chapter, read_book
from halveit.data.editions import Edition, load_edition
from halveit.data.periods import Period
from halveit.data.series import Series
from halveit.errors import Collector, ReportError
from halveit.exhibits.context import showing
from halveit.exhibits.exhibit import Exhibit
from halveit.exhibits.shelf import Shelf
from halveit.facts.fact import Fact
from halveit.paths import Project
from halveit.press.changes.sentences import Sentence, sentences_of
from halveit.press.changes.state import Measure, Pinned, Quotable, Shown, State, Told
from halveit.press.contained import Contained, contained, shown_blocks, shown_digest
from halveit.press.history.datasets import title_of
from halveit.steps.running import kept_by


def read_state(project: Project, name: str, *, called: str = "") -> State:
    """Return an edition as the project has it now: every exhibit made and every chapter run; all faults together."""
    edition = load_edition(project, name)
    shelf = Shelf(edition)
    _check_exhibits(shelf)  # before the chapters, which would stop at the first one that cannot be made
    with showing(shelf):
        return take(shelf, read_book(project, edition), called=called)


def _check_exhibits(shelf: Shelf) -> None:
    """Make every exhibit; raise what cannot be made, all together."""
    faults = Collector()
    for label in shelf.labels:
        try:
            shelf.get(label)
        except ReportError as fault:
            faults.take(fault)
    faults.finish()


def take(shelf: Shelf, book: Book | None = None, *, called: str = "") -> State:
    """Return the state of a shelf's edition, with its sentences where a book that was read is given."""
    edition = shelf.edition
    pages = [contained(book, chapter) for chapter in book.chapters] if book else []
    places, series = dict(_places(pages)), kept_by("series of an edition", edition.name, make=lambda: _series(edition))
    return State(
        edition=edition.name,
        name=called or edition.name,
        pins=_pins(edition, series),
        series=series,
        exhibits={label: _exhibit(shelf.get(label).exhibit, *places.get(label, ("", ""))) for label in shelf.labels},
        facts=_facts(shelf, places, {name for page in pages for name, _ in page.quotes}),
        chapters=None
        if book is None
        else {
            chapter.slug: Told(title=chapter.title, sentences=_sentences(book, chapter)) for chapter in book.chapters
        },
    )


def _sentences(book: Book, chapter: Chapter) -> tuple[Sentence, ...]:
    """Return a chapter's sentences as the site shows them."""
    return kept_by(
        "a chapter's sentences",
        shown_digest(book, chapter),
        make=lambda: sentences_of(shown_blocks(book, chapter)),
    )


def _places(pages: Iterable[Contained]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Give the label of each exhibit that a chapter shows, with its number and its address on the site."""
    for page in pages:
        for shown in page.exhibits:
            yield shown.id.partition("-")[2], (shown.number, f"{page.slug}.html#{shown.id}")


def _pins(edition: Edition, series: Mapping[str, Series]) -> dict[str, Pinned]:
    """Return what an edition uses of each dataset."""
    catalogue, periods = edition.catalogue, dict[str, list[str]]()
    for name, each in series.items():
        periods.setdefault(catalogue[name].dataset, []).append(each.known[-1])
    return {
        dataset: Pinned(
            title=title_of(edition.project, dataset),
            dates=edition.pin(dataset).dates,
            last_period=max(periods.get(dataset, ()), key=Period, default=""),
        )
        for dataset in sorted(edition.pins)
    }


def _series(edition: Edition) -> dict[str, Series]:
    """Return every series of which the releases that the edition names know a value, put together from them."""
    edition.note()
    found = {name: edition.joined(name).series for name in sorted(edition.catalogue)}
    return {name: series for name, series in found.items() if series.known}


def _exhibit(exhibit: Exhibit, number: str, address: str) -> Shown:
    """Return an exhibit's texts, table and measures."""
    columns = exhibit.columns
    return Shown(
        title=exhibit.title,
        is_chart=exhibit.is_chart,
        alt=exhibit.alt,
        columns=tuple(column.name for column in columns),
        rows=tuple(tuple(c.in_file(cell) for c, cell in zip(columns, row, strict=True)) for row in exhibit.rows),
        printed=tuple(tuple(c.on_page(cell) for c, cell in zip(columns, row, strict=True)) for row in exhibit.rows),
        measures=tuple(Measure(series=series, decimals=_decimals(series, exhibit)) for series in exhibit.measures),
        number=number,
        address=address,
    )


def _decimals(series: Series, exhibit: Exhibit) -> int:
    """Return the decimals of the column that holds a series; one where no column does and it is not of whole numbers.

    An exhibit does not say which column holds which measure, but no two of them hold the same numbers.
    """
    values = [value for value in series.values if value is not None]
    for place, column in enumerate(exhibit.columns):
        cells = [cell for row in exhibit.rows if isinstance(cell := row[place], int | float)]
        if column.decimals is not None and all(any(isclose(v, cell) for cell in cells) for v in values):
            return column.decimals
    return 0 if all(float(value).is_integer() for value in values) else 1


def _facts(shelf: Shelf, places: Mapping[str, object], quoted: set[str]) -> dict[str, Quotable]:
    """Return the facts of every exhibit, and the single ones, by id."""
    facts: dict[str, Fact] = {}
    for label in shelf.labels:
        facts |= shelf.get(label).facts
    facts |= shelf.single_facts
    return {
        name: Quotable(
            shown=fact.shown,
            value=fact.value,
            what=fact.what,
            period=fact.period,
            listed=name in quoted or (name.partition(".")[0] in places and name not in shelf.single_facts),
        )
        for name, fact in sorted(facts.items())
    }
