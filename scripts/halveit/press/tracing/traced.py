"""What is known of each fact that readers meet: its exhibit or document, its data files, the places that quote it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from halveit.chapters import Chapter
from halveit.chapters.tree.walking import Attr, Node, plain, walk
from halveit.errors import ReportError
from halveit.exhibits.shelf import Shelf
from halveit.exhibits.sources import readable_date, releases_of
from halveit.facts.fact import Fact
from halveit.press.screen.downloads import Shown
from halveit.press.tracing.quotes import quoted_id

Read = Iterable[tuple[Chapter, list[Node]]]
"""Chapters with what the site shows of them."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A section that quotes a fact."""

    page: str
    """The slug of its page."""
    id: str
    """Of its heading; empty above the first one."""
    words: str
    """What readers know it by: 1.1 Stillbirths."""

    @property
    def address(self) -> str:
        """Where it is on the site."""
        return f"{self.page}.html#{self.id}" if self.id else f"{self.page}.html"


@dataclass(frozen=True, kw_only=True)
class Source:
    """A release that a fact was computed from, or the document that states it."""

    words: str
    """Publisher, title and date."""
    files: tuple[str, ...] = ()
    """The data files that were read of a release, by address on the site."""


@dataclass(frozen=True, kw_only=True)
class Traced:
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


def trace(read: Read, shelf: Shelf, shown: Sequence[Shown]) -> tuple[Traced, ...]:
    """Return every fact of the exhibits shown, in their order, then the other facts quoted, by id."""
    quoted = _quoted(read)
    exhibits = {exhibit.id.partition("-")[2]: exhibit for exhibit in shown}
    facts = [fact for label in exhibits if label in shelf.labels for fact in shelf.get(label).facts.values()]
    others = sorted(quoted.keys() - {fact.id for fact in facts})
    facts += [_fact(shelf, name, quoted[name][0]) for name in others]
    return tuple(
        Traced(
            fact=fact,
            exhibit=None if fact.id in shelf.single_facts else exhibits.get(fact.id.partition(".")[0]),
            sources=_sources(fact, shelf),
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


def _quoted(read: Read) -> dict[str, list[Place]]:
    """Return the sections that quote each fact."""
    quoted: dict[str, list[Place]] = {}
    for chapter, blocks in read:
        place = Place(page=chapter.slug, id="", words=chapter.title)
        for node in walk(blocks):
            if node["t"] == "Header":
                place = place_of(chapter, node)
            name = quoted_id(node)
            if name:
                quoted.setdefault(name, []).append(place)
    return quoted


def place_of(chapter: Chapter, heading: Node) -> Place:
    """Return a heading as a place: with its number, or else behind its chapter's title."""
    attr, words = Attr(heading), plain(heading["c"][2])
    number = attr.pairs.get("number", "")
    if number:
        appendix = "Appendix " if number.isalpha() else ""
        words = f"{appendix}{number} {words}"
    elif heading["c"][0] > 1:
        words = f"{chapter.title}{'' if chapter.title.endswith(('?', '!')) else ','} {words}"
    return Place(page=chapter.slug, id=attr.identifier, words=words)


def _sources(fact: Fact, shelf: Shelf) -> tuple[Source, ...]:
    """Return the document that a fact names, or else the releases behind its exhibit."""
    if fact.source:
        return (Source(words=f"{fact.source}. {fact.where}" if fact.where else fact.source),)
    shelved = shelf.get(fact.id.partition(".")[0])
    return tuple(
        Source(
            words=f"{release.publisher}, {release.title}, {readable_date(release.published)}",
            files=tuple(
                f"data/{release.dataset}/{release.published}/{path.name}"
                for path in sorted(shelved.record.files)
                if path.parent == release.folder and path.suffix == ".csv"
            ),
        )
        for release in releases_of(shelved, shelf.edition)
    )
