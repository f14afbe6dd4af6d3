"""What a reader must be told beside a rate: parts that were left out and matter, and rates that are only stated."""

from msgspec.structs import replace

from halveit.data.periods import Period
from halveit.data.series import Series

NOTABLE = 0.05
"""What is left out matters where it is more than this share of the whole: a twentieth moves a printed rate."""


def notable(part: Series, whole: Series) -> tuple[str, ...]:
    """Return the periods in which `part`, which a figure leaves out, is more than a twentieth of `whole`."""
    both = (period for period in part.known if whole.get(period))
    return tuple(period for period in both if part.at(period) / whole.at(period) > NOTABLE)


def later(stated: Series, computed: Series) -> Series:
    """Return what is stated of periods after the last that is computed."""
    last = Period(computed.known[-1])
    kept = [period for period in stated.known if last < Period(period)]
    return replace(stated, periods=tuple(kept), values=tuple(stated.at(period) for period in kept))


def years_after(last: str, final: str) -> list[str]:
    """Return the years after the end of period `last`, up to the end of period `final`."""
    return [str(year) for year in range(Period(last).last + 1, Period(final).last + 1)]
