"""How likely a target is to be missed, on made-up rates: an ambition that asks for half by 2025, a fifth by 2020."""

import pytest

from halveit.indicators.outlook import outlook
from halveit.indicators.standing import Standing
from indicators.made_up_rates import ambition, maternal_deaths, measured

YEARS = ("2010", "2015", "2016", "2017", "2018", "2019")


def standing(counts, *, births=1_000_000, **asked):
    found = measured(dict(zip(YEARS, counts, strict=True)), dict.fromkeys(YEARS, births))
    return Standing(ambition=ambition(**asked), measured=found)


def test_a_fall_too_slow_even_at_its_fastest_makes_the_risk_high():
    # 1% a year, and from 9,606 to 5,000 in six years it takes 1 - (5000 / 9606) ** (1 / 6) = 10.3%.
    found = outlook(standing([10_000, 10_000, 9_900, 9_801, 9_703, 9_606]))
    assert found.risk == "high"
    assert found.moved is not None
    assert found.moved.yearly == pytest.approx(-0.01, abs=1e-4)
    assert (found.moved.since, found.moved.until, found.moved.average) == ("2015", "2019", False)
    assert found.needed == pytest.approx(-0.1031, abs=1e-4)


def test_a_fall_fast_enough_even_at_its_slowest_makes_the_risk_low():
    # 10% a year, and from 6,561 to 5,000 in six years it takes 4.4%.
    assert outlook(standing([10_000, 10_000, 9_000, 8_100, 7_290, 6_561])).risk == "low"


def test_a_pace_that_chance_puts_on_either_side_of_what_is_needed_leaves_the_risk_open():
    # 27 to 18 in four years is 9.6% a year, and 4.4% are needed: with so few events neither can be ruled out.
    assert outlook(standing([27, 27, 24, 22, 20, 18], births=10_000)).risk == "open"


def test_a_rate_below_its_target_has_a_low_risk_unless_it_may_rise_that_fast():
    found = outlook(standing([10_000, 4_000, 4_000, 4_000, 4_000, 4_000]))
    assert found.needed is not None
    assert found.needed > 0
    assert found.risk == "low"


def test_with_fewer_than_three_counts_the_average_since_the_start_stands_in():
    found = outlook(
        Standing(ambition=ambition(), measured=measured({"2010": 1000, "2019": 900}, dict.fromkeys(YEARS, 1_000_000)))
    )
    # Over nine years 0.9 is 0.98836 each year.
    assert found.moved is not None
    assert found.moved.yearly == pytest.approx(-0.011638, abs=1e-6)
    assert (found.moved.since, found.moved.until, found.moved.average) == ("2010", "2019", True)
    assert found.risk == "high"


def test_a_rise_that_chance_does_not_explain_is_clear():
    found = outlook(Standing(ambition=ambition("2009-11"), measured=maternal_deaths())).moved
    assert found is not None
    assert found.clear
    assert found.yearly > 0


@pytest.mark.parametrize(("latest", "risk"), [(4_000, "met"), (6_000, "missed"), (5_000, "cannot tell")])
def test_from_the_last_targets_year_on_it_was_met_or_missed(latest, risk):
    found = measured({"2010": 10_000, "2025": latest}, dict.fromkeys(("2010", "2025"), 1_000_000))
    assert outlook(Standing(ambition=ambition(), measured=found)).risk == risk


def test_where_nothing_is_known_of_chance_the_risk_cannot_be_told():
    found = measured({}, {}, rates={"2010": 5.0, "2019": 4.0})
    assert outlook(Standing(ambition=ambition(), measured=found)).risk == "cannot tell"
