"""Short ways for a figure file to state its facts."""

from dataclasses import replace
from functools import partial

from halveit.data.series import Series
from halveit.drawing.numbers import number, percent
from halveit.exhibits.exhibit import Column
from halveit.facts.fact import Fact
from halveit.indicators.changes import direction
from halveit.indicators.progress import Progress


def fact(
    id: str,
    value: float,
    *,
    decimals: int = 0,
    unit: str,
    period: str,
    what: str,
    stated: bool = False,
    source: str = "",
) -> Fact:
    """Return a number to quote, written with `decimals`.

    `stated` is for one that only repeats the published report; `source` for one that stands in no release.
    """
    shown = number(value, decimals)
    return Fact(id=id, value=value, shown=shown, unit=unit, period=period, what=what, stated=stated, source=source)


def share_fact(
    id: str,
    share: float,
    *,
    decimals: int = 0,
    period: str,
    what: str,
    stated: bool = False,
    source: str = "",
) -> Fact:
    """Return a share to quote as a percentage, which its value then is too."""
    told = fact(id, share * 100, decimals=decimals, unit="%", period=period, what=what, stated=stated, source=source)
    return replace(told, shown=percent(share, decimals))


def range_fact(id: str, low: float, high: float, *, decimals: int, period: str, what: str) -> Fact:
    """Return a range to quote: the lowest and the highest percentage that are possible."""
    shown = " to ".join(f"{number(bound, decimals)}%" for bound in (low, high))
    value = " to ".join(f"{bound:.6g}" for bound in (low, high))
    return Fact(id=id, value=value, shown=shown, unit="%", period=period, what=what)


def word(id: str, text: str, *, period: str, what: str) -> Fact:
    """Return a word that depends on the data."""
    return Fact(id=id, value=text, shown=text, unit="", period=period, what=what)


def path_column(decimals: int, *, sign: str = "") -> Column:
    """Return the column that holds the trajectory, which is blank outside its years."""
    return Column(
        name="path",
        heading=f"Path to the ambition{sign}",
        decimals=decimals,
        description="The rate that a straight path from the baseline to the next target asks for.",
        absent="\N{EN DASH}",
    )


def stated_column(stated: Series) -> tuple[Column, ...]:
    """Return the column that tells computed rates from stated ones, where any rate is only stated."""
    words = "Whether the rate was computed from counts, or is as ministers stated it."
    return (Column(name="basis", heading="Basis", decimals=None, description=words),) if stated.known else ()


def turn_facts(progress: Progress, *, decimals: int) -> tuple[Fact, ...]:
    """Return the lowest rate and the highest since, where the lowest is not the latest."""
    series, last = progress.series, progress.latest_period
    low = min(series.known, key=series.at)
    if low == last:
        return ()
    high = max(series.known[series.known.index(low) + 1 :], key=series.at)
    quoted = partial(fact, decimals=decimals, unit=series.unit)
    return (
        quoted("lowest", series.at(low), period=low, what=f"{series.title}, {low}, the lowest."),
        word("lowest_period", low, period=low, what="When it was lowest."),
        quoted("since", series.at(high), period=high, what=f"{series.title}, {high}, the highest since."),
        word("since_period", high, period=high, what="When it was highest since."),
    )


def stated_facts(stated: Series, title: str) -> tuple[Fact, ...]:
    """Return the last rate that is stated and not computed, and its year, where there is one."""
    if not stated.known:
        return ()
    last = stated.known[-1]
    what = f"{title}, {last}, as ministers stated it."
    rated = fact("stated_rate", stated.at(last), decimals=1, unit=stated.unit, period=last, what=what, stated=True)
    return rated, word("stated_period", last, period=last, what="The year of that rate.")


def ambition_facts(progress: Progress, *, decimals: int, change_decimals: int = 0) -> tuple[Fact, ...]:
    """Return what every rate with an ambition lets chapters quote: ends, change, targets, position."""
    return (*_ends(progress, decimals), *_movement(progress, change_decimals), *_targets(progress, decimals))


def _ends(progress: Progress, decimals: int) -> tuple[Fact, ...]:
    """Return the facts of baseline and latest."""
    title, unit = progress.series.title, progress.series.unit
    first, last = progress.baseline_period, progress.latest_period
    return (
        word("baseline_period", first, period=first, what=f"{title}: the period that the ambition starts from."),
        word("latest_period", last, period=last, what=f"{title}: the last period shown."),
        fact("baseline", progress.baseline, decimals=decimals, unit=unit, period=first, what=f"{title}, {first}."),
        fact("latest", progress.latest, decimals=decimals, unit=unit, period=last, what=f"{title}, {last}."),
    )


def _movement(progress: Progress, decimals: int) -> tuple[Fact, ...]:
    """Return the facts of change: size, direction, and where that leaves the rate."""
    title, span = progress.series.title, f"{progress.baseline_period} to {progress.latest_period}"
    change = progress.change
    nouns = ("fall", "rise", "no change")
    asked = progress.required_change
    required = (
        ()
        if asked is None
        else (
            share_fact(
                "required", -asked, period=span, what=f"{title}: the fall that the trajectory asks for by then."
            ),
            word("position", progress.position, period=span, what=f"{title}: where it stands beside the trajectory."),
        )
    )
    return (
        share_fact("change", abs(change), decimals=decimals, period=span, what=f"{title}: size of the change."),
        word("direction", direction(change), period=span, what=f"{title}: which way it moved."),
        word("direction_noun", direction(change, verbs=nouns), period=span, what=f"{title}: which way it moved."),
        *required,
    )


def _targets(progress: Progress, decimals: int) -> tuple[Fact, ...]:
    """Return the rate asked for by each target."""
    title, unit = progress.series.title, progress.series.unit
    facts = []
    for target in progress.ambition.targets:
        facts += target_facts(
            str(target.year),
            stated=target.stated,
            computed=progress.target(target.year),
            decimals=decimals,
            unit=unit,
            what=f"{title}: the ambition for {target.year}",
            source=progress.ambition.source,
        )
    return tuple(facts)


def target_facts(
    year: str,
    *,
    stated: float | None,
    computed: float,
    decimals: int,
    unit: str,
    what: str,
    source: str,
    prefix: str = "",
) -> tuple[Fact, ...]:
    """Return a target as `target_<year>`, and where the report states it also as `computed_target_<year>`.

    `what` says what it is without a full stop; `source` where it is stated; `prefix` stands before `target`.
    """
    target = partial(fact, decimals=decimals, unit=unit, period=year)
    ours = f"{what}, computed from the baseline."
    if stated is None:
        return (target(f"{prefix}target_{year}", computed, what=ours),)
    return (
        target(f"{prefix}target_{year}", stated, what=f"{what}, as stated in the report.", stated=True, source=source),
        target(f"computed_{prefix}target_{year}", computed, what=ours),
    )
