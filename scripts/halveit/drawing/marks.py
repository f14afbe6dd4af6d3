"""The marks that charts are made of: lines with points, dashed trajectories, targets, ranges, intervals, labels."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import altair as alt
import pandas as pd
from msgspec import Struct
from msgspec.structs import asdict, replace

from halveit.data.periods import Period
from halveit.data.series import Series
from halveit.drawing.sentences import Shower, shower, with_unit
from halveit.drawing.theme import GROUND, INK, YEARS, Canvas
from halveit.indicators.trajectories import Trajectory

Drawing = alt.LayerChart | alt.FacetChart
Layer = alt.Chart | Drawing
Teller = Callable[[str], str]
"""Returns the sentence on the value of a period that a reader gets who points at its mark."""
_OF_ALL = ("encoding", "height", "params", "projection", "resolve", "title", "transform", "view", "width")
"""What a chart of several layers can say of all of them."""
_EDGE = 1.5
"""Pixels of ground round lines and points, so that they touch no mark that they cross."""


class Axes(Struct, frozen=True, kw_only=True):
    """The frame that the layers of a panel share."""

    years: tuple[float, float]
    """First and last year of the horizontal axis."""
    top: float
    """Upper end of the vertical axis."""
    bottom: float = 0.0
    """Lower end: nought unless the chart says otherwise."""
    ticks: tuple[float, ...] = ()
    """Years that are labelled."""
    labels: str = YEARS
    """Vega expression for a year's label: triennia carry their own names."""
    decimals: int = 0
    """Of the vertical axis's labels."""
    y_ticks: int = 5
    """About how many horizontal grid lines."""

    def spaced(self, step: int) -> "Axes":
        """Return the axes with a tick every `step` years, where the chart names no ticks of its own."""
        first, last = int(self.years[0]), int(self.years[1])
        return self if self.ticks else replace(self, ticks=tuple(range(first, last + 1, step)))

    def x(self) -> alt.X:
        """Return the horizontal encoding."""
        axis = alt.Axis(values=list(self.ticks) or alt.Undefined, labelExpr=self.labels, title=None, tickSize=5)
        return alt.X("year:Q", scale=alt.Scale(domain=list(self.years), nice=False), axis=axis)

    def y(self, field: str = "value") -> alt.Y:
        """Return the vertical encoding of a field."""
        axis = alt.Axis(format=f",.{self.decimals}f", title=None, tickCount=self.y_ticks)
        scale = alt.Scale(domain=[self.bottom, self.top], nice=False, zero=False)
        return alt.Y(f"{field}:Q", scale=scale, axis=axis)


def teller(series: Series, shown: Shower, *, more: Teller | None = None) -> Teller:
    """Return what tells a series' values with their unit; `more` gives words to put behind a period's."""

    def tell(period: str) -> str:
        behind = more(period) if more else ""
        return f"{series.title}, {period}: {with_unit(shown(series.at(period)), series.unit)}{behind}"

    return tell


def points_frame(series: Series, told: Teller | None = None) -> pd.DataFrame:
    """Return a series' known values with the middle year of their period, each with the sentence on it in `told`."""
    tell = told or teller(series, shower(1))
    rows = [(Period(period).middle, series.at(period), tell(period)) for period in series.known]
    return pd.DataFrame(rows, columns=["year", "value", "told"])


def line(
    series: Series,
    axes: Axes,
    *,
    color: str,
    shape: str = "circle",
    dash: Sequence[int] = (),
    told: Teller | None = None,
) -> Drawing:
    """Return a line with a point at each known value, both with an edge of ground where they cross other marks."""
    base = alt.Chart(points_frame(series, told)).encode(x=axes.x(), y=axes.y())
    edge = base.mark_line(color=GROUND, strokeWidth=2.5 + 2 * _EDGE)
    stroke = base.mark_line(color=color, strokeWidth=2.5, strokeDash=list(dash) or alt.Undefined)
    return edge + stroke + _filled(base, color, shape, 55)


def unjoined(
    series: Series, axes: Axes, *, color: str, shape: str = "circle", size: int = 75, told: Teller | None = None
) -> alt.Chart:
    """Return points that are not joined, where values between them are not known."""
    return _filled(alt.Chart(points_frame(series, told)).encode(x=axes.x(), y=axes.y()), color, shape, size)


def _filled(base: alt.Chart, color: str, shape: str, size: int) -> alt.Chart:
    """Return points with an edge of ground; its half lies on the point, which is that much larger."""
    across = size**0.5 + _EDGE
    return base.mark_point(
        fill=color, stroke=GROUND, strokeWidth=_EDGE, shape=shape, filled=True, size=round(across**2), opacity=1
    )


def hollow(series: Series, axes: Axes, *, color: str, shape: str = "circle", told: Teller | None = None) -> alt.Chart:
    """Return hollow points, not joined to anything, for values that are stated and not computed."""
    base = alt.Chart(points_frame(series, told)).encode(x=axes.x(), y=axes.y())
    return base.mark_point(color=color, shape=shape, filled=False, fill=GROUND, size=70, strokeWidth=2, opacity=1)


def path(trajectory: Trajectory, axes: Axes, *, color: str, told: Sequence[str] = ()) -> Drawing:
    """Return a trajectory as a dashed line with a diamond at each target; `told` has a sentence for each."""
    frame = pd.DataFrame(trajectory.points, columns=["year", "value"])
    stroke = alt.Chart(frame).mark_line(color=color, strokeWidth=2, strokeDash=[6, 4])
    targets = alt.Chart(_with_told(frame.iloc[1:], told)).mark_point(
        color=color, shape="diamond", filled=False, fill=GROUND, size=110, strokeWidth=2, opacity=1
    )
    return stroke.encode(x=axes.x(), y=axes.y()) + targets.encode(x=axes.x(), y=axes.y())


def spans(
    rows: Sequence[tuple[float, float, float]], axes: Axes, *, color: str, width: float, told: Sequence[str] = ()
) -> alt.Chart:
    """Return an upright bar from low to high at each year: (year, low, high) per row, and a sentence on each."""
    frame = _with_told(pd.DataFrame(list(rows), columns=["year", "low", "high"]), told)
    return alt.Chart(frame).mark_rule(color=color, strokeWidth=width).encode(x=axes.x(), y=axes.y("low"), y2="high:Q")


def _with_told(frame: pd.DataFrame, told: Sequence[str]) -> pd.DataFrame:
    """Return what is drawn with the sentence on each row, where there are any."""
    return frame.assign(told=list(told)) if told else frame


class Label(Struct, frozen=True, kw_only=True):
    """A piece of text that names a mark where it stands."""

    year: float
    """Where, across."""
    value: float
    """Where, up."""
    text: str
    """What it says; a line break makes two lines."""
    color: str = INK
    """The colour of the mark it names, dark enough for text."""
    align: str = "left"
    """left, center or right of the place."""
    dx: float = 0
    """Pixels to the right."""
    dy: float = 0
    """Pixels down."""
    bold: bool = False
    """Whether it is set in bold."""


def names(labels: Sequence[Label], axes: Axes, canvas: Canvas) -> alt.Chart:
    """Return all labels of a panel as one layer: each layer more costs Altair tens of milliseconds."""
    own = {name: alt.expr(f"datum.{name}") for name in ("align", "dx", "dy", "color", "weight")}
    rows = [{**asdict(said), "weight": "bold" if said.bold else "normal"} for said in labels]
    mark = alt.Chart(pd.DataFrame(rows)).mark_text(
        align=own["align"],
        dx=own["dx"],
        dy=own["dy"],
        color=own["color"],
        fontWeight=own["weight"],
        baseline="middle",
        fontSize=canvas.size,
        lineBreak="\n",
    )
    return mark.encode(x=axes.x(), y=axes.y(), text="text:N")


def panel(
    layers: Sequence[Layer], labels: Sequence[Label], axes: Axes, canvas: Canvas, *, heading: str = ""
) -> Drawing:
    """Return one panel: layers under their labels, with a heading where a chart has several panels."""
    title = alt.Undefined
    if heading:
        title = alt.TitleParams(heading, fontSize=canvas.size + 1, fontWeight="bold", offset=10)
    flat = [each for layer in (*layers, names(labels, axes, canvas)) for each in _single(layer)]
    return alt.layer(*flat, width=canvas.width - 60, height=canvas.height, title=title)


def _single(layer: Any) -> Iterator[Any]:
    """Give the layers that a layer is put together from: Altair copies each anew for every chart that is round it.

    One that says more of them, such as scales of their own, stays what it is.
    """
    if not isinstance(layer, alt.LayerChart) or any(layer[said] is not alt.Undefined for said in _OF_ALL):
        yield layer
        return
    for inner in layer.layer:
        if inner.data is alt.Undefined:
            inner.data = layer.data
        yield inner
