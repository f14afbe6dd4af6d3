"""What every rate with an ambition lets chapters quote: its ends, its turns, its change and its targets."""

from functools import partial

from halveit.data.series import Series
from halveit.drawing.sentences import alike, listed, shower
from halveit.exhibits.statements import fact, share_fact, target_facts, word
from halveit.facts.fact import Fact
from halveit.indicators.changes import direction
from halveit.indicators.progress import Progress


def turn_facts(progress: Progress, *, decimals: int) -> tuple[Fact, ...]:
    """Return the lowest rate and the highest since, where the lowest is not the latest."""
    series, last = progress.series, progress.latest_period
    low = min(series.known, key=series.at)
    lows = alike(series, low, shower(decimals))
    if last in lows:
        return ()
    high = max(series.known[series.known.index(lows[-1]) + 1 :], key=series.at)
    quoted = partial(fact, decimals=decimals, unit=series.unit)
    return (
        quoted("lowest", series.at(low), period=low, what=f"{series.title}, {low}, the lowest."),
        word("lowest_period", listed(lows), period=low, what="When it was lowest, by the rates as they are written."),
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
    """Return what every rate with an ambition lets chapters quote: ends, change, targets."""
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
