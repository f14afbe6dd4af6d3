"""How well projections would have done: each made from the periods before it, and held against what then came."""

from collections.abc import Iterable

from msgspec import Struct

from halveit.data.periods import Period
from halveit.indicators.measured import CannotTell, Measured
from halveit.indicators.pace import Projection, pace

FURTHEST = 3
"""How many periods ahead are tried."""


class Trial(Struct, frozen=True, kw_only=True):
    """One projection and what then came."""

    period: str
    """The period projected to."""
    ahead: int
    """How many periods that is after the last one used."""
    projection: Projection
    """What would have been said then, from the numbers as they are known now."""
    came: float
    """The rate that came."""

    @property
    def inside(self) -> bool:
        """Whether what came lay within the prediction interval."""
        return self.projection.low <= self.came <= self.projection.high


def backtest(measured: Measured, *, furthest: int = FURTHEST) -> tuple[Trial, ...]:
    """Return a trial for each period with enough before it, 1 to `furthest` periods ahead, by the last period used.

    Enough is what `pace` takes: up to five periods with counts, and not fewer than three. Trials of one measure share
    years, so they are not independent: four misses may be one turn of the trend. The numbers are those known now; what
    was known then, before revisions, is not asked.
    """
    trials = []
    for origin in measured.counted:
        found = pace(measured, latest=origin)
        if isinstance(found, CannotTell):
            continue
        for ahead in range(1, furthest + 1):
            period = _after(origin, ahead, measured)
            came = measured.read(period) if period else None
            if period and came:
                projection = found.project(Period(period).middle)
                trials.append(Trial(period=period, ahead=ahead, projection=projection, came=came.rate))
    return tuple(trials)


def tally(trials: Iterable[Trial]) -> dict[int, tuple[int, int]]:
    """Return by periods ahead how many trials there were inside their interval, and how many in all."""
    counts: dict[int, tuple[int, int]] = {}
    for trial in sorted(trials, key=lambda trial: trial.ahead):
        inside, every = counts.get(trial.ahead, (0, 0))
        counts[trial.ahead] = (inside + trial.inside, every + 1)
    return counts


def _after(origin: str, ahead: int, measured: Measured) -> str | None:
    """Return the period so many of its own lengths after another, if its count is known."""
    first, last = Period(origin).first, Period(origin).last
    shift = ahead * (last - first + 1)
    found = (p for p in measured.counted if (Period(p).first, Period(p).last) == (first + shift, last + shift))
    return next(found, None)
