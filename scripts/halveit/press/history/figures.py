"""How the numbers of releases, and the changes between them, are written."""

from decimal import Decimal

from halveit.drawing.numbers import number


def decimals_of(value: Decimal) -> int:
    """Return how many decimals a number has."""
    return max(0, -int(value.as_tuple().exponent))


def as_printed(text: str) -> str:
    """Return a release's number with thousands separated and the decimals that it was printed with."""
    return number(float(text), decimals_of(Decimal(text)))


def signed(change: Decimal) -> str:
    """Return a change with its sign and all its decimals: +2, −0.63."""
    return _with_sign(change, decimals_of(change))


def signed_percent(change: Decimal | None) -> str:
    """Return a change in per cent with its sign and one decimal; a dash where there is none."""
    return "–" if change is None else f"{_with_sign(change, 1)}%"


def counted(count: int, one: str, many: str = "") -> str:
    """Return a count with its word: 1 release, 3 releases."""
    return f"{number(count)} {one if count == 1 else many or f'{one}s'}"


def _with_sign(value: Decimal, decimals: int) -> str:
    return ("+" if value > 0 else "") + number(float(value), decimals)
