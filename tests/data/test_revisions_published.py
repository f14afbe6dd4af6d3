"""The revisions in the real releases, as publishers printed them; and releases made up beside them."""

import hashlib
from decimal import Decimal

import pytest

from halveit.data.revisions import histories
from halveit.errors import ReportError
from halveit.steps.door import recording

TOML = """\
publisher = "NHS Resolution"
title = "Results made up"
published = "{published}"
accessed = "2026-11-23"
url = "https://example.org/results"
licence = "None"
attribution = "None"
obtained = "transcribed"

[files]
{files}
"""


@pytest.fixture(scope="module")
def held(project):
    return {each.entry.id: each for each in histories(project)}


def steps(held, series, period):
    """Return (release, number) before and after each revision of a period."""
    history = next(each for each in held[series].periods if each.period == period)
    return [(old.published, old.printed, new.published, new.printed) for old, new in history.steps()]


@pytest.mark.parametrize(
    ("series", "period", "step", "percent"),
    [
        # Child mortality tables of the Office for National Statistics, 2020 and 2021 editions, Table 22.
        ("neonatal-deaths-not-stated", "2020", ("2022-02-17", "39", "2023-03-01", "41"), "5.1"),
        ("neonatal-deaths-not-linked", "2020", ("2022-02-17", "171", "2023-03-01", "169"), "-1.2"),
        # The old baseline and the corrected one, both in the 2021 progress report.
        ("brain-injury-rate-stated", "2010", ("2017", "4.93", "2021", "4.3"), "-12.8"),
        # Data brief of May 2023, and report of October 2023.
        ("maternal-death-rate", "2019-21", ("2023-05", "11.56", "2023-10", "11.66"), "0.9"),
        ("maternal-deaths", "2019-21", ("2023-05", "239", "2023-10", "241"), "0.8"),
        # What trusts had certified, and what stood after checks.
        ("incentive-scheme-all-ten", "2017-18", ("2018-11", "75", "2020-09-16", "71"), "-5.3"),
        ("incentive-scheme-all-ten", "2018-19", ("2020-02-13", "116", "2020-09-16", "113"), "-2.6"),
    ],
)
def test_a_published_revision_is_found(held, series, period, step, percent):
    assert step in steps(held, series, period)
    history = next(each for each in held[series].periods if each.period == period)
    revision = next(each for each in history.revisions if each.published == step[2])
    assert round(revision.percent, 1) == Decimal(percent)


def test_a_rate_that_a_later_news_item_repeats_in_its_old_form_is_told_as_it_stands(held):
    numbers = [number for _, _, _, number in steps(held, "maternal-death-rate", "2020-22")]
    assert numbers[:3] == ["13.56", "13.41", "13.56"]


def test_10_90_and_10_9_are_the_same_rate(held):
    history = next(each for each in held["maternal-death-rate"].periods if each.period == "2018-20")
    assert {"10.9", "10.90"} <= {vintage.printed for vintage in history.vintages}
    assert not history.revisions


@pytest.mark.parametrize("series", ["live-births", "stillbirths", "neonatal-deaths", "preterm-live-births"])
def test_registered_births_and_deaths_were_never_revised(held, series):
    assert held[series].compared >= 10
    assert not held[series].revised


def test_a_number_that_is_blank_is_no_vintage(held):
    # 2010 stands in the paper of October 2017 with its limits only.
    history = next(each for each in held["brain-injury-rate-stated"].periods if each.period == "2010")
    assert "2017-10-22" not in [vintage.published for vintage in history.vintages]


def test_a_release_without_the_table_is_passed_over(held):
    # The edition of 31 May 2024 has no file of births by week.
    assert "2024-05-31" not in held["preterm-live-births"].releases
    assert "2024-05-31" in held["live-births"].releases


def add_release(project, published, text):
    folder = project.data / "releases" / "incentive-scheme" / published
    folder.mkdir()
    (folder / "results.csv").write_text(text)
    files = f'"results.csv" = "{hashlib.sha256(text.encode()).hexdigest()}"'
    (folder / "release.toml").write_text(TOML.format(published=published, files=files))


def results(project, *rows):
    """Return the table of results with its heading as it is now, and rows given by column."""
    path = project.data / "releases" / "incentive-scheme" / "2018-11" / "results.csv"
    columns = path.read_text().splitlines()[0].split(",")
    return "".join(f"{','.join(row)}\n" for row in [columns, *([given.get(c, "") for c in columns] for given in rows)])


YEAR_ONE = {"scheme_year": "1", "trusts": "132", "all_ten": "70"}


def test_a_period_that_a_later_release_leaves_out_is_no_revision(copy):
    add_release(copy, "2099-01", results(copy, {**YEAR_ONE, "period": "2017-18"}))
    series = next(each for each in histories(copy) if each.entry.id == "incentive-scheme-all-ten")
    of_period = {each.period: each for each in series.periods}
    assert [step.printed for step in of_period["2017-18"].revisions] == ["71", "70"]
    assert "2099-01" not in [vintage.published for vintage in of_period["2018-19"].vintages]


def test_a_release_that_was_edited_is_refused(copy):
    path = copy.data / "releases" / "incentive-scheme" / "2018-11" / "results.csv"
    path.write_text(path.read_text().replace("75", "71"))
    with pytest.raises(ReportError, match="this file was changed after its release was recorded"):
        histories(copy)


def test_every_release_that_gives_a_number_is_noted_as_read(project):
    with recording() as record:
        told = histories(project)
    assert {(each.entry.dataset, published) for each in told for published in each.releases} <= record.releases
