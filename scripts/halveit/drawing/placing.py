"""Where the labels of a panel go, so that they cover no line and no other label."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from halveit.drawing.marks import Axes, Label
from halveit.drawing.theme import Canvas

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""
Spot = tuple[float, float]

_LETTER = 0.53
"""Average width of a bold letter as a share of the type size."""
_STEPS = (20, 34, 48, 64)
"""Pixels by which a label may be moved off its point."""
_SIDES = ("right", "left", "center")
_SPACING = 4
"""Pixels between the places at which a line is looked at."""
_MARGIN = 60
"""Pixels of a canvas that the panel's axis labels take."""


class Frame(Struct, frozen=True, kw_only=True):
    """A panel's plotting area in pixels."""

    axes: Axes
    """What its edges stand for."""
    canvas: Canvas
    """How large it is."""

    @property
    def width(self) -> float:
        """Of the plotting area."""
        return self.canvas.width - _MARGIN

    def spot(self, year: float, value: float) -> Spot:
        """Return where a value is drawn."""
        (first, last), bottom, top = self.axes.years, self.axes.bottom, self.axes.top
        across = (year - first) / (last - first) * self.width
        return across, (top - value) / (top - bottom) * self.canvas.height


def placed(labels: Sequence[Label], lines: Sequence[Sequence[tuple[float, float]]], frame: Frame) -> list[Label]:
    """Return labels, each near its point where it covers least: lines are points of (year, value), joined in order."""
    drawn = [spot for line in lines for spot in _along([frame.spot(*point) for point in line])]
    boxes: list[Box] = []
    found = []
    for label in labels:
        best = min(_choices(label), key=lambda choice: _covered(choice, drawn, boxes, frame))
        boxes.append(_box(best, frame))
        found.append(best)
    return found


def _choices(label: Label) -> Iterator[Label]:
    """Give the ways in which a label can stand, the best first: its own side, then the other, then farther off."""
    above = label.dy < 0
    for step in _STEPS:
        for dy in (-step, step) if above else (step, -step):
            for side in _SIDES:
                yield replace(label, dy=dy, align=side)


def _covered(label: Label, drawn: Sequence[Spot], boxes: Sequence[Box], frame: Frame) -> float:
    """Return how much a label covers: places of lines, other labels, and room outside the panel."""
    left, top, right, bottom = box = _box(label, frame)
    outside = left < 0 or right > frame.width + 10 or top < 0 or bottom > frame.canvas.height
    lines = sum(left <= x <= right and top <= y <= bottom for x, y in drawn)
    return lines + 20 * sum(_meet(box, other) for other in boxes) + 100 * outside


def _box(label: Label, frame: Frame) -> Box:
    """Return the room that a label takes."""
    x, y = frame.spot(label.year, label.value)
    width, half = len(label.text) * frame.canvas.size * _LETTER, frame.canvas.size * 0.62
    left = x + label.dx - {"left": 0, "center": width / 2, "right": width}[label.align]
    return left, y + label.dy - half, left + width, y + label.dy + half


def _meet(one: Box, other: Box) -> bool:
    """Tell whether two boxes overlap."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _along(line: Sequence[Spot]) -> Iterator[Spot]:
    """Give places along a line, near enough to each other that no label fits between two."""
    yield from line
    for (x, y), (u, v) in pairwise(line):
        count = int(max(abs(u - x), abs(v - y)) // _SPACING)
        yield from ((x + (u - x) * i / count, y + (v - y) * i / count) for i in range(1, count))
