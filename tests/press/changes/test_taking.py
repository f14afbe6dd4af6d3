"""The state of an edition: the made-up one whole, and the real one."""

import pytest

from halveit.data.editions import load_edition
from halveit.exhibits.shelf import Shelf
from halveit.press.building import kept_results
from halveit.press.changes.comparing import compare
from halveit.press.changes.page.page import changes_page
from halveit.press.changes.taking import read_state, take
from small_report import small_report


def test_a_state_has_releases_series_exhibits_facts_and_sentences(tmp_path):
    state = read_state(small_report(tmp_path), "2020")
    assert (state.edition, state.name) == ("2020", "2020")
    assert state.pins["deaths"].title == "Deaths"  # the dataset's, where the release is called "Deaths nowhere"
    assert state.pins["deaths"].dates == ("2020-05-01",)
    assert state.pins["deaths"].last_period == "2019"
    assert state.series["deaths"].values == (10, 9, 8)
    shown = state.exhibits["rate"]
    assert (shown.number, shown.address, shown.is_chart) == ("Table 1", "index.html#tbl-rate", False)
    assert shown.rows == (("2017", "10"), ("2018", "9"), ("2019", "8"))
    assert shown.printed[0] == ("2017", "10.0")
    assert [(each.series.id, each.decimals) for each in shown.measures] == [("rate", 1)]
    assert state.facts["rate.latest"].shown == "8.0"
    assert state.facts["rate.latest"].listed
    assert state.chapters
    assert [each.text for each in state.chapters["index"].sentences] == [
        "Summary",
        "It is short.",
        "The rate was 8.0 in 2019.",
        "It is behind.",
    ]


def test_without_a_book_there_are_no_sentences_and_no_addresses(tmp_path):
    state = take(Shelf(load_edition(small_report(tmp_path), "2020")))
    assert state.chapters is None
    assert state.exhibits["rate"].address == ""
    assert not state.facts["rate.latest"].listed


def test_a_series_whose_table_the_release_lacks_is_not_there(shelf):
    state = take(shelf)
    assert state.series["stillbirths"].at("2019") == 2346
    assert state.series["stillbirths"].periods[-1] == "2019"
    assert state.pins["ons-child-mortality"].last_period == "2019"
    assert all(series.known for series in state.series.values())


@pytest.mark.build
def test_the_real_report_does_not_differ_from_itself(built):
    with kept_results(built):
        state = read_state(built, "2021")
    assert compare(state, state).nothing
    assert state.chapters
    told = [sentence.text for sentence in state.chapters["outcomes"].sentences]
    assert "The rate fell by 25%, to 3.8 in 2019 (Chart 1)." in told
    assert not any("Source:" in text or "Download:" in text for text in told)
    assert state.exhibits["stillbirths"].address == "outcomes.html#fig-stillbirths"


@pytest.mark.build
def test_the_page_of_the_two_real_editions_is_not_too_large(built):
    with kept_results(built):
        old, new = read_state(built, "2021"), read_state(built, "2026")
    passages = changes_page(old, new)
    assert sum(len(passage.body.encode()) for passage in passages) < 200_000
    assert len({passage.id for passage in passages}) == len(passages)
