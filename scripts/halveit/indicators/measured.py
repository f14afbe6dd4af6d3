"""A rate that is meant to fall, with what is known of the part that chance plays in it."""

from collections.abc import Mapping

from msgspec import Struct, field

from halveit.data.periods import Period
from halveit.data.series import Series
from halveit.errors import ReportError
from halveit.indicators.bounds import Bounds
from halveit.indicators.intervals import poisson_interval, wilson_interval

Limits = tuple[float, float]


class CannotTell(Struct, frozen=True, kw_only=True):
    """That a question about a rate has no answer."""

    reason: str
    """Why, in a plain sentence."""


class Reading(Struct, frozen=True, kw_only=True):
    """What is known of a rate in one period."""

    rate: float
    """In the measure's unit."""
    count: int | None = None
    """The events behind it, where that is known."""
    exposure: float | None = None
    """What the count is divided by, where that is known or follows from rate and count."""
    limits: Limits | None = None
    """The 95% interval: from the count, or as published; None where there is neither."""


class Measured(Struct, frozen=True, kw_only=True):
    """A rate by period, and what its intervals rest on."""

    rates: Series
    """The rate where no count is known; elsewhere what counts and exposures give, or that as printed."""
    per: float
    """The rate is events over exposure times this: 1000 for deaths per 1,000 births."""
    events: Series | None = None
    """Counts of events; leave out a count that must not be divided by its exposure."""
    exposure: Series | None = None
    """Births or maternities, in the unit of `per`."""
    published: Mapping[str, Limits] = field(default_factory=dict)
    """By period: a 95% interval as published, used where no count is known."""
    possible: Bounds | None = None
    """The least and the greatest possible rate of periods in which part of the count is not known."""
    share: bool = False
    """Whether the events are a part of the exposure that is not rare, as pre-term births are of births.

    The exposure is then a number of births itself, and not of thousands.
    """

    def __post_init__(self) -> None:
        """Refuse a rate that stands beside the counts of another."""
        for period in self.rates.known:
            stated, (count, exposure) = self.rates.at(period), self._given(period)
            made = stated if count is None or not exposure else count / exposure * self.per
            if not _printed_alike(stated, made):
                raise ReportError(
                    f'the series "{self.rates.id}" says {stated:g} for {period}, where {count} of {exposure:,.0f} '
                    f"make {made:.4g}. Take the rate and its numbers from one release."
                )

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods of which anything is known, in order of time."""
        named = {*self.rates.known, *(self.possible.periods if self.possible else ())}
        counted = {period for period in (self.events.known if self.events else ()) if self.read(period)}
        return tuple(sorted(named | counted, key=Period))

    @property
    def counted(self) -> tuple[str, ...]:
        """The periods whose whole count is known, and what to divide it by, in order of time."""
        ends = ((period, self.ends(period)) for period in self.periods)
        return tuple(period for period, found in ends if len(found) == 1 and found[0].exposure)

    def read(self, period: str) -> Reading | None:
        """Return what is known of a period, or None."""
        count, exposure = self._given(period)
        rate = self.rates.get(period)
        if count is not None and (exposure or (rate and count)):
            return self._reading(count, exposure or count / (rate or 1) * self.per)
        return None if rate is None else Reading(rate=rate, limits=self.published.get(period))

    def ends(self, period: str) -> tuple[Reading, ...]:
        """Return the two ends of what is possible in a period of which part is not known; else what is known of it."""
        if self.possible and period in self.possible.periods:
            low, high = self.possible.at(period)
            if low < high:
                return self._end(low, period), self._end(high, period)
        reading = self.read(period)
        return () if reading is None else (reading,)

    def _given(self, period: str) -> tuple[int | None, float | None]:
        """Return the count and the exposure as the series have them."""
        count = self.events.get(period) if self.events else None
        return None if count is None else round(count), self.exposure.get(period) if self.exposure else None

    def _reading(self, count: int, exposure: float) -> Reading:
        """Return what a count and its exposure say."""
        if self.share:
            low, high = (limit * self.per for limit in wilson_interval(count, round(exposure)))
        else:
            low, high = (limit / exposure * self.per for limit in poisson_interval(count))
        return Reading(rate=count / exposure * self.per, count=count, exposure=exposure, limits=(low, high))

    def _end(self, rate: float, period: str) -> Reading:
        """Return one end of what is possible, with its own chance where the exposure is known."""
        _, exposure = self._given(period)
        if not exposure:
            return Reading(rate=rate, limits=(rate, rate))
        return self._reading(round(rate * exposure / self.per), exposure)


def _printed_alike(stated: float, computed: float) -> bool:
    """Tell whether two rates are the same to the decimals that the stated one has."""
    decimals = len(f"{stated:.12g}".partition(".")[2])
    return abs(stated - computed) <= 0.5000001 * 10**-decimals
