"""How every chart looks: typeface, palette, sizes, and the two widths it is drawn at."""

from typing import Any

from msgspec import Struct

FONT = "Source Sans Pro"

# Of the Government Analysis Function’s categorical palette.
NAVY = "#12436D"
TEAL = "#28A197"
PLUM = "#801650"
INK = "#3D3D3D"
LILAC = "#A285D1"
MIST = "#7C97AE"
"""The palette's navy, lightened as far as white allows: navy on it and it on white both have three to one."""

GROUND = "white"
GRID = "#DADDE0"
AXIS = "#6B7278"

YEARS = "format(datum.value, 'd')"
"""Vega expression for the label of a year."""


class Canvas(Struct, frozen=True, kw_only=True):
    """The space that a chart is drawn in, in CSS pixels."""

    name: str
    """wide or narrow."""
    width: int
    """Of the plotting area and its axis labels together."""
    height: int
    """Of one panel's plotting area."""
    size: int
    """Of the text."""

    @property
    def narrow(self) -> bool:
        """Whether the canvas is a phone's."""
        return self.name == "narrow"


WIDE = Canvas(name="wide", width=680, height=300, size=15)
NARROW = Canvas(name="narrow", width=350, height=270, size=14)


def config(canvas: Canvas) -> dict[str, Any]:
    """Return the Vega-Lite configuration of a canvas."""
    axis = {
        "labelFont": FONT,
        "labelFontSize": canvas.size - 1,
        "labelColor": INK,
        "domainColor": AXIS,
        "tickColor": AXIS,
        "gridColor": GRID,
        "title": None,
    }
    return {
        "font": FONT,
        "background": GROUND,
        "padding": {"left": 4, "right": 4, "top": 6, "bottom": 4},
        "view": {"stroke": None},
        "axis": axis,
        "axisX": {"grid": False, "labelFlush": False},
        "axisY": {"domain": False, "ticks": False, "labelPadding": 6},
        "header": {"labelFont": FONT, "titleFont": FONT},
        "title": {"font": FONT, "subtitleFont": FONT, "anchor": "start", "color": INK, "subtitleColor": INK},
        "text": {"font": FONT, "fontSize": canvas.size, "color": INK},
    }
