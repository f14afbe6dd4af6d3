import pytest

from halveit.data.dates import in_short, in_words, is_date, months_between, order_is_known


@pytest.mark.parametrize(
    ("text", "words", "short"),
    [
        ("2022-02-17", "17 February 2022", "17 Feb 2022"),
        ("2023-03-01", "1 March 2023", "1 Mar 2023"),
        ("2023-10", "October 2023", "Oct 2023"),
        ("2021", "2021", "2021"),
    ],
)
def test_a_date_is_written_as_exactly_as_it_is_known(text, words, short):
    assert (in_words(text), in_short(text)) == (words, short)


@pytest.mark.parametrize("text", ["2022-02-17", "2023-10", "2021", "2024-02-29"])
def test_days_months_and_years_are_dates(text):
    assert is_date(text)


@pytest.mark.parametrize(
    "text", ["", "21", "2021-13", "2023-02-29", "2021-3-9", "2021-03-09-01", "May 2023", "20210309"]
)
def test_what_is_no_date_is_told(text):
    assert not is_date(text)


@pytest.mark.parametrize(
    ("first", "second", "known"),
    [
        ("2021", "2021-03-09", False),
        ("2021-03-09", "2021", False),
        ("2021-03", "2021-03-09", False),
        ("2017", "2021-03-09", True),
        ("2021-02", "2021-03-09", True),
        ("2021-03-09", "2021-03-10", True),
    ],
)
def test_a_year_and_a_day_within_it_have_no_known_order(first, second, known):
    assert order_is_known(first, second) is known


@pytest.mark.parametrize(
    ("first", "second", "months"),
    [
        ("2022-02-17", "2023-03-01", 13),
        ("2023-05", "2023-10", 5),
        ("2025-09", "2026-01", 4),
        ("2021", "2021-03-09", None),
    ],
)
def test_months_are_counted_without_days(first, second, months):
    assert months_between(first, second) == months
