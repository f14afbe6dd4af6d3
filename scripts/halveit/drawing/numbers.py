"""How numbers are written: thousands in threes, halves rounded away from nought, minus signs that are minus signs."""

from decimal import ROUND_HALF_UP, Decimal

_NEAR = 0.2


def number(value: float, decimals: int = 0) -> str:
    """Return a number with thousands separated and `decimals` decimals: 46575 is 46,575."""
    step = Decimal(1).scaleb(-decimals)
    rounded = (
        Decimal(repr(value)).quantize(step, rounding=ROUND_HALF_UP) + 0
    )  # adding 0 makes minus nought plain nought
    return f"{rounded:,f}".replace("-", "\N{MINUS SIGN}")


def percent(share: float, decimals: int = 0) -> str:
    """Return a share as a percentage: 0.246 is 25%."""
    return f"{number(share * 100, decimals)}%"


def times(ratio: float) -> str:
    """Return a ratio in round words: 1.9 is almost twice, 3.2 three times, 4.4 more than four times.

    Up to a fifth above a whole number it is that number; from a fifth below the next it is almost the next. Ratios
    under 1.8 have no round words and are written out.
    """
    whole, rest = divmod(ratio, 1)
    if ratio < 2 - _NEAR:
        return f"{number(ratio, 1)} times"
    if rest >= 1 - _NEAR:
        return f"almost {_multiple(int(whole) + 1)}"
    return _multiple(int(whole)) if rest <= _NEAR else f"more than {_multiple(int(whole))}"


def _multiple(count: int) -> str:
    """Return twice, three times and so on."""
    names = {2: "twice", 3: "three times", 4: "four times", 5: "five times", 6: "six times"}
    return names.get(count, f"{count} times")
