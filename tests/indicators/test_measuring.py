import pytest

from halveit.indicators.bounds import Bounds
from halveit.indicators.measuring import unplaced, without
from halveit.indicators.standing import Standing
from indicators.made_up_rates import ambition, measured, series


def test_a_count_that_is_left_out_is_not_known():
    kept = without(series({"2010": 5.0, "2011": 6.0}), {"2010"})
    assert (kept.periods, kept.values) == (("2010", "2011"), (None, 6.0))


def test_deaths_that_could_not_be_placed_count_not_at_all_or_all_of_them():
    found = unplaced(
        series({"2019": 800.0, "2020": 733.0}), series({"2019": 5.0, "2020": 169.0}),
        series({"2019": 600_000.0, "2020": 581_195.0}), ["2020"], per=1000,
    )  # fmt: skip
    assert found is not None
    assert found.periods == ("2020",)
    assert found.at("2020") == (pytest.approx(1.2612, abs=5e-5), pytest.approx(1.5520, abs=5e-5))


def test_where_every_death_could_be_placed_there_are_no_bounds():
    assert unplaced(series({"2019": 8.0}), series({"2019": 1.0}), series({"2019": 9.0}), [], per=1) is None


def test_an_interval_spans_both_ends_of_what_is_possible():
    possible = Bounds(periods=("2015",), low=(8.0,), high=(9.0,))
    made = measured({"2010": 1000, "2015": 800}, {"2010": 100_000, "2015": 100_000}, possible=possible)
    found = Standing(ambition=ambition(), measured=made)
    # Exact limits of 800 deaths from below, and of 900 from above.
    assert found.limits("2015") == (pytest.approx(7.455, abs=5e-4), pytest.approx(9.608, abs=5e-4))
    assert found.cells("2014") == (None, None)
