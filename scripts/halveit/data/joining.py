"""A series put together from several releases: each period as the newest release that has it gives it."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from halveit.data.periods import Period
from halveit.data.releases import Release
from halveit.data.series import Series, SeriesEntry
from halveit.data.tables import Row


class Joined(Struct, frozen=True, kw_only=True):
    """A series, and which release each of its values comes from."""

    series: Series
    """All periods, in order of time."""
    releases: Mapping[str, Release]
    """By period: the release that gave the value; periods without a value are not there."""

    def periods_by_release(self) -> list[tuple[Release, list[str]]]:
        """Return each release with the periods that it gave, in order of the first of these."""
        found: dict[tuple[str, str], tuple[Release, list[str]]] = {}
        for period in self.series.known:
            release = self.releases[period]
            found.setdefault((release.dataset, release.published), (release, []))[1].append(period)
        return list(found.values())

    def filled(self, other: "Joined") -> "Joined":
        """Return the series with what `other` knows of periods that this one does not know."""
        new = [period for period in other.series.known if self.series.get(period) is None]
        values = dict(zip(self.series.periods, self.series.values, strict=True))
        values |= {period: other.series.at(period) for period in new}
        releases = {**self.releases, **{period: other.releases[period] for period in new}}
        return Joined(series=_ordered(self.series, values), releases=releases)

    def upto(self, last: str) -> "Joined":
        """Return the series without the periods that end after `last` does."""
        kept = self.series.upto(last)
        return Joined(series=kept, releases={period: self.releases[period] for period in kept.known})


def join(entry: SeriesEntry, releases: Iterable[Release]) -> Joined:
    """Return a series from the releases of its dataset, newest first; those without its table give nothing.

    The newest release that has a period says what its value is. Where that release leaves the value blank, an older
    one fills it only if the two agree on every other number that both state of the period: deaths that belong to an
    older rate never stand beside a newer one.
    """
    newest: dict[str, list[Row]] = {}
    values: dict[str, float | None] = {}
    givers: dict[str, Release] = {}
    for release in releases:
        if not release.has(entry.table):
            continue
        table = release.read(entry.table)
        series = entry.read(table)
        for period, rows in entry.rows(table).items():
            agreed = _agree(newest.setdefault(period, rows), rows, table.schema.key)
            if values.get(period) is None and agreed:
                values[period] = series.get(period)
                givers |= {} if values[period] is None else {period: release}
            values.setdefault(period, None)
    empty = Series(id=entry.id, title=entry.title, unit=entry.unit, geography=entry.geography, periods=(), values=())
    return Joined(series=_ordered(empty, values), releases=givers)


def _ordered(series: Series, values: Mapping[str, float | None]) -> Series:
    """Return a series with these values, in order of time."""
    periods = sorted(values, key=Period)
    return replace(series, periods=tuple(periods), values=tuple(values[period] for period in periods))


def _agree(newer: Sequence[Row], older: Sequence[Row], key: Sequence[str]) -> bool:
    """Tell whether two releases' rows of a period say the same wherever both state a number."""
    known = {tuple(row.printed[name] for name in key): row for row in newer}
    pairs = ((known.get(tuple(row.printed[name] for name in key)), row) for row in older)
    return all(first is None or _same(first, second, key) for first, second in pairs)


def _same(first: Row, second: Row, key: Sequence[str]) -> bool:
    """Tell whether two rows have no number that differs; texts, such as a source's name, may."""
    for name, value in second.values.items():
        other = first.values.get(name)
        if name not in key and isinstance(value, int | float) and isinstance(other, int | float) and value != other:
            return False
    return True
