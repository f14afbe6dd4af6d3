"""The marks of a drawn chart as a reader sees them: colour, form, and whether an edge of ground lies round them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from halveit.drawing.svg import specification
from halveit.drawing.theme import AXIS, GRID, GROUND, WIDE

WHITE = "#FFFFFF"
_SCALE = (GRID.upper(), AXIS.upper())
"""Lines of the scale are no marks."""


def luminance(color):
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    """Return the contrast of two colours by WCAG 2.2: from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One kind of mark in a panel."""

    kind: str
    color: str
    """Of what makes it seen: its fill, or its outline where it is hollow or pale."""
    fill: str
    form: tuple
    """What tells it apart in black and white: kind, shape, dashes, whether it is hollow, whether it is wide."""
    wide: bool
    """Whether it is an area on which other marks can lie."""
    edged: bool
    """Whether an edge of ground parts it from what it lies on."""


def panels(draw) -> list[list[Mark]]:
    """Return the marks of each panel of a chart in the order in which they are drawn; text and scale left out."""
    spec = specification(draw, WIDE)
    parts = spec.get("hconcat") or spec.get("vconcat") or [spec]
    return [list(_marks(part)) for part in parts]


def _marks(panel) -> Iterator[Mark]:
    layers = list(_layers(panel, {}))
    for place, (mark, data) in enumerate(layers):
        if mark["type"] == "text" or mark.get("color") == GROUND:
            continue
        below, its_data = layers[place - 1] if place else ({}, None)
        edge = below.get("color") == GROUND and its_data == data
        yield from (one for one in _looks(mark, edge=edge) if one.color.upper() not in (*_SCALE, WHITE))


def _looks(mark, *, edge) -> Iterator[Mark]:
    """Give the looks of a layer: several where an expression chooses among colours."""
    line = mark.get("strokeWidth", 1)
    stroke = mark.get("stroke") or (mark.get("color") if mark["type"] != "bar" else None)
    fill = mark.get("fill") or (mark.get("color") if mark["type"] == "bar" else "")
    for one in _colors(stroke):
        for inside in _colors(fill) if mark["type"] in ("bar", "point") else [""]:
            ringed = one == WHITE
            hollow = mark["type"] == "point" and inside in ("", WHITE)
            area = mark["type"] == "bar"
            pale = area and contrast(inside, WHITE) < 3
            seen = inside if (ringed or (area and not pale)) else one
            wide = area or (mark["type"] == "rule" and isinstance(line, int | float) and line >= 3)
            form = (mark["type"], mark.get("shape", "circle"), tuple(mark.get("strokeDash", ())), hollow, wide)
            yield Mark(kind=mark["type"], color=seen, fill=inside or one, form=form, wide=wide, edged=edge or ringed)


def _colors(value) -> list[str]:
    """Return the colours that a property can have: those in an expression, or itself."""
    if isinstance(value, dict):
        return re.findall(r"#[0-9A-Fa-f]{6}", value["expr"]) or [WHITE, "#12436D"]  # of groups: datum.fill
    return [WHITE if value == GROUND else value or ""]


def _layers(node, data):
    data = node.get("data", data)
    if "layer" not in node:
        yield node["mark"], data
    for child in node.get("layer", ()):
        yield from _layers(child, data)
