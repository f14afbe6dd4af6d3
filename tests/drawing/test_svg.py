import re
import xml.etree.ElementTree as ET
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from halveit.drawing.svg import described, draw_svg, specification, to_png
from halveit.drawing.theme import NARROW, WIDE
from vega_lite import faults

NS = {"svg": "http://www.w3.org/2000/svg"}
CHARTS = (
    "stillbirths", "early-births", "neonatal-deaths", "perinatal-deaths", "preterm-births", "brain-injuries",
    "maternal-deaths", "incentive-scheme", "inequalities",
)  # fmt: skip


@pytest.mark.parametrize("label", CHARTS)
@pytest.mark.parametrize("canvas", [WIDE, NARROW], ids=["wide", "narrow"])
def test_each_specification_is_valid_vega_lite(label, canvas, shelf):
    assert faults(specification(shelf.get(label).exhibit.draw, canvas)) == []


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


def test_a_drawing_for_a_page_is_slim_and_looks_the_same(shelf):
    plain = draw_svg(shelf.get("inequalities").exhibit.draw, WIDE)
    slim = described(plain, name="i", title="T", desc="D")
    assert re.search(r"\d\.\d{3}", plain)
    assert not re.search(r'(?:d|x|y|x2|y2|transform|width|height)="[^"]*\d\.\d{3}', slim)
    assert not re.search(' (?:class|style|pointer-events)="', slim)
    assert len(slim) < 0.6 * len(plain)
    one, other = (Image.open(BytesIO(to_png(svg))).convert("L") for svg in (plain, slim))
    difference = ImageChops.difference(one, other)
    assert one.size == other.size
    assert max(difference.histogram()[64:], default=0) == 0  # of 256 shades, at the edges of letters


def test_a_hundredth_of_a_pixel_is_the_last_that_is_kept():
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><g><path d="M-0.001,2.005L10.500,7.1234" fill="red"/></g></svg>'
    assert '<path d="M0,2L10.5,7.12" fill="red" />' in described(svg, name="x", title="T", desc="D")
