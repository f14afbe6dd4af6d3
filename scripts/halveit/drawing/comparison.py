"""The chart that sets two vintages of the same series on one scale: the older one grey, dashed and hollow."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor, isclose, log10

import altair as alt
import pandas as pd
from msgspec import Struct

from halveit.data.periods import Period
from halveit.data.series import Series
from halveit.drawing.marks import Axes, Drawing, Label, Layer, panel
from halveit.drawing.numbers import number
from halveit.drawing.placing import Frame, placed
from halveit.drawing.sentences import Shower, extent, listed
from halveit.drawing.theme import AXIS, NAVY, PLUM, Canvas

DARK_TEAL = "#17695F"
"""Teal, dark enough for text."""
_COLORS = ((NAVY, "circle"), (DARK_TEAL, "square"), (PLUM, "triangle-up"))
_ROOM = 0.12
"""Above the highest value, as a share of it, so that a label fits."""
_LINES = 8
"""At most so many grid lines."""
_LONG_STEP = 1.5
_TICKS = {"wide": (15, 9), "narrow": (7, 4)}
"""At most so many labelled years, or runs of years, whose labels are longer."""


class Vintage(Struct, frozen=True, kw_only=True):
    """The series of a chart as one edition knows them."""

    name: str
    """What its lines are called: 2021 edition."""
    series: tuple[Series, ...]
    """Its series, in the chart's order."""

    def get(self, name: str) -> Series | None:
        """Return a series by id where the edition has it with a value."""
        return next((series for series in self.series if series.id == name and series.known), None)


def comparison_panel(before: Vintage, after: Vintage, canvas: Canvas, *, shown: Shower) -> Drawing:
    """Return one panel with both vintages of every series, the newer one above the older."""
    names = series_ids(before, after)
    axes = _axes([each for vintage in (before, after) for each in vintage.series if each.known], canvas)
    layers: list[Layer] = []
    labels: list[Label] = []
    for place, name in enumerate(names):
        color, shape = _COLORS[place % len(_COLORS)]
        old, new = before.get(name), after.get(name)
        layers += [_old(old, axes, shape)] if old else []
        layers += [_new(new, axes, color, shape)] if new else []
        if len(names) == 1:
            labels += _labels(old, new, _named(old, before.name, shown), _named(new, after.name, shown), color)
        else:  # the older line is named once: there is no room for all
            labels += _labels(old, new, "" if place else before.name, _named(new, _title(old, new), shown), color)
    lines = [stretch for vintage in (before, after) for each in vintage.series for stretch in _stretches(each)]
    return panel(layers, placed(labels, lines, Frame(axes=axes, canvas=canvas)), axes, canvas)


def _named(series: Series | None, words: str, shown: Shower) -> str:
    """Return words with a series' last value behind them."""
    return f"{words}: {shown(series.at(series.known[-1]))}" if series else words


def series_ids(before: Vintage, after: Vintage) -> list[str]:
    """Return the id of each series with a value, in the newer vintage's order."""
    return list(dict.fromkeys(each.id for vintage in (after, before) for each in vintage.series if each.known))


def _title(old: Series | None, new: Series | None) -> str:
    """Return what a series is called now, or was."""
    either = new or old
    return either.title if either else ""


def _old(series: Series, axes: Axes, shape: str) -> Drawing:
    """Return the older vintage: a thin dashed line, and hollow points wide enough to be seen round the newer ones."""
    base = alt.Chart(_frame(series)).encode(x=axes.x(), y=axes.y())
    stroke = base.mark_line(color=AXIS, strokeWidth=1.5, strokeDash=[5, 4]).encode(detail="stretch:N")
    return stroke + base.mark_point(color=AXIS, shape=shape, filled=False, size=150, strokeWidth=1.5, opacity=1)


def _new(series: Series, axes: Axes, color: str, shape: str) -> Drawing:
    """Return the newer vintage: a line with filled points."""
    base = alt.Chart(_frame(series)).encode(x=axes.x(), y=axes.y())
    stroke = base.mark_line(color=color, strokeWidth=2.5).encode(detail="stretch:N")
    return stroke + base.mark_point(color=color, shape=shape, filled=True, size=45, opacity=1)


def _stretches(series: Series) -> list[list[tuple[float, float]]]:
    """Return the known values as (year, value), in stretches: a line does not cross what is not known.

    That is a period without a value, and a step that is longer than the series' shortest by half or more.
    """
    middles = [Period(period).middle for period in series.periods]
    usual = min((later - sooner for sooner, later in pairwise(middles)), default=0.0)
    stretches: list[list[tuple[float, float]]] = [[]]
    for year, value in zip(middles, series.values, strict=True):
        if value is None or (stretches[-1] and year - stretches[-1][-1][0] >= usual * _LONG_STEP):
            stretches.append([])
        if value is not None:
            stretches[-1].append((year, value))
    return [stretch for stretch in stretches if stretch]


def _frame(series: Series) -> pd.DataFrame:
    """Return the known values, each with the number of its stretch."""
    rows = [(*point, place) for place, stretch in enumerate(_stretches(series)) for point in stretch]
    return pd.DataFrame(rows, columns=["year", "value", "stretch"])


def _labels(old: Series | None, new: Series | None, old_words: str, new_words: str, color: str) -> list[Label]:
    """Return each vintage's words by its last point: above where it ends higher than the other one, or rises."""
    labels = []
    for series, other, words, shade in ((new, old, new_words, color), (old, new, old_words, AXIS)):
        if series is None or not words:
            continue
        period, value = series.known[-1], series.at(series.known[-1])
        beside = other.get(period) if other else None
        before = series.at(series.known[-2]) if len(series.known) > 1 else value
        above = value >= before if beside is None or beside == value else value > beside
        year, dy = Period(period).middle, -1 if above else 1
        labels.append(Label(year=year, value=value, text=words, color=shade, dy=dy, bold=True))
    return labels


def _axes(series: Sequence[Series], canvas: Canvas) -> Axes:
    """Return the frame that all values fit: from nought, unless a value lies below."""
    middles = sorted({Period(period).middle for each in series for period in each.known})
    values = [each.at(period) for each in series for period in each.known]
    top, bottom = max(*values, 0) * (1 + _ROOM), min(*values, 0) * (1 + _ROOM)
    step = _step(top - bottom)
    named = {Period(p).middle: p.replace("-", "\N{EN DASH}") for each in series for p in each.known}
    if all(text.isdigit() for text in named.values()):
        named = {float(year): str(year) for year in range(int(middles[0]), int(middles[-1]) + 1)}
    years, runs = _TICKS[canvas.name]
    ticks = _ticks(sorted(named), years if all(text.isdigit() for text in named.values()) else runs)
    cases = "".join(f"datum.value == {year:g} ? '{named[year]}' : " for year in ticks)
    up, down = ceil(top / step), floor(bottom / step)
    return Axes(
        years=(middles[0] - 0.4, middles[-1] + 0.4),
        top=up * step,
        bottom=down * step,
        ticks=tuple(ticks),
        labels=f"{cases}''",
        decimals=max(0, -floor(log10(step) + 1e-9)),
        y_ticks=up - down,
    )


def _step(span: float) -> float:
    """Return a round step of which at most eight make the span: 1, 2 or 5 times a power of ten."""
    rough = (span or 1) / _LINES
    power = 10.0 ** floor(log10(rough))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough)


def _ticks(middles: Sequence[float], most: int) -> list[float]:
    """Return the years to label: each, or each second, third and so on, so that the last one is among them."""
    step = ceil(len(middles) / most)
    return list(middles)[::-1][::step][::-1]


def comparison_sentences(before: Vintage, after: Vintage, *, shown: Shower) -> tuple[str, ...]:
    """Return the chart's alt text: its form, and for each series what the newer vintage added, revised and lost."""
    names = series_ids(before, after)
    both = [(before.get(name), after.get(name)) for name in names]
    unit = next((each.unit for pair in both for each in pair if each), "")
    opening = (
        f"Line chart on one scale, in {unit}: the {before.name} as a dashed grey line with hollow points, the "
        f"{after.name} as a solid line with filled points."
    )
    return (opening, *(_told(old, new, before.name, after.name, shown) for old, new in both))


def _told(old: Series | None, new: Series | None, before: str, after: str, shown: Shower) -> str:
    """Return what became of one series."""
    title = _title(old, new)
    if old is None or new is None:
        whose, only = (after, new) if old is None else (before, old)
        return f"{title}: only the {whose} has it, {extent(only)}." if only else ""
    revised = [p for p in old.known if new.get(p) is not None and not isclose(old.at(p), new.at(p), rel_tol=1e-9)]
    added = [p for p in new.known if old.get(p) is None]
    lost = [p for p in old.known if new.get(p) is None]
    parts = [f"adds {listed([f'{p} ({shown(new.at(p))})' for p in added])}"] if added else []
    parts += [f"leaves out {listed(lost)}"] if lost else []
    parts += [_revised(old, new, revised, shown)] if revised else []
    same = len(old.known) - len(revised) - len(lost)
    parts += [f"gives the same value for the other {number(same)} periods"] if same > 1 and parts else []
    return f"{title}: the {after} {listed(parts) if parts else 'gives the same values'}."


def _revised(old: Series, new: Series, periods: Sequence[str], shown: Shower) -> str:
    """Return how many values were revised, and the one that moved most."""
    most = max(periods, key=lambda p: abs(new.at(p) - old.at(p)))
    change = f"{most} from {shown(old.at(most))} to {shown(new.at(most))}"
    return f"revises {change}" if len(periods) == 1 else f"revises {number(len(periods))} values, most of all {change}"
