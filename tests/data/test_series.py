import pytest

from halveit.data.periods import Period
from halveit.data.series import Series, find_entry
from halveit.errors import ReportError
from halveit.steps.door import recording


def test_a_series_is_cut_at_the_editions_last_period(edition):
    assert edition.series("stillbirths").periods[-1] == "2019"
    assert edition.series("maternal-death-rate").periods[-1] == "2016-18"


def test_weeks_24_to_36_are_added_up(edition):
    assert edition.series("preterm-live-births").at("2019") == 46575


def test_an_older_vintage_is_read_only_if_the_edition_names_it(edition):
    assert edition.series("hie-rate-stated", "2017-10-22").at("2014") == 1.9
    with pytest.raises(ReportError, match="does not name the release 2021-03-09"):
        edition.series("hie-rate-stated", "2021-03-09")


def test_reading_is_recorded(edition):
    with recording() as record:
        edition.series("stillbirths")
    assert record.releases == {("ons-child-mortality", "2022-02-17")}
    assert any(path.name == "births-and-deaths.csv" for path in record.files)
    assert any(path.name == "series.toml" for path in record.files)


def test_an_unknown_series_is_refused_with_the_nearest(edition):
    with pytest.raises(ReportError, match=r'no series "stilbirths" in data/series.toml. Did you mean "stillbirths"'):
        find_entry(edition.project, "stilbirths")


def test_a_period_without_a_value_is_refused_not_guessed():
    series = Series(id="x", title="X", unit="", geography="", periods=("2010", "2011"), values=(1.0, None))
    assert series.known == ("2010",)
    assert series.get("2011") is None
    with pytest.raises(ReportError, match='the series "x" has no value for 2011'):
        series.at("2011")


@pytest.mark.parametrize(
    ("text", "first", "last", "middle"),
    [
        ("2019", 2019, 2019, 2019.0),
        ("2016-18", 2016, 2018, 2017.0),
        ("1999-01", 1999, 2001, 2000.0),
        ("2016-2018", 2016, 2018, 2017.0),
    ],
)
def test_periods_span_whole_years(text, first, last, middle):
    period = Period(text)
    assert (period.first, period.last, period.middle) == (first, last, middle)


@pytest.mark.parametrize("text", ["19", "2019/20", "", "2019-1"])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ReportError, match="is not a period"):
        Period(text)


@pytest.mark.parametrize("text", ["2022-22", "2022-2022"])
def test_a_run_of_one_year_is_refused_with_the_year_to_write(text):
    with pytest.raises(ReportError, match=rf'the period "{text}" is a single year. Write 2022\.'):
        Period(text)
