"""A rate that changes by the same share each year, fitted to counts, and what it would lead to."""

from collections.abc import Sequence
from math import exp, hypot, sqrt
from typing import Any
from warnings import catch_warnings, simplefilter

from msgspec import Struct

from halveit.indicators.special import special

TOLERANCE = 1e-10
"""By how much less level and slope change from one step of the fit to the next when it ends."""
LIMIT = 600.0
"""The greatest power of e that is taken: beyond it there is no saying."""


class Trend(Struct, frozen=True, kw_only=True):
    """A log-linear Poisson regression of counts on years, with the exposures as offset."""

    slope: float
    """Yearly change of the logarithm of the rate."""
    level: float
    """Logarithm of the rate in the year `middle`."""
    middle: float
    """The mean year, weighted by expected events: there, level and slope are independent."""
    slope_variance: float
    """Of the slope, if the counts vary as Poisson counts do."""
    level_variance: float
    """Of the level, likewise."""
    dispersion: float
    """How many times more the counts vary than that: Pearson's X2 over its degrees of freedom, and not below 1."""
    freedom: int
    """Degrees of freedom: the number of counts less two."""

    @property
    def reach(self) -> float:
        """How many standard errors wide a 95% interval is to each side.

        Student's where the dispersion had to be estimated, the normal distribution's where it is 1. With five counts
        95% intervals then hold the truth 94 to 97 times in 100, however much the counts scatter; with Student's always
        it would be 99.9 times for counts that only vary as Poisson counts do, and with the normal always as few as 88
        for those that vary four times as much. From three or four counts scatter is hardly seen, and intervals are
        too narrow for it: for counts that vary three times as much, 93 in 100 from four and 88 from three
        (tests/indicators/test_coverage.py).
        """
        return float(special().stdtrit(self.freedom, 0.975)) if self.dispersion > 1 else float(special().ndtri(0.975))

    def slope_limits(self) -> tuple[float, float]:
        """Return the 95% interval of the slope."""
        error = min(self.reach * sqrt(self.dispersion * self.slope_variance), LIMIT)
        return self.slope - error, self.slope + error

    def predict(self, year: float, exposure: float) -> tuple[float, float, float]:
        """Return the count that a year's exposure would lead to, and its 95% prediction interval.

        The interval squares and adds two doubts, each to its own side: what the mean is (symmetric in its logarithm),
        and how a count varies about its mean (symmetric in its square root, which also suits small counts).
        """
        mean = exp(self.level + self.slope * (year - self.middle)) * exposure
        error = sqrt(self.dispersion * (self.level_variance + (year - self.middle) ** 2 * self.slope_variance))
        most, least = mean * exp(min(self.reach * error, LIMIT)), mean * exp(-self.reach * error)
        sway = self.reach * sqrt(self.dispersion) / 2
        fewest, many = max(0.0, sqrt(mean) - sway) ** 2, (sqrt(mean) + sway) ** 2
        return mean, max(0.0, mean - hypot(mean - least, mean - fewest)), mean + hypot(most - mean, many - mean)


def fit_trend(years: Sequence[float], counts: Sequence[int], exposures: Sequence[float]) -> Trend:
    """Return the trend of counts / exposures, each as long as `years`, in any order.

    Maximum likelihood, and quasi-likelihood for counts that vary more than Poisson counts do: McCullagh P and Nelder JA
    (1989), Generalized Linear Models, 2nd edition, chapters 6 and 9. Years are counted from their mean weighted by
    events: what the fit expects has the same mean year, so that its level there and its slope are independent.
    ValueError where the counts have no finite trend: fewer than three years, no events, or all of them in the first or
    all in the last year; and where none is found, which needs exposures that differ a thousandfold.
    """
    if not trending(years, counts):
        raise ValueError(f"the counts {list(counts)} have no trend")
    middle = sum(year * count for year, count in zip(years, counts, strict=True)) / sum(counts)
    fit = _fitted([(1.0, year - middle) for year in years], counts, exposures)
    if not fit.converged:
        raise ValueError(f"no trend was found for the counts {list(counts)} over {list(exposures)}")
    (level, slope), variances = fit.params, fit.cov_params()
    return Trend(
        slope=float(slope),
        level=float(level),
        middle=middle,
        slope_variance=float(variances[1, 1]),
        level_variance=float(variances[0, 0]),
        dispersion=max(1.0, float(fit.pearson_chi2 / fit.df_resid)),
        freedom=int(fit.df_resid),
    )


def _fitted(lines: Sequence[tuple[float, float]], counts: Sequence[int], exposures: Sequence[float]) -> Any:
    """Return the fit of statsmodels, with variances as Poisson counts have them.

    The library takes a second to load, so it is loaded only once a pace is asked for. That counts lie on their line
    exactly, of which it warns, is no fault.
    """
    from statsmodels.genmod.families import Poisson  # noqa: PLC0415
    from statsmodels.genmod.generalized_linear_model import GLM  # noqa: PLC0415
    from statsmodels.tools.sm_exceptions import PerfectSeparationWarning  # noqa: PLC0415

    model = GLM(counts, lines, family=Poisson(), exposure=exposures)
    with catch_warnings():
        simplefilter("ignore", PerfectSeparationWarning)
        return model.fit(scale=1, tol=TOLERANCE, tol_criterion="params")


def trending(years: Sequence[float], counts: Sequence[int]) -> bool:
    """Tell whether counts have a finite trend: three years or more, and not all events in the first or the last."""
    seen = {year for year, count in zip(years, counts, strict=True) if count}
    return len(set(years)) > 2 and bool(seen) and seen not in ({min(years)}, {max(years)})  # noqa: PLR2004
