import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import pdtr, pdtrc

from halveit.indicators.intervals import poisson_interval, rate_interval, scaled_interval


@pytest.mark.parametrize(
    ("deaths", "maternities", "low", "high"),
    [(229, 2_101_829, 9.53, 12.40), (241, 2_066_997, 10.23, 13.23)],
    ids=["2018-20", "2019-21"],
)
def test_the_intervals_that_mbrrace_uk_published_are_reproduced(deaths, maternities, low, high):
    made = rate_interval(deaths, maternities, per=100_000)
    assert (round(made[0], 2), round(made[1], 2)) == (low, high)


def test_no_deaths_have_a_lower_limit_of_nought_and_the_rule_of_three_above():
    low, high = poisson_interval(0)
    assert low == 0
    assert high == pytest.approx(3.689, abs=0.001)  # -ln(0.025)


@given(st.integers(1, 5000))
def test_each_limit_leaves_a_fortieth_in_its_tail(count):
    low, high = poisson_interval(count)
    assert pdtrc(count - 1, low) == pytest.approx(0.025, rel=1e-6)
    assert pdtr(count, high) == pytest.approx(0.025, rel=1e-6)


@given(st.integers(1, 1000), st.floats(1e3, 1e7))
def test_scaling_a_published_rate_equals_dividing_by_the_exposure(count, exposure):
    rate = count / exposure * 1e5
    assert scaled_interval(count, rate) == pytest.approx(rate_interval(count, exposure, per=1e5))


def test_a_negative_count_is_a_mistake():
    with pytest.raises(ValueError, match="cannot be -1"):
        poisson_interval(-1)
