"""The forms in which a numeral is no statistic: dates, names, measures' bases; any other numeral states one.

One form is one row of FORMS. A new name or date needs no new row: a row is a way of writing, not a case.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from halveit.chapters.audit.words import COUNT, FRACTION, MULTIPLE, ORDINAL, SHARE


class Form(Struct, frozen=True, kw_only=True):
    """One way of writing a numeral that is no statistic."""

    kind: str
    """What such numerals are called when they are counted."""
    why: str
    """Why one is no statistic."""
    pattern: str
    """A regular expression in which one space stands for any white space."""


class Numeral(Struct, frozen=True, kw_only=True):
    """A numeral in a text, in figures or in words."""

    text: str
    """As it is written, its sign and unit of size with it: £8.1 million."""
    start: int
    """Where it begins in the text."""
    kind: str | None
    """The kind of the form that it has; None for a statistic."""


_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = r"(?:19|20)\d\d"
_WEEKS = r"(?:[2-4]\d)"
_DAYS = r"[1-4]\d\+[0-6]"
_LABEL = (
    "(?i:chapter|section|paragraph|page|pp?[.]|annex|appendix|chart|figure|table|box|footnote|version|element"
    "|workstream|phase|wave|action)"
)

FORMS = (
    Form(
        kind="numbers in titles",
        why="A number before a capital in an italic title is part of a document's name: *15 Steps for Maternity*.",
        pattern=r"(?<=\*)(?<![*\w]\*)(?:[A-Z][^*\d%£\n]*)?\d+(?= [A-Z][a-z]+[^*\n]*\*)",
    ),
    Form(
        kind="places in the literature",
        why="A DOI, or year, volume and page, says where a paper is: BMJ 2020;369:m2107.",
        pattern=rf"(?:10\.\d{{4,}}/[^\s\]]*[\w]|{_YEAR};\d+(?:\(\d+\))?:\w+(?:[-–]\w+)?)",
    ),
    Form(
        kind="names",
        why="Letters that run into figures, or a capital word joined to them, are a name: SBLCBv2, COVID-19, v3.0.",
        pattern=r"(?:[A-Za-z]+\d+(?:\.\d+)*\w*|[A-Z][A-Za-z]+-\d+)",
    ),
    Form(
        kind="dates",
        why="A day or a month says when: 10 December 2020, March 2021.",
        pattern=(
            rf"(?:\d{{4}}-\d\d-\d\d|(?:\d{{1,2}}(?:st|nd|rd|th)?(?: to | and |[-–]))?\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}"
            rf"(?: {_YEAR})?|{_MONTH} {_YEAR}|(?i:first|second) half of (?:the year|{_YEAR}))"
        ),
    ),
    Form(
        kind="spans of years",
        why="Two years joined name a financial year or a period of three: 2019-20, 2023/24, 2016-18.",
        pattern=rf"{_YEAR}[-–/](?:{_YEAR}|\d\d)",
    ),
    Form(
        kind="years",
        why="Four bare figures are a year, since a count of that size has a comma: 2010, but 1,376 trusts.",
        pattern=rf"{_YEAR}s?",
    ),
    Form(
        kind="lengths of pregnancy",
        why="Weeks of pregnancy name a group of births: before 24 weeks, 37+0 to 41+6 weeks.",
        pattern=(
            rf"(?:{_DAYS}(?:(?: to |[-–]){_DAYS})?(?: weeks)?"
            rf"|(?i:from|before|after|at|under|over|than|until|between) (?:{_WEEKS} (?:to|and) )?{_WEEKS} weeks"
            rf"|{_WEEKS} weeks(?= (?:of (?:pregnancy|gestation)|pregnant)\b))"
        ),
    ),
    Form(
        kind="bases of rates",
        why="A power of ten behind `every` or `per` is the unit of a rate: every 100,000 maternities.",
        pattern=r"(?i:per|every|each) (?:100|1,000|10,000|100,000|1,000,000|(?:hundred )?thousand|hundred|million)",
    ),
    Form(
        kind="ages",
        why="An age belongs to one person's story, or names a group: eighteen months old, aged 18.",
        pattern=(
            rf"(?:(?i:aged) (?:\d+|(?i:{COUNT}))|(?:\d+|(?i:{COUNT}))(?: |-)(?:days|weeks|months|years?)"
            r"(?: |-)(?:old|of age))"
        ),
    ),
    Form(
        kind="numbers of sections and the like",
        why="A number behind Chapter, Element or Workstream tells one from the others: Chapter 4, version 2.",
        pattern=rf"{_LABEL}s? \d{{1,3}}(?:\.\d+)*(?:(?: to |[-–])\d{{1,3}}(?:\.\d+)*)?",
    ),
    Form(
        kind="ordinals",
        why="An ordinal is a place in an order: 2nd, twenty-first.",
        pattern=rf"(?:\d+(?:st|nd|rd|th)|(?i:{ORDINAL}))",
    ),
    Form(
        kind="list markers",
        why="A number with a full stop or bracket that opens a line is the marker of a list.",
        pattern=r"(?m:^)(?:[^\S\n]|>)*\(?\d{1,2}[.)](?=\s)",
    ),
)

FIGURES = (
    r"(?:[£$€]\s?|(?<!\w)[-−](?=\d))?[\d½⅓⅔¼¾](?:[\d.,/]*[\d½⅓⅔¼¾])?"
    r"(?:\s?[%‰]|\s(?:per\scent|percent|million|billion|thousand)\b|(?:million|bn|m|k)\b)?"
)
"""A number in figures, with its sign and its unit of size."""
_START = r"(?<![\w£$€])(?<!\d[.,/+:–-])"
_END = r"(?!\w)(?![.,:/+–-]?\d)(?!\s?[%‰]|\s(?:per\scent|percent|million|billion|thousand)\b)"


def _any_numeral() -> re.Pattern[str]:
    """Return what finds every numeral: the forms by group, then numbers in words and in figures without a group."""
    forms = "|".join(f"(?P<form{place}>{_START}{form.pattern}{_END})" for place, form in enumerate(FORMS))
    words = "|".join((FRACTION, SHARE, MULTIPLE, COUNT))
    return re.compile(rf"(?:{forms}|(?<!\w)(?i:{words})(?!\w))".replace(" ", r"\s+") + f"|{FIGURES}")


_NUMERAL = _any_numeral()


def numerals(text: str) -> Iterator[Numeral]:
    """Give the numerals of a text in order; each that has no form of FORMS is a statistic."""
    for match in _NUMERAL.finditer(text):
        group = match.lastgroup
        kind = FORMS[int(group.removeprefix("form"))].kind if group else None
        yield Numeral(text=" ".join(match[0].split()), start=match.start(), kind=kind)


def states_statistic(text: str) -> bool:
    """Return whether a text has a numeral that is a statistic."""
    return any(numeral.kind is None for numeral in numerals(text))
