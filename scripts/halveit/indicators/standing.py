"""All that is said of one ambition: status, pace, the pace needed, projection, and how projections would have done."""

from functools import cached_property

from msgspec import Struct

from halveit.data.ambitions import Ambition, Target
from halveit.data.periods import Period
from halveit.indicators.backtest import Trial, backtest
from halveit.indicators.measured import CannotTell, Limits, Measured, Reading
from halveit.indicators.pace import Pace, Projection, needed, pace
from halveit.indicators.progress import Progress
from halveit.indicators.status import Status, status


class Standing(Struct, frozen=True, kw_only=True, dict=True):
    """One ambition with the rate that is held against it."""

    ambition: Ambition
    """What is asked for."""
    measured: Measured
    """What was measured."""

    @property
    def progress(self) -> Progress:
        """The rate beside its straight path, by points and without intervals; its baseline must be known."""
        return Progress(series=self.measured.rates, ambition=self.ambition)

    @property
    def period(self) -> str:
        """The last period that can be judged: of which an interval is known; else the last of which anything is."""
        known = self.measured.periods
        judged = [p for p in known if all(end.limits for end in self.measured.ends(p))]
        return (judged or known)[-1]

    @cached_property
    def status(self) -> Status:
        """Where the ambition stands in that period."""
        return status(self.measured, self.ambition, self.period)

    @property
    def baseline(self) -> Reading:
        """The rate that the ambition starts from: as measured, or else as stated."""
        read = self.measured.read(self.ambition.baseline_period)
        return read or Reading(rate=self.ambition.stated_baseline or 0.0)

    @property
    def latest(self) -> tuple[Reading, ...]:
        """The rate of that period; two where part of it is not known: the least and the greatest that is possible."""
        return self.measured.ends(self.period)

    def limits(self, period: str) -> Limits | None:
        """Return the 95% interval of a period's rate, or None.

        It spans both ends of what is possible where part of the count is not known.
        """
        found = [end.limits for end in self.measured.ends(period)]
        known = [limits for limits in found if limits]
        whole = bool(found) and len(known) == len(found)
        return (min(low for low, _ in known), max(high for _, high in known)) if whole else None

    def cells(self, period: str) -> tuple[float | None, float | None]:
        """Return the limits as two cells of a table, blank where they cannot be told."""
        return self.limits(period) or (None, None)

    @property
    def asked(self) -> float | None:
        """The rate that is asked for by the judged period: by the path, or from its end on by the last target."""
        return None if self.status.asked is None else self.baseline.rate * (1 + self.status.asked)

    @property
    def target(self) -> Target:
        """The last target."""
        return self.ambition.targets[-1]

    @property
    def target_rate(self) -> float:
        """The rate that the last target asks for, not rounded."""
        return self.baseline.rate * (1 - self.target.reduction)

    @cached_property
    def pace(self) -> Pace | CannotTell:
        """The yearly change over the last periods up to the one that is judged."""
        return pace(self.measured, latest=self.period)

    @property
    def needed(self) -> float | CannotTell:
        """The yearly change that would lead from the judged period to the last target."""
        if len(self.latest) != 1:
            return CannotTell(reason="Part of the latest number is not known, so the pace needed is not either.")
        (latest,) = self.latest
        return needed(latest.rate, Period(self.period).middle, self.target_rate, self.target.year)

    @cached_property
    def projection(self) -> Projection | CannotTell:
        """Where the pace would lead by the last target's year, or why that cannot be told."""
        if isinstance(self.pace, CannotTell):
            return self.pace
        if self.target.year <= Period(self.period).middle:
            return CannotTell(reason=f"{self.target.year} is no longer ahead of what was measured.")
        return self.pace.project(self.target.year)

    @cached_property
    def trials(self) -> tuple[Trial, ...]:
        """How projections made before would have done."""
        return backtest(self.measured)
