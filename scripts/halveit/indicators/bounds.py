"""What a rate can be when one part of its numerator is not known but lies between nought and a known count."""

from msgspec import Struct

from halveit.data.series import Series


class Bounds(Struct, frozen=True, kw_only=True):
    """The least and the greatest possible rate by period; the two are one where the part is known."""

    periods: tuple[str, ...]
    """In order of time."""
    low: tuple[float, ...]
    """The rate if nothing of the unknown part counts."""
    high: tuple[float, ...]
    """The rate if all of it counts."""

    def at(self, period: str) -> tuple[float, float]:
        """Return a period's bounds."""
        i = self.periods.index(period)
        return self.low[i], self.high[i]


def bounds(certain: Series, part: Series, whole: Series, others: Series, *, per: int) -> Bounds:
    """Return the bounds of (certain + part) / (others + whole) x `per`, where `part` is some of `whole`.

    For pre-term births: certain are pre-term live births, part are pre-term stillbirths, whole all stillbirths,
    others all live births. Where `part` is not known it lies between nought and `whole`.
    """
    periods = certain.known
    low = tuple(_rate(certain, part.get(p) or 0, whole, others, p) * per for p in periods)
    high = tuple(
        _rate(certain, whole.at(p) if part.get(p) is None else part.at(p), whole, others, p) * per for p in periods
    )
    return Bounds(periods=periods, low=low, high=high)


def _rate(certain: Series, counted: float, whole: Series, others: Series, period: str) -> float:
    """Return one period's rate with `counted` of the unknown part."""
    return (certain.at(period) + counted) / (others.at(period) + whole.at(period))
