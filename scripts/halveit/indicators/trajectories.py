"""The path of values from a baseline to its targets: straight between dated points."""

from collections.abc import Sequence

from msgspec import Struct


class Trajectory(Struct, frozen=True, kw_only=True):
    """Straight lines from the baseline through each target."""

    points: tuple[tuple[float, float], ...]
    """(year, value), in order of time: the baseline first."""

    def at(self, year: float) -> float | None:
        """Return the value asked for in a year, or None before the baseline and after the last target."""
        for (start, low), (end, high) in zip(self.points, self.points[1:], strict=False):
            if start <= year <= end:
                return low + (high - low) * (year - start) / (end - start)
        return None

    def required_change(self, year: float) -> float | None:
        """Return the change from the baseline asked for by a year, as a share (-0.18 is 18% lower)."""
        value = self.at(year)
        return None if value is None else value / self.points[0][1] - 1


def trajectory(baseline_year: float, baseline: float, reductions: Sequence[tuple[int, float]]) -> Trajectory:
    """Return the trajectory of a baseline value to (year, reduction) targets; 0.2 by 2020 is a fifth less."""
    steps = tuple((float(year), baseline * (1 - reduction)) for year, reduction in reductions)
    return Trajectory(points=((baseline_year, baseline), *steps))
