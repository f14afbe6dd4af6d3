"""Whether a target is likely to be missed, judged by the pace so far alone.

The pace of the last periods is used where there is one. Where too few periods have numbers behind them, the average
yearly change since the baseline stands in for it, with an interval from that of the change.
"""

from typing import Literal

from msgspec import Struct

from halveit.data.periods import Period
from halveit.indicators.measured import CannotTell, Limits
from halveit.indicators.standing import Standing

Risk = Literal["high", "low", "open", "met", "missed", "cannot tell"]
"""That the last target is missed; from its year on, whether it was."""
_DUE: dict[str, Risk] = {"ahead": "met", "behind": "missed"}


class Moved(Struct, frozen=True, kw_only=True):
    """How fast a rate has been moving."""

    yearly: float
    """As a share: -0.03 is 3% lower each year."""
    limits: Limits
    """Its 95% interval."""
    since: str
    """The first period that it is taken from."""
    until: str
    """The last one."""
    average: bool
    """Whether it is only the average since the baseline."""

    @property
    def clear(self) -> bool:
        """Whether chance alone is unlikely to explain that the rate moved."""
        low, high = self.limits
        return high < 0 or low > 0


class Outlook(Struct, frozen=True, kw_only=True):
    """The pace so far beside the pace that is needed."""

    risk: Risk
    """High: the whole interval of the pace falls short of what is needed. Low: all of it would do. Open: neither."""
    moved: Moved | None
    """The pace so far; None where it cannot be told."""
    needed: float | None
    """The yearly change that leads from the judged period to the last target; None where it cannot be told."""


def outlook(standing: Standing) -> Outlook:
    """Return how likely the last target is to be missed at the pace so far."""
    needed = None if isinstance(standing.needed, CannotTell) else standing.needed
    found = _moved(standing)
    if standing.status.due:
        return Outlook(risk=_DUE.get(standing.status.word, "cannot tell"), moved=found, needed=None)
    return Outlook(risk=_risk(found, needed), moved=found, needed=needed)


def _risk(found: Moved | None, needed: float | None) -> Risk:
    """Return the risk by the interval of the pace and the pace needed."""
    if found is None or needed is None:
        return "cannot tell"
    low, high = found.limits
    return "high" if low > needed else "low" if high <= needed else "open"


def _moved(standing: Standing) -> Moved | None:
    """Return the pace of the last periods, or else the average since the baseline, or None."""
    pace = standing.pace
    if not isinstance(pace, CannotTell):
        return Moved(
            yearly=pace.yearly, limits=(pace.low, pace.high), since=pace.used[0], until=pace.used[-1], average=False
        )
    status, start = standing.status, standing.ambition.baseline_period
    years = Period(standing.period).middle - Period(start).middle
    if status.change is None or status.limits is None or status.change[0] != status.change[1] or years <= 0:
        return None
    yearly, low, high = (_a_year(change, years) for change in (status.change[0], *status.limits))
    return Moved(yearly=yearly, limits=(low, high), since=start, until=standing.period, average=True)


def _a_year(change: float, years: float) -> float:
    """Return the yearly change that makes a change over some years."""
    return (1 + change) ** (1 / years) - 1
