import xml.etree.ElementTree as ET

import altair as alt
import pytest

from halveit.drawing.svg import described, draw_svg, specification
from halveit.drawing.theme import GRID, INK, LILAC, NARROW, NAVY, ORANGE, PLUM, TEAL, WIDE

NS = {"svg": "http://www.w3.org/2000/svg"}
CHARTS = (
    "stillbirths", "early-births", "neonatal-deaths", "perinatal-deaths", "preterm-births", "brain-injuries",
    "maternal-deaths", "incentive-scheme",
)  # fmt: skip


def luminance(color):
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("label", CHARTS)
@pytest.mark.parametrize("canvas", [WIDE, NARROW], ids=["wide", "narrow"])
def test_each_specification_is_valid_vega_lite(label, canvas, shelf):
    alt.Chart.from_dict(specification(shelf.get(label).exhibit.draw, canvas), validate=True)


@pytest.mark.parametrize("label", CHARTS)
def test_text_in_a_chart_can_be_read_on_its_ground(label, shelf):
    svg = ET.fromstring(draw_svg(shelf.get(label).exhibit.draw, WIDE))
    inks = {node.attrib["fill"] for node in svg.iter(f"{{{NS['svg']}}}text") if node.text}
    assert inks
    on_navy = inks & {"white"}
    assert all(contrast(ink, "#FFFFFF") >= 4.5 for ink in inks - on_navy), inks
    assert not on_navy or contrast("#FFFFFF", NAVY) >= 4.5


@pytest.mark.parametrize("mark", [NAVY, TEAL, PLUM, ORANGE, INK])
def test_marks_stand_out_from_white(mark):
    assert contrast(mark, "#FFFFFF") >= 2.9  # the palette's orange is 2.99; it is never the only sign


def test_ranges_stand_out_from_the_grid_as_much_as_from_white():
    assert contrast(LILAC, GRID) > 1.9


def test_a_chart_is_one_image_with_a_title_and_a_description(shelf):
    plain = draw_svg(shelf.get("stillbirths").exhibit.draw, WIDE)
    svg = ET.fromstring(described(plain, name="stillbirths", title="A < B & C", desc="Told."))
    assert (svg.attrib["role"], svg.attrib["aria-labelledby"]) == ("img", "stillbirths-title stillbirths-desc")
    assert svg.findtext("svg:title", namespaces=NS) == "A < B & C"
    assert svg.findtext("svg:desc", namespaces=NS) == "Told."
    assert not [node for node in svg.iter() if "aria-label" in node.attrib or "aria-hidden" in node.attrib]


def test_ids_in_a_chart_are_its_own(shelf):
    svg = ET.fromstring(
        described(draw_svg(shelf.get("brain-injuries").exhibit.draw, WIDE), name="b", title="T", desc="D")
    )
    ids = [node.attrib["id"] for node in svg.iter() if "id" in node.attrib]
    assert all(i.startswith("b-") for i in ids)
    used = [v for node in svg.iter() for v in node.attrib.values() if v.startswith("url(#")]
    assert all(v[5:-1] in ids for v in used)


def test_drawing_twice_gives_the_same_bytes(shelf):
    draw = shelf.get("maternal-deaths").exhibit.draw
    assert draw_svg(draw, NARROW) == draw_svg(draw, NARROW)


def test_a_series_is_told_apart_by_more_than_colour(shelf):
    spec = specification(shelf.get("early-births").exhibit.draw, WIDE)
    lines = [layer["layer"] for layer in spec["hconcat"][0]["layer"] if "layer" in layer]
    assert [marks[1]["mark"]["shape"] for marks in lines] == ["circle", "square"]
