"""A rate beside the path to its ambition as a picture the size of a word, without a scale or a letter in it.

All such pictures span the same years, and their vertical axis starts at 0. Colours stand on the marks, where paper
finds them, and classes beside them, so that a style sheet can put in others for a dark ground.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from msgspec import Struct

from halveit.data.periods import Period
from halveit.drawing.sentences import Shower
from halveit.drawing.theme import AXIS, NAVY, PLUM
from halveit.indicators.standing import Standing

WIDTH, HEIGHT = 120, 44
_MARGIN = 5
_SVG = "http://www.w3.org/2000/svg"
Point = tuple[float, float]


class _Frame(Struct, frozen=True, kw_only=True):
    """Where years and values lie in the picture."""

    years: Point
    top: float

    def place(self, year: float, value: float) -> Point:
        """Return a point of the picture."""
        first, last = self.years
        across = _MARGIN + (year - first) / (last - first) * (WIDTH - 2 * _MARGIN)
        return across, HEIGHT - _MARGIN - value / self.top * (HEIGHT - 2 * _MARGIN)


def sparkline(standing: Standing, years: Point) -> str:
    """Return the SVG: the path dashed with a ring at its end, the rate as a line with a dot where it is judged.

    Upright bars span years of which only a range is known; a known year between unknown ones is a small dot.
    """
    goal = standing_path(standing)
    shown = _shown(standing)
    highest = max([value for _, value in goal] + [end for ends in shown.values() for end in ends])
    frame = _Frame(years=years, top=highest * 1.05)
    ET.register_namespace("", _SVG)
    root = ET.Element(
        f"{{{_SVG}}}svg", {"width": str(WIDTH), "height": str(HEIGHT), "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
    )
    _line(root, [frame.place(year, 0) for year in years], stroke=AXIS, width="1", name="spark-axis")
    _line(root, [frame.place(*point) for point in goal], stroke=PLUM, width="1.5", name="spark-path", dashes="4 3")
    _dot(root, frame.place(*goal[-1]), radius="3", stroke=PLUM, fill="none", name="spark-path")
    for middle, ends in shown.items():
        if len(ends) > 1:
            ends_of_bar = [frame.place(middle, end) for end in ends]
            _line(root, ends_of_bar, stroke=NAVY, width="3", name="spark-rate")
    for run in _runs(shown):
        places = [frame.place(*point) for point in run]
        if len(places) == 1:
            _dot(root, places[0], radius="1.6", stroke="none", fill=NAVY, name="spark-point")
        else:
            _line(root, places, stroke=NAVY, width="2", name="spark-rate")
    if shown:
        middle, ends = list(shown.items())[-1]
        _dot(root, frame.place(middle, ends[-1]), radius="3.2", stroke="none", fill=NAVY, name="spark-now")
    return ET.tostring(root, encoding="unicode") + "\n"


def spark_sentences(standing: Standing, shown: Shower, *, of: str, start: str, target: str) -> str:
    """Return the alt text: both ends of the rate, what is asked for then, and the target.

    `of` names the rate; `start` and `target` are its baseline and its target as the text beside the picture has them.
    """
    status = standing.status
    latest = " to ".join(dict.fromkeys(shown(end.rate) for end in standing.latest)) or "not known"
    asked = f" asks for {shown(standing.asked)} then and" if standing.asked is not None and not status.due else " asks"
    return (
        f"Small chart of {of}: {start} in {standing.ambition.baseline_period}, {latest} in {standing.period}. "
        f"The path{asked} for {target} in {standing.target.year}."
    )


def standing_path(standing: Standing) -> list[Point]:
    """Return the path from the baseline to each target, as years and rates."""
    start = standing.baseline.rate
    first = (Period(standing.ambition.baseline_period).middle, start)
    return [first, *((float(target.year), start * (1 - target.reduction)) for target in standing.ambition.targets)]


def _shown(standing: Standing) -> dict[float, tuple[float, ...]]:
    """Return the rate, or the two ends of what is possible, by the middle year of each period up to the judged one."""
    last = Period(standing.period)
    periods = [period for period in standing.measured.periods if not last < Period(period)]
    return {Period(p).middle: tuple(end.rate for end in standing.measured.ends(p)) for p in periods}


def _runs(shown: dict[float, tuple[float, ...]]) -> Iterator[list[Point]]:
    """Give the stretches of years that follow each other and whose rate is known."""
    run: list[Point] = []
    for middle, ends in shown.items():
        if run and (len(ends) > 1 or middle - run[-1][0] > 1):
            yield run
            run = []
        if len(ends) == 1:
            run.append((middle, ends[0]))
    if run:
        yield run


def _line(root: ET.Element, points: list[Point], *, stroke: str, width: str, name: str, dashes: str = "") -> None:
    """Draw a line from point to point."""
    where = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    looks = {"points": where, "fill": "none", "stroke": stroke, "stroke-width": width, "class": name}
    ET.SubElement(root, f"{{{_SVG}}}polyline", looks | ({"stroke-dasharray": dashes} if dashes else {}))


def _dot(root: ET.Element, point: Point, *, radius: str, stroke: str, fill: str, name: str) -> None:
    """Draw a dot or a ring."""
    where = {"cx": f"{point[0]:.1f}", "cy": f"{point[1]:.1f}", "r": radius}
    looks = {"fill": fill, "stroke": stroke, "stroke-width": "1.5", "class": name}
    ET.SubElement(root, f"{{{_SVG}}}circle", where | looks)
