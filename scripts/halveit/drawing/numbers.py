"""How numbers are written: thousands in threes, halves rounded away from nought, minus signs that are minus signs."""

from decimal import ROUND_HALF_UP, Decimal


def number(value: float, decimals: int = 0) -> str:
    """Return a number with thousands separated and `decimals` decimals: 46575 is 46,575."""
    step = Decimal(1).scaleb(-decimals)
    rounded = Decimal(repr(value)).quantize(step, rounding=ROUND_HALF_UP)
    return f"{rounded:,f}".replace("-", "\N{MINUS SIGN}")


def percent(share: float, decimals: int = 0) -> str:
    """Return a share as a percentage: 0.246 is 25%."""
    return f"{number(share * 100, decimals)}%"


def money(pounds: float) -> str:
    """Return an amount of pounds in full: 745000 is £745,000."""
    return f"£{number(pounds)}"
