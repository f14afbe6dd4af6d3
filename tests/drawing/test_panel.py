"""What becomes of the layers that a panel is put together from."""

import altair as alt
import pandas as pd
import pytest

from halveit.drawing.marks import Axes, panel
from halveit.drawing.theme import WIDE

FRAME = pd.DataFrame({"year": [2010, 2011], "value": [1.0, 2.0]})


def two():
    base = alt.Chart(FRAME).encode(x="year:Q", y="value:Q")
    return base.mark_line() + base.mark_point()


def layers(*given):
    return panel(given, [], Axes(years=(2010, 2011), top=3, ticks=(2010, 2011)), WIDE).to_dict(validate=False)["layer"]


def test_layers_within_layers_become_layers_with_their_data():
    line, points, names = layers(two())
    assert (line["mark"]["type"], points["mark"]["type"], names["mark"]["type"]) == ("line", "point", "text")
    assert line["data"] == points["data"] != names["data"]


@pytest.mark.parametrize(
    ("said", "more"),
    [
        ("resolve", lambda both: both.resolve_scale(y="independent")),
        ("transform", lambda both: both.transform_filter("datum.year > 2010")),
        ("encoding", lambda both: both.encode(color=alt.value("red"))),
    ],
)
def test_layers_of_which_more_is_said_stay_together(said, more):
    kept, names = layers(more(two()))
    assert said in kept
    assert len(kept["layer"]) == 2
    assert names["mark"]["type"] == "text"
