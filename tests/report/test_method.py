"""The chapter on method: how projections would have done, its example, and that its formulas are said in words."""

import re

import pytest

from halveit.indicators.trends import fit_trend


@pytest.fixture(scope="module")
def newest(shelf_of):
    return shelf_of("2026")


def value(shelf, id):
    return shelf.fact(id).value


def test_each_projection_is_counted_once(newest):
    rows = newest.get("backtest").exhibit.rows
    assert sum(row[2] for row in rows) == value(newest, "backtest.projections") == 82
    assert sum(row[3] for row in rows) == value(newest, "backtest.held") == 67
    assert value(newest, "backtest.missed") == 15


def test_a_measure_with_too_few_counts_is_not_tried_and_a_note_says_so(shelf):
    shown = shelf.get("backtest").exhibit
    assert not [row for row in shown.rows if row[0] in ("Pre-term births", "Maternal deaths")]
    assert shown.notes[-1].endswith("pre-term births and maternal deaths.")


def test_three_years_together_are_three_years_ahead(newest):
    assert [row[1:4] for row in newest.get("backtest").exhibit.rows if row[0] == "Maternal deaths"] == [(3, 2, 2)]


def test_a_miss_is_told_with_enough_decimals_to_be_seen(shelf):
    told = [str(row[4]) for row in shelf.get("backtest").exhibit.rows if row[4]]
    assert "2017: 1.600, not 1.274 to 1.599" in told
    for miss in told:
        came, low, high = map(float, re.findall(r"\d\.\d+", miss))
        assert not low <= came <= high


def test_what_the_data_of_the_edition_before_said_of_the_newest_year(newest):
    # Stillbirths and births of 2015 to 2019, England, and four years on.
    counts, births = [2952, 2895, 2679, 2520, 2346], [667_351, 666_052, 649_473, 628_171, 612_851]
    made = fit_trend(range(2015, 2020), counts, births).predict(2023, 612_851)
    named = ("then", "then_low", "then_high")
    assert [value(newest, f"backtest.stillbirths_{name}") for name in named] == pytest.approx(
        [count / 612.851 for count in made]
    )
    assert value(newest, "backtest.stillbirths_then_came") == pytest.approx(2230 / 565.791)
    assert value(newest, "backtest.stillbirths_then_came") > value(newest, "backtest.stillbirths_then_high")


def test_both_editions_data_are_named_as_sources(newest):
    releases = newest.get("backtest").record.releases
    assert {("ons-child-mortality", "2022-02-17"), ("ons-child-mortality", "2024-05-31")} <= releases


def test_a_first_edition_has_nothing_to_look_back_at(shelf):
    assert not [fact.id for fact in shelf.get("backtest").exhibit.facts if "_then" in fact.id]


def test_the_ratio_that_mbrrace_uk_published_is_in_the_example(newest):
    named = ("maternal_ratio", "maternal_ratio_low", "maternal_ratio_high")
    assert [newest.fact(f"worked-example.{name}").shown for name in named] == ["1.07", "0.89", "1.29"]


def test_the_example_shows_an_answer_and_that_none_can_be_given(shelf):
    answers = {row[0]: row[1:] for row in shelf.get("worked-example").exhibit.rows}
    assert answers["Answer"] == ("ahead", "cannot tell")
    assert answers["Pace a year, with its interval"][1] == "cannot be told"
    assert answers["Rate, with its interval"] == ("3.83 (3.67 to 3.99)", "9.7 (8.5 to 11.1)")


@pytest.mark.build
def test_every_formula_of_the_site_is_mathml_that_a_browser_sets(built):
    html = (built.site / "method.html").read_text(encoding="utf-8")
    assert html.count("<math") >= 10
    assert "$$" not in re.sub(r"<annotation.*?</annotation>", "", html)


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_the_chapter_fits_the_window(width, address, browser):
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}/method.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
