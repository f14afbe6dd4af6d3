"""How it is told how far and how fast a rate moved, and where that would lead: ends of sentences on a rate."""

from halveit.data.periods import Period
from halveit.drawing.numbers import percent
from halveit.drawing.sentences import Shower
from halveit.indicators.measured import CannotTell, Limits
from halveit.indicators.standing import Standing

UNTOLD = "cannot be told"
"""What stands for a number that there is not."""


def moved(share: float) -> str:
    """Return a change with its sign as a word: 24% lower."""
    return f"{percent(abs(share))} {'lower' if share < 0 else 'higher'}"


def moved_between(limits: Limits) -> str:
    """Return the two ends of a change: between 20% and 28% lower, the smaller end first."""
    if limits[0] < 0 < limits[1]:
        return f"somewhere between {moved(limits[0])} and {moved(limits[1])}"
    least, most = sorted(limits, key=abs)
    return f"up to {moved(most)}" if percent(abs(least)) == "0%" else f"between {percent(abs(least))} and {moved(most)}"


def change_words(standing: Standing) -> str:
    """Return the change since the baseline, with its interval."""
    baseline, limits = standing.ambition.baseline_period, standing.status.limits
    if limits is None:
        return f"cannot be compared with that of {baseline}"
    start = f"the rate stated for {baseline}" if standing.baseline.limits is None else f"in {baseline}"
    return f"was {moved_between(limits)} than {start}"


def pace_words(standing: Standing) -> str:
    """Return the yearly change and its interval, or that chance alone could explain it."""
    found = standing.pace
    if isinstance(found, CannotTell):
        return f"changed at a pace that {UNTOLD}"
    span = f"a year from {found.used[0]} to {found.used[-1]}"
    verb, size = ("fell" if found.yearly < 0 else "rose"), percent(abs(found.yearly), 1)
    if found.low <= 0 <= found.high:
        return f"{verb} by about {size} {span}, which chance alone could explain"
    ends = sorted((abs(found.low), abs(found.high)))
    return f"{verb} by about {size} {span} (allowing for chance, by {percent(ends[0], 1)} to {percent(ends[1], 1)})"


def needed_words(standing: Standing) -> str:
    """Return the yearly change that would lead to the last target."""
    found = standing.needed
    if isinstance(found, CannotTell):
        return f"would have to change at a pace that {UNTOLD}"
    if found >= 0:
        return "would not have to fall any further"
    return f"would have to fall by {percent(-found, 1)} a year from {Period(standing.period).middle:.0f} on"


def projection_words(standing: Standing, shown: Shower) -> str:
    """Return where the pace would lead by the last target's year."""
    found = standing.projection
    if isinstance(found, CannotTell):
        return "cannot be projected"
    ends = f"{shown(found.low)} to {shown(found.high)}"
    return f"would be {shown(found.rate)} in {found.year:.0f} (allowing for chance, {ends})"


def signed(share: float) -> str:
    """Return a yearly change with its sign as a mark: −3.1%, +1.2%."""
    text = percent(share, 1)
    return f"+{text}" if share > 0 and text != "0.0%" else text
