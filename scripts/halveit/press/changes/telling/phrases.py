"""The phrases in which changes are told, wherever they are told: numbers, periods, releases, revisions."""

from collections.abc import Sequence
from decimal import Decimal

from halveit.drawing.numbers import number
from halveit.drawing.sentences import listed, years_listed
from halveit.press.changes.changes import Changes, ExhibitChange, FactChange, ReleaseChange, Revision, SeriesChange

ARROW = " → "
_DIGITS = 4
_NAMED = 3
"""Periods that are no years are named one by one up to this many."""


def plural(count: int, noun: str, nouns: str = "") -> str:
    """Return a count with its noun: 1 sentence, 2 sentences; `nouns` where the plural takes no s."""
    return f"{number(count)} {noun if count == 1 else nouns or noun + 's'}"


def value_told(value: float, decimals: int | None = None) -> str:
    """Return a value with the decimals that it has, four at most, or with as many as are asked for."""
    if decimals is None:
        exact = Decimal(repr(round(value, _DIGITS))).normalize().as_tuple().exponent
        decimals = max(0, -int(exact))
    return number(value, decimals)


def rise_told(size: float, decimals: int | None = None) -> str:
    """Return a difference with its sign: +5, −0.2."""
    return f"{'+' if size > 0 else ''}{value_told(size, decimals)}"


def revision_told(revision: Revision) -> str:
    """Return a revision as 2018: 2,745 → 2,750 (+5, +0.2%)."""
    values = f"{value_told(revision.before)}{ARROW}{value_told(revision.after)}"
    return f"{revision.period}: {values} ({size_told(revision)})"


def size_told(revision: Revision) -> str:
    """Return by how much a value was revised, and which share of it that is: +5, +0.2%."""
    share = f", {rise_told(revision.size / revision.before * 100, 1)}%" if revision.before else ""
    return rise_told(revision.size) + share


def largest(revisions: Sequence[Revision], count: int) -> list[Revision]:
    """Return the revisions that moved their value most, by share of it; the earlier first where two are alike."""
    return sorted(revisions, key=_share, reverse=True)[:count]


def _share(revision: Revision) -> float:
    """Return the size of a revision as a share of the value; the greatest for a value that was nought."""
    return abs(revision.size / revision.before) if revision.before else float("inf")


def periods_told(periods: Sequence[str]) -> str:
    """Return periods as prose lists them: 2010 to 2016 and 2018; long lists that are no years by their ends."""
    if all(period.isdigit() for period in periods):
        return years_listed(periods)
    return listed(periods) if len(periods) <= _NAMED else f"{periods[0]} to {periods[-1]}"


def release_told(change: ReleaseChange) -> str:
    """Return what became of a dataset's release: 2022-02-17 → 2024-05-31, shown up to 2022 instead of 2019."""
    if change.kind == "new":
        return f"new: {dates_told(change.after)}"
    if change.kind == "gone":
        return f"no longer used (was {dates_told(change.before)})"
    parts = [] if change.before == change.after else [f"{dates_told(change.before)}{ARROW}{dates_told(change.after)}"]
    last = change.last_period
    if last.before != last.after:
        parts.append(f"shown up to {last.after or 'none'} instead of {last.before or 'none'}")
    return ", ".join(parts)


def dates_told(dates: Sequence[str]) -> str:
    """Return the dates of a dataset's releases, the older ones in brackets."""
    return dates[0] if len(dates) == 1 else f"{dates[0]} (with {listed(dates[1:])})"


def series_told(change: SeriesChange, count: int) -> str:
    """Return what became of a series in one line; of its revisions, the `count` largest."""
    if change.kind != "changed":
        return f"the series is {change.kind}"
    parts = [f"counts {change.unit.after} instead of {change.unit.before}"] * (change.unit.before != change.unit.after)
    parts += [f"new: {periods_told([point.period for point in change.new])}"] if change.new else []
    if change.revised:
        told = "; ".join(revision_told(revision) for revision in largest(change.revised, count))
        rest = len(change.revised) - count
        parts.append(f"revised: {told}" + (f"; and {rest} smaller" if rest > 0 else ""))
    parts += [f"gone: {periods_told([point.period for point in change.gone])}"] if change.gone else []
    return ". ".join(parts)


def series_grouped(changes: Sequence[SeriesChange], count: int) -> list[tuple[list[str], str]]:
    """Return the ids of series of which the same is to be told, with what that is; in the order of the first ids."""
    groups: dict[str, list[str]] = {}
    for change in changes:
        groups.setdefault(series_told(change, count), []).append(change.id)
    return [(ids, told) for told, ids in groups.items()]


def exhibit_told(change: ExhibitChange) -> list[str]:
    """Return what became of an exhibit's table, its title apart: a phrase each for columns, rows and cells."""
    named = {
        "new columns": change.new_columns,
        "columns gone": change.gone_columns,
        "new rows": change.new_rows,
        "rows gone": change.gone_rows,
    }
    told = [f"{words}: {', '.join(names)}" for words, names in named.items() if names]
    told += [f"{plural(len(change.cells), 'cell')} changed"] if change.cells else []
    if not told and change.title.before == change.title.after:
        told = [
            "only its description for screen readers changed"
            if change.alt
            else "its rows or columns stand in another order"
        ]
    return told


def fact_told(change: FactChange) -> tuple[str, str]:
    """Return a fact before and after, with its period where that is another one now: 3.8 (2019), 3.9 (2022)."""
    moved = change.kind == "changed" and change.period.before != change.period.after
    sides = (change.shown.before, change.period.before), (change.shown.after, change.period.after)
    before, after = (dated(shown or "none", period or "") if moved else shown or "none" for shown, period in sides)
    return before, after


def dated(shown: str, period: str) -> str:
    """Return what a fact shows with its period behind it, where that is not what it shows."""
    return shown if period in ("", shown) else f"{shown} ({period})"


def only_told(changes: Changes) -> str:
    """Return the sentence for a comparison that found nothing."""
    left = "" if changes.chapters is not None else " The sentences of the chapters were not compared."
    return f"Nothing changed between {changes.before} and {changes.after}.{left}"
