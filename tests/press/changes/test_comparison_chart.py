"""The chart of two vintages: what is drawn, what is said, and where the labels go."""

from functools import partial

import pytest
from altair import LayerChart
from hypothesis import given
from hypothesis import strategies as st

from halveit.drawing.comparison import Vintage, comparison_panel, comparison_sentences
from halveit.drawing.marks import Axes, Label
from halveit.drawing.placing import Frame, placed
from halveit.drawing.sentences import shower
from halveit.drawing.svg import draw_svg
from halveit.drawing.theme import NARROW, WIDE

from .conftest import series_of

OLD = {"2017": 4.1, "2018": 4.0, "2019": 3.8}
NEW = {"2017": 4.1, "2018": 4.2, "2019": 3.8, "2020": 3.9}


def vintages(old, new):
    return Vintage(name="2021 edition", series=tuple(old)), Vintage(name="2026 edition", series=tuple(new))


def specification(old, new, canvas=WIDE):
    drawn = comparison_panel(*vintages(old, new), canvas, shown=shower(1))
    assert isinstance(drawn, LayerChart)
    return drawn.to_dict()  # which refuses what Vega-Lite would


def marks(spec):
    """Return the marks of all layers, innermost ones."""
    if "layer" in spec:
        return [mark for layer in spec["layer"] for mark in marks(layer)]
    return [spec["mark"]]


def data_of(spec, kind):
    """Return the rows of the first layer with a mark of a kind."""
    for outer in spec["layer"]:
        for layer in outer.get("layer", [outer]):
            if layer["mark"]["type"] == kind:
                return spec["datasets"][(layer.get("data") or outer["data"])["name"]]
    raise AssertionError(kind)


def labels(spec):
    return [row["text"] for row in data_of(spec, "text")]


@pytest.mark.parametrize("canvas", [WIDE, NARROW])
def test_the_old_line_is_dashed_and_hollow_and_the_new_one_filled(canvas):
    old_line, old_points, new_line, new_points, _ = marks(specification([series_of(OLD)], [series_of(NEW)], canvas))
    assert (old_line["strokeDash"], old_points["filled"]) == ([5, 4], False)
    assert ("strokeDash" in new_line, new_points["filled"]) == (False, True)
    assert old_line["strokeWidth"] < new_line["strokeWidth"]


def test_both_are_named_with_their_last_values():
    assert labels(specification([series_of(OLD)], [series_of(NEW)])) == ["2026 edition: 3.9", "2021 edition: 3.8"]


def test_several_series_are_named_by_their_titles():
    old = [series_of(OLD, id="a", title="A"), series_of(OLD, id="b", title="B")]
    new = [series_of(NEW, id="a", title="A"), series_of(NEW, id="b", title="B")]
    assert labels(specification(old, new)) == ["A: 3.9", "2021 edition", "B: 3.9"]


@pytest.mark.parametrize(
    ("values", "stretches"),
    [
        ({"2010": 1, "2011": None, "2012": 2, "2013": 3}, [0, 1, 1]),
        ({"2010": 1, "2011": 2, "2014": 3}, [0, 0, 1]),
        ({"2010": 1, "2015": 2, "2020": 3}, [0, 0, 0]),
        ({"2010": 1}, [0]),
    ],
)
def test_a_line_does_not_cross_what_is_not_known(values, stretches):
    rows = data_of(specification([], [series_of(values)]), "line")
    assert [row["stretch"] for row in rows] == stretches


def test_a_single_point_is_drawn():
    svg = draw_svg(partial(comparison_panel, *vintages([], [series_of({"2010": 1.0})]), shown=shower(1)), WIDE)
    assert "2026 edition: 1.0" in svg
    assert svg.count("#12436D") >= 2


def test_the_scale_begins_at_nought_and_fits_both():
    spec = specification([series_of({"2010": 9.0})], [series_of({"2010": 2.0})])
    scale = spec["layer"][0]["encoding"]["y"]["scale"]
    assert scale["domain"] == [0, 12]


def test_runs_of_years_keep_their_names():
    spec = specification([], [series_of({"2014-16": 9.8, "2015-17": 9.2})])
    axis = spec["layer"][0]["encoding"]["x"]["axis"]
    assert axis["values"] == [2015, 2016]
    assert "'2014–16'" in axis["labelExpr"]


def test_the_sentences_tell_what_was_added_revised_and_left_out():
    told = comparison_sentences(*vintages([series_of(OLD)], [series_of(NEW)]), shown=shower(1))
    assert told == (
        "Line chart on one scale, in stillbirths per 1,000 births: the 2021 edition as a dashed grey line with hollow "
        "points, the 2026 edition as a solid line with filled points.",
        "Stillbirth rate: the 2026 edition adds 2020 (3.9), revises 2018 from 4.0 to 4.2 and gives the same value for "
        "the other 2 periods.",
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (OLD, OLD, "the 2026 edition gives the same values."),
        (NEW, OLD, "the 2026 edition leaves out 2020, revises 2018 from 4.2 to 4.0 and gives the same"),
        (None, OLD, "only the 2026 edition has it, 2017 to 2019."),
        (OLD, {k: v + 1 for k, v in OLD.items()}, "revises 3 values, most of all 2017 from 4.1 to 5.1."),
    ],
)
def test_each_way_in_which_a_series_differs_has_its_words(old, new, told):
    series = [[] if values is None else [series_of(values)] for values in (old, new)]
    assert told in comparison_sentences(*vintages(*series), shown=shower(1))[1]


AXES = Axes(years=(2010, 2020), top=10)


def test_a_label_goes_to_the_side_where_no_line_is():
    line = [(2010.0, 5.0), (2015.0, 5.0), (2015.0, 10.0)]
    (label,) = placed([Label(year=2015, value=5, text="A name", dy=-1)], [line], Frame(axes=AXES, canvas=WIDE))
    assert label.dy > 0 or label.align == "left"


@given(st.lists(st.tuples(st.floats(2010, 2020), st.floats(0, 9)), min_size=1, max_size=3))
def test_labels_never_leave_the_panel(places):
    asked = [Label(year=year, value=value, text="2021 edition: 3.8", dy=-1) for year, value in places]
    for label in placed(asked, [], Frame(axes=AXES, canvas=NARROW)):
        across = (label.year - 2010) / 10 * 290
        width = len(label.text) * NARROW.size * 0.53
        left = across - {"left": 0, "center": width / 2, "right": width}[label.align]
        assert left >= -1
        assert left + width <= 301
