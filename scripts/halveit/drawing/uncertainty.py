"""What is not certain about a rate, drawn and told: thin bars for chance, wide ones for what is not known.

Wide bars lie beneath all other marks, thin ones above them: they have the colour of the points that they run through.
"""

from halveit.data.periods import Period
from halveit.drawing.marks import Axes, Label, Layer, Teller, spans, teller
from halveit.drawing.sentences import Shower, listed, with_unit
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
    return spans(bars, axes, color=NAVY, width=1.5)


def chance(standing: Standing, axes: Axes) -> list[Layer]:
    """Return the layer above the line: intervals as thin bars; none where none is known."""
    bars = interval_bars(standing)
    return [thin(bars, axes)] if bars else []


def possible(standing: Standing, axes: Axes, shown: Shower) -> list[Layer]:
    """Return the layer beneath the line: wide bars for what is possible; none where all is known."""
    bars = _wide(standing)
    rates = standing.measured.rates
    told = [
        f"{rates.title}, {year:.0f}: up to {with_unit(shown(high), rates.unit)} {UNPLACED}" for year, _, high in bars
    ]
    return [spans(bars, axes, color=LILAC, width=9, told=told)] if bars else []


def told_with_limits(standing: Standing, shown: Shower) -> Teller:
    """Return what tells a rate's values, each with its interval where that is known."""

    def interval(period: str) -> str:
        limits = standing.limits(period)
        return f" (95% interval {shown(limits[0])} to {shown(limits[1])})" if limits else ""

    return teller(standing.measured.rates, shown, more=interval)


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


def wide_sentence(standing: Standing, shown: Shower) -> tuple[str, ...]:
    """Return the alt text of the wide bars; nothing where there are none."""
    possible = standing.measured.possible
    if not possible:
        return ()
    told = listed([f"{shown(high)} in {year}" for year, high in zip(possible.periods, possible.high, strict=True)])
    return (f"Wide bars show how high the rate would be {UNPLACED}: {told}.",)


def _wide(standing: Standing) -> list[Bar]:
    """Return the least and the greatest possible rate of each period in which the two differ."""
    possible = standing.measured.possible
    ends = [(period, *possible.at(period)) for period in possible.periods] if possible else []
    return [(Period(period).middle, low, high) for period, low, high in ends if low < high]
