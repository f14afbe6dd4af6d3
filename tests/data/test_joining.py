"""Series put together from several releases."""

import pytest
from msgspec.structs import replace

from halveit.data.editions import Pin, load_edition
from halveit.errors import ReportError
from halveit.steps.door import recording


@pytest.fixture(scope="module")
def newest(project):
    return load_edition(project, "2026")


def pinned(edition, dataset, *dates):
    return replace(edition, pins={**edition.pins, dataset: Pin(release=dates[0], also=dates[1:])})


def test_each_period_is_as_the_newest_release_has_it(newest):
    joined = newest.joined("maternal-death-rate")
    dates = {period: release.published for period, release in joined.releases.items()}
    assert (joined.series.at("2022-24"), dates["2022-24"]) == (12.80, "2026-01")
    assert (joined.series.at("2020-22"), dates["2020-22"]) == (13.56, "2024-10")
    assert (joined.series.at("2009-11"), dates["2009-11"]) == (10.63, "2023-03-21")


def test_a_later_rate_replaces_an_earlier_one(newest):
    both = pinned(newest, "maternal-mortality", "2024-10", "2024-01")
    assert both.joined("maternal-death-rate").series.at("2020-22") == 13.56
    assert both.joined("maternal-deaths").series.at("2020-22") == 275


def test_deaths_of_an_older_rate_never_stand_beside_a_newer_one(newest):
    # In January 2025, 254 deaths made 12.67; the report of September gives 12.82 and no deaths.
    both = pinned(newest, "maternal-mortality", "2025-09", "2025-01-09")
    assert both.joined("maternal-death-rate").series.at("2021-23") == 12.82
    assert both.joined("maternal-deaths").series.get("2021-23") is None


def test_a_blank_is_filled_from_an_older_release_that_says_the_same(newest):
    # The data brief of October 2023 repeats 10.90 for 2018-20 without its 229 deaths.
    joined = newest.joined("maternal-deaths")
    assert joined.series.at("2018-20") == 229
    assert joined.releases["2018-20"].published == "2023-03-21"


def test_another_series_fills_only_the_periods_that_the_first_does_not_know(newest):
    joined = newest.joined("stillbirths", "registered-stillbirths")
    by_release = [(release.dataset, periods[0], periods[-1]) for release, periods in joined.periods_by_release()]
    assert by_release == [("ons-child-mortality", "2010", "2022"), ("ons-births", "2023", "2023")]


def test_a_dataset_that_the_edition_does_not_pin_gives_nothing(edition):
    assert edition.joined("stillbirth-rate-stated").series.periods == ()
    assert edition.joined("stillbirths", "registered-stillbirths").series.known[-1] == "2019"


def test_a_joined_series_is_cut_at_the_editions_last_period(newest):
    short = replace(newest, last_period="2021")
    assert short.joined("stillbirths", "registered-stillbirths").series.known[-1] == "2021"
    assert short.joined("maternal-death-rate").series.known[-1] == "2019-21"


def test_only_releases_that_gave_a_value_are_noted(newest):
    both = pinned(newest, "maternal-mortality", "2025-09", "2025-01-09", "2024-10")
    with recording() as record:
        both.joined("maternal-death-rate")
    assert ("maternal-mortality", "2025-01-09") in record.releases  # it alone names 2018-20
    with recording() as record:
        both.joined("maternal-deaths")
    assert record.releases == {("maternal-mortality", "2024-10")}


def test_an_unknown_series_is_refused(newest):
    with pytest.raises(ReportError, match='no series "stilbirths"'):
        newest.joined("stillbirths", "stilbirths")
