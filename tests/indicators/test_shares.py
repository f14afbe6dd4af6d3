from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halveit.indicators.intervals import wilson_interval


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_intervals_that_newcombe_published_are_reproduced(count, total, low, high):
    # Newcombe RG (1998), Statistics in Medicine 17, 857-872, table I, method 3.
    assert wilson_interval(count, total) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@given(st.integers(1, 5000), st.data())
def test_each_limit_is_the_share_that_lies_1_96_of_its_own_errors_off(total, data):
    count = data.draw(st.integers(0, total))
    for limit in wilson_interval(count, total):
        if 0 < limit < 1:
            error = (limit * (1 - limit) / total) ** 0.5
            assert abs(count / total - limit) / error == pytest.approx(NormalDist().inv_cdf(0.975))


@given(st.integers(1, 5000), st.data())
def test_the_limits_hold_the_share_and_stay_within_none_and_all(total, data):
    count = data.draw(st.integers(0, total))
    low, high = wilson_interval(count, total)
    assert 0 <= low <= count / total <= high <= 1


def test_pre_term_births_of_2019_by_their_share():
    # 46,575 live births and 1,699 stillbirths at 24 to 36 weeks among 612,486 births: 7.882%, and by hand
    # 1.96 x sqrt(0.07882 x 0.92118 / 612,486) = 0.0675% to each side.
    low, high = wilson_interval(46_575 + 1_699, 612_486)
    assert (low * 100, high * 100) == (pytest.approx(7.814, abs=0.001), pytest.approx(7.949, abs=0.001))


@pytest.mark.parametrize(("count", "total"), [(-1, 5), (6, 5), (0, 0)])
def test_more_than_all_is_no_share(count, total):
    with pytest.raises(ValueError, match="is no share"):
        wilson_interval(count, total)
