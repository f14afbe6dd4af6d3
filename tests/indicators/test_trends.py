import subprocess
import sys
from math import exp, expm1, log, sqrt

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from halveit.indicators.trends import fit_trend, trending

AIDS = (12, 14, 33, 50, 67, 74, 123, 141, 165, 204, 253, 246, 240)
"""New cases in Belgium, 1981 to 1993: Wood SN (2017), Generalized Additive Models, 2nd edition, chapter 3."""
series = st.lists(st.tuples(st.integers(0, 5000), st.floats(1e3, 1e7)), min_size=3, max_size=8)


def test_a_poisson_regression_that_was_published_is_reproduced():
    # glm(y ~ t, poisson): intercept 3.1406, slope 0.2021, residual deviance 80.69 on 11 degrees of freedom.
    made = fit_trend(range(1, 14), AIDS, [1] * 13)
    means = [made.predict(year, 1)[0] for year in range(1, 14)]
    deviance = 2 * sum(y * log(y / mean) for y, mean in zip(AIDS, means, strict=True))  # the fit keeps the total
    assert made.level - made.slope * made.middle == pytest.approx(3.1405895, abs=5e-8)
    assert (made.slope, made.freedom) == (pytest.approx(0.2021212, abs=5e-8), 11)
    assert deviance == pytest.approx(80.69, abs=0.005)


def test_a_rate_that_halves_each_year_exactly_by_hand():
    # 400, 200, 100 among 1,000 each: the slope is -log 2. Weights 4:2:1 put the mean year at 4/7, and its variance at
    # 6/7 - (4/7)^2 = 26/49, so that the slope's variance is 1 / (700 x 26/49).
    made = fit_trend([0, 1, 2], [400, 200, 100], [1000] * 3)
    assert (made.slope, made.middle) == (pytest.approx(-log(2)), pytest.approx(4 / 7))
    assert made.slope_variance == pytest.approx(1 / (700 * 26 / 49))
    assert made.level_variance == pytest.approx(1 / 700)
    assert (made.dispersion, made.freedom) == (1, 1)
    assert made.predict(3, 2000)[0] == pytest.approx(100)


@given(series)
def test_the_fit_meets_the_equations_of_maximum_likelihood(rows):
    counts, exposures = [count for count, _ in rows], [exposure for _, exposure in rows]
    years = list(range(2010, 2010 + len(rows)))
    assume(trending(years, counts))
    made = fit_trend(years, counts, exposures)
    means = [made.predict(year, e)[0] for year, e in zip(years, exposures, strict=True)]
    assert sum(means) == pytest.approx(sum(counts), rel=1e-6)
    weighted = [(year - 2010) * mean for year, mean in zip(years, means, strict=True)]
    assert sum(weighted) == pytest.approx(sum(n * (y - 2010) for y, n in zip(years, counts, strict=True)), rel=1e-6)


def test_no_other_line_is_more_likely():
    from scipy.optimize import minimize

    years, counts, births = [2015, 2016, 2018, 2019], [180, 0, 210, 150], [5e5, 6e5, 7e5, 6e5]

    def unlikely(line):
        means = np.array(births) * np.exp(line[0] + line[1] * (np.array(years) - 2017))
        return float(np.sum(means - np.array(counts) * np.log(means)))

    made = fit_trend(years, counts, births)
    best = minimize(unlikely, [-8.0, 0.0], method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-9})
    assert made.slope == pytest.approx(best.x[1], abs=1e-5)
    assert made.level + made.slope * (2017 - made.middle) == pytest.approx(best.x[0], abs=1e-5)


def test_the_dispersion_is_pearsons_and_not_below_one():
    # Fitted means 100 each by symmetry: (10^2 + 20^2 + 10^2) / 100 = 6 over one degree of freedom.
    made = fit_trend([1, 2, 3], [110, 80, 110], [1000] * 3)
    assert made.slope == pytest.approx(0, abs=1e-12)
    assert made.dispersion == pytest.approx(6)
    assert fit_trend([1, 2, 3], [100, 100, 100], [1000] * 3).dispersion == 1


def test_a_dispersion_that_was_estimated_takes_students_distribution():
    assert fit_trend([1, 2, 3], [100, 100, 100], [1000] * 3).reach == pytest.approx(1.95996, abs=1e-5)
    assert fit_trend([1, 2, 3], [110, 80, 110], [1000] * 3).reach == pytest.approx(12.706, abs=1e-3)


def test_a_prediction_squares_and_adds_its_two_doubts():
    # Five years of 100: variance of the level 1/500, of the slope 1/(500 x 2); two years after the last, four from the
    # middle. The mean: 100 x exp(+-1.96 x sqrt(1/500 + 16/1000)); a count about 100: (10 +- 0.98)^2.
    made = fit_trend([1, 2, 3, 4, 5], [100] * 5, [1000] * 5)
    mean, low, high = made.predict(7, 1000)
    error = 1.959964 * sqrt(0.002 + 0.016)
    assert mean == pytest.approx(100)
    assert high == pytest.approx(100 + sqrt((100 * expm1(error)) ** 2 + (10.979982**2 - 100) ** 2), abs=1e-3)
    assert low == pytest.approx(100 - sqrt((100 - 100 * exp(-error)) ** 2 + (100 - 9.020018**2) ** 2), abs=1e-3)


def test_the_further_ahead_the_wider_the_prediction():
    made = fit_trend([1, 2, 3, 4, 5], [100, 96, 95, 91, 90], [1000] * 5)
    widths = [high - low for _, low, high in (made.predict(year, 1000) for year in range(6, 12))]
    assert widths == sorted(widths)


@given(series, st.floats(1e-3, 1e3), st.randoms())
def test_neither_the_unit_of_the_exposures_nor_the_order_of_rows_matters(rows, unit, chance):
    rows = [(2010 + i, *row) for i, row in enumerate(rows)]
    assume(trending([row[0] for row in rows], [row[1] for row in rows]))
    plain = fit_trend(*zip(*rows, strict=True))
    chance.shuffle(rows)
    other = fit_trend(*zip(*[(year, count, exposure * unit) for year, count, exposure in rows], strict=True))
    assert plain.slope == pytest.approx(other.slope, rel=1e-6, abs=1e-9)
    assert plain.dispersion == pytest.approx(other.dispersion, rel=1e-5)
    assert plain.predict(2020, 1e5) == pytest.approx(other.predict(2020, 1e5 * unit), rel=1e-5, abs=1e-6)


def test_years_of_nought_are_taken_as_they_are():
    made = fit_trend([1, 2, 3, 4, 5], [0, 3, 0, 2, 0], [1000] * 5)
    _, low, high = made.predict(6, 1000)
    assert low == 0
    assert high > 1


@pytest.mark.parametrize("counts", [[0, 0, 0], [5, 0, 0], [0, 0, 5]])
def test_counts_without_a_finite_trend_are_refused(counts):
    with pytest.raises(ValueError, match="have no trend"):
        fit_trend([1, 2, 3], counts, [1000] * 3)


def test_two_years_make_no_trend():
    with pytest.raises(ValueError, match="have no trend"):
        fit_trend([1, 2], [5, 6], [1000] * 2)


def test_a_fit_that_does_not_settle_is_refused_and_not_made_up():
    # Births that differ a thousandfold, with nearly all events among the fewest.
    with pytest.raises(ValueError, match="no trend was found"):
        fit_trend([1, 2, 3, 4, 5], [4698, 1, 0, 1, 1], [2783, 1_082_133, 7_571_164, 12_805, 324_755])


def test_the_library_is_loaded_only_once_a_trend_is_asked_for():
    told = "import sys, halveit.indicators.standing; print('statsmodels' in sys.modules)"
    made = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "False"


def test_a_steep_fall_projected_far_ends_near_nought_and_not_in_an_error():
    mean, low, high = fit_trend([1, 2, 3], [100_000, 100, 1], [1000] * 3).predict(40, 1000)
    assert 0 <= low <= mean < 1e-20
    assert high >= mean
