"""The arithmetic of revisions, on numbers made for the purpose."""

from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halveit.data.revisions import History, Kind, compare

DATES = ("2017", "2017-10-22", "2020-02-13", "2021", "2021-03-09", "2023-05", "2023-10", "2024-01")


def history(*printed):
    return History(period="2019", vintages=compare(dict(zip(DATES, printed, strict=False))))


def kinds(*printed):
    return [vintage.kind for vintage in history(*printed).vintages]


def test_a_changed_number_is_a_revision_with_its_size():
    told = history("171", "169")
    assert kinds("171", "169") == [Kind.FIRST, Kind.REVISED]
    assert told.change == Decimal(-2)
    assert told.percent == Decimal(-200) / 171


def test_a_number_released_twice_unchanged_is_no_revision():
    assert kinds("39", "39") == [Kind.FIRST, Kind.SAME]
    assert not history("39", "39").revisions


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        (("4.33", "4.3"), Kind.FEWER),
        (("4.35", "4.4"), Kind.FEWER),
        (("4.25", "4.2"), Kind.FEWER),
        (("4.37", "4.3"), Kind.REVISED),
        (("10.90", "10.9"), Kind.FEWER),
        (("10.9", "10.90"), Kind.MORE),
        (("4.3", "4.33"), Kind.MORE),
        (("4.3", "4.39"), Kind.REVISED),
        (("4.52", "4.6"), Kind.REVISED),
        (("0", "0.0"), Kind.MORE),
    ],
)
def test_a_number_printed_with_other_decimals_is_the_same_if_the_fuller_one_rounds_to_it(printed, kind):
    assert kinds(*printed)[1] is kind


def test_the_fuller_number_stays_in_force_behind_a_rounded_one():
    # 4.26 and 4.34 both round to 4.3, yet they are two numbers.
    assert kinds("4.26", "4.3", "4.34") == [Kind.FIRST, Kind.FEWER, Kind.REVISED]
    assert history("4.26", "4.3", "4.34").change == Decimal("0.08")


def test_the_number_in_force_is_dated_by_the_release_that_brought_it():
    told = history("11.56", "11.66", "11.66", "11.7")
    assert (told.first.published, told.standing.published) == ("2017", "2017-10-22")
    assert told.standing.printed == "11.66"


def test_a_number_that_came_back_was_revised_each_time():
    told = history("13.41", "13.56", "13.41", "13.56")
    assert [step.change for step in told.revisions] == [Decimal("0.15"), Decimal("-0.15"), Decimal("0.15")]
    assert told.change == Decimal("0.15")


def test_each_revision_comes_with_the_vintage_just_before_it():
    steps = [(before.printed, after.printed) for before, after in history("5.14", "5.1", "4.52", "4.6").steps()]
    assert steps == [("5.1", "4.52"), ("4.52", "4.6")]


def test_a_change_from_nought_has_no_percentage():
    assert history("0", "3").percent is None
    assert history("0", "3").vintages[1].percent is None


def test_releases_known_by_month_or_year_stand_at_its_beginning():
    dates = ["2021-03-09", "2021", "2017-10-22", "2017", "2021-03"]
    ordered = [vintage.published for vintage in compare(dict.fromkeys(dates, "1"))]
    assert ordered == ["2017", "2017-10-22", "2021", "2021-03", "2021-03-09"]


COUNTS = st.lists(st.integers(0, 10**7).map(str), min_size=1, max_size=len(DATES))
PRINTED = st.lists(
    st.tuples(st.integers(-(10**6), 10**6), st.integers(0, 3)).map(lambda pair: str(Decimal(pair[0]).scaleb(-pair[1]))),
    min_size=1,
    max_size=len(DATES),
)


@given(PRINTED)
def test_changes_between_vintages_add_up_to_the_last_number_less_the_first(printed):
    told = history(*printed)
    assert sum(vintage.change for vintage in told.vintages) == told.change
    assert told.first.number + told.change == told.vintages[-1].number


@given(COUNTS)
def test_counts_are_revised_exactly_where_they_differ(printed):
    differ = sum(first != second for first, second in pairwise(printed))
    assert len(history(*printed).revisions) == differ
    assert history(*printed).change == int(printed[-1]) - int(printed[0])


@given(PRINTED, st.integers(0, 100))
def test_the_order_in_which_releases_are_found_does_not_matter(printed, seed):
    found = list(zip(DATES, printed, strict=False))
    shuffled = found.copy()
    Random(seed).shuffle(shuffled)
    assert compare(dict(shuffled)) == compare(dict(found))


@given(PRINTED)
def test_a_series_released_a_second_time_unchanged_has_no_more_revisions(printed):
    once = history(*printed[:4])
    again = history(*printed[:4], printed[:4][-1])
    assert len(again.revisions) == len(once.revisions)


@given(st.integers(0, 10**6), st.integers(1, 3), st.integers(0, 3))
def test_rounding_alone_never_makes_a_revision(digits, decimals, fewer):
    full = Decimal(digits).scaleb(-decimals)
    rounded = full.quantize(Decimal(1).scaleb(-max(0, decimals - fewer)))
    assert not history(str(full), str(rounded), str(full)).revisions


@given(PRINTED)
def test_percentages_have_the_sign_of_their_change(printed):
    for vintage in history(*printed).vintages:
        if vintage.percent is not None and vintage.before is not None and vintage.before > 0:
            assert (vintage.percent > 0) == (vintage.change > 0)
