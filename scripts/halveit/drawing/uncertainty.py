"""What is not certain about a rate, drawn and told: thin bars for chance, wide ones for what is not known."""

from halveit.data.periods import Period
from halveit.drawing.marks import Axes, Label, Layer, spans
from halveit.drawing.numbers import number
from halveit.drawing.sentences import Shower, listed
from halveit.drawing.theme import LILAC, NAVY, Canvas
from halveit.indicators.standing import Standing

VIOLET = "#5B3F8C"
"""The palette's lilac, darkened until text in it can be read on white."""
UNPLACED = "if all deaths that were not linked were counted"
"""What the wide bars of deaths show."""

Bar = tuple[float, float, float]
"""Year, lower end, upper end."""


def interval_bars(standing: Standing) -> list[Bar]:
    """Return the 95% interval of each period that has one, at its middle year."""
    found = ((period, standing.limits(period)) for period in standing.measured.rates.known)
    return [(Period(period).middle, *limits) for period, limits in found if limits]


def reach(standing: Standing, period: str, axes: Axes, canvas: Canvas) -> tuple[float, float]:
    """Return how many pixels a period's interval reaches below and above its rate."""
    rate = standing.measured.rates.at(period)
    low, high = standing.limits(period) or (rate, rate)
    scale = canvas.height / (axes.top - axes.bottom)
    return (rate - low) * scale, (high - rate) * scale


def thin(bars: list[Bar], axes: Axes) -> Layer:
    """Return intervals as thin upright bars."""
    return spans(bars, axes, color=NAVY, width=2, opacity=0.6)


def uncertain(standing: Standing, axes: Axes) -> list[Layer]:
    """Return the layers beneath the line: wide bars for what is possible, thin ones for chance."""
    wide = _wide(standing)
    bars = interval_bars(standing)
    layers: list[Layer] = [spans(wide, axes, color=LILAC, width=9, opacity=1)] if wide else []
    return [*layers, *([thin(bars, axes)] if bars else [])]


def wide_label(standing: Standing, canvas: Canvas, *, year: float, value: float) -> list[Label]:
    """Return what the wide bars show, ending at a year; nothing where there are none."""
    words = "Wide bars: if all deaths\nnot linked were counted" if canvas.narrow else f"Wide bars: {UNPLACED}"
    label = Label(year=year, value=value, text=words, align="right", color=VIOLET)
    return [label] if _wide(standing) else []


def interval_sentence(standing: Standing, shown: Shower) -> str:
    """Return the alt text of the thin bars: the interval of the judged period."""
    limits = standing.limits(standing.period)
    told = f"from {shown(limits[0])} to {shown(limits[1])}" if limits else "none can be told"
    return f"Thin upright bars show 95% intervals: in {standing.period} {told}."


def wide_sentence(standing: Standing) -> tuple[str, ...]:
    """Return the alt text of the wide bars; nothing where there are none."""
    possible = standing.measured.possible
    if not possible:
        return ()
    told = listed([f"{number(high, 2)} in {year}" for year, high in zip(possible.periods, possible.high, strict=True)])
    return (f"Wide bars show how high the rate would be {UNPLACED}: {told}.",)


def _wide(standing: Standing) -> list[Bar]:
    """Return the least and the greatest possible rate of each period in which the two differ."""
    possible = standing.measured.possible
    ends = [(period, *possible.at(period)) for period in possible.periods] if possible else []
    return [(Period(period).middle, low, high) for period, low, high in ends if low < high]
