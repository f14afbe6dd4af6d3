"""The words for where an ambition stands, on made-up rates: an ambition that asks for half by 2025, a fifth by 2020."""

import pytest

from halveit.drawing.paces import change_words, moved_between, needed_words, pace_words, projection_words, signed
from halveit.drawing.sentences import shower
from halveit.drawing.statuses import status_sentences, status_words, title_ending
from halveit.indicators.measured import Measured
from halveit.indicators.standing import Standing
from indicators.made_up_rates import ambition, measured, series

WORDS = {  # the count in 2015, of 100,000 births, where 1,000 of 100,000 died in 2010 and 900 are asked for
    "ahead": 800,
    "on track": 890,
    "behind": 1000,
}
SAID = {
    "ahead": "The rate is ahead of the path.",
    "on track": "The rate is on track.",
    "behind": "The rate is behind the path.",
    "cannot tell": "The rate may or may not be on the path.",
}
ENDINGS = {
    "ahead": "The rate fell, ahead of the path to the ambition",
    "on track": "The rate fell, on track",
    "behind": "The rate fell, behind the path to the ambition",
    "cannot tell": "The rate fell; whether it is on the path cannot be told",
}


def standing(word):
    """Return a standing with this status in 2015; that of few events tells nothing."""
    counts = {"2010": 10, "2015": 9} if word == "cannot tell" else {"2010": 1000, "2015": WORDS[word]}
    births = {"2010": 100_000, "2015": 100_000}
    found = Standing(ambition=ambition(), measured=measured(counts, births))
    assert found.status.word == word
    return found


def due(count, first=1000):
    """Return a standing in the last target's year."""
    return Standing(
        ambition=ambition(), measured=measured({"2010": first, "2025": count}, {"2010": 100_000, "2025": 100_000})
    )


@pytest.mark.parametrize("word", SAID)
def test_each_status_ends_a_sentence_on_the_rate(word):
    assert f"The rate {status_words(standing(word))}." == SAID[word]


@pytest.mark.parametrize("word", ENDINGS)
def test_each_status_ends_a_title(word):
    assert f"The rate fell{title_ending(standing(word), '2015')}" == ENDINGS[word]


def test_a_title_names_the_period_that_is_judged_where_it_shows_a_later_one():
    assert title_ending(standing("behind"), "2017") == "; in 2015 it was behind the path to the ambition"
    assert title_ending(standing("cannot tell"), "2017") == "; whether it was on the path in 2015 cannot be told"


@pytest.mark.parametrize(
    ("count", "words", "ending"),
    [
        (400, "is lower than the target for 2025", ", lower than the target for 2025"),
        (500, "is close to the target for 2025", ", close to the target for 2025"),
        (900, "is higher than the target for 2025", ", higher than the target for 2025"),
    ],
)
def test_from_the_last_targets_year_on_no_path_is_spoken_of(count, words, ending):
    assert status_words(due(count)) == words
    assert title_ending(due(count), "2025") == ending


def test_few_events_in_the_last_targets_year_tell_nothing():
    assert status_words(due(5, 10)) == "may or may not have met the target"
    assert title_ending(due(5, 10), "2025") == "; whether it has met the target cannot be told"


def test_the_alt_text_says_what_is_asked_for_and_the_status_by_its_interval():
    assert status_sentences(standing("on track"), shower(1)) == (
        "In 2015 the path asks for 9.0.",
        "The rate is on track.",
        "In 2015 the rate was so close to what the path to the ambition asks for that chance alone could explain the "
        "difference. It was lower than that of 2010.",
    )


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ((-0.28, -0.21), "between 21% and 28% lower"),
        ((0.06, 0.36), "between 6% and 36% higher"),
        ((-0.2, 0.04), "somewhere between 20% lower and 4% higher"),
        ((-0.02, -0.001), "up to 2% lower"),
    ],
)
def test_an_interval_of_a_change_is_told_from_its_smaller_end(limits, words):
    assert moved_between(limits) == words


def test_a_change_is_told_against_a_baseline_that_was_only_stated_as_such():
    stated = Standing(
        ambition=ambition(stated=10), measured=measured({"2015": 800}, {"2015": 100_000}, rates={"2010": 10})
    )
    assert change_words(stated) == "was between 14% and 25% lower than the rate stated for 2010"


def test_what_cannot_be_told_still_ends_a_sentence():
    rates = Measured(rates=series({"2010": 10.0, "2015": 9.0}), per=1000)
    found = Standing(ambition=ambition(), measured=rates)
    told = [change_words(found), pace_words(found), needed_words(found), projection_words(found, shower(1))]
    assert [f"The rate {words}." for words in told] == [
        "The rate cannot be compared with that of 2010.",
        "The rate changed at a pace that cannot be told.",
        "The rate would have to fall by 5.7% a year from 2015 on.",  # (5 / 9) ** (1 / 10) is 0.9429
        "The rate cannot be projected.",
    ]


def falling(*counts):
    years = [str(2015 + i) for i in range(len(counts))]
    numbers = dict(zip(years, counts, strict=True))
    made = measured({"2010": 1000, **numbers}, dict.fromkeys(("2010", *years), 100_000))
    return Standing(ambition=ambition(), measured=made)


def test_a_pace_is_told_with_its_interval_or_that_chance_could_explain_it():
    # Counts that fall by a tenth each year.
    assert pace_words(falling(10_000, 9_000, 8_100, 7_290, 6_561)).startswith(
        "fell by about 10.0% a year from 2015 to 2019 ("
    )
    assert pace_words(falling(100, 101, 100, 102, 101)) == (
        "rose by about 0.3% a year from 2015 to 2019, which chance alone could explain"
    )


def test_a_rate_below_the_target_need_not_fall_any_further():
    assert needed_words(falling(400, 300)) == "would not have to fall any further"


def test_no_time_left_leaves_no_pace_to_tell():
    late = due(900)
    assert needed_words(late) == "would have to change at a pace that cannot be told"
    assert projection_words(late, shower(1)) == "cannot be projected"


@pytest.mark.parametrize(("share", "text"), [(-0.031, "−3.1%"), (0.012, "+1.2%"), (0.0, "0.0%"), (0.0001, "0.0%")])
def test_a_yearly_change_carries_its_sign(share, text):
    assert signed(share) == text
