"""How often 95% intervals hold the truth, on numbers made up from a known one, at the sizes of our data."""

from functools import cache

import numpy as np
import pytest
from msgspec.structs import asdict

from halveit.indicators.intervals import rate_interval, wilson_interval
from halveit.indicators.measured import Limits
from halveit.indicators.ratios import estimate_ratio, rate_ratio
from halveit.indicators.trends import Trend, fit_trend

DRAWS = 10_000
TRENDS = 4_000
Z = 1.959964

SIZES = {
    "stillbirths": (3506, 690_512, 2346, 612_851),
    "neonatal deaths": (1329, 674_765, 844, 607_340),
    "maternal deaths": (253, 2_380_000, 217, 2_235_159),
}
"""Expected events and exposure, first and last: England 2010 and 2019 (ONS), United Kingdom 2009-11 and 2016-18."""
sized = pytest.mark.parametrize("size", SIZES.values(), ids=list(SIZES))


def as_promised(held, least=0.94, most=0.97):
    """Tell whether the share of intervals that hold the truth is as promised, but for twice the error of counting."""
    error = 2 * np.sqrt(0.95 * 0.05 / len(held))
    return least - error <= np.mean(held) <= most + error


@sized
def test_the_interval_of_a_rate(size):
    expected, exposure, _, _ = size
    interval = cache(lambda count: rate_interval(count, exposure, per=1000))
    draws = np.random.default_rng(1).poisson(expected, DRAWS)
    truth = expected / exposure * 1000
    assert as_promised([interval(n)[0] <= truth <= interval(n)[1] for n in draws.tolist()])


def test_the_interval_of_a_share():
    interval = cache(lambda count: wilson_interval(count, 612_486))
    draws = np.random.default_rng(2).binomial(612_486, 0.0788, DRAWS)
    assert as_promised([interval(n)[0] <= 0.0788 <= interval(n)[1] for n in draws.tolist()])


@sized
def test_the_interval_of_a_ratio_of_counts(size):
    first, births, last, later_births = size
    rng, truth = np.random.default_rng(3), last / later_births / (first / births)
    pairs = zip(rng.poisson(last, DRAWS).tolist(), rng.poisson(first, DRAWS).tolist(), strict=True)
    made = (rate_ratio(now, later_births, before, births) for now, before in pairs)
    assert as_promised([ratio.low <= truth <= ratio.high for ratio in made])


@sized
def test_the_interval_of_a_ratio_squared_and_added(size):
    first, births, last, later_births = size
    rng, truth = np.random.default_rng(4), last / later_births / (first / births)
    limits = cache(lambda count, exposure: rate_interval(count, exposure, per=1))

    def held(now, before):
        sides = now / later_births, limits(now, later_births), before / births, limits(before, births)
        low, high = estimate_ratio(*sides)
        return low <= truth <= high

    pairs = zip(rng.poisson(last, DRAWS).tolist(), rng.poisson(first, DRAWS).tolist(), strict=True)
    assert as_promised([held(*pair) for pair in pairs])


def scattered(rng, expected, dispersion, size=None):
    """Return counts that vary `dispersion` times as much as Poisson counts do."""
    if dispersion == 1:
        return rng.poisson(expected, size)
    return rng.negative_binomial(np.asarray(expected) / (dispersion - 1), 1 / dispersion, size)


def fit_all(counts: np.ndarray, births: np.ndarray) -> list[Trend]:
    """Return the trend of each row of counts: Newton's steps of all rows at once, in a tenth of the time.

    What is to be known is how often intervals hold; that these trends are those of the product is a test of its own.
    """
    years = np.arange(counts.shape[1])
    middles = counts @ years / counts.sum(axis=1)
    lines = years - middles[:, None]
    levels, slopes = np.log(counts.sum(axis=1) / births.sum()), np.zeros(len(counts))
    for _ in range(25):
        means = np.exp(levels[:, None] + slopes[:, None] * lines) * births
        a, b, c = means.sum(axis=1), (means * lines).sum(axis=1), (means * lines**2).sum(axis=1)
        up, tilt = (counts - means).sum(axis=1), ((counts - means) * lines).sum(axis=1)
        levels, slopes = levels + (c * up - b * tilt) / (a * c - b**2), slopes + (a * tilt - b * up) / (a * c - b**2)
    freedom = counts.shape[1] - 2
    scatter = np.maximum(1, ((counts - means) ** 2 / means).sum(axis=1) / freedom)
    rows = np.stack([slopes, levels, middles, a / (a * c - b**2), c / (a * c - b**2), scatter], axis=1).tolist()
    return [
        Trend(slope=b, level=a, middle=m, slope_variance=v, level_variance=w, dispersion=d, freedom=freedom)
        for b, a, m, v, w, d in rows
    ]


@cache
def made_up(expected: float, slope: float, dispersion: float, periods: int) -> tuple[np.ndarray, np.ndarray, list[int]]:
    """Return made-up counts, a row for each trend, with the births of their years and what then came in two years."""
    rng, years = np.random.default_rng(5), np.arange(periods)
    births = np.linspace(650_000, 600_000, periods)
    means = expected * births / births[0] * np.exp(slope * years)
    later = scattered(rng, expected * 590_000 / births[0] * np.exp(slope * (periods + 1)), dispersion, TRENDS)
    return scattered(rng, means, dispersion, (TRENDS, periods)), births, later.tolist()


@cache
def trends(expected: float, slope: float, dispersion: float, periods: int) -> list[tuple[Trend, int]]:
    """Return trends fitted to made-up counts, each with the count that then came two periods later."""
    counts, births, later = made_up(expected, slope, dispersion, periods)
    return list(zip(fit_all(counts, births), later, strict=True))


def within(limits: Limits, truth: float) -> bool:
    return limits[0] <= truth <= limits[1]


five_periods = pytest.mark.parametrize(
    ("expected", "slope", "dispersion"),
    [(2800, -0.03, 1), (2800, -0.03, 2), (1000, -0.04, 4), (240, 0.03, 1), (240, 0.03, 3)],
)


@five_periods
def test_the_interval_of_the_yearly_change_however_much_the_counts_scatter(expected, slope, dispersion):
    assert as_promised([within(fit.slope_limits(), slope) for fit, _ in trends(expected, slope, dispersion, 5)])


@five_periods
def test_the_prediction_interval_however_much_the_counts_scatter(expected, slope, dispersion):
    made = ((fit.predict(6, 590_000), came) for fit, came in trends(expected, slope, dispersion, 5))
    assert as_promised([low <= came <= high for (_, low, high), came in made])


def errors_off(fit, slope):
    return abs(fit.slope - slope) / np.sqrt(fit.dispersion * fit.slope_variance)


def test_neither_the_normal_distribution_nor_students_would_do_for_both():
    normal = [errors_off(fit, -0.04) <= Z for fit, _ in trends(1000, -0.04, 4, 5)]
    student = [errors_off(fit, -0.03) <= 3.182 for fit, _ in trends(2800, -0.03, 1, 5)]
    assert np.mean(normal) < 0.90
    assert np.mean(student) > 0.99


@pytest.mark.parametrize(("periods", "least", "most"), [(4, 0.92, 0.94), (3, 0.87, 0.89)])
def test_from_fewer_periods_scatter_is_hardly_seen_and_intervals_are_too_narrow(periods, least, most):
    held = [within(fit.slope_limits(), 0.03) for fit, _ in trends(240, 0.03, 3, periods)]
    assert as_promised(held, least, most)


@pytest.mark.parametrize("periods", [3, 4])
def test_from_fewer_periods_intervals_hold_where_counts_vary_as_poisson_counts_do(periods):
    assert as_promised([within(fit.slope_limits(), 0.03) for fit, _ in trends(240, 0.03, 1, periods)])


def test_predictions_of_few_events_hold_too():
    made = ((fit.predict(6, 590_000), came) for fit, came in trends(12, 0.0, 1, 5))
    assert as_promised([low <= came <= high for (_, low, high), came in made], most=0.98)


@pytest.mark.parametrize(
    ("expected", "slope", "dispersion", "periods", "rows"),
    [
        (2800, -0.03, 1, 5, 150),
        (2800, -0.03, 2, 5, 150),
        (1000, -0.04, 4, 5, 150),
        (240, 0.03, 1, 5, 150),
        (240, 0.03, 3, 5, 150),
        (240, 0.03, 3, 4, 150),
        (240, 0.03, 1, 4, 150),
        (240, 0.03, 3, 3, 150),
        (240, 0.03, 1, 3, 150),
        (12, 0.0, 1, 5, TRENDS),  # few events, of which a fit could fail
    ],
)
def test_trends_fitted_all_at_once_are_those_of_the_product(expected, slope, dispersion, periods, rows):
    counts, births, _ = made_up(expected, slope, dispersion, periods)
    at_once = [trend for trend, _ in trends(expected, slope, dispersion, periods)]
    for row, trend in zip(counts[:rows].tolist(), at_once[:rows], strict=True):
        fit = fit_trend(list(range(periods)), row, births.tolist())
        assert asdict(trend) == pytest.approx(asdict(fit), rel=1e-7, abs=1e-9)
