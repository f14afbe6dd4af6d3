"""Where an ambition stands: ahead of its path, on track, behind, or that this cannot be told, and why.

The change since the baseline is held against the change that the path asks for by then. Both ends of it are counts with
chance in them. To draw the path from the baseline that was observed, and compare only the latest rate's interval with
it, takes the first count for the truth: of rates that are exactly on their path it would call 6 to 7 in 100 ahead,
and the interval of the ratio calls 2 to 3 in 100 so (tests/indicators/test_status_simulated.py). Chance means here how
a count varies from year to year about a rate that stays; a bad winter or an epidemic is not in it.
"""

from math import inf

from msgspec import Struct
from msgspec.structs import replace

from halveit.data.ambitions import Ambition
from halveit.data.periods import Period
from halveit.indicators.measured import Limits, Measured, Reading
from halveit.indicators.ratios import estimate_ratio, rate_ratio
from halveit.indicators.trajectories import trajectory
from halveit.indicators.verdicts import Case, Moved, Word


class Status(Struct, frozen=True, kw_only=True):
    """Where an ambition stands in one period."""

    word: Word
    """ahead, on track, behind, or cannot tell."""
    sentence: str
    """The same in plain words, with the reason."""
    period: str
    """Of the rate that is judged."""
    baseline_period: str
    """Where the ambition starts."""
    asked: float | None = None
    """The change asked for by then, as a share of the baseline (-0.18 is 18% lower)."""
    change: Limits | None = None
    """What the change was, as shares: one number twice, or the two ends of what is possible."""
    limits: Limits | None = None
    """The 95% interval of that change."""
    met: bool = False
    """Whether all of the interval lies below the last target."""
    due: bool = False
    """Whether the last target's year has come, so that the target itself is asked for and no point on the way."""
    caution: str = ""
    """What to know beside it, a sentence; empty where there is nothing."""


def status(measured: Measured, ambition: Ambition, period: str | None = None) -> Status:
    """Return where a rate that is meant to fall stands in a period: by default the last of which anything is known.

    With counts at both ends the interval is the exact one of their ratio. Where the baseline's counts are not known
    its rate is taken as stated, and only the latest rate's chance counts. Where part of the latest count is not known,
    the interval spans both ends of what is possible. All of it below what the path asks for is ahead; all of it above
    is behind; otherwise it is on track, if all of it lies below the baseline. An interval that holds both the path and
    no fall at all says nothing, and must not be read as good news: that is cannot tell.
    """
    period = period or max((ambition.baseline_period, *measured.periods), key=Period)
    ends, start = measured.ends(period), _start(measured, ambition)
    obstacle = _obstacle(ambition, period, ends, start)
    asked, due = _asked(ambition, period)
    case = Case(
        period=period,
        baseline=ambition.baseline_period,
        stated=start is None or start.limits is None,
        missing=len(ends) > 1,
        final_year=ambition.targets[-1].year if ambition.targets else 0,
        due=due,
    )
    told = Status(word="cannot tell", sentence=case.obstacle(obstacle), period=period, baseline_period=case.baseline)
    if start is None or obstacle not in ("", "no interval"):
        return told
    change = (ends[0].rate / start.rate - 1, ends[-1].rate / start.rate - 1)
    told = replace(told, asked=asked - 1, change=change, due=due, caution=case.caution())
    return told if obstacle else _judged(told, case, _ratio(ends, start, share=measured.share), ambition)


def _judged(told: Status, case: Case, ratio: Limits, ambition: Ambition) -> Status:
    """Return the status with the word and the sentence for a ratio's interval."""
    low, high = ratio
    asked, final = 1 + (told.asked or 0), 1 - ambition.targets[-1].reduction
    word: Word = "ahead" if high < asked else "behind" if low > asked else "on track" if high < 1 else "cannot tell"
    moved: Moved = "lower" if high < 1 else "higher" if low > 1 else "unclear"
    sentence, met = case.verdict(word, moved), high < final
    if met and not case.due:
        sentence = f"{sentence} {case.met()}"
    return replace(told, word=word, sentence=sentence, limits=(low - 1, high - 1), met=met)


def _start(measured: Measured, ambition: Ambition) -> Reading | None:
    """Return the baseline: as measured, or else as the ambition states it."""
    stated = ambition.stated_baseline
    return measured.read(ambition.baseline_period) or (None if stated is None else Reading(rate=stated))


def _obstacle(ambition: Ambition, period: str, ends: tuple[Reading, ...], start: Reading | None) -> str:
    """Return what stands in the way of an answer, or an empty string."""
    judged, base = Period(period), Period(ambition.baseline_period)
    checks = {
        "no target": not ambition.targets,
        "start": judged.last <= base.last,
        "overlap": judged.first <= base.last,
        "no baseline": start is None,
        "nought": start is not None and start.rate <= 0,
        "no value": not ends,
        "no interval": any(end.limits is None for end in ends),
    }
    return next((name for name, stands in checks.items() if stands), "")


def _asked(ambition: Ambition, period: str) -> tuple[float, bool]:
    """Return the rate asked for over the baseline's, and whether the last target's year has come."""
    if not ambition.targets:
        return 1.0, False
    steps = [(target.year, target.reduction) for target in ambition.targets]
    path = trajectory(Period(ambition.baseline_period).middle, 1.0, steps)
    year, last = Period(period).middle, path.points[-1]
    return (last[1], True) if year >= last[0] else (path.at(year) or 1.0, False)


def _ratio(ends: tuple[Reading, ...], start: Reading, *, share: bool) -> Limits:
    """Return the 95% interval of latest / start, over both ends of what is possible."""
    spans = [_span(end, start, share=share) for end in ends]
    return min(low for low, _ in spans), max(high for _, high in spans)


def _span(latest: Reading, start: Reading, *, share: bool) -> Limits:
    """Return the 95% interval of latest / start: exact where both are counts of rare events."""
    if latest.count is not None and latest.exposure and start.count is not None and start.exposure and not share:
        found = rate_ratio(latest.count, latest.exposure, start.count, start.exposure)
        return found.low, found.high
    known = (start.rate, start.rate)
    return estimate_ratio(latest.rate, latest.limits or (0.0, inf), start.rate, start.limits or known)
