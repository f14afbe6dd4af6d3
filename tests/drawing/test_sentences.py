import pytest

from halveit.data.series import Series
from halveit.drawing.numbers import number, percent, times
from halveit.drawing.sentences import course, extent, listed, shower, years_listed


def series(*values):
    periods = tuple(str(2010 + i) for i in range(len(values)))
    return Series(id="x", title="X", unit="", geography="", periods=periods, values=values)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ((5.0, 4.0, 3.0), "was 5.0 in 2010 and was 3.0 in 2012"),
        ((4.0, 5.0, 3.0), "was 4.0 in 2010, was highest in 2011 at 5.0 and was 3.0 in 2012"),
        (
            (4.0, 5.0, 2.0, 3.0),
            "was 4.0 in 2010, was highest in 2011 at 5.0, was lowest in 2012 at 2.0 and was 3.0 in 2013",
        ),
    ],
)
def test_the_course_of_a_series_is_told_by_its_ends_and_turns(values, sentence):
    assert course(series(*values), shower(1)) == sentence


def test_years_in_a_row_are_drawn_together():
    assert years_listed(["2011", "2012", "2013", "2018"]) == "2011 to 2013 and 2018"
    assert years_listed(["2010", "2011"]) == "2010 and 2011"


def test_lists_read_as_prose():
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_the_extent_leaves_out_years_without_a_value():
    assert extent(series(1.0, 2.0, None)) == "2010 to 2011"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (46575, 0, "46,575"),
        (3.828, 1, "3.8"),
        (0.25, 1, "0.3"),
        (2.5, 0, "3"),
        (-1.25, 1, "−1.3"),
        (1e6, 0, "1,000,000"),
    ],
)
def test_numbers_are_written_for_people(value, decimals, text):
    assert number(value, decimals) == text


def test_shares_are_written_as_percentages():
    assert percent(0.24607) == "25%"
    assert percent(0.00104657, 2) == "0.10%"
    assert percent(-0.001) == "0%"


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (1.2, "1.2 times"),
        (1.86, "almost twice"),
        (2.0, "twice"),
        (2.55, "more than twice"),
        (3.19, "three times"),
        (4.35, "more than four times"),
        (6.9, "almost 7 times"),
    ],
)
def test_ratios_are_told_in_round_words(ratio, text):
    assert times(ratio) == text
