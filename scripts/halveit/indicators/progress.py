"""Where a series stands against an ambition: baseline, latest, change, and the trajectory between."""

from msgspec import Struct

from halveit.data.ambitions import Ambition
from halveit.data.periods import Period
from halveit.data.series import Series
from halveit.errors import ReportError
from halveit.indicators.changes import direction, relative_change
from halveit.indicators.trajectories import Trajectory, trajectory


class Progress(Struct, frozen=True, kw_only=True):
    """A rate that is meant to fall, held against its trajectory."""

    series: Series
    """The rate."""
    ambition: Ambition
    """What is asked of it."""

    def __post_init__(self) -> None:
        """Refuse a series that lacks the ambition's baseline."""
        if self.series.get(self.ambition.baseline_period) is None:
            raise ReportError(
                f'the series "{self.series.id}" has no value for {self.ambition.baseline_period}, '
                f'the baseline of the ambition "{self.ambition.id}".'
            )

    @property
    def baseline_period(self) -> str:
        """Where the ambition starts."""
        return self.ambition.baseline_period

    @property
    def latest_period(self) -> str:
        """The last period with a value."""
        return self.series.known[-1]

    @property
    def baseline(self) -> float:
        """The rate at the baseline, not rounded."""
        return self.series.at(self.baseline_period)

    @property
    def latest(self) -> float:
        """The latest rate, not rounded."""
        return self.series.at(self.latest_period)

    @property
    def change(self) -> float:
        """From baseline to latest, as a share of the baseline."""
        return relative_change(self.series, self.baseline_period, self.latest_period)

    @property
    def direction(self) -> str:
        """fell, rose or did not change, by rates that are not rounded."""
        return direction(self.change)

    @property
    def path(self) -> Trajectory:
        """From the baseline, at its period's middle year, to each target."""
        steps = [(target.year, target.reduction) for target in self.ambition.targets]
        return trajectory(Period(self.baseline_period).middle, self.baseline, steps)

    @property
    def asked(self) -> float | None:
        """The rate that the trajectory asks for at the latest period's middle year."""
        return self.path.at(Period(self.latest_period).middle)

    @property
    def required_change(self) -> float | None:
        """The change that the trajectory asks for by then, as a share of the baseline."""
        return self.path.required_change(Period(self.latest_period).middle)

    def target(self, year: int) -> float:
        """Return the rate asked for by a target's year: the baseline less the reduction, not rounded."""
        for target in self.ambition.targets:
            if target.year == year:
                return self.baseline * (1 - target.reduction)
        raise ReportError(f'the ambition "{self.ambition.id}" has no target for {year}.')
