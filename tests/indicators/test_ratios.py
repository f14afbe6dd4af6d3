from math import exp, inf, isnan, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halveit.indicators.intervals import rate_interval
from halveit.indicators.ratios import estimate_ratio, rate_ratio

LATER, BEFORE = (241, 2_066_997), (229, 2_101_829)
"""Deaths and maternities of 2019-21 and 2018-20, MBRRACE-UK."""
BASELINE_RATE = 10.63e-5
"""Of 2009-11, MBRRACE-UK; the number of deaths behind it was not found."""
BASELINE_DEATHS = range(200, 322)
"""More than the published rate allows: 321 women died in the four years 2009-12, and 214 in 2011-13."""


def test_the_ratio_and_interval_that_mbrrace_uk_published_are_reproduced():
    made = rate_ratio(*LATER, *BEFORE)
    assert (round(made.value, 2), round(made.low, 2), round(made.high, 2)) == (1.07, 0.89, 1.29)


def test_the_p_that_mbrrace_uk_published_is_the_mid_p_within_one_in_its_last_place():
    made = rate_ratio(*LATER, *BEFORE)
    assert made.mid_p == pytest.approx(0.4631, abs=1.5e-4)
    assert made.p == pytest.approx(0.4911, abs=5e-5)  # the exact one, which is not what they print


def test_log_normal_limits_would_not_reproduce_the_published_interval():
    ratio, error = (241 / 2_066_997) / (229 / 2_101_829), sqrt(1 / 241 + 1 / 229)
    assert (round(ratio * exp(-1.96 * error), 2), round(ratio * exp(1.96 * error), 2)) == (0.89, 1.28)


def test_the_example_in_the_manual_of_stata_is_reproduced():
    # iri 41 15 28010 19017: 1.855759, 1.005684 to 3.6093 (exact), two-sided mid-P 0.0355
    # (stata.com, Incidence-rate ratio calculator).
    made = rate_ratio(41, 28_010, 15, 19_017)
    assert made.value == pytest.approx(1.855759, abs=5e-7)
    assert (made.low, made.high) == (pytest.approx(1.005684, abs=5e-7), pytest.approx(3.6093, abs=5e-5))
    assert made.mid_p == pytest.approx(0.0355, abs=5e-5)


@pytest.mark.parametrize("deaths", [272, 275], ids=["January 2024", "October 2024"])
def test_the_rise_from_2017_19_to_2020_22_that_mbrrace_uk_calls_significant_is(deaths):
    made = rate_ratio(deaths, 2_028_543, 191, 2_173_810)
    assert made.low > 1
    assert made.p < 0.001


@pytest.mark.parametrize(
    ("deaths", "maternities"), [(214, 214 / 9.02e-5), (217, 2_235_159)], ids=["2011-13", "2016-18"]
)
def test_the_fall_from_2009_11_is_not_significant_whatever_the_number_of_deaths_behind_its_rate(deaths, maternities):
    # MBRRACE-UK, quoted in the progress report of 2021. 2011-13 shares a year with 2009-11, which makes a difference
    # less likely still. By the same numbers the fall to 2012-14, when the rate was lowest, would be significant.
    found = [rate_ratio(deaths, maternities, before, before / BASELINE_RATE) for before in BASELINE_DEATHS]
    assert all(ratio.low < 1 < ratio.high and ratio.p > 0.05 for ratio in found)


def test_no_deaths_against_ten_by_hand():
    # If the rates were the same, ten of ten in the second half would have a chance of 1 in 1,024; the upper limit is
    # where none of ten has a chance of 2.5%: a share of 1 - 0.025^(1/10) = 0.30850, odds 0.44613.
    made = rate_ratio(0, 1000, 10, 1000)
    assert (made.value, made.low, made.high) == (0, 0, pytest.approx(0.44613, abs=5e-6))
    assert (made.p, made.mid_p) == (pytest.approx(2 / 1024), pytest.approx(1 / 1024))


def test_a_second_count_of_nought_leaves_the_ratio_without_an_upper_limit():
    made = rate_ratio(10, 1000, 0, 1000)
    assert (made.value, made.low, made.high) == (inf, pytest.approx(1 / 0.44613, abs=1e-4), inf)


def test_two_counts_of_nought_say_nothing():
    made = rate_ratio(0, 1000, 0, 500)
    assert isnan(made.value)
    assert (made.low, made.high, made.p, made.mid_p) == (0, inf, 1, 1)


@pytest.mark.parametrize("rates", [(-1, 10, 1, 10), (1, 0, 1, 10)])
def test_what_is_no_rate_is_refused(rates):
    with pytest.raises(ValueError, match="no two rates"):
        rate_ratio(*rates)


counts = st.integers(1, 4000)
exposures = st.floats(1e3, 1e7)


@given(counts, exposures, counts, exposures)
def test_turned_round_the_ratio_is_its_reciprocal_and_p_the_same(a, b, c, d):
    made, turned = rate_ratio(a, b, c, d), rate_ratio(c, d, a, b)
    assert (made.value, made.low) == (pytest.approx(1 / turned.value), pytest.approx(1 / turned.high))
    assert made.p == pytest.approx(turned.p, abs=1e-12)


@given(counts, exposures, counts, exposures)
def test_interval_and_test_agree(a, b, c, d):
    made = rate_ratio(a, b, c, d)
    assert (made.low <= 1 <= made.high) == (made.p >= 0.05) or made.p == pytest.approx(0.05)


@given(counts, exposures, counts, exposures, st.floats(1e-3, 1e3))
def test_the_unit_of_the_exposures_does_not_matter(a, b, c, d, unit):
    made, scaled = rate_ratio(a, b, c, d), rate_ratio(a, b * unit, c, d * unit)
    assert (made.low, made.high, made.p) == (
        pytest.approx(scaled.low),
        pytest.approx(scaled.high),
        pytest.approx(scaled.p, abs=1e-9),
    )


@given(st.integers(0, 4000), exposures, counts, exposures)
def test_one_event_more_moves_both_limits_up(a, b, c, d):
    made, more = rate_ratio(a, b, c, d), rate_ratio(a + 1, b, c, d)
    assert made.low < more.low
    assert made.high < more.high


def test_a_rate_over_one_taken_as_known_has_its_own_limits_over_that():
    assert estimate_ratio(9.71, (8.46, 11.09), 10.63, (10.63, 10.63)) == (
        pytest.approx(8.46 / 10.63),
        pytest.approx(11.09 / 10.63),
    )


@pytest.mark.parametrize(
    ("later", "before"), [((2346, 612_851), (3506, 690_512)), (LATER, BEFORE)], ids=["stillbirths", "maternal deaths"]
)
def test_squared_and_added_intervals_of_two_counts_come_near_the_exact_one(later, before):
    exact = rate_ratio(*later, *before)
    near = estimate_ratio(
        later[0] / later[1],
        rate_interval(*later, per=1),
        before[0] / before[1],
        rate_interval(*before, per=1),
    )
    assert near == (pytest.approx(exact.low, abs=0.002), pytest.approx(exact.high, abs=0.002))


def test_a_rate_of_nought_over_another_has_only_an_upper_limit():
    low, high = estimate_ratio(0.0, (0.0, 3.69), 10.0, (8.0, 12.0))
    assert low == 0
    assert 0.369 < high < 3.69 / 8


def test_over_a_rate_that_may_be_nought_there_is_no_upper_limit():
    low, high = estimate_ratio(5.0, (4.0, 6.0), 1.0, (0.0, 3.0))
    assert 0 < low < 5
    assert high == inf


def test_a_rate_of_nought_is_no_baseline():
    with pytest.raises(ValueError, match="no rate to compare with"):
        estimate_ratio(1.0, (0.5, 1.5), 0.0, (0.0, 0.0))
