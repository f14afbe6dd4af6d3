"""A chart that travels on its own: title and subtitle above it, its source below, in one SVG."""

import textwrap
import xml.etree.ElementTree as ET

from halveit.drawing.theme import FONT, INK

_SVG = "http://www.w3.org/2000/svg"
_MARGIN = 16
# Average width of a letter as a share of the type size, measured generously so that lines never run out of the picture.
_LETTER = 0.47


def standalone(svg: str, *, title: str, subtitle: str, source: str) -> str:
    """Return the chart with its words around it, on white, wide enough for the chart."""
    ET.register_namespace("", _SVG)
    chart = ET.fromstring(svg)  # noqa: S314  the renderer's own output
    width, height = (float(chart.attrib[side]) for side in ("width", "height"))
    head = [*_wrapped(title, 20, width, bold=True), *_wrapped(subtitle, 15, width)]
    foot = _wrapped(source, 12, width)
    top = _MARGIN + sum(size * 1.3 for _, size, _ in head) + 10
    whole = top + height + sum(size * 1.3 for _, size, _ in foot) + _MARGIN
    root = ET.Element(f"{{{_SVG}}}svg", _box(width + 2 * _MARGIN, whole))
    ET.SubElement(root, f"{{{_SVG}}}rect", {"width": "100%", "height": "100%", "fill": "white"})
    _lines(root, head, _MARGIN)
    chart.attrib.update({"x": str(_MARGIN), "y": _short(top)})
    root.append(chart)
    _lines(root, foot, top + height)
    return ET.tostring(root, encoding="unicode")


def _box(width: float, height: float) -> dict[str, str]:
    """Return the attributes of a picture of this size."""
    return {"width": _short(width), "height": _short(height), "viewBox": f"0 0 {_short(width)} {_short(height)}"}


def _short(value: float) -> str:
    """Return a length without needless digits."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _wrapped(text: str, size: int, width: float, *, bold: bool = False) -> list[tuple[str, int, bool]]:
    """Return a text broken into lines of a size that fit the width."""
    letters = int(width / (size * _LETTER))
    return [(piece, size, bold) for piece in textwrap.wrap(text, letters)]


def _lines(root: ET.Element, lines: list[tuple[str, int, bool]], top: float) -> None:
    """Set lines one under another, the first just under `top`."""
    y = top
    for text, size, bold in lines:
        y += size * 1.3
        attributes = {"x": str(_MARGIN), "y": _short(y - size * 0.3), "font-family": FONT, "font-size": str(size)}
        node = ET.SubElement(root, f"{{{_SVG}}}text", {**attributes, "fill": INK})
        if bold:
            node.attrib["font-weight"] = "bold"
        node.text = text
