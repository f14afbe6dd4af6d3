"""A chart as readers explore it: a sentence on each mark that they point at or step to, and zoom.

It is the drawn chart with layers added on top. What a mark tells is the column `told` of its data.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import Any

from msgspec import Struct

from halveit.drawing.theme import INK, YEARS

Spec = dict[str, Any]
Rows = Sequence[Mapping[str, Any]]

CHOSEN = "chosen"
"""The parameter that holds the sentence of the mark that a reader has stepped to; empty where there is none."""
ZOOM = "zoom"
"""What the name of a panel's zoom begins with; the panel's number follows."""
_TOLD = "told"
_POINTED = ("point", "rule", "bar")
"""Kinds of marks that a reader can point at; of two with the same data, the first of these kinds."""
_RINGS: dict[str, Spec] = {
    "point": {"filled": False, "color": INK, "size": 330, "strokeWidth": 2.5, "opacity": 1},
    "rule": {"color": INK, "strokeWidth": 16, "opacity": 0.35},
    "bar": {"filled": False, "color": INK, "strokeWidth": 5},
}
"""What is drawn round the chosen mark."""
_AREAS: dict[str, Spec] = {
    "point": {"filled": True, "size": 330, "opacity": 0},
    "rule": {"strokeWidth": 16, "opacity": 0},
    "bar": {"opacity": 0},
}
"""The area in which a pointer finds a mark: about twenty pixels across."""
_DRAG = "[pointerdown[event.pointerType === 'mouse' && event.button === 0], window:pointerup] > window:pointermove!"
"""A finger moves the page, and not what is in the chart."""
_WHEEL = "wheel![event.ctrlKey || event.metaKey]"
"""The wheel alone moves the page."""


class _Pointed(Struct, frozen=True, kw_only=True):
    """Marks that a reader can point at."""

    kind: str
    """point, rule or bar."""
    data: Spec
    """Where their rows are."""
    encoding: Spec
    """Where they stand."""
    rows: Rows
    """What they show."""

    @property
    def year(self) -> str:
        """The column that says where on an axis of years they stand; empty on other axes."""
        field = self.encoding["x"].get("field", "")
        return field if field == "year" and self.encoding["x"]["type"] == "quantitative" else ""

    def layer(self, looks: Spec, **more: Any) -> Spec:
        """Return a layer that stands where the marks stand."""
        places = {axis: self.encoding[axis] for axis in ("x", "x2", "y", "y2") if axis in self.encoding}
        return {"data": self.data, "mark": {"type": self.kind, **looks}, "encoding": {**places, **more}}


def explorable(spec: Spec) -> Spec:
    """Return a specification with the layers and parameters of exploring; the one given is left as it is."""
    spec, joined = _layered(spec), _joined(spec)
    found = {"params": [{"name": CHOSEN, "value": ""}]}
    if not joined:
        return {**_panel(spec, spec.get("datasets", {}), 0), **found}
    panels = [_panel(_layered(panel), spec.get("datasets", {}), place) for place, panel in enumerate(spec[joined])]
    return {**spec, joined: panels, **found}


class Stop(Struct, frozen=True, kw_only=True):
    """A mark that a reader can step to."""

    words: str
    """The sentence on it."""
    panel: int
    """The number of its panel, from nought."""
    place: tuple[float, float] | None
    """Its year and its value; None on other axes."""


def stops(spec: Spec) -> list[Stop]:
    """Return every mark with a sentence in reading order: panel by panel, and along an axis of years by year."""
    found: list[Stop] = []
    for panel, part in enumerate(_panels(spec)):
        here = [_stop(row, marks, panel) for marks in _pointed(part, spec.get("datasets", {})) for row in marks.rows]
        found += sorted(here, key=lambda stop: stop.place[0] if stop.place else 0)
    return found


def _stop(row: Mapping[str, Any], marks: _Pointed, panel: int) -> Stop:
    """Return one row of marks as a stop."""
    place = (row[marks.year], row[marks.encoding["y"]["field"]]) if marks.year else None
    return Stop(words=row[_TOLD], panel=panel, place=place)


def wholes(spec: Spec) -> dict[str, list[float]]:
    """Return both ends of each axis that can be zoomed, by the name of the signal that holds its part."""
    found: dict[str, list[float]] = {}
    for panel, part in enumerate(_panels(spec)):
        marks = next(
            (each for each in _pointed(part, spec.get("datasets", {})) if each.kind == "point" and each.year), None
        )
        for encoding in (marks.encoding["x"], marks.encoding["y"]) if marks else ():
            found[f"{ZOOM}{panel}_{encoding['field']}"] = encoding["scale"]["domain"]
    return found


def _panels(spec: Spec) -> list[Spec]:
    """Return the panels of a specification: itself where it has one."""
    joined = _joined(spec)
    return spec[joined] if joined else [spec]


def _layered(panel: Spec) -> Spec:
    """Return a panel of one mark as one of layers; any other as it is."""
    own = ("mark", "encoding", "transform")
    if "mark" not in panel:
        return panel
    rest = {name: part for name, part in panel.items() if name not in own}
    return {**rest, "layer": [{name: panel[name] for name in own if name in panel}]}


def _joined(spec: Spec) -> str:
    """Return the word under which several panels stand; empty where there is one."""
    return next((word for word in ("hconcat", "vconcat") if word in spec), "")


def _panel(panel: Spec, datasets: Mapping[str, Rows], place: int) -> Spec:
    """Return a panel with a ring and an area for each of its marks, and with zoom where it has an axis of years."""
    found = list(_pointed(panel, datasets))
    chosen = {"filter": f"datum.{_TOLD} === {CHOSEN}"}
    rings = [{**marks.layer(_RINGS[marks.kind]), "transform": [chosen]} for marks in found]
    tooltip = {"field": _TOLD, "type": "nominal"}
    areas = [marks.layer(_AREAS[marks.kind], tooltip=tooltip) for marks in found]
    zoomed = next(
        (area for area, marks in zip(areas, found, strict=True) if marks.kind == "point" and marks.year), None
    )
    drawn = panel.get("layer", ())
    if not drawn:
        return panel
    if zoomed:
        name = f"{ZOOM}{place}"
        select = {"type": "interval", "encodings": ["x", "y"], "translate": _DRAG, "zoom": _WHEEL}
        zoomed["params"] = [{"name": name, "select": select, "bind": "scales"}]
        drawn, rings, areas = (_zoomable(layers, name) for layers in (drawn, rings, areas))
    return {**panel, "layer": [*drawn, *rings, *areas]}


def _zoomable(layers: Sequence[Spec], zoom: str) -> list[Spec]:
    """Return layers that, while their panel is zoomed, end at its edge and have labels for what lies between."""
    near = f"isDefined({zoom}.year)"
    return [
        {**layer, "layer": _zoomable(layer["layer"], zoom)}
        if "layer" in layer
        else {
            **layer,
            "mark": {**layer["mark"], "clip": {"expr": near}},
            "encoding": {
                **layer["encoding"],
                "x": _every_year(layer["encoding"]["x"]),
                "y": _finer(layer["encoding"]["y"], near),
            },
        }
        for layer in layers
    ]


def _every_year(x: Spec) -> Spec:
    """Return an axis of years that labels each as far as there is room; one with labels of its own stays as it is."""
    axis, (first, last) = x["axis"], x["scale"]["domain"]
    if axis["labelExpr"] != YEARS:
        return x
    years = list(range(ceil(first), int(last) + 1))
    return {**x, "axis": {**axis, "values": years, "labelOverlap": "greedy"}}


def _finer(y: Spec, near: str) -> Spec:
    """Return an axis of values whose labels have the decimals that they need while `near` holds."""
    axis = {name: setting for name, setting in y["axis"].items() if name != "format"}
    label = f"format(datum.value, {near} ? ',.3~f' : '{y['axis']['format']}')"
    return {**y, "axis": {**axis, "labelExpr": label}}


def _pointed(panel: Spec, datasets: Mapping[str, Rows]) -> Iterator[_Pointed]:
    """Give the marks of a panel that have something to tell, those of one data set once."""
    found: dict[str, _Pointed] = {}
    for layer in _layers(panel, {}):
        name, kind = layer["data"].get("name", ""), layer["mark"]["type"]
        rows = datasets.get(name, ())
        if kind not in _POINTED or not rows or _TOLD not in rows[0]:
            continue
        before = found.get(name)
        if before is None or _POINTED.index(kind) < _POINTED.index(before.kind):
            found[name] = _Pointed(kind=kind, data=layer["data"], encoding=layer["encoding"], rows=rows)
    yield from found.values()


def _layers(node: Spec, data: Spec) -> Iterator[Spec]:
    """Give the single layers below a node, each with its data."""
    data = node.get("data", data)
    if "layer" not in node:
        yield {**node, "data": data}
    for child in node.get("layer", ()):
        yield from _layers(child, data)
