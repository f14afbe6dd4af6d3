"""What is left out of a count, and how high a rate may be where part of its count could not be placed."""

from collections.abc import Collection

from msgspec.structs import replace

from halveit.data.series import Series
from halveit.indicators.bounds import Bounds


def without(counts: Series, periods: Collection[str]) -> Series:
    """Return counts that are not known in some periods: those that must not be divided by their exposure."""
    values = (None if p in periods else value for p, value in zip(counts.periods, counts.values, strict=True))
    return replace(counts, values=tuple(values))


def unplaced(events: Series, loose: Series, exposure: Series, periods: Collection[str], *, per: float) -> Bounds | None:
    """Return the rates with none and with all of the `loose` events, in those `periods` in which they matter.

    `loose` are events of which it is not known whether they belong to the rate, as deaths that could not be linked to a
    birth; None where no period is left.
    """
    kept = tuple(p for p in events.known if p in periods)
    if not kept:
        return None
    return Bounds(
        periods=kept,
        low=tuple(events.at(p) / exposure.at(p) * per for p in kept),
        high=tuple((events.at(p) + loose.at(p)) / exposure.at(p) * per for p in kept),
    )
