import pytest
from hypothesis import given
from hypothesis import strategies as st

from halveit.indicators.trajectories import trajectory


def test_the_path_asks_for_18_percent_by_2019_as_the_report_says():
    path = trajectory(2010, 7.0, [(2020, 0.2), (2025, 0.5)])
    assert path.required_change(2019) == pytest.approx(-0.18)


def test_the_path_is_straight_between_its_points():
    path = trajectory(2010, 10, [(2020, 0.2), (2025, 0.5)])
    assert [path.at(year) for year in (2010, 2015, 2020, 2022.5, 2025)] == pytest.approx([10, 9, 8, 6.5, 5])


def test_the_path_says_nothing_before_it_starts_or_after_it_ends():
    path = trajectory(2010, 10, [(2020, 0.2)])
    assert path.at(2009) is None
    assert path.at(2021) is None
    assert path.required_change(2021) is None


@given(st.floats(0.1, 1e4), st.floats(0.01, 100), st.floats(2010, 2025))
def test_the_path_scales_with_its_baseline(baseline, scale, year):
    steps = [(2020, 0.2), (2025, 0.5)]
    assert trajectory(2010, baseline * scale, steps).at(year) == pytest.approx(
        (trajectory(2010, baseline, steps).at(year) or 0) * scale
    )
