from typing import Any

import pytest

from halveit.errors import ReportError
from halveit.indicators.bounds import Bounds
from halveit.indicators.intervals import rate_interval, wilson_interval
from halveit.indicators.measured import Measured, Reading
from indicators.made_up_rates import maternal_deaths, measured, series, stillbirths


def test_a_rate_with_counts_is_computed_and_has_its_poisson_interval():
    rate: Any = pytest.approx(3.828, abs=0.001)
    limits: Any = pytest.approx(rate_interval(2346, 612_851, per=1000))
    reading = stillbirths().read("2019")
    assert reading == Reading(rate=rate, count=2346, exposure=612_851, limits=limits)


def test_deaths_with_a_published_rate_tell_the_maternities_too():
    reading = maternal_deaths().read("2013-15")
    assert reading is not None
    assert reading.exposure == pytest.approx(202 / 8.76e-5)
    assert reading.limits == (pytest.approx(7.59, abs=0.005), pytest.approx(10.05, abs=0.006))


def test_a_rate_alone_has_no_interval_unless_one_was_published():
    rates = series({"2015": 4.52, "2016": 4.6})
    known = Measured(rates=rates, per=1000, published={"2015": (4.36, 4.68)})
    assert known.read("2015") == Reading(rate=4.52, limits=(4.36, 4.68))
    assert known.read("2016") == Reading(rate=4.6)
    assert known.read("2017") is None


def test_no_deaths_have_the_rule_of_three_for_an_interval():
    reading = measured({"2019": 0}, {"2019": 1000}).read("2019")
    assert reading is not None
    assert reading.limits == (0, pytest.approx(3.689, abs=0.001))


def test_no_deaths_without_exposure_leave_only_the_rate():
    known = Measured(rates=series({"2019": 0.0}), events=series({"2019": 0}), per=1000)
    assert known.read("2019") == Reading(rate=0.0)


def test_a_share_has_its_wilson_interval():
    reading = measured({"2019": 48_274}, {"2019": 612_486}, per=100, share=True).read("2019")
    assert reading is not None
    assert reading.limits == pytest.approx(tuple(100 * x for x in wilson_interval(48_274, 612_486)))


def test_where_part_is_not_known_both_ends_carry_their_own_chance():
    possible = Bounds(periods=("2020", "2021"), low=(7.0, 7.5), high=(8.0, 7.5))
    known = measured({"2021": 7500}, {"2020": 100_000, "2021": 100_000}, per=100, possible=possible, share=True)
    low, high = known.ends("2020")
    assert (low.count, high.count) == (7000, 8000)
    assert low.limits == pytest.approx(tuple(100 * x for x in wilson_interval(7000, 100_000)))
    assert len(known.ends("2021")) == 1
    assert known.counted == ("2021",)


def test_where_births_are_not_known_either_the_ends_stand_as_they_are():
    known = Measured(rates=series({}), per=100, possible=Bounds(periods=("2020",), low=(7.0,), high=(8.0,)))
    assert [end.limits for end in known.ends("2020")] == [(7.0, 7.0), (8.0, 8.0)]


def test_periods_come_in_order_of_time_whatever_the_order_of_rows():
    known = measured({"2012": 5, "2010": 7}, {"2010": 1000, "2012": 1000}, rates={"2013": 4.0, "2011": 6.0})
    assert known.periods == ("2010", "2011", "2012", "2013")
    assert known.counted == ("2010", "2012")


def test_a_rate_beside_the_counts_of_another_release_is_refused():
    with pytest.raises(ReportError) as caught:
        measured({"2021-23": 254}, {"2021-23": 2_004_184}, rates={"2021-23": 12.82}, per=100_000)
    assert str(caught.value) == (
        'the series "rate" says 12.82 for 2021-23, where 254 of 2,004,184 make 12.67. '
        "Take the rate and its numbers from one release."
    )


@pytest.mark.parametrize("printed", [13.0, 12.7, 12.67, 254 / 2_004_184 * 100_000])
def test_a_rate_may_be_printed_with_fewer_decimals_than_its_counts_give(printed):
    known = measured({"2021-23": 254}, {"2021-23": 2_004_184}, rates={"2021-23": printed}, per=100_000)
    assert known.read("2021-23") is not None


def test_infants_who_must_not_be_divided_by_births_are_found_out():
    # 2,594 infants with a brain injury in 2010, when not every unit gave data; 4.3 is the publisher's estimate.
    with pytest.raises(ReportError, match=r"says 4.3 for 2010, where 2594 of 682,405 make 3.801"):
        measured({"2010": 2594}, {"2010": 682_405}, rates={"2010": 4.3})
