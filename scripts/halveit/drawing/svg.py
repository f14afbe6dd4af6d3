"""SVG and PNG of a chart: the same bytes each time, named and described for those who cannot see it."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

from halveit.drawing.exploring import explorable
from halveit.drawing.slimming import slim
from halveit.drawing.specified import Specified
from halveit.drawing.theme import NARROW, WIDE, Canvas, config
from halveit.steps.running import Step, kept

Draw = Callable[[Canvas], Any]

_SVG = "http://www.w3.org/2000/svg"
_NOISE = ("role", "aria-roledescription", "aria-label", "aria-hidden", "aria-describedby")


@cache
def _renderer() -> Any:
    """Return vl-convert with our typeface."""
    import vl_convert  # noqa: PLC0415  a build with nothing to draw must not pay for it

    vl_convert.register_font_directory(str(files("font_source_sans_pro") / "files"))
    return vl_convert


def begin_to_draw() -> None:
    """Let the renderer make a picture of nothing: its first one takes half a second longer than every other."""
    to_png(_renderer().vegalite_to_svg({"mark": "point", "data": {"values": []}}))


def specification(draw: Draw, canvas: Canvas) -> dict[str, Any]:
    """Return the Vega-Lite specification of a chart on a canvas.

    Altair's own checks of every part cost more than all the drawing; the tests check each chart's specification whole.
    """
    if isinstance(draw, Specified):
        return draw(canvas).to_dict(validate=False)
    from altair.utils.schemapi import debug_mode  # noqa: PLC0415  a build with nothing to draw must not pay for it

    with debug_mode(False):  # noqa: FBT003  Altair's signature
        return draw(canvas).to_dict(validate=False)


def interactive(draw: Draw, canvas: Canvas) -> dict[str, Any]:
    """Return the whole specification of a chart on a canvas as readers explore it."""
    looks = {**config(canvas), "background": "transparent"}  # the page lays the ground
    return {**explorable(specification(draw, canvas)), "config": looks}


def draw_svg(draw: Draw, canvas: Canvas) -> str:
    """Return the SVG of a chart on a canvas."""
    spec = specification(draw, canvas)
    whole = {**spec, "config": config(canvas)}
    version = spec["$schema"].rsplit("/v", 1)[1].split(".json")[0]
    major_minor = ".".join(version.split(".")[:2])
    step = Step(name="drawing a chart", given=(whole, major_minor), code="drawing", inner=True)
    return kept(
        step,
        lambda: _renderer().vegalite_to_svg(whole, vl_version=major_minor),
        pack=str.encode,
        unpack=bytes.decode,
    )


def settled(draw: Draw) -> Specified:
    """Return a chart with its specifications on both canvases."""
    if isinstance(draw, Specified):
        return draw
    return Specified({canvas.name: specification(draw, canvas) for canvas in (WIDE, NARROW)})


def described(svg: str, *, name: str, title: str, desc: str) -> str:
    """Return the SVG as one image with `title` and `desc`; the ids in it begin with `name`.

    Vega labels every mark and hides the axes from assistive technology: a reader hears one description instead.
    """
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    root = ET.fromstring(svg)  # noqa: S314  the renderer's own output
    for node in root.iter():
        for attribute in _NOISE:
            node.attrib.pop(attribute, None)
    slim(root)
    root.attrib.update({"role": "img", "aria-labelledby": f"{name}-title {name}-desc"})
    for tag, text in (("desc", desc), ("title", title)):
        child = ET.Element(f"{{{_SVG}}}{tag}", {"id": f"{name}-{tag}"})
        child.text = text
        root.insert(0, child)
    _prefix_ids(root, name)
    return ET.tostring(root, encoding="unicode") + "\n"


def _prefix_ids(root: ET.Element, name: str) -> None:
    """Give every clip path and gradient an id of the chart's own, so that two charts can share a page."""
    own = [node.attrib["id"] for node in root.iter() if not node.attrib.get("id", name).startswith(name)]
    for node in root.iter():
        for attribute, value in list(node.attrib.items()):
            if attribute == "id" and value in own:
                node.attrib[attribute] = f"{name}-{value}"
            elif value.removeprefix("url(").removesuffix(")").removeprefix("#") in own:
                node.attrib[attribute] = value.replace("#", f"#{name}-")


def to_png(svg: str) -> bytes:
    """Return an SVG as a PNG at twice its size."""
    return _renderer().svg_to_png(svg, scale=2)
