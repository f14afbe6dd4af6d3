"""A figure as the published report prints it, and the values that it stands for once it was rounded or put in words."""

import re
from decimal import Decimal

from msgspec import Struct

_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
_COUNTS = {word: value for value, word in enumerate(_WORDS, 1)}
_PRINTED = re.compile(
    rf"(?:(?P<hedge>more than|over|almost|around) )?(?P<number>\d[\d,]*(?:\.(?P<decimals>\d+))?|{'|'.join(_WORDS)})"
    r"(?:%|-fold)?"
)
_NEAR = Decimal("0.1")
"""`More than` and `almost` speak of a value no further away than this share of the number that they name."""


class Span(Struct, frozen=True, kw_only=True):
    """The values that a printed figure stands for, in decimals, so that a half is a half."""

    low: Decimal
    """The lowest."""
    high: Decimal
    """The highest."""
    low_is_in: bool = True
    """Whether the lowest is one of them."""
    high_is_in: bool = False
    """Whether the highest is one of them."""

    def holds(self, value: float) -> bool:
        """Tell whether a value may have been printed so."""
        exact = _decimal(value)
        above = exact > self.low or (self.low_is_in and exact == self.low)
        return above and (exact < self.high or (self.high_is_in and exact == self.high))

    def touches(self, low: float, high: float) -> bool:
        """Tell whether any value from `low` to `high` may have been printed so."""
        return _decimal(low) < self.high and _decimal(high) >= self.low


def span_of(printed: str) -> Span | None:
    """Return the values that a printed figure stands for; None for a text that is no figure.

    4.1 stands for 4.05 up to but not including 4.15; `more than 750` for a value above 750 by a tenth of it at most;
    `almost two-fold` for one below 2 by a tenth of it at most; `around 8%` for what rounds to 8.
    """
    match = _PRINTED.fullmatch(printed)
    if match is None:
        return None
    value = Decimal(_COUNTS.get(match["number"]) or match["number"].replace(",", ""))
    match match["hedge"]:
        case "more than" | "over":
            return Span(low=value, high=value * (1 + _NEAR), low_is_in=False, high_is_in=True)
        case "almost":
            return Span(low=value * (1 - _NEAR), high=value)
    half = Decimal("0.5").scaleb(-len(match["decimals"] or ""))
    return Span(low=value - half, high=value + half)


def _decimal(value: float) -> Decimal:
    """Return a number with the digits that it is written with."""
    return Decimal(repr(value))
