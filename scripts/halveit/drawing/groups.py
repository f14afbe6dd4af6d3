"""The chart of how many times as high rates are in some groups: a row a group, on a scale with a line at 1."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd
from msgspec import Struct

from halveit.drawing.marks import Drawing
from halveit.drawing.numbers import number
from halveit.drawing.theme import AXIS, GRID, GROUND, INK, MIST, NAVY, Canvas

_TICKS = (0.25, 0.5, 1, 2, 3, 4, 5, 6, 8, 10)
_ROW = 26
"""Pixels from one row to the next."""
_GUTTER = {"wide": 190, "narrow": 160}
"""Pixels that the groups' names take, by canvas."""


class GroupRow(Struct, frozen=True, kw_only=True):
    """One group."""

    name: str
    """What the row is called."""
    ratio: float
    """Its rate over that of the group it is compared with."""
    limits: tuple[float, float] | None = None
    """The 95% interval; None where it cannot be computed."""


def groups_chart(blocks: Mapping[str, Sequence[GroupRow]], canvas: Canvas) -> Drawing:
    """Return the chart of rows under headings: points are hollow where there is no interval.

    The lines of the scale stop at headings, which are as wide as the chart.
    """
    gutter, scale = _GUTTER[canvas.name], _scale([row for rows in blocks.values() for row in rows])
    height = len(blocks) + sum(len(rows) for rows in blocks.values())
    y = alt.Y("place:Q", scale=alt.Scale(domain=[-0.5, height - 0.5], reverse=True), axis=None)
    marks, headings = pd.DataFrame(_marks(blocks)), pd.DataFrame(_headings(blocks), columns=["place", "name"])
    layers = [_lines(blocks, scale, y), _bars(marks, scale, y), _points(marks, scale, y)]
    layers += [_names(headings, y, canvas, bold=True), _names(marks, y, canvas, bold=False)]
    layers.append(_values(marks, scale, y, canvas))
    return alt.layer(*layers).properties(width=canvas.width - gutter - 20, height=_ROW * height)


def _marks(blocks: Mapping[str, Sequence[GroupRow]]) -> list[dict[str, float | str]]:
    """Return what is drawn of each row: its value stands outside, away from 1."""
    marks: list[dict[str, float | str]] = []
    for block, (heading, rows) in enumerate(blocks.items()):
        for row in rows:
            low, high = row.limits or (row.ratio, row.ratio)
            below = row.ratio < 1 and high < 1
            marks.append(
                {
                    "place": len(marks) + block + 1,
                    "name": row.name,
                    "ratio": row.ratio,
                    "low": low,
                    "high": high,
                    "fill": NAVY if row.limits else GROUND,
                    "shown": number(row.ratio, 1),
                    "end": low if below else high,
                    "align": "right" if below else "left",
                    "dx": -10 if below else 10,
                    "told": f"{heading}, {row.name}: {number(row.ratio, 1)} times as high{_interval(row)}",
                }
            )
    return marks


def _interval(row: GroupRow) -> str:
    """Return a row's interval in words; nothing where there is none."""
    return f" (95% interval {number(row.limits[0], 2)} to {number(row.limits[1], 2)})" if row.limits else ""


def _headings(blocks: Mapping[str, Sequence[GroupRow]]) -> list[tuple[int, str]]:
    """Return each heading behind its place."""
    places = [sum(len(rows) for rows in list(blocks.values())[:i]) + i for i in range(len(blocks))]
    return list(zip(places, blocks, strict=True))


def _scale(rows: Sequence[GroupRow]) -> tuple[float, float]:
    """Return the ends of a logarithmic scale that holds 1, every interval, and the value of the highest."""
    ends = [end for row in rows for end in (row.ratio, *(row.limits or ()))]
    return min(0.8, *ends) * 0.85, max(2, *ends) * 1.25


def _x(field: str, scale: tuple[float, float]) -> alt.X:
    """Return the horizontal encoding of a field."""
    ticks = [tick for tick in _TICKS if scale[0] <= tick <= scale[1]]
    axis = alt.Axis(values=ticks, format="~g", title=None, tickSize=5)
    return alt.X(f"{field}:Q", scale=alt.Scale(type="log", domain=list(scale), nice=False), axis=axis)


def _lines(blocks: Mapping[str, Sequence[GroupRow]], scale: tuple[float, float], y: alt.Y) -> alt.Chart:
    """Return the scale's lines beside the rows, the one at 1 dark."""
    rows = [
        {"tick": tick, "place": place + 0.5, "last": place + len(block) + 0.5, "dark": tick == 1}
        for (place, _), block in zip(_headings(blocks), blocks.values(), strict=True)
        for tick in _TICKS
        if scale[0] <= tick <= scale[1]
    ]
    color = alt.expr(f"datum.dark ? '{AXIS}' : '{GRID}'")
    width = alt.expr("datum.dark ? 2 : 1")
    mark = alt.Chart(pd.DataFrame(rows)).mark_rule(color=color, strokeWidth=width)
    return mark.encode(x=_x("tick", scale), y=y, y2="last:Q")


def _bars(marks: pd.DataFrame, scale: tuple[float, float], y: alt.Y) -> alt.Chart:
    """Return the intervals, each a bar from its lower to its upper limit."""
    mark = alt.Chart(marks).mark_rule(color=MIST, strokeWidth=3)
    return mark.encode(x=_x("low", scale), x2="high:Q", y=y)


def _points(marks: pd.DataFrame, scale: tuple[float, float], y: alt.Y) -> alt.Chart:
    """Return the points of rows."""
    fill = alt.expr("datum.fill")
    mark = alt.Chart(marks).mark_point(filled=False, fill=fill, color=NAVY, size=70, strokeWidth=2, opacity=1)
    return mark.encode(x=_x("ratio", scale), y=y)


def _values(marks: pd.DataFrame, scale: tuple[float, float], y: alt.Y, canvas: Canvas) -> alt.Chart:
    """Return each row's ratio, beside its point or bar."""
    align, dx = alt.expr("datum.align"), alt.expr("datum.dx")
    mark = alt.Chart(marks).mark_text(align=align, dx=dx, color=NAVY, fontWeight="bold", fontSize=canvas.size)
    return mark.encode(x=_x("end", scale), y=y, text="shown:N")


def _names(rows: pd.DataFrame, y: alt.Y, canvas: Canvas, *, bold: bool) -> alt.Chart:
    """Return the names of rows or headings, from the chart's left edge."""
    weight, dx = "bold" if bold else "normal", -_GUTTER[canvas.name]
    mark = alt.Chart(rows).mark_text(
        align="left", baseline="middle", dx=dx, color=INK, fontWeight=weight, fontSize=canvas.size
    )
    return mark.encode(x=alt.value(0), y=y, text="name:N")
