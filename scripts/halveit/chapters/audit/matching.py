"""Which fact a typed number should have been quoted from."""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from halveit.chapters.audit.grammar import FIGURES
from halveit.chapters.audit.words import SCALES, SMALL, value_of
from halveit.facts.fact import Fact

_FIGURES = re.compile(FIGURES)
_HEDGE = re.compile(
    r"\b(?:more than|less than|fewer than|about|around|almost|nearly|over|at least|up to)\s+", re.IGNORECASE
)
_SIZES = {"m": 1_000_000, "bn": 1_000_000_000, "k": 1_000, **SCALES}
_TIMES = ("hours", "days", "weeks", "months", "year", "years", "times")
_MOST = 3


class Quantity(Struct, frozen=True, kw_only=True):
    """What a number in a text is worth."""

    value: float
    """In units, a percentage as it is printed."""
    decimals: int
    """How many are printed."""
    sign: str
    """`%`, a currency's sign, or nothing."""


def quantity(text: str) -> Quantity | None:
    """Return the first number of a text, in figures or else in words; None where it has none."""
    found = _FIGURES.search(text)
    if not found:
        worth = value_of(text)
        return Quantity(value=worth[0], decimals=0, sign=worth[1]) if worth else None
    digits = re.search(r"\d[\d,]*(?:\.(?P<decimals>\d+))?", found[0])
    if not digits:
        return None
    rest = found[0][digits.end() :].strip()
    sign = found[0][0] if found[0][0] in "£$€" else "%" if rest in {"%", "per cent", "percent"} else ""
    value = float(digits[0].replace(",", "")) * _SIZES.get(rest, 1)
    return Quantity(value=value, decimals=len(digits["decimals"] or ""), sign=sign)


def facts_for(typed: str, sentence: str, facts: Iterable[Fact]) -> tuple[str, ...]:
    """Return the ids of up to three facts that a typed number may be, the likeliest first.

    A fact matches by what it shows, by the number that it shows, or by its value rounded as the typed number is.
    Among equals, the fact whose description shares most words with the sentence comes first.
    """
    words = _words(sentence)
    ranked = [
        (nearness, -len(words & _words(f"{fact.id} {fact.what} {fact.unit} {fact.period}")), fact.id)
        for fact in facts
        if (nearness := _nearness(typed, fact)) is not None
    ]
    return tuple(name for _, _, name in sorted(ranked)[:_MOST])


def small_counts(facts: Mapping[str, Fact]) -> re.Pattern[str]:
    """Return what finds a count below ten in words before the unit of a fact with that value, such as seven sites.

    Units of time are left out: "two years" speaks of a span more often than of a fact.
    """
    names = {value: word for word, value in SMALL.items()}
    found = {
        rf"{names[int(fact.value)]}\s+{re.escape(fact.unit)}"
        for fact in facts.values()
        if isinstance(fact.value, float) and fact.value in names and fact.value > 1
        if fact.unit and fact.unit.split()[-1] not in _TIMES
    }
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(found)) or '(?!)'})(?!\w)", re.IGNORECASE)


def _nearness(typed: str, fact: Fact) -> int | None:
    """Return how a fact matches what is typed: 0 same text, 1 same number, 2 same value, None not at all."""
    if _plain(typed) == _plain(fact.shown):
        return 0
    wanted, shown = quantity(typed), quantity(fact.shown)
    if wanted is None or shown is None or wanted.sign != shown.sign:
        return None
    if wanted.value == shown.value:
        return 1
    if isinstance(fact.value, str) or wanted.decimals < shown.decimals:
        return None
    return 2 if round(fact.value, wanted.decimals) == wanted.value else None


def _plain(text: str) -> str:
    """Return a text without the words that only say how exact it is."""
    return _HEDGE.sub("", " ".join(text.lower().split()))


def _words(text: str) -> set[str]:
    """Return a text's words of four letters or more, and its years."""
    return {word.lower().rstrip("s") for word in re.findall(r"[^\W_]{4,}", text)}
