import pytest
from hypothesis import given
from hypothesis import strategies as st

from halveit.data.series import Series
from halveit.errors import ReportError
from halveit.indicators.bounds import bounds
from halveit.indicators.changes import direction, fewer_than_at_baseline, relative_change
from halveit.indicators.rates import rate, total


def series(values, id="x", start=2010):
    periods = tuple(str(start + i) for i in range(len(values)))
    return Series(id=id, title=id, unit="", geography="", periods=periods, values=tuple(values))


def test_a_rate_is_events_over_exposure():
    made = rate(series([5, 6]), series([1000, 2000]), per=1000, id="r", title="R", unit="per 1,000")
    assert made.values == (5.0, 3.0)


def test_what_is_not_known_stays_not_known():
    made = rate(series([5, None]), series([1000, 1000]), per=1000, id="r", title="R", unit="")
    assert made.values == (5.0, None)
    assert total(series([1, None]), series([2, 2]), id="t", title="T", unit="").values == (3, None)


def test_an_exposure_of_nought_is_refused():
    with pytest.raises(ReportError, match='"births" is 0 in 2010'):
        rate(series([5]), series([0], id="births"), per=1000, id="r", title="R", unit="")


def test_fewer_than_at_baseline_by_hand():
    # 10 in 1,000 at first; 2,000 births later would have meant 20; 15 happened.
    assert fewer_than_at_baseline(series([10, 15]), series([1000, 2000]), "2010", "2011") == pytest.approx(5)


@pytest.mark.parametrize(("change", "word"), [(-0.001, "fell"), (0.0, "did not change"), (0.2, "rose")])
def test_the_verb_follows_the_unrounded_change(change, word):
    assert direction(change) == word


@given(st.floats(0.1, 1e6), st.floats(0.1, 1e6), st.floats(0.01, 1e3))
def test_relative_change_does_not_depend_on_the_unit(first, last, scale):
    plain = relative_change(series([first, last]), "2010", "2011")
    scaled = relative_change(series([first * scale, last * scale]), "2010", "2011")
    assert plain == pytest.approx(scaled, rel=1e-9, abs=1e-9)


def test_bounds_close_where_the_part_is_known():
    made = bounds(series([70, 80]), series([None, 5]), series([10, 10]), series([990, 990]), per=100)
    assert made.at("2010") == (pytest.approx(7.0), pytest.approx(8.0))
    assert made.at("2011") == (pytest.approx(8.5), pytest.approx(8.5))


@given(st.integers(0, 900), st.integers(0, 100), st.data())
def test_bounds_hold_whatever_the_unknown_part_is(certain, whole, data):
    part = data.draw(st.integers(0, whole))
    low, high = bounds(series([certain]), series([None]), series([whole]), series([1000]), per=100).at("2010")
    truth, _ = bounds(series([certain]), series([part]), series([whole]), series([1000]), per=100).at("2010")
    assert low <= truth <= high
