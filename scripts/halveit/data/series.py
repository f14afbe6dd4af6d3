"""A measured quantity by period, with unit and geography, and the catalogue that says where each is read."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import prod
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from halveit.data.periods import Period
from halveit.data.settings import parse_toml, read_shown, settings
from halveit.data.tables import Row, Table
from halveit.errors import Collector, ReportError, did_you_mean
from halveit.paths import Project


class Series(Struct, frozen=True, kw_only=True):
    """Values by period; None where a value is not known."""

    id: str
    """Its name in data/series.toml, or the name of what was computed."""
    title: str
    """What people call it."""
    unit: str
    """What its values count or measure."""
    geography: str
    """The place it speaks of."""
    periods: tuple[str, ...]
    """In order of time."""
    values: tuple[float | None, ...]
    """As long as `periods`."""

    def __post_init__(self) -> None:
        """Refuse a series whose parts do not fit."""
        if len(self.periods) != len(self.values):
            raise ValueError(f"{self.id}: {len(self.periods)} periods, {len(self.values)} values")

    def get(self, period: str) -> float | None:
        """Return the value of a period, or None when the period or its value is not there."""
        return dict(zip(self.periods, self.values, strict=True)).get(period)

    def at(self, period: str) -> float:
        """Return the value of a period; a period without one is refused."""
        value = self.get(period)
        if value is None:
            raise ReportError(f'the series "{self.id}" has no value for {period}.')
        return value

    @property
    def known(self) -> tuple[str, ...]:
        """The periods that have a value."""
        return tuple(p for p, value in zip(self.periods, self.values, strict=True) if value is not None)

    def upto(self, last: str) -> "Series":
        """Return the series without the periods that end after `last` does."""
        kept = [i for i, period in enumerate(self.periods) if not Period(last) < Period(period)]
        return replace(self, periods=tuple(self.periods[i] for i in kept), values=tuple(self.values[i] for i in kept))


class SeriesEntry(Struct, frozen=True, kw_only=True):
    """Where a series is read: one entry of data/series.toml."""

    id: str
    """Its name."""
    title: str
    """What people call it."""
    unit: str
    """What its values count or measure."""
    geography: str
    """The place it speaks of."""
    dataset: str
    """Whose releases hold it."""
    table: str
    """In which of their tables."""
    column: str
    """In which column."""
    period: str = "year"
    """The column that holds the period."""
    where: Mapping[str, Any] = field(default_factory=dict)
    """Which rows: column and value, or a list of values whose rows are added up."""

    def read(self, table: Table) -> Series:
        """Return the series that a table of its dataset holds, in order of time."""
        found = self.rows(table)
        return Series(
            id=self.id,
            title=self.title,
            unit=self.unit,
            geography=self.geography,
            periods=tuple(found),
            values=tuple(_added([row.values[self.column] for row in rows]) for rows in found.values()),  # pyrefly: ignore[bad-argument-type]
        )

    def rows(self, table: Table) -> dict[str, list[Row]]:
        """Return the rows that the series takes from a table of its dataset, by period in order of time."""
        self._check_columns(table)
        found: dict[str, list[Row]] = {}
        for row in table.rows:
            if all(row.printed[column] in _choices(choice) for column, choice in self.where.items()):
                found.setdefault(row.printed[self.period], []).append(row)
        self._check_rows(found, table)
        return {period: found[period] for period in sorted(found, key=Period)}

    def _check_columns(self, table: Table) -> None:
        """Refuse an entry that asks for a column that its table has not."""
        names = {column.name for column in table.schema.columns}
        for column in (*self.where, self.column, self.period):
            if column not in names:
                raise ReportError(
                    f'the series "{self.id}" asks {table.shown} for a column "{column}".{did_you_mean(column, names)}'
                )

    def _check_rows(self, rows: Mapping[str, list[Row]], table: Table) -> None:
        """Refuse an entry that finds several rows for a period, or fewer than it adds up."""
        wanted = prod(len(_choices(choice)) for choice in self.where.values())
        for period, found in rows.items():
            if len(found) != wanted:
                raise ReportError(
                    f'the series "{self.id}" finds {len(found)} rows for {period} in {table.shown}, not {wanted}.'
                )


def _choices(choice: str | int | list[str]) -> tuple[str, ...]:
    """Return the cells that a condition accepts."""
    return tuple(choice) if isinstance(choice, list) else (str(choice),)


def _added(values: Sequence[float | None]) -> float | None:
    """Return the sum of values, not known where one is not."""
    return None if None in values else sum(value for value in values if value is not None)


CATALOGUE = "series.toml"
"""The file that says where each series is read."""


def load_catalogue(project: Project) -> dict[str, SeriesEntry]:
    """Return every entry of data/series.toml by name; all faults are raised together."""
    path = project.data / CATALOGUE
    shown = project.relative(path)
    return dict(_catalogue(read_shown(path, shown), path, shown))


@lru_cache(maxsize=8)
def _catalogue(content: bytes, path: Path, shown: str) -> Mapping[str, SeriesEntry]:
    """Return every entry in the bytes of a catalogue."""
    faults = Collector()
    catalogue = {}
    for name, entry in parse_toml(content, shown).items():
        try:
            catalogue[name] = settings(SeriesEntry, entry, path=path, shown=shown, table=name, id=name)
        except ReportError as fault:
            faults.take(fault)
    faults.finish()
    return catalogue


def find_entry(project: Project, id: str) -> SeriesEntry:
    """Return the entry of a series; an unknown name is refused with the nearest one."""
    path = project.data / CATALOGUE
    shown = project.relative(path)
    catalogue = _catalogue(read_shown(path, shown, part=f"only {id}"), path, shown)
    if id not in catalogue:
        raise ReportError(f'no series "{id}" in data/series.toml.{did_you_mean(id, catalogue)}')
    return catalogue[id]
