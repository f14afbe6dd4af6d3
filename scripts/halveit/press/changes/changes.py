"""What a comparison of two states found: releases, series, exhibits, facts and sentences that are not the same."""

from msgspec import Struct

STATUS_ENDING = ".status"
"""How the ids of facts end that say where an ambition stands."""


def is_status(fact: str) -> bool:
    """Tell whether a fact, known by its id, says where an ambition stands."""
    return fact.endswith(STATUS_ENDING)


class Moved(Struct, frozen=True, kw_only=True):
    """A text that is another one now."""

    before: str | None
    """As it was; None where it was not there."""
    after: str | None
    """As it is; None where it is gone."""

    @property
    def kind(self) -> str:
        """The word new, gone or changed."""
        return "new" if self.before is None else "gone" if self.after is None else "changed"


class ReleaseChange(Struct, frozen=True, kw_only=True):
    """A dataset of which the edition uses other releases, or shows more or fewer periods."""

    dataset: str
    """Its name."""
    title: str
    """The title of its release: the later one, where there are two."""
    before: tuple[str, ...]
    """The dates of its releases, the pinned one first; empty where it was not used."""
    after: tuple[str, ...]
    """The same now."""
    last_period: Moved
    """The last period that may be shown; None on the side that does not use the dataset."""

    @property
    def kind(self) -> str:
        """The word new, gone or changed."""
        return self.last_period.kind


class Point(Struct, frozen=True, kw_only=True):
    """A value of a period."""

    period: str
    """The period."""
    value: float
    """The value."""


class Revision(Struct, frozen=True, kw_only=True):
    """A period whose value is another one now."""

    period: str
    """The period."""
    before: float
    """The value as it was."""
    after: float
    """The value as it is."""

    @property
    def size(self) -> float:
        """By how much it rose."""
        return self.after - self.before


class SeriesChange(Struct, frozen=True, kw_only=True):
    """A series that is not the same."""

    id: str
    """Its name in data/series.toml."""
    title: str
    """What people call it."""
    unit: Moved
    """What its values count; None on the side that does not have the series."""
    new: tuple[Point, ...] = ()
    """Periods whose value was not known."""
    revised: tuple[Revision, ...] = ()
    """Periods whose value is another one."""
    gone: tuple[Point, ...] = ()
    """Periods whose value is known no more."""

    @property
    def kind(self) -> str:
        """The word new, gone or changed."""
        return self.unit.kind


class CellChange(Struct, frozen=True, kw_only=True):
    """A cell of an exhibit's table that is not the same."""

    row: str
    """The first cells of its row, as many as tell it from the others."""
    column: str
    """Its column's name in the CSV file."""
    before: str
    """As it was, with as many digits as show the difference."""
    after: str
    """As it is."""


class ExhibitChange(Struct, frozen=True, kw_only=True):
    """An exhibit that is not the same; one that is new or gone has its title only."""

    label: str
    """Its file's name in figures/."""
    title: Moved
    """The finding; the same text twice where only something else changed."""
    alt: Moved | None = None
    """The alt text, where it changed."""
    new_columns: tuple[str, ...] = ()
    """Columns that the table did not have."""
    gone_columns: tuple[str, ...] = ()
    """Columns that it has no more."""
    new_rows: tuple[str, ...] = ()
    """Rows that it did not have, by their first cells."""
    gone_rows: tuple[str, ...] = ()
    """Rows that it has no more."""
    cells: tuple[CellChange, ...] = ()
    """Cells of the rows and columns that both have."""

    @property
    def kind(self) -> str:
        """The word new, gone or changed."""
        return self.title.kind


class FactChange(Struct, frozen=True, kw_only=True):
    """A fact that is written otherwise, or is new, or gone."""

    id: str
    """The name that chapters quote."""
    what: str
    """One sentence that says what it is."""
    shown: Moved
    """As it stands in a sentence."""
    period: Moved
    """Which it speaks of."""

    @property
    def kind(self) -> str:
        """The word new, gone or changed."""
        return self.shown.kind


class Pair(Struct, frozen=True, kw_only=True):
    """A sentence that says the same of other numbers, or nearly the same."""

    before: str
    """As it was."""
    after: str
    """As it is."""
    section: str = ""
    """The id of the heading above it now."""
    heading: str = ""
    """The words of that heading."""


class ChapterChange(Struct, frozen=True, kw_only=True):
    """A chapter whose text is not the same."""

    slug: str
    """Its name in addresses."""
    title: Moved
    """Its title; None on the side that does not have the chapter."""
    changed: tuple[Pair, ...] = ()
    """Sentences that are near to what they were."""
    new: tuple[str, ...] = ()
    """Sentences that have no match before."""
    gone: tuple[str, ...] = ()
    """Sentences that have no match now."""
    entries: bool = False
    """Whether most of these are entries of the list of references, and no sentences."""

    @property
    def kind(self) -> str:
        """The word new, gone or changed."""
        return self.title.kind

    @property
    def nouns(self) -> tuple[str, str]:
        """What one of its texts is called, and several."""
        return ("entry", "entries") if self.entries else ("sentence", "sentences")


class Changes(Struct, frozen=True, kw_only=True):
    """All that is not the same in two states."""

    before: str
    """What the earlier state is called."""
    after: str
    """What the later one is called."""
    releases: tuple[ReleaseChange, ...] = ()
    """By dataset."""
    series: tuple[SeriesChange, ...] = ()
    """By id."""
    exhibits: tuple[ExhibitChange, ...] = ()
    """By label."""
    facts: tuple[FactChange, ...] = ()
    """By id."""
    chapters: tuple[ChapterChange, ...] | None = ()
    """In reading order; None where the chapters of one state were not read."""

    @property
    def status(self) -> tuple[FactChange, ...]:
        """The facts that say where an ambition stands, and say otherwise now."""
        return tuple(change for change in self.facts if is_status(change.id))

    @property
    def nothing(self) -> bool:
        """Whether all that was compared is the same."""
        return not (self.releases or self.series or self.exhibits or self.facts or self.chapters)
