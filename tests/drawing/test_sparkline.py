"""The small charts: their marks lie where the numbers say, and their words say the same."""

import xml.etree.ElementTree as ET

import pytest

from halveit.drawing.sentences import shower
from halveit.drawing.sparkline import HEIGHT, WIDTH, spark_sentences, sparkline
from halveit.indicators.bounds import Bounds
from halveit.indicators.standing import Standing
from indicators.made_up_rates import ambition, measured

COUNTS = {"2010": 10_000, "2011": 9_500, "2012": 9_000, "2015": 8_000}


@pytest.fixture
def standing():
    found = measured(COUNTS, dict.fromkeys(COUNTS, 1_000_000))
    return Standing(ambition=ambition(), measured=found)


def marks(svg, name):
    root = ET.fromstring(svg)
    lines = [[tuple(map(float, point.split(","))) for point in node.attrib["points"].split()]
             for node in root.iter() if node.attrib.get("class") == name and "points" in node.attrib]  # fmt: skip
    dots = [(float(node.attrib["cx"]), float(node.attrib["cy"])) for node in root.iter()
            if node.attrib.get("class") == name and "cx" in node.attrib]  # fmt: skip
    return lines, dots


def test_the_dot_lies_at_the_latest_rate_and_the_ring_at_the_target(standing):
    # 15 years over 110 of 120 points, 10.5 per 1,000 over 34 of 44 points, nought at 39.
    svg = sparkline(standing, (2010, 2025))
    assert (WIDTH, HEIGHT) == (120, 44)
    assert marks(svg, "spark-now")[1] == [(pytest.approx(41.7), pytest.approx(39 - 8 / 10.5 * 34, abs=0.05))]
    assert marks(svg, "spark-path")[1] == [(115.0, pytest.approx(39 - 5 / 10.5 * 34, abs=0.05))]


def test_the_path_leads_by_each_target(standing):
    (path,), _ = marks(sparkline(standing, (2010, 2025)), "spark-path")
    assert [x for x, _ in path] == [5.0, pytest.approx(78.3), 115.0]


def test_no_line_is_drawn_through_years_that_are_not_known(standing):
    svg = sparkline(standing, (2010, 2025))
    assert [len(line) for line in marks(svg, "spark-rate")[0]] == [3]
    assert marks(svg, "spark-point")[1] == marks(svg, "spark-now")[1]  # 2015, alone


def test_a_range_is_an_upright_bar():
    found = measured(
        {"2010": 10_000, "2012": 9_000}, dict.fromkeys(COUNTS, 1_000_000),
        possible=Bounds(periods=("2011",), low=(9.0,), high=(10.0,)),
    )  # fmt: skip
    lines, _ = marks(sparkline(Standing(ambition=ambition(), measured=found), (2010, 2025)), "spark-rate")
    bar = next(line for line in lines if len(line) == 2)
    assert bar[0][0] == bar[1][0]
    assert bar[0][1] - bar[1][1] == pytest.approx(1 / 10.5 * 34, abs=0.15)


def test_the_words_say_where_it_began_and_is_what_is_asked_then_and_at_last(standing):
    words = spark_sentences(standing, shower(1), of="deaths", start="10.0", target="5.0")
    # From 10 in 2010 to 8 in 2020: 9 in 2015.
    assert words == (
        "Small chart of deaths: 10.0 in 2010, 8.0 in 2015. The path asks for 9.0 then and for 5.0 in 2025."
    )
