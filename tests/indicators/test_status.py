import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from halveit.data.ambitions import Target
from halveit.indicators.bounds import Bounds
from halveit.indicators.measured import Measured
from halveit.indicators.ratios import rate_ratio
from halveit.indicators.status import status
from indicators.made_up_rates import BIRTHS, STILLBIRTHS, ambition, maternal_deaths, measured, series, stillbirths

RANK = {"behind": 0, "cannot tell": 1, "on track": 2, "ahead": 3}
"""From worst to best; cannot tell lies between, as its interval reaches further up than that of on track."""
MATERNAL = ambition("2009-11")
PRETERM = ambition("2015", ((2025, 0.25),), stated=8)


def made_up(count, *, births=100_000, baseline=1000, period="2015"):
    return measured({"2010": baseline, period: count}, {"2010": 100_000, period: births})


def test_the_stillbirth_rate_of_2019_was_ahead_of_its_path():
    found = status(stillbirths(), ambition(), "2019")
    assert found.word == "ahead"
    assert found.sentence == (
        "In 2019 the rate was lower than the path to the ambition asks for, and chance is unlikely to explain the "
        "difference."
    )
    assert found.change == (pytest.approx(-0.2461, abs=5e-5), pytest.approx(-0.2461, abs=5e-5))
    assert found.asked == pytest.approx(-0.18)
    assert (found.met, found.due, found.caution) == (False, False, "")


def test_the_interval_of_the_change_is_that_of_the_ratio():
    ratio = rate_ratio(2346, 612_851, 3506, 690_512)
    found = status(stillbirths(), ambition(), "2019")
    assert found.limits == (ratio.low - 1, ratio.high - 1)


def test_the_stillbirth_rate_of_2023_was_behind_its_path():
    found = status(stillbirths(), ambition())
    assert (found.word, found.period) == ("behind", "2023")
    assert found.sentence == (
        "In 2023 the rate was higher than the path to the ambition asks for, and chance is unlikely to explain the "
        "difference. It was lower than that of 2010."
    )


def test_a_fall_that_fits_the_path_and_no_fall_at_all_tells_nothing():
    found = status(maternal_deaths(), MATERNAL, "2016-18")
    assert found.word == "cannot tell"
    assert found.sentence == (
        "The numbers are too small to tell: the rate of 2016-18 could be what the path to the ambition asks for, and "
        "could as well be no lower than that stated for 2009-11."
    )
    assert found.caution == (
        "The rate of 2009-11 is taken as it was stated: what chance and rounding did to it is not known."
    )
    # 217 deaths: exact limits 8.46 to 11.09 per 100,000, each over the 10.63 of 2009-11.
    assert found.limits == (pytest.approx(8.46 / 10.63 - 1, abs=5e-4), pytest.approx(11.09 / 10.63 - 1, abs=5e-4))


def test_a_rate_that_rose_is_behind_and_said_to_be_higher():
    found = status(maternal_deaths(), MATERNAL, "2022-24")
    assert found.word == "behind"
    assert found.sentence.endswith("It was higher than that stated for 2009-11.")
    assert found.change is not None
    assert found.change[0] == pytest.approx(0.20, abs=0.005)  # "20% higher": Oxford Population Health, January 2026


def test_a_fall_close_to_the_path_is_on_track_and_why_is_said():
    found = status(made_up(890), ambition(), "2015")
    assert found.word == "on track"
    assert found.sentence == (
        "In 2015 the rate was so close to what the path to the ambition asks for that chance alone could explain the "
        "difference. It was lower than that of 2010."
    )


def test_a_rate_that_has_not_moved_is_said_not_to_have():
    found = status(made_up(1000, period="2020"), ambition())
    assert found.word == "behind"
    assert found.sentence.endswith("It cannot be told apart from that of 2010.")


def test_a_target_met_before_its_year_is_said_too():
    found = status(made_up(400), ambition(), "2015")
    assert (found.word, found.met) == ("ahead", True)
    assert found.sentence.endswith("It is already lower than the ambition for 2025 asks for.")


def test_a_target_that_may_have_been_met_by_chance_is_not_called_met():
    found = status(made_up(490), ambition(), "2015")  # 51% lower, where half is asked for by 2025
    assert (found.word, found.met) == ("ahead", False)
    assert found.sentence.endswith("chance is unlikely to explain the difference.")


@pytest.mark.parametrize("period", ["2025", "2030"])
def test_from_the_last_year_on_the_target_itself_is_asked_for(period):
    found = status(made_up(400, period=period), ambition())
    assert (found.word, found.asked, found.met, found.due) == ("ahead", -0.5, True, True)
    assert found.sentence == (
        f"In {period} the rate was lower than the ambition for 2025 asks for, and chance is unlikely to explain the "
        "difference."
    )


def test_no_deaths_are_ahead_where_births_are_many():
    found = status(made_up(0), ambition(), "2015")
    assert (found.word, found.met) == ("ahead", True)
    assert found.limits is not None
    assert found.limits[0] == -1


def test_no_deaths_among_few_births_tell_nothing():
    # Expected at the old rate: 1. None is what the path asks for, and as well what no fall at all could bring.
    assert status(made_up(0, births=100), ambition(), "2015").word == "cannot tell"


@pytest.mark.parametrize(
    ("period", "sentence"),
    [
        ("2010", "It is too early to tell: the ambition starts from 2010, so nothing has had time to change."),
        ("2009", "It is too early to tell: the ambition starts from 2010, so nothing has had time to change."),
        ("2009-11", "It is too early to tell: 2009-11 shares years with 2010, where the ambition starts."),
        ("2018", "It cannot be told: the rate of 2018 is not known."),
    ],
)
def test_a_period_that_cannot_answer_says_why(period, sentence):
    found = status(stillbirths(), ambition(), period)
    assert (found.word, found.sentence, found.limits) == ("cannot tell", sentence, None)


def test_periods_that_share_years_with_the_baseline_are_not_compared_with_it():
    known = measured({"2011-13": 214}, {}, rates={"2009-11": 10.63, "2011-13": 9.02}, per=100_000)
    assert status(known, MATERNAL).sentence == (
        "It is too early to tell: 2011-13 shares years with 2009-11, where the ambition starts."
    )


def test_a_rate_that_was_only_stated_cannot_be_judged_but_its_change_is_given():
    known = measured(STILLBIRTHS, BIRTHS, rates={"2024": 3.8})
    found = status(known, ambition())
    assert (found.word, found.period) == ("cannot tell", "2024")
    assert found.sentence == (
        "It cannot be told: for 2024 only a rate was found, without the numbers behind it, so what part chance plays "
        "in it is not known."
    )
    assert found.change is not None
    assert found.change[0] == pytest.approx(3.8 / 5.0774 - 1, abs=1e-4)


def test_one_period_alone_is_the_start():
    assert status(measured({"2010": 5}, {"2010": 1000}), ambition()).sentence.startswith("It is too early")


def test_without_a_baseline_nothing_can_be_told():
    found = status(measured({"2015": 5}, {"2015": 1000}), ambition())
    assert found.sentence == "It cannot be told: the rate of 2010, where the ambition starts, is not known."


def test_a_baseline_of_nought_leaves_nothing_to_ask_for():
    found = status(made_up(5, baseline=0), ambition(), "2015")
    assert found.sentence == "It cannot be told: the rate of 2010, where the ambition starts, was nought already."


def test_an_ambition_without_a_target_asks_for_nothing():
    found = status(stillbirths(), ambition(targets=()))
    assert (found.word, found.sentence) == ("cannot tell", "It cannot be told: the ambition names no target.")


def test_pre_term_births_of_2019_are_held_against_the_baseline_as_stated():
    known = measured({"2019": 48_274}, {"2019": 612_486}, per=100, share=True)
    found = status(known, PRETERM)
    assert (found.word, found.asked) == ("behind", pytest.approx(-0.1))
    assert found.sentence.endswith("It was lower than that stated for 2015.")
    # 7.814% to 7.949% by Wilson's method, each over 8%.
    assert found.limits == (pytest.approx(-0.0232, abs=1e-4), pytest.approx(-0.0063, abs=1e-4))


def bounded(low, high, *, births=None):
    possible = Bounds(periods=("2020",), low=(low,), high=(high,))
    return Measured(rates=series({}), exposure=series(births or {}), per=100, possible=possible, share=True)


@pytest.mark.parametrize(
    ("low", "high", "word"),
    [(6.0, 6.9, "ahead"), (6.5, 7.5, "on track"), (7.1, 9.0, "behind"), (6.5, 8.1, "cannot tell")],
)
def test_a_range_of_what_is_possible_decides_only_as_a_whole(low, high, word):
    found = status(bounded(low, high), PRETERM)  # 8% less 12.5% by 2020: 7%
    assert found.word == word
    assert found.change == (pytest.approx(low / 8 - 1), pytest.approx(high / 8 - 1))
    assert found.limits == (pytest.approx(low / 8 - 1), pytest.approx(high / 8 - 1))


def test_a_range_is_widened_by_chance_where_the_births_are_known():
    found = status(bounded(6.0, 6.98, births={"2020": 100_000}), PRETERM)
    assert found.word == "on track"
    assert found.sentence.startswith(
        "In 2020 the rate was so close to what the path to the ambition asks for that chance or the missing numbers "
        "could explain the difference."
    )


def test_a_wide_range_is_said_to_be_one():
    assert status(bounded(6.0, 8.5), PRETERM).sentence.startswith("Too many numbers are missing to tell:")


def test_published_intervals_serve_where_counts_do_not():
    known = Measured(
        rates=series({"2010": 5.0, "2015": 4.0}), per=1000, published={"2010": (4.9, 5.1), "2015": (3.9, 4.1)}
    )
    found = status(known, ambition())
    assert (found.word, found.caution) == ("ahead", "")
    # Each is 0.8 times (2% and 2.5% squared and added: 3.2%): 0.774 to 0.826.
    assert found.limits == (pytest.approx(-0.226, abs=0.001), pytest.approx(-0.174, abs=0.001))


def test_a_baseline_of_deaths_and_a_rate_counts_as_counts():
    known = measured({"2010": 253, "2019": 191}, {"2019": 2_173_810}, rates={"2010": 10.63}, per=100_000)
    ratio = rate_ratio(191, 2_173_810, 253, 253 / 10.63e-5)
    found = status(known, ambition())
    assert found.caution == ""
    assert found.limits == (pytest.approx(ratio.low - 1), pytest.approx(ratio.high - 1))


numbers = st.integers(0, 3000)


@given(numbers, st.integers(1, 3000), st.integers(1, 3000), st.sampled_from(["2012", "2019", "2025", "2030"]))
def test_fewer_deaths_never_make_the_status_worse(count, more, baseline, period):
    few, many = (made_up(n, baseline=baseline, period=period) for n in (count, count + more))
    better, worse = (status(known, ambition(), period) for known in (few, many))
    assert RANK[better.word] >= RANK[worse.word]
    assert better.met >= worse.met


@given(numbers, st.integers(1, 3000))
def test_nor_where_the_baseline_is_only_stated_or_the_events_are_a_share(count, more):
    for share in (False, True):
        few, many = (measured({"2020": n}, {"2020": 40_000}, per=100, share=share) for n in (count, count + more))
        assert RANK[status(few, PRETERM).word] >= RANK[status(many, PRETERM).word]


@given(numbers, numbers, st.sampled_from([1, 100, 1000, 100_000]), st.floats(1e-3, 1e3))
def test_neither_the_unit_of_the_rate_nor_that_of_the_births_matters(count, baseline, per, unit):
    counts, births = {"2010": baseline + 1, "2019": count}, {"2010": 100_000.0, "2019": 90_000.0}
    plain = status(measured(counts, births), ambition())
    scaled = status(measured(counts, {p: b * unit for p, b in births.items()}, per=per), ambition())
    assert (plain.word, plain.sentence) == (scaled.word, scaled.sentence)
    assert plain.limits == pytest.approx(scaled.limits)


@given(st.permutations(["2010", "2015", "2019", "2023"]))
def test_the_order_of_rows_does_not_matter(periods):
    counts = dict(zip(["2010", "2015", "2019", "2023"], [1000, 950, 800, 700], strict=True))
    births = dict.fromkeys(counts, 100_000)
    shuffled = measured({p: counts[p] for p in periods}, {p: births[p] for p in periods[::-1]})
    assert status(shuffled, ambition()) == status(measured(counts, births), ambition())


def test_a_target_further_off_asks_for_less_by_now():
    halved_later = replace(ambition(), targets=(Target(year=2030, reduction=0.5),))
    found = status(stillbirths(), halved_later, "2019")
    assert found.asked == pytest.approx(-0.5 * 9 / 20)
    assert found.word == "on track"
