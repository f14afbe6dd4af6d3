import pytest
from hypothesis import given
from hypothesis import strategies as st

from halveit.indicators.bounds import Bounds
from halveit.indicators.measured import CannotTell, Measured
from halveit.indicators.pace import Pace, needed, pace
from indicators.made_up_rates import maternal_deaths, measured, series

TOO_FEW = (
    "A pace cannot be told: it takes the numbers behind the rate of three periods or more that share no year, and "
    "fewer were found."
)
NO_TREND = "A pace cannot be told: nothing was counted, or only in the first or in the last of the periods."
YEARS = [str(year) for year in range(2010, 2020)]


def yearly(counts, births=100_000, first=2010):
    periods = {str(first + i): count for i, count in enumerate(counts)}
    return measured(periods, dict.fromkeys(periods, births))


def found(known, **options) -> Pace:
    made = pace(known, **options)
    assert isinstance(made, Pace)
    return made


def test_a_rate_that_falls_by_a_tenth_each_year_has_that_pace():
    made = found(yearly([10_000, 9_000, 8_100, 7_290, 6_561]))
    assert made.yearly == pytest.approx(-0.1)
    assert made.low < -0.1 < made.high < 0


def test_it_is_taken_from_the_last_five_years_with_counts():
    made = found(yearly(range(1000, 900, -10)))
    assert made.used == ("2015", "2016", "2017", "2018", "2019")


def test_it_may_end_earlier():
    assert found(yearly(range(1000, 900, -10)), latest="2016").used == ("2012", "2013", "2014", "2015", "2016")


def test_missing_years_are_passed_over():
    known = measured({"2010": 1000, "2012": 810, "2019": None, "2014": 656}, dict.fromkeys(YEARS, 100_000))
    made = found(known)
    assert made.used == ("2010", "2012", "2014")
    assert made.yearly == pytest.approx(-0.1, abs=0.001)


def test_years_of_which_part_is_not_known_are_left_out():
    possible = Bounds(periods=("2013",), low=(5.0,), high=(9.0,))
    known = measured(
        {"2010": 1000, "2011": 950, "2012": 900, "2013": 500}, dict.fromkeys(YEARS, 100_000), possible=possible
    )
    assert found(known).used == ("2010", "2011", "2012")


def test_three_years_together_are_counted_back_from_the_latest_without_sharing_a_year():
    overlapping = {"2012-14": 200, "2014-16": 225, "2017-19": 191, "2018-20": 229, "2020-22": 275}
    rates = {"2012-14": 8.54, "2014-16": 9.78, "2017-19": 8.79, "2018-20": 10.90, "2020-22": 13.56}
    known = maternal_deaths()
    assert known.events
    assert known.exposure
    counts = dict(zip(known.events.periods, known.events.values, strict=True)) | overlapping
    births = dict(zip(known.exposure.periods, known.exposure.values, strict=True))
    every = measured(counts, births, rates={"2009-11": 10.63, "2013-15": 8.76} | rates, per=100_000)
    made = found(every)
    assert made.used == ("2013-15", "2016-18", "2019-21", "2022-24")
    assert made == found(known)
    assert made.yearly == pytest.approx(0.045, abs=0.0005)  # 8.8 to 12.8 in nine years: (12.8 / 8.76)^(1/9) - 1 = 4.3%


@pytest.mark.parametrize("counts", [[], [5], [5, 6], [5, None, 6]])
def test_fewer_than_three_periods_show_no_pace(counts):
    assert pace(yearly(counts)) == CannotTell(reason=TOO_FEW)


def test_rates_without_counts_show_no_pace():
    known = Measured(rates=series(dict.fromkeys(YEARS, 4.2)), per=1000, published=dict.fromkeys(YEARS, (4.0, 4.4)))
    assert pace(known) == CannotTell(reason=TOO_FEW)


@pytest.mark.parametrize("counts", [[0, 0, 0, 0], [7, 0, 0, 0], [0, 0, 0, 7]])
def test_nothing_counted_but_at_one_end_shows_no_pace(counts):
    assert pace(yearly(counts)) == CannotTell(reason=NO_TREND)


def test_a_year_without_deaths_is_a_year_like_others():
    assert found(yearly([3, 0, 2, 1, 1])).used == tuple(YEARS[:5])


def test_a_projection_carries_the_pace_on_and_says_that_it_is_no_forecast():
    made = found(yearly([10_000, 9_000, 8_100, 7_290, 6_561])).project(2016)
    assert made.rate == pytest.approx(100 * 0.9**6)
    assert made.low < made.rate < made.high
    assert made.meaning == (
        "This is where the rate would be if it went on changing as it did from 2010 to 2014. It is not a forecast: "
        "nothing says that it will."
    )


def test_fewer_births_leave_a_projected_rate_where_it_is_and_make_it_less_certain():
    made = found(yearly([1000, 990, 985, 970, 960]))
    plain, small = made.project(2020), made.project(2020, exposure=1000)
    assert small.rate == pytest.approx(plain.rate)
    assert small.low < plain.low
    assert plain.high < small.high


def test_the_pace_needed_by_hand():
    # From 3.94 in 2023 to half of 5.077 in 2025: (2.539 / 3.941)^(1/2) = 0.80265.
    assert needed(3.941, 2023, 2.539, 2025) == pytest.approx(-0.19735, abs=1e-5)
    assert needed(2.0, 2020, 2.42, 2022) == pytest.approx(0.1)  # below the target already: it may rise


def test_when_the_year_has_come_no_pace_will_do():
    assert needed(4.0, 2025, 2.5, 2025) == CannotTell(reason="The ambition is for 2025: no time is left to change in.")


def test_nought_is_reached_at_no_pace():
    assert isinstance(needed(0.0, 2020, 2.5, 2025), CannotTell)


counts = st.lists(st.integers(1, 5000), min_size=5, max_size=9)


@given(counts, st.sampled_from([1, 1000, 100_000]), st.floats(1e-3, 1e3))
def test_neither_the_unit_of_the_rate_nor_that_of_the_births_matters(row, per, unit):
    periods = {str(2010 + i): count for i, count in enumerate(row)}
    plain = found(measured(periods, dict.fromkeys(periods, 100_000)))
    scaled = found(measured(periods, dict.fromkeys(periods, 100_000 * unit), per=per))
    assert (plain.yearly, plain.low) == (pytest.approx(scaled.yearly, abs=1e-9), pytest.approx(scaled.low, abs=1e-9))
    rates = plain.project(2022).rate / 1000, scaled.project(2022).rate / per * unit
    assert rates[0] == pytest.approx(rates[1], rel=1e-6)


@given(st.permutations(YEARS[:6]))
def test_the_order_of_rows_does_not_matter(years):
    rows = dict(zip(YEARS[:6], [90, 85, 88, 70, 75, 60], strict=True))
    births = dict.fromkeys(rows, 10_000)
    shuffled = measured({year: rows[year] for year in years}, {year: births[year] for year in years[::-1]})
    assert pace(shuffled) == pace(measured(rows, births))


@given(counts)
def test_the_pace_lies_within_its_interval(row):
    made = found(yearly(row))
    assert -1 <= made.low <= made.yearly <= made.high
