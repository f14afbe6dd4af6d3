"""Exploring a chart: its layers lie on top of the drawn ones, and what is told of a mark is what the table has."""

import json

import altair as alt
import pytest

from halveit.drawing.exploring import explorable, stops, wholes
from halveit.drawing.svg import interactive, specification
from halveit.drawing.theme import NARROW, WIDE
from told_numbers import known_numbers, numbers_in
from vega_lite import faults


@pytest.fixture(scope="module", params=["2021", "2026"])
def shelf(request, shelf_of):
    return shelf_of(request.param)


@pytest.fixture(scope="module")
def charts(shelf):
    return {shelved.label: shelved for shelved in shelf if shelved.exhibit.is_chart}


def plain(shelved, canvas=WIDE):
    return specification(shelved.exhibit.draw, canvas)


def drawn_layers(spec):
    parts = spec.get("hconcat") or spec.get("vconcat") or [spec]
    return [part["layer"] for part in parts]


def test_an_explored_chart_is_valid_vega_lite(charts):
    for shelved in charts.values():
        for canvas in (WIDE, NARROW):
            assert faults(interactive(shelved.exhibit.draw, canvas)) == [], (shelved.label, canvas.name)


def test_the_drawn_chart_knows_nothing_of_exploring(charts):
    for shelved in charts.values():
        spec = plain(shelved)
        before = json.dumps(spec)
        explorable(spec)
        assert json.dumps(spec) == before
        assert "tooltip" not in before
        assert '"params"' not in before


def test_what_is_added_lies_above_what_is_drawn(charts):
    for label, shelved in charts.items():
        spec = plain(shelved)
        for drawn, explored in zip(drawn_layers(spec), drawn_layers(explorable(spec)), strict=True):
            kinds = [layer.get("mark", {}).get("type") for layer in explored]
            assert kinds[: len(drawn)] == [layer.get("mark", {}).get("type") for layer in drawn], label
            assert all(
                "tooltip" in layer["encoding"] for layer in explored[len(drawn) + (len(explored) - len(drawn)) // 2 :]
            )


def test_every_mark_with_a_value_has_a_sentence_of_its_own(charts):
    for label, shelved in charts.items():
        words = [stop.words for stop in stops(plain(shelved))]
        assert len(words) == len(set(words)) >= len(shelved.exhibit.rows), label
        assert stops(plain(shelved)) == stops(plain(shelved, NARROW)) or label == "incentive-scheme"


def test_what_is_told_of_a_mark_are_numbers_of_the_table(charts):
    for label, shelved in charts.items():
        known = known_numbers(shelved)
        for stop in stops(plain(shelved)):
            assert numbers_in(stop.words) <= known, (label, stop.words)


def test_stops_follow_the_years_of_a_panel(charts):
    found = stops(plain(charts["early-births"]))
    places = [(stop.panel, stop.place[0]) for stop in found if stop.place]
    assert len(places) == len(found)
    assert places == sorted(places)
    assert {stop.panel for stop in found} == {0, 1}


def test_a_stop_names_what_it_shows_its_period_value_and_unit(shelf_of):
    found = stops(plain(shelf_of("2021").get("stillbirths")))
    # 3,506 of 690,512 births: 5.077 per 1,000, exact Poisson interval 4.91 to 5.25.
    assert found[0].words == "Stillbirth rate, 2010: 5.1 stillbirths per 1,000 births (95% interval 4.9 to 5.2)"
    assert found[0].place == (2010.0, pytest.approx(5.0774, abs=5e-5))
    assert found[-1].words == "Ambition for 2025: 2.5 stillbirths per 1,000 births"


def test_what_can_be_zoomed_are_the_axes_of_years_and_their_values(charts):
    assert wholes(plain(charts["stillbirths"])) == {"zoom0_year": [2010, 2025], "zoom0_value": [0.0, 6]}
    assert sorted(wholes(plain(charts["early-births"]))) == ["zoom0_value", "zoom0_year", "zoom1_value", "zoom1_year"]
    assert wholes(plain(charts["inequalities"])) == wholes(plain(charts["incentive-scheme"])) == {}


def test_a_chart_of_one_mark_can_be_explored_too():
    import pandas as pd

    table = pd.DataFrame({"year": [2010, 2011], "rate": [5.1, 5.2]})
    spec = alt.Chart(table).mark_line().encode(x="year:Q", y="rate:Q").to_dict()
    explored = explorable(spec)
    assert [layer["mark"] for layer in explored["layer"]] == [spec["mark"]]
    assert faults(explored) == []
    assert (stops(spec), wholes(spec)) == ([], {})
