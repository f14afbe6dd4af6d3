"""Short ways for a figure file to state its facts."""

from functools import partial

from msgspec.structs import replace

from halveit.drawing.numbers import number, percent
from halveit.facts.fact import Fact


def fact(
    id: str,
    value: float,
    *,
    decimals: int = 0,
    unit: str,
    period: str,
    what: str,
    stated: bool = False,
    source: str = "",
) -> Fact:
    """Return a number to quote, written with `decimals`.

    `stated` is for one that only repeats the published report; `source` for one that stands in no release.
    """
    shown = number(value, decimals)
    return Fact(id=id, value=value, shown=shown, unit=unit, period=period, what=what, stated=stated, source=source)


def share_fact(
    id: str,
    share: float,
    *,
    decimals: int = 0,
    period: str,
    what: str,
    stated: bool = False,
    source: str = "",
) -> Fact:
    """Return a share to quote as a percentage, which its value then is too."""
    told = fact(id, share * 100, decimals=decimals, unit="%", period=period, what=what, stated=stated, source=source)
    return replace(told, shown=percent(share, decimals))


def range_fact(id: str, low: float, high: float, *, decimals: int, period: str, what: str) -> Fact:
    """Return a range to quote: the lowest and the highest percentage that are possible."""
    shown = " to ".join(f"{number(bound, decimals)}%" for bound in (low, high))
    value = " to ".join(f"{bound:.6g}" for bound in (low, high))
    return Fact(id=id, value=value, shown=shown, unit="%", period=period, what=what)


def word(id: str, text: str, *, period: str, what: str) -> Fact:
    """Return a word that depends on the data."""
    return Fact(id=id, value=text, shown=text, unit="", period=period, what=what)


def target_facts(
    year: str,
    *,
    stated: float | None,
    computed: float,
    decimals: int,
    unit: str,
    what: str,
    source: str,
    prefix: str = "",
) -> tuple[Fact, ...]:
    """Return a target as `target_<year>`, and where the report states it also as `computed_target_<year>`.

    `what` says what it is without a full stop; `source` where it is stated; `prefix` stands before `target`.
    """
    target = partial(fact, decimals=decimals, unit=unit, period=year)
    ours = f"{what}, computed from the baseline."
    if stated is None:
        return (target(f"{prefix}target_{year}", computed, what=ours),)
    return (
        target(f"{prefix}target_{year}", stated, what=f"{what}, as stated in the report.", stated=True, source=source),
        target(f"computed_{prefix}target_{year}", computed, what=ours),
    )
