"""Colours of every chart, computed from what is drawn: all stand out, and nothing is told by colour alone."""

import re
import xml.etree.ElementTree as ET
from importlib.resources import files
from itertools import combinations

import pytest

from drawn_marks import WHITE, contrast, panels
from halveit.drawing.svg import draw_svg
from halveit.drawing.theme import NARROW, WIDE
from sharing import made_once

CHARTS = (
    "stillbirths", "early-births", "neonatal-deaths", "perinatal-deaths", "preterm-births", "brain-injuries",
    "maternal-deaths", "inequalities", "incentive-scheme",
)  # fmt: skip
SVG = "{http://www.w3.org/2000/svg}"
DARK_GROUND = "#12191F"
INSIDE = {WHITE: "#12436D"}
"""White words stand in the dark part of a bar."""


@pytest.fixture(scope="module", params=["2021", "2026"])
def shelf(request, shelf_of):
    return shelf_of(request.param)


@pytest.fixture(scope="module")
def charts(shelf):
    return {label: shelf.get(label).exhibit.draw for label in shelf.labels if shelf.get(label).exhibit.is_chart}


@pytest.fixture(scope="module")
def marks(charts):
    return {label: panels(draw) for label, draw in charts.items()}


@pytest.fixture(scope="module")
def drawings(shelf, charts, tmp_path_factory):
    def make():
        return {label: [draw_svg(draw, canvas) for canvas in (WIDE, NARROW)] for label, draw in charts.items()}

    return made_once(tmp_path_factory, f"drawings-{shelf.edition.name}", make)


@pytest.fixture(scope="module")
def dark():
    """What the style sheet puts in the place of each colour on the dark ground."""
    css = (files("halveit.press") / "assets/styles/charts.css").read_text(encoding="utf-8")
    found = re.findall(r'\[(fill|stroke)="([^"]+)"\] \{\s*(?:fill|stroke): ([^;]+);', css)
    colors = {
        kind: {old.upper(): new.upper() for each, old, new in found if each == kind} for kind in ("fill", "stroke")
    }
    assert colors["fill"] == colors["stroke"]
    assert colors["fill"].pop("WHITE") == "VAR(--MD-DEFAULT-BG-COLOR)"
    return {**colors["fill"], WHITE: DARK_GROUND}


def schemes(dark):
    return {"light": ({}, WHITE), "dark": (dark, DARK_GROUND)}.items()


def test_the_charts_looked_at_are_all_there_are(charts):
    assert sorted(charts) == sorted(CHARTS)


def test_the_dark_ground_is_that_of_the_page():
    css = (files("halveit.press") / "assets/styles/colours.css").read_text(encoding="utf-8")
    slate = css[css.index('scheme="slate"') :]
    assert f"--md-default-bg-color: {DARK_GROUND.lower()};" in slate[: slate.index("}")]


@pytest.mark.parametrize("label", CHARTS)
def test_every_mark_has_three_to_one_to_the_ground(label, marks, dark):
    every = [mark for panel in marks[label] for mark in panel]
    assert every
    for scheme, (colors, ground) in schemes(dark):
        for mark in every:
            assert contrast(colors.get(mark.color.upper(), mark.color), ground) >= 3, (scheme, mark)


@pytest.mark.parametrize("label", CHARTS)
def test_marks_on_an_area_or_beside_it_have_three_to_one_to_it(label, marks, dark):
    for panel in marks[label]:
        for one, other in combinations(panel, 2):
            if not (one.wide or other.wide) or one.fill == other.fill or other.edged:
                continue
            for scheme, (colors, _) in schemes(dark):
                pair = [colors.get(mark.fill.upper(), mark.fill) for mark in (one, other)]
                assert contrast(*pair) >= 3, (scheme, one, other)


@pytest.mark.parametrize("label", CHARTS)
def test_marks_of_different_colours_differ_in_form_too(label, marks):
    # In black and white, navy and plum are one grey: dashes, shapes and fillings have to tell series apart.
    for panel in marks[label]:
        for one, other in combinations(panel, 2):
            if one.color != other.color and (one.kind, other.kind) != ("bar", "bar"):
                lines = one.kind == other.kind == "line"
                assert one.form != other.form or (lines and contrast(one.color, other.color) >= 3), (one, other)


@pytest.mark.parametrize("label", CHARTS)
def test_a_line_that_crosses_another_of_the_same_lightness_has_an_edge_of_ground(label, marks):
    for panel in marks[label]:
        lines = [mark for mark in panel if mark.kind == "line"]
        for below, above in combinations(lines, 2):
            assert above.edged or contrast(below.color, above.color) >= 3, (below, above)


@pytest.mark.parametrize("label", CHARTS)
def test_words_have_four_and_a_half_to_one_on_either_ground(label, drawings, dark):
    texts = [node for svg in drawings[label] for node in ET.fromstring(svg).iter(f"{SVG}text") if node.text]
    inks = {WHITE if text.attrib["fill"] == "white" else text.attrib["fill"] for text in texts}
    assert inks
    for scheme, (colors, ground) in schemes(dark):
        for ink in inks:
            on = colors.get(INSIDE[ink], INSIDE[ink]) if ink in INSIDE else ground
            assert contrast(colors.get(ink.upper(), ink), on) >= 4.5, (scheme, ink)


@pytest.mark.parametrize("label", CHARTS)
def test_every_colour_has_its_counterpart_on_the_dark_ground(label, drawings):
    # Style sheets compare attributes by letter: a colour must be written as the style sheet has it.
    css = (files("halveit.press") / "assets/styles/charts.css").read_text(encoding="utf-8")
    used = re.findall(r'(fill|stroke)="(#[0-9A-Fa-f]{3,6})"', "".join(drawings[label]))
    assert used
    assert [pair for pair in dict.fromkeys(used) if '[{}="{}"]'.format(*pair) not in css] == []
