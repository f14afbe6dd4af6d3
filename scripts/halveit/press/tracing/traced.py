"""What is known of each fact that readers meet: its exhibit or document, its data files, the places that quote it."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from halveit.errors import ReportError
from halveit.exhibits.shelf import Shelf, Shelved
from halveit.exhibits.sources import readable_date, releases_of
from halveit.facts.fact import Fact
from halveit.press.contained import Contained
from halveit.press.screen.downloads import Shown
from halveit.press.tracing.places import Place


class Source(Struct, frozen=True, kw_only=True):
    """A release that a fact was computed from, or the document that states it."""

    words: str
    """Publisher, title and date."""
    files: tuple[str, ...] = ()
    """The data files that were read of a release, by address on the site."""


class Traced(Struct, frozen=True, kw_only=True):
    """A fact with all that a reader can follow it to."""

    fact: Fact
    """The fact."""
    exhibit: Shown | None
    """The exhibit that states it; None for a single fact."""
    sources: tuple[Source, ...]
    """What it comes from."""
    places: tuple[Place, ...]
    """The sections that quote it, in reading order."""

    @property
    def area(self) -> str:
        """The first part of its id: an exhibit's label, or a subject."""
        return self.fact.id.partition(".")[0]


def trace(pages: Iterable[Contained], shelf: Shelf, shown: Sequence[Shown]) -> tuple[Traced, ...]:
    """Return every fact of the exhibits shown, in their order, then the other facts quoted, by id."""
    quoted, sources, labels = _quoted(pages), _Sources(shelf), frozenset(shelf.labels)
    exhibits = {exhibit.id.partition("-")[2]: exhibit for exhibit in shown}
    facts = [fact for label in exhibits if label in labels for fact in shelf.get(label).facts.values()]
    others = sorted(quoted.keys() - {fact.id for fact in facts})
    facts += [_fact(shelf, name, quoted[name][0]) for name in others]
    return tuple(
        Traced(
            fact=fact,
            exhibit=None if fact.id in shelf.single_facts else exhibits.get(fact.id.partition(".")[0]),
            sources=sources.of(fact),
            places=tuple(dict.fromkeys(quoted.get(fact.id, ()))),
        )
        for fact in facts
    )


def _fact(shelf: Shelf, id: str, place: Place) -> Fact:
    """Return a fact that a chapter quotes; one that is written by hand and not there is refused."""
    try:
        return shelf.fact(id)
    except ReportError as fault:
        raise ReportError(f'section "{place.words}": {fault.message}', path=fault.path, line=fault.line) from fault


def _quoted(pages: Iterable[Contained]) -> dict[str, list[Place]]:
    """Return the sections that quote each fact."""
    quoted: dict[str, list[Place]] = {}
    for page in pages:
        for name, place in page.quotes:
            quoted.setdefault(name, []).append(place)
    return quoted


class _Sources:
    """Where facts come from: what is known of an exhibit is put together once for all of its facts."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.of_exhibits: dict[str, tuple[Source, ...]] = {}

    def of(self, fact: Fact) -> tuple[Source, ...]:
        """Return the document that a fact names, or else the releases behind its exhibit."""
        if fact.source:
            return (Source(words=f"{fact.source}. {fact.where}" if fact.where else fact.source),)
        label = fact.id.partition(".")[0]
        if label not in self.of_exhibits:
            self.of_exhibits[label] = tuple(_of_exhibit(self.shelf.get(label), self.shelf))
        return self.of_exhibits[label]


def _of_exhibit(shelved: Shelved, shelf: Shelf) -> Iterator[Source]:
    """Give the releases behind an exhibit, each with the data files that were read of it."""
    read = [path for path in shelved.record.files if path.suffix == ".csv"]
    for release in releases_of(shelved, shelf.edition):
        folder = release.folder
        yield Source(
            words=f"{release.publisher}, {release.title}, {readable_date(release.published)}",
            files=tuple(
                f"data/{release.dataset}/{release.published}/{path.name}" for path in read if path.parent == folder
            ),
        )
