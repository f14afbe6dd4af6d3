"""Numbers written in words: which of them state a statistic, and what they are worth.

Covered: counts from ten upwards (ten, sixty-eight, two thousand, hundreds), fractions (half, a quarter, two thirds),
shares (one in five) and multiples (twice as, three times the). Not covered: counts below ten, since plain English
writes them for things that the sentence itself lists ("they did four things"), unless a fact has that value and its
unit follows ("seven sites"); verbs ("halve" is the ambition's name); and what has no value (most, few, once).
"""

import re

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    *(f"{word}teen" for word in ("four", "fif", "six", "seven", "eigh", "nine")),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL = {word: value for value, word in enumerate(_ONES, 1)}
_LARGE = {word: value for value, word in enumerate(_TEENS, 10)}
_LARGE |= {word: value * 10 for value, word in enumerate(_TENS, 2)}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_PARTS = {"half": 50.0, "quarter": 25.0, "third": 100 / 3, "fifth": 20.0, "eighth": 12.5, "tenth": 10.0}

_small, _large, _scale = ("|".join(words) for words in (SMALL, _LARGE, SCALES))
COUNT = (
    rf"(?:(?:{_small})(?: |-)(?:and )?)*(?:{_large}|(?:{_scale})s?)"
    rf"(?:(?: |-)(?:and )?(?:{_small}|{_large}|(?:{_scale})s?))*"
)
"""From ten upwards; a space stands for any white space, here and below."""
_ANY_COUNT = rf"(?:{COUNT}|{_small})"
_BEHIND_A_FRACTION = "of|as|more|less|fewer|lower|higher|in|by|to|between|from|since"
FRACTION = (
    rf"(?:(?:{_ANY_COUNT} and a )?half|(?:a|one|three) quarters?"
    rf"|(?:a|{_small}) (?:third|fifth|eighth|tenth)s?(?= (?:{_BEHIND_A_FRACTION})\b|(?!\s*\w)))"
)
"""A third survey is an ordinal, a third of them is a fraction: a noun behind it tells."""
SHARE = rf"(?:{_small}) in (?!one\b)(?:{_small}|{_large})"
MULTIPLE = (
    rf"(?:(?:twice|double|{_ANY_COUNT} times)"
    r"(?= (?:as|the|more|less|higher|lower|greater|likelier)\b|\s*\Z))"
)
ORDINAL = rf"(?:{'|'.join(_TENS)})-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"

_FIRST_COUNT = re.compile(rf"\b{_ANY_COUNT}\b".replace(" ", r"\s+"), re.IGNORECASE)
_PART = re.compile(rf"\b(?P<mixed>and\s+a\s+)?(?P<part>{'|'.join(_PARTS)})s?\b", re.IGNORECASE)
_TWICE = re.compile(r"\b(?:twice|double)\b", re.IGNORECASE)


def value_of(text: str) -> tuple[float, str] | None:
    """Return what words are worth and the sign that they stand for: `%` for fractions, else nothing.

    Where there are several numbers, the first is read. None where there is none, and for "hundreds".
    """
    count = _FIRST_COUNT.search(text)
    times = _worth(count[0]) if count else None
    part = _PART.search(text)
    if part and part["mixed"] and times:
        return times + _PARTS[part["part"].lower()] / 100, ""
    if part:
        return (times or 1) * _PARTS[part["part"].lower()], "%"
    if _TWICE.search(text):
        return 2.0, ""
    return None if times is None else (times, "")


def _worth(count: str) -> float | None:
    """Return the value of a count: two hundred and six thousand is (2 x 100 + 6) x 1000; None for "hundreds"."""
    whole, group = 0, 0
    for word in re.findall("[a-z]+", count.lower().replace(" and ", " ")):
        if word.rstrip("s") in SCALES and word not in SCALES:
            return None
        if word not in SCALES:
            group += SMALL.get(word) or _LARGE[word]
        elif SCALES[word] < SCALES["thousand"]:
            group = (group or 1) * SCALES[word]
        else:
            whole, group = whole + (group or 1) * SCALES[word], 0
    return float(whole + group)
