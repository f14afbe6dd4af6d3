"""What stands in a cell of a publisher's table: text without its print, numbers with their marks, and shorthand."""

import re
import unicodedata
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

# Shorthand for "no number here", with or without brackets: not applicable, not available, confidential, unreliable.
BLANKS = ("z", "x", "c", "u", ":", "..", "…", "-", "–", "—")
# Marks that may stand behind a number: what they say of it.
MARKS = {
    "b": "after a break in the series",
    "e": "estimated",
    "p": "provisional",
    "r": "revised",
    "u": "of low reliability",
}

LONG = 60  # more letters of a cell than these are not quoted
MOST = Decimal(10) ** 12  # no count of people is as large

_NOTE = re.compile(
    r"[\[(]\s*(?:foot)?notes?\b[^\])]*[\])]"  # [note 5], (notes 1 and 2)
    r"|\b(?:foot)?notes?\s*\d+(?:\s*(?:,|and|&)\s*\d+)*$"  # … note 5
    r"|[¹²³⁰⁴-⁹†‡]+",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"([-−]?(?:[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]{1,15})(?:\.[0-9]+)?)(.*)", re.S)
_MARK = re.compile(r"\s*(?:\[([a-z])\]|\(([a-z])\)|([a-z]))")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?:\.0)?(.*)", re.S)
_DASHES = "\u2010\u2011\u2012–—−"
_SHAPES = str.maketrans(_DASHES, "-" * len(_DASHES), "§*")


class Figure(Struct, frozen=True, kw_only=True):
    """What one cell says where a number is expected."""

    number: Decimal | None = None
    """The number; None where there is none."""
    marks: tuple[str, ...] = ()
    """The letters behind the number, such as r; or the shorthand that stands in its place."""
    found: str = ""
    """The text, where it is neither number nor shorthand: a fault."""


def clean(value: object) -> str:
    """Return a cell as one line of text: without odd spaces, and without characters that nobody sees."""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    seen = (" " if char.isspace() else char for char in text if char.isspace() or unicodedata.category(char)[0] != "C")
    return " ".join("".join(seen).split())


def quoted(text: str) -> str:
    """Return a text in quotation marks for a message, cut off where it is long."""
    return f'"{text}"' if len(text) <= LONG else f'"{text[: LONG - 1]}…"'


def without_notes(text: str) -> str:
    """Return a text without its markers of notes, such as [note 5]."""
    return " ".join(_NOTE.sub(" ", text).split())


def plain(text: str) -> str:
    """Return a heading or label as it is compared: small letters, no notes, marks, units or punctuation."""
    text = without_notes(clean(text)).casefold().translate(_SHAPES).replace(">=", "≥").replace("<=", "≤")
    text = re.sub(r"\[[a-z]\]", " ", text)
    text = re.sub(r"(?<=[0-9]),(?=[0-9]{3})|(?<=[0-9])\.0\b", "", text)
    text = re.sub(r"\bper (?:1000|thousand)\b[^)]*", " ", text).replace("&", " and ")
    text = re.sub(r"(?<=[a-z]{3})[0-9]{1,2}\b", " ", text)  # the number of a note, raised in print and glued on here
    text = re.sub(r"(?<=[a-z])[-/](?=[a-z])|[^\w<>≤≥+%-]|_", " ", text)
    return " ".join(text.split())


def figure(value: object) -> Figure:
    """Return what a cell says where a number is expected; an empty cell says nothing."""
    if value is None or isinstance(value, bool | datetime | date):
        return Figure(found=str(value).lower() if isinstance(value, bool) else clean(value) if value else "")
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        return Figure(number=number) if number.is_finite() and abs(number) < MOST else Figure(found=str(value))
    text = without_notes(clean(value))
    symbol = re.sub(r"^[\[(]\s*(.*?)\s*[\])]$", r"\1", text).lower()
    if symbol in BLANKS:
        return Figure(marks=(symbol,))
    found = _NUMBER.fullmatch(text)
    marks = _marks(found[2]) if found else None
    number = Decimal(re.sub("[, ]", "", found[1]).replace("−", "-")) if found else MOST
    if marks is None or abs(number) >= MOST:
        return Figure(found=text or clean(value))
    return Figure(number=number, marks=marks)


def year_of(value: object) -> tuple[int, tuple[str, ...]] | None:
    """Return the year that a cell names, with its marks, or None."""
    found = _YEAR.fullmatch(without_notes(clean(value))) if isinstance(value, int | float | str) else None
    marks = _marks(re.sub(r"[\[(]?provisional[\])]?", "[p]", found[2], flags=re.I)) if found else None
    return (int(found[1]), marks) if found and marks is not None else None


def rounded(number: Decimal, decimals: int) -> str:
    """Return a number with so many decimals, halves upwards as spreadsheets show them."""
    return str(number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))


def _marks(text: str) -> tuple[str, ...] | None:
    """Return the known marks that a text consists of, or None when it holds anything else."""
    marks: list[str] = []
    text = text.strip().lower()
    while text:
        found = _MARK.match(text)
        mark = next(filter(None, found.groups())) if found else ""
        if not found or mark not in MARKS:
            return None
        marks.append(mark)
        text = text[found.end() :]
    return tuple(marks)
