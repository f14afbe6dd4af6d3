"""How fast a rate has been changing, how fast it would have to change, and where the same pace would lead."""

from math import expm1

from msgspec import Struct

from halveit.data.periods import Period
from halveit.indicators.measured import CannotTell, Measured, Reading
from halveit.indicators.trends import Trend, fit_trend, trending

WINDOW = 5
"""How many periods a pace is taken from."""
LEAST = 3
"""The fewest that show a pace at all: through two, any line fits."""


class Projection(Struct, frozen=True, kw_only=True):
    """Where a rate would be if it went on changing at the pace seen. It is no forecast."""

    year: float
    """The year projected to: of three years together, the middle one."""
    rate: float
    """The rate it would be, in the measure's unit."""
    low: float
    """Lower limit of the 95% prediction interval: from doubt about the pace, and from the chance in a count."""
    high: float
    """Upper limit of it."""
    used: tuple[str, ...]
    """The periods that the pace was taken from."""

    @property
    def meaning(self) -> str:
        """What the numbers are, in a plain sentence."""
        return (
            f"This is where the rate would be if it went on changing as it did from {self.used[0]} to {self.used[-1]}. "
            "It is not a forecast: nothing says that it will."
        )


class Pace(Struct, frozen=True, kw_only=True):
    """The yearly change of a rate over its last periods."""

    yearly: float
    """As a share: -0.03 is 3% lower each year."""
    low: float
    """Lower limit of its 95% interval."""
    high: float
    """Upper limit of it."""
    used: tuple[str, ...]
    """The periods that it is taken from, in order of time: none shares a year with another."""
    per: float
    """The unit of the rate."""
    exposure: float
    """Births or maternities of the last of these periods."""
    trend: Trend
    """The line behind it; its dispersion says how many times more the rate varies about it than chance explains."""

    def project(self, year: float, *, exposure: float | None = None) -> Projection:
        """Return where the pace would lead by a year, with as many births as in the last period if not told."""
        exposure = exposure or self.exposure
        counts = self.trend.predict(year, exposure)
        rate, low, high = (count / exposure * self.per for count in counts)
        return Projection(year=year, rate=rate, low=low, high=high, used=self.used)


def pace(measured: Measured, *, latest: str | None = None, window: int = WINDOW) -> Pace | CannotTell:
    """Return the pace over the last `window` periods up to `latest`, or why there is none.

    Only periods with counts are used, and none that shares a year with a later one: three years together are counted
    back from the latest (2022-24, 2019-21, 2016-18), because neighbours have deaths in common. Missing years are
    passed over. The method is that of `fit_trend`.
    """
    used = _apart(measured, latest)[:window][::-1]
    readings = [_counted(measured, period) for period in used]
    years, counts = [Period(period).middle for period in used], [count for count, _ in readings]
    if len(used) < LEAST:
        return CannotTell(reason=_TOO_FEW)
    if not trending(years, counts):
        return CannotTell(reason=_NO_TREND)
    exposures = [exposure for _, exposure in readings]
    trend = fit_trend(years, counts, exposures)
    low, high = trend.slope_limits()
    return Pace(
        yearly=expm1(trend.slope),
        low=expm1(low),
        high=expm1(high),
        used=tuple(used),
        per=measured.per,
        exposure=exposures[-1],
        trend=trend,
    )


def needed(latest: float, year: float, target: float, target_year: float) -> float | CannotTell:
    """Return the yearly change that would take a rate to its target, as a share; above nought where it may rise."""
    if target_year <= year:
        return CannotTell(reason=f"The ambition is for {target_year:g}: no time is left to change in.")
    if latest <= 0 or target <= 0:
        return CannotTell(reason="A rate of nought is reached or left in one step, and not at a pace.")
    return (target / latest) ** (1 / (target_year - year)) - 1


_TOO_FEW = (
    "A pace cannot be told: it takes the numbers behind the rate of three periods or more that share no year, and "
    "fewer were found."
)
_NO_TREND = "A pace cannot be told: nothing was counted, or only in the first or in the last of the periods."


def _apart(measured: Measured, latest: str | None) -> list[str]:
    """Return the periods with counts, newest first, without those that share a year with a newer one."""
    apart: list[str] = []
    for period in sorted(measured.counted, key=Period, reverse=True):
        too_late = latest is not None and Period(latest) < Period(period)
        if not too_late and (not apart or Period(period).last < Period(apart[-1]).first):
            apart.append(period)
    return apart


def _counted(measured: Measured, period: str) -> tuple[int, float]:
    """Return the count and the exposure of a period that has both."""
    reading = measured.read(period) or Reading(rate=0.0)
    return reading.count or 0, reading.exposure or 0.0
