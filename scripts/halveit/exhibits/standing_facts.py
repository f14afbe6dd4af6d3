"""What every ambition lets chapters quote of where it stands, how far and how fast it moved, and where that leads.

Each id is there whatever is known: where a number cannot be told, words say so.
"""

from collections.abc import Callable
from functools import partial

from halveit.drawing.paces import (
    UNTOLD,
    change_words,
    moved,
    needed_words,
    pace_words,
    projection_words,
    signed,
)
from halveit.drawing.sentences import Shower
from halveit.drawing.statuses import status_words
from halveit.exhibits.statements import word
from halveit.facts.fact import Fact
from halveit.indicators.measured import CannotTell
from halveit.indicators.standing import Standing


def standing_facts(standing: Standing, title: str, shown: Shower) -> tuple[Fact, ...]:
    """Return the facts of one ambition; `title` names its rate, and `shown` writes a value of it."""
    return (
        *_status(standing, title),
        *_change(standing, title),
        *_pace(standing, title),
        *_lead(standing, title, shown),
    )


def _status(standing: Standing, title: str) -> tuple[Fact, ...]:
    """Return the facts of the status."""
    status = standing.status
    told = partial(word, period=status.period)
    return (
        told("status", status.word, what=f"{title}: where it stands beside the path to the ambition."),
        told("status_words", status_words(standing), what=f"{title}: the same, as the end of a sentence."),
        told("status_sentence", status.sentence, what=f"{title}: the same, with the reason."),
        told("status_period", status.period, what=f"{title}: the period that is judged."),
    )


def _change(standing: Standing, title: str) -> tuple[Fact, ...]:
    """Return the facts of the interval of the change since the baseline."""
    status = standing.status
    span, limits = f"{status.baseline_period} to {status.period}", status.limits or (None, None)
    share = partial(_number, unit="%", period=span, show=moved, scale=100)
    what = f"{title}: the change with its 95% interval, as the end of a sentence."
    return (
        share("change_low", limits[0], what=f"{title}: lower limit of the 95% interval of the change."),
        share("change_high", limits[1], what=f"{title}: upper limit of the 95% interval of the change."),
        word("change_words", change_words(standing), period=span, what=what),
    )


def _pace(standing: Standing, title: str) -> tuple[Fact, ...]:
    """Return the facts of the pace, and of the pace that is needed."""
    found, target = standing.pace, standing.target.year
    told = not isinstance(found, CannotTell)
    span = f"{found.used[0]} to {found.used[-1]}" if told else standing.period
    ahead = f"{standing.period} to {target}"
    yearly, low, high = (found.yearly, found.low, found.high) if told else (None, None, None)
    needed = None if isinstance(standing.needed, CannotTell) else standing.needed
    rate = partial(_number, unit="% a year", show=signed, scale=100)
    return (
        rate("pace", yearly, period=span, what=f"{title}: yearly change over its last periods with counts."),
        rate("pace_low", low, period=span, what=f"{title}: lower limit of the 95% interval of the yearly change."),
        rate("pace_high", high, period=span, what=f"{title}: upper limit of the 95% interval of the yearly change."),
        word("pace_words", pace_words(standing), period=span, what=f"{title}: the pace, as the end of a sentence."),
        rate("needed", needed, period=ahead, what=f"{title}: yearly change that would lead to the ambition."),
        word(
            "needed_words",
            needed_words(standing),
            period=ahead,
            what=f"{title}: the pace needed, as the end of a sentence.",
        ),
    )


def _lead(standing: Standing, title: str, shown: Shower) -> tuple[Fact, ...]:
    """Return the facts of the projection."""
    found, target = standing.projection, str(standing.target.year)
    told = not isinstance(found, CannotTell)
    rate, low, high = (found.rate, found.low, found.high) if told else (None, None, None)
    value = partial(_number, unit=standing.measured.rates.unit, period=target, show=shown)
    what = f"{title}: where the same pace would lead by {target}"
    return (
        value("projection", rate, what=f"{what}; a projection and no forecast."),
        value("projection_low", low, what=f"{what}: lower limit of the 95% prediction interval."),
        value("projection_high", high, what=f"{what}: upper limit of the 95% prediction interval."),
        word("projection_words", projection_words(standing, shown), period=target, what=f"{what}, in words."),
        word(
            "projection_meaning",
            found.meaning if told else found.reason,
            period=target,
            what=f"{what}: what that means.",
        ),
    )


def _number(
    id: str, value: float | None, *, unit: str, period: str, what: str, show: Callable[[float], str], scale: float = 1
) -> Fact:
    """Return a number to quote as `show` writes it, its value `scale` times as much; or that it cannot be told."""
    if value is None:
        return word(id, UNTOLD, period=period, what=what)
    return Fact(id=id, value=value * scale, shown=show(value), unit=unit, period=period, what=what)
