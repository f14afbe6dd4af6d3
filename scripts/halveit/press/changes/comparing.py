"""The comparison of two states, part by part; with the states swapped, what is new is gone."""

from collections.abc import Iterable, Iterator, Mapping
from math import isclose
from typing import TypeVar

from halveit.data.periods import Period
from halveit.data.series import Series
from halveit.press.changes.aligning import compare_chapters
from halveit.press.changes.changes import (
    CellChange,
    Changes,
    ExhibitChange,
    FactChange,
    Moved,
    Point,
    ReleaseChange,
    Revision,
    SeriesChange,
)
from halveit.press.changes.state import Pinned, Quotable, Shown, State

Part = TypeVar("Part")

_NEAR = 1e-9
"""Of computed values: the same arithmetic in another order may differ in the last digit."""


def compare(before: State, after: State) -> Changes:
    """Return all that is not the same."""
    read = before.chapters is not None and after.chapters is not None
    return Changes(
        before=before.name,
        after=after.name,
        releases=tuple(_releases(before.pins, after.pins)),
        series=tuple(_series(before.series, after.series)),
        exhibits=tuple(_exhibits(before.exhibits, after.exhibits)),
        facts=tuple(_facts(before.facts, after.facts)),
        chapters=compare_chapters(before.chapters or {}, after.chapters or {}) if read else None,
    )


def _both(
    before: Mapping[str, Part], after: Mapping[str, Part]
) -> Iterator[tuple[str, Part | None, Part | None, Part]]:
    """Give each name of either side, sorted, with what both sides have of it, and the later of the two."""
    for name in sorted({*before, *after}):
        old, new = before.get(name), after.get(name)
        yield name, old, new, after[name] if name in after else before[name]


def _releases(before: Mapping[str, Pinned], after: Mapping[str, Pinned]) -> Iterator[ReleaseChange]:
    """Give the datasets whose releases or last period are not the same."""
    for dataset, old, new, either in _both(before, after):
        dates = tuple(pinned.dates if pinned else () for pinned in (old, new))
        last = Moved(before=old.last_period if old else None, after=new.last_period if new else None)
        if dates[0] != dates[1] or last.before != last.after:
            yield ReleaseChange(dataset=dataset, title=either.title, before=dates[0], after=dates[1], last_period=last)


def _series(before: Mapping[str, Series], after: Mapping[str, Series]) -> Iterator[SeriesChange]:
    """Give the series that have other values, or count something else."""
    for name, old, new, either in _both(before, after):
        unit = Moved(before=old.unit if old else None, after=new.unit if new else None)
        values = [{} if series is None else known_values(series) for series in (old, new)]
        change = SeriesChange(
            id=name,
            title=either.title,
            unit=unit,
            new=_only(values[1], values[0]),
            revised=revisions(*values),
            gone=_only(*values),
        )
        if change.new or change.revised or change.gone or unit.before != unit.after:
            yield change


def known_values(series: Series) -> dict[str, float]:
    """Return a series' known values by period."""
    return {period: series.at(period) for period in series.known}


def _only(values: Mapping[str, float], others: Mapping[str, float]) -> tuple[Point, ...]:
    """Return the values of periods that others do not have, in order of time."""
    return tuple(Point(period=p, value=values[p]) for p in in_time(values) if p not in others)


def revisions(old: Mapping[str, float], new: Mapping[str, float]) -> tuple[Revision, ...]:
    """Return the periods of both whose values are not the same, in order of time."""
    shared = in_time(period for period in old if period in new)
    return tuple(Revision(period=p, before=old[p], after=new[p]) for p in shared if not same(old[p], new[p]))


def in_time(periods: Iterable[str]) -> list[str]:
    """Return periods in order of time; two that span the same years by their text."""
    return sorted(periods, key=lambda text: (Period(text), text))


def same(old: float, new: float) -> bool:
    """Tell whether two values are the same but for the last digits of arithmetic."""
    return isclose(old, new, rel_tol=_NEAR)


def _facts(before: Mapping[str, Quotable], after: Mapping[str, Quotable]) -> Iterator[FactChange]:
    """Give the facts that are written otherwise."""
    for name, old, new, either in _both(before, after):
        shown = Moved(before=old.shown if old else None, after=new.shown if new else None)
        if shown.before != shown.after:
            period = Moved(before=old.period if old else None, after=new.period if new else None)
            yield FactChange(id=name, what=either.what, shown=shown, period=period)


def _exhibits(before: Mapping[str, Shown], after: Mapping[str, Shown]) -> Iterator[ExhibitChange]:
    """Give the exhibits whose title, alt text or table is not the same."""
    for label, old, new, _ in _both(before, after):
        title = Moved(before=old.title if old else None, after=new.title if new else None)
        if old is None or new is None:
            yield ExhibitChange(label=label, title=title)
        elif old.title != new.title or old.alt != new.alt or (old.columns, old.rows) != (new.columns, new.rows):
            yield _exhibit(label, title, old, new)


def _exhibit(label: str, title: Moved, old: Shown, new: Shown) -> ExhibitChange:
    """Return what is not the same in an exhibit that both states have."""
    alt = None if old.alt == new.alt else Moved(before=" ".join(old.alt), after=" ".join(new.alt))
    columns = [name for name in old.columns if name in new.columns]
    width = _key_width(old, new)
    rows = [_named(shown, width) for shown in (old, new)]
    cells = [
        change
        for name in rows[0]
        if name in rows[1]
        for column in columns
        if (change := _cell(name, column, (old, rows[0][name]), (new, rows[1][name])))
    ]
    return ExhibitChange(
        label=label,
        title=title,
        alt=alt,
        new_columns=tuple(name for name in new.columns if name not in old.columns),
        gone_columns=tuple(name for name in old.columns if name not in new.columns),
        new_rows=tuple(name for name in rows[1] if name not in rows[0]),
        gone_rows=tuple(name for name in rows[0] if name not in rows[1]),
        cells=tuple(cells),
    )


def _key_width(old: Shown, new: Shown) -> int:
    """Return how many first columns tell each row from the others in both tables; 1 where none do."""
    shared = 0
    for left, right in zip(old.columns, new.columns, strict=False):
        if left != right:
            break
        shared += 1
        if all(len({row[:shared] for row in shown.rows}) == len(shown.rows) for shown in (old, new)):
            return shared
    return min(shared, 1)


def _named(shown: Shown, width: int) -> dict[str, int]:
    """Return the place of each row by its first cells, a second one of the same name with its count."""
    found: dict[str, int] = {}
    for place, row in enumerate(shown.rows):
        name, count = ", ".join(row[:width]) or "row", 1
        while (told := name if count == 1 else f"{name} ({count})") in found:
            count += 1
        found[told] = place
    return found


def _cell(row: str, column: str, old: tuple[Shown, int], new: tuple[Shown, int]) -> CellChange | None:
    """Return a cell's change: as pages show it, or with the file's digits where pages show no difference."""
    exact = [shown.rows[place][shown.columns.index(column)] for shown, place in (old, new)]
    if exact[0] == exact[1]:
        return None
    printed = [shown.printed[place][shown.columns.index(column)] for shown, place in (old, new)]
    before, after = exact if printed[0] == printed[1] else printed
    return CellChange(row=row, column=column, before=before, after=after)
