"""A drawn SVG without what nobody sees: digits beyond a hundredth of a pixel, empty paths, names of Vega's own."""

import re
import xml.etree.ElementTree as ET

_LONG = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?")
_PLACES = ("d", "height", "transform", "width", "x", "x1", "x2", "y", "y1", "y2")
"""The attributes that say where and how large."""
_NAMES = ("class", "pointer-events")
_PLAIN = {"opacity": "1"}
"""Attributes that say what holds without them."""


def slim(root: ET.Element) -> None:
    """Take out of a drawing, in place, what changes nothing that can be seen."""
    for parent in list(root.iter()):
        for child in [child for child in parent if _unseen(child)]:
            parent.remove(child)
    for node in root.iter():
        for name, value in list(node.attrib.items()):
            if name in _NAMES or _PLAIN.get(name) == value:
                del node.attrib[name]
            elif name in _PLACES:
                node.attrib[name] = _LONG.sub(_short, value)
    _unwrap(root)


def _unseen(node: ET.Element) -> bool:
    """Tell whether a node is a path without a shape, or the ground of a group that has no colour."""
    if not node.tag.endswith("path"):
        return False
    ground = node.attrib.get("class") == "background" and not {"fill", "stroke"} & node.attrib.keys()
    return ground or not node.attrib.get("d")


def _unwrap(parent: ET.Element) -> None:
    """Put what a group without attributes holds into its place, from the inside out."""
    for place, child in reversed(list(enumerate(parent))):
        _unwrap(child)
        if child.tag.endswith("}g") and not child.attrib:
            parent[place : place + 1] = list(child)


def _short(found: re.Match[str]) -> str:
    """Return a number with two decimals, and without needless noughts."""
    return f"{round(float(found[0]), 2) + 0:.2f}".rstrip("0").rstrip(".")
