"""What changed from one release to the next: every vintage of every period of a series, and which are revisions.

Releases are taken by date of issue. One that is known by its month or year alone stands at the beginning of it, as its
folder does in an alphabetical list. A release without the table, the rows or the number is passed over.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache

from msgspec import Struct

from halveit.data.checks import rounds_to
from halveit.data.periods import Period
from halveit.data.releases import list_releases, load_release
from halveit.data.series import SeriesEntry, load_catalogue
from halveit.data.tables import Row, Table
from halveit.paths import Project


class Kind(StrEnum):
    """How a vintage's number stands to the one before it."""

    FIRST = "first"
    """There is none before."""
    SAME = "same"
    """The same number."""
    FEWER = "fewer decimals"
    """The same number, printed with fewer decimals: 4.3 after 4.33. The fuller one stays in force."""
    MORE = "more decimals"
    """The same number, printed with more decimals: 4.33 after 4.3. It comes into force, and is no revision."""
    REVISED = "revised"
    """Another number."""


class Vintage(Struct, frozen=True, kw_only=True):
    """The number of one period as one release prints it."""

    published: str
    """The release's date."""
    printed: str
    """As the release prints it; for rows that are added up, their sum."""
    kind: Kind
    """How it stands to the number in force before."""
    number: Decimal
    """The number in force from this release on."""
    before: Decimal | None
    """The number in force until then; None for the first."""

    @property
    def change(self) -> Decimal:
        """The change from the vintage before: as exact as the one with fewer decimals."""
        return self.number - (self.number if self.before is None else self.before)

    @property
    def percent(self) -> Decimal | None:
        """The change in per cent of the number before; None for the first, and for one after nought."""
        return percent(self.change, self.before)


class History(Struct, frozen=True, kw_only=True):
    """Every vintage of one period of a series."""

    period: str
    """As the newest release writes it."""
    vintages: tuple[Vintage, ...]
    """In order of release; one at least."""

    @property
    def first(self) -> Vintage:
        """The first vintage."""
        return self.vintages[0]

    @property
    def standing(self) -> Vintage:
        """The vintage that brought the number which is in force now; later ones only repeat it."""
        return next(each for each in reversed(self.vintages) if each.kind not in (Kind.SAME, Kind.FEWER))

    @property
    def revisions(self) -> tuple[Vintage, ...]:
        """The vintages that changed the number."""
        return tuple(each for each in self.vintages if each.kind is Kind.REVISED)

    @property
    def change(self) -> Decimal:
        """The change from the first number to the one in force now."""
        return self.standing.number - self.first.number

    @property
    def percent(self) -> Decimal | None:
        """The same in per cent of the first number; None where that is nought."""
        return percent(self.change, self.first.number)

    def steps(self) -> Iterator[tuple[Vintage, Vintage]]:
        """Give each revision with the vintage just before it."""
        for place, each in enumerate(self.vintages):
            if each.kind is Kind.REVISED:
                yield self.vintages[place - 1], each


class SeriesHistory(Struct, frozen=True, kw_only=True):
    """A series in all the releases that hold it."""

    entry: SeriesEntry
    """What is measured, and where it is read."""
    periods: tuple[History, ...]
    """In order of time."""

    @property
    def releases(self) -> tuple[str, ...]:
        """The dates of the releases that give a number, in order."""
        return tuple(sorted({each.published for history in self.periods for each in history.vintages}))

    @property
    def revised(self) -> tuple[History, ...]:
        """The periods whose number changed at least once."""
        return tuple(history for history in self.periods if history.revisions)

    @property
    def compared(self) -> int:
        """How many periods stand in more than one release."""
        return sum(len(history.vintages) > 1 for history in self.periods)


def percent(change: Decimal, base: Decimal | None) -> Decimal | None:
    """Return a change in per cent of its base; None where there is no base, or it is nought."""
    return change / base * 100 if base else None


def compare(printed: Mapping[str, str]) -> tuple[Vintage, ...]:
    """Return the vintages of one period, from its printed numbers by release; their order in `printed` is nothing.

    Each number is compared with the one in force. Where one of the two has fewer decimals, they are the same number if
    the fuller one rounds to it, a half up or to the even figure.
    """
    vintages: list[Vintage] = []
    before: Decimal | None = None
    for published in sorted(printed):
        text = printed[published]
        kind = _kind(before, text)
        number = before if before is not None and kind in (Kind.SAME, Kind.FEWER) else Decimal(text)
        vintages.append(Vintage(published=published, printed=text, kind=kind, number=number, before=before))
        before = number
    return tuple(vintages)


def _kind(before: Decimal | None, text: str) -> Kind:
    """Return how a printed number stands to the one in force."""
    if before is None:
        return Kind.FIRST
    told, known = (-int(number.as_tuple().exponent) for number in (Decimal(text), before))
    if told == known:
        return Kind.SAME if Decimal(text) == before else Kind.REVISED
    if told < known:
        return Kind.FEWER if rounds_to(before, text) else Kind.REVISED
    return Kind.MORE if rounds_to(Decimal(text), str(before)) else Kind.REVISED


def histories(project: Project) -> list[SeriesHistory]:
    """Return the history of every series of data/series.toml, in the order of that file, from all releases held."""

    @cache
    def table(dataset: str, published: str, name: str) -> Table | None:
        release = load_release(project, dataset, published)
        return release.table(name) if release.has(name) else None

    held: dict[str, list[str]] = {}
    for dataset, published in list_releases(project):
        held.setdefault(dataset, []).append(published)
    found = []
    for entry in load_catalogue(project).values():
        read = {
            published: known
            for published in held.get(entry.dataset, ())
            if (known := table(entry.dataset, published, entry.table))
        }
        found.append(SeriesHistory(entry=entry, periods=tuple(_periods(entry, read))))
    return found


def _periods(entry: SeriesEntry, tables: Mapping[str, Table]) -> Iterator[History]:
    """Give the history of each period of a series, from its table in each release."""
    printed: dict[Period, dict[str, str]] = {}
    names: dict[Period, str] = {}
    for published in sorted(tables):
        for period, rows in entry.rows(tables[published]).items():
            text = _sum(rows, entry.column)
            if text:
                printed.setdefault(Period(period), {})[published] = text
                names[Period(period)] = period
    for period in sorted(printed):
        yield History(period=names[period], vintages=compare(printed[period]))


def _sum(rows: list[Row], column: str) -> str:
    """Return the sum of a column as it would be printed; empty where a cell is blank, which means not known."""
    cells = [row.printed[column] for row in rows]
    return "" if "" in cells else str(sum(map(Decimal, cells), Decimal(0)))
