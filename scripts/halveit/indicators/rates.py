"""Rates and shares computed from counts, and sums of series."""

from msgspec.structs import replace

from halveit.data.series import Series
from halveit.errors import ReportError


def total(*parts: Series, id: str, title: str, unit: str) -> Series:
    """Return the sum of series, for the periods that all of them have; not known where one part is not."""
    periods = tuple(p for p in parts[0].periods if all(p in part.periods for part in parts))
    rows = [[part.get(period) for part in parts] for period in periods]
    values = tuple(None if None in row else sum(v for v in row if v is not None) for row in rows)
    return replace(parts[0], id=id, title=title, unit=unit, periods=periods, values=values)


def rate(events: Series, exposure: Series, *, per: int, id: str, title: str, unit: str) -> Series:
    """Return events / exposure x `per`, for the periods that both have; not known where either is not.

    The exposure of a known count of events must be above nought.
    """
    periods = tuple(p for p in events.periods if p in exposure.periods)
    values = tuple(_ratio(events, exposure, period, per) for period in periods)
    return replace(events, id=id, title=title, unit=unit, periods=periods, values=values)


def _ratio(events: Series, exposure: Series, period: str, per: int) -> float | None:
    """Return one period's rate."""
    top, bottom = events.get(period), exposure.get(period)
    if top is None or bottom is None:
        return None
    if bottom <= 0:
        raise ReportError(f'"{exposure.id}" is {bottom:g} in {period}: a rate cannot be computed.')
    return top / bottom * per
