import pytest

from halveit.chapters.audit.matching import Quantity, facts_for, quantity, small_counts
from halveit.chapters.audit.words import value_of
from halveit.facts.fact import Fact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sixty-eight", (68, "")),
        ("two hundred and six thousand", (206_000, "")),
        ("a thousand", (1_000, "")),
        ("two to three years", (2, "")),
        ("one and a half years", (1.5, "")),
        ("more than half", (50, "%")),
        ("three quarters", (75, "%")),
        ("almost twice", (2, "")),
        ("more than four times", (4, "")),
        ("hundreds", None),
        ("fell", None),
    ],
)
def test_words_are_worth_what_they_say(text, expected):
    assert value_of(text) == expected


@pytest.mark.parametrize(
    ("text", "value", "decimals", "sign"),
    [
        ("25%", 25, 0, "%"),
        ("15.9 per cent", 15.9, 1, "%"),
        ("more than 1,500", 1500, 0, ""),
        ("£8.1 million", 8_100_000, 1, "£"),
        ("£8.1m", 8_100_000, 1, "£"),
        ("four", 4, 0, ""),
    ],
)
def test_figures_are_read_with_sign_and_size(text, value, decimals, sign):
    assert quantity(text) == Quantity(value=value, decimals=decimals, sign=sign)


def fact(id, value, shown, unit="", what=""):
    return Fact(id=id, value=value, shown=shown, unit=unit, period="2019", what=what)


FACTS = [
    fact("stillbirths.change", 24.606756, "25%", "%", "Stillbirths: size of the change."),
    fact("preterm-births.required_change", 25.0, "25%", "%", "Pre-term births: the cut that is asked for."),
    fact("neonatal-deaths.latest", 1.3896664, "1.4", "neonatal deaths per 1,000 live births"),
    fact("continuity.trained", 1500.0, "more than 1,500", "staff"),
    fact("training-fund.amount", 8_100_000.0, "£8.1 million", "£"),
    fact("pioneers.sites", 7.0, "seven", "sites"),
    fact("time-lag.impact", 2.0, "two years", "years"),
]


@pytest.mark.parametrize(
    ("typed", "sentence", "expected"),
    [
        ("25%", "Stillbirths went down by 25%.", ("stillbirths.change", "preterm-births.required_change")),
        ("25%", "Births before term: a cut of 25%.", ("preterm-births.required_change", "stillbirths.change")),
        ("24.6%", "A fall of 24.6%.", ("stillbirths.change",)),
        ("1.39", "At 1.39 it is low.", ("neonatal-deaths.latest",)),
        ("1", "At 1 it is low.", ()),
        ("1,500", "They trained 1,500 staff.", ("continuity.trained",)),
        ("£8.1m", "The fund of £8.1m.", ("training-fund.amount",)),
        ("8.1", "A rate of 8.1.", ()),
        ("25", "It has 25 trusts.", ()),
        ("a quarter", "Down by a quarter.", ("preterm-births.required_change", "stillbirths.change")),
    ],
)
def test_the_fact_to_use_is_found_by_text_number_or_value(typed, sentence, expected):
    assert facts_for(typed, sentence, FACTS) == expected


def test_a_small_count_is_a_statistic_before_its_facts_unit_only():
    pattern = small_counts({each.id: each for each in FACTS})
    text = "Seven sites, seven women and two years."
    assert [match[0] for match in pattern.finditer(text)] == ["Seven sites"]
    assert not small_counts({}).search(text)
