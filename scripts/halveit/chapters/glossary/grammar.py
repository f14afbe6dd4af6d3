"""What looks like an acronym: a word with two capitals or more, unless it has one of a few other forms.

`UK` and `NHS` are acronyms like any other, and so is `CO2`. A single capital makes none (Annex A, Chart B, vitamin D),
nor do two words joined by a hyphen that have one each (Dunkley-Bent, Pre-Term).
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from halveit.chapters.glossary.uses import Finder


class Form(Struct, frozen=True, kw_only=True):
    """One way of writing capitals that make no acronym."""

    kind: str
    """What such words are."""
    why: str
    """Why they need no expansion."""
    pattern: str
    """A regular expression of the whole word."""
    before: str = ""
    """What must stand before the word."""
    behind: str = ""
    """What must stand behind it."""

    def has(self, text: str, start: int, end: int) -> bool:
        """Return whether the word between two positions has this form."""
        return bool(
            re.fullmatch(self.pattern, text[start:end])
            and re.search(rf"(?:{self.before})\Z", text[:start])
            and re.match(self.behind, text[end:])
        )


class Stranger(Struct, frozen=True, kw_only=True):
    """An acronym that the glossary lacks."""

    acronym: str
    """In the singular."""
    start: int
    """Where it begins in the text."""


_LABEL = "annex|appendix|chapter|grade|level|part|phase|section|stage|type|volume"
FORMS = (
    Form(
        kind="words run together",
        why="Each capital begins a word or a part of a name: GitHub, McDonald.",
        pattern=r"(?:[A-Z][a-z]+){2,}",
    ),
    Form(
        kind="Roman numerals",
        why="Up to 39, behind a name or a label: Henry VIII, type II. Alone, IV may be an acronym.",
        pattern=r"X{0,3}(?:IX|IV|V?I{0,3})",
        before=rf"\b(?:[A-Z][a-z]+|{_LABEL})\s+",
    ),
    Form(
        kind="initials",
        why="First names with full stops, before the last name: J.K. Rowling.",
        pattern=r"(?:[A-Z]\.)+[A-Z]",
        behind=r"\.?\s+[A-Z][a-z]",
    ),
    Form(
        kind="numbers of documents",
        why="Capitals that run into three figures or more say which document is meant: PMC8728648.",
        pattern=r"[A-Z]+\d{3,}[A-Z\d]*",
    ),
)

_LETTER = r"[^\W_]"
# A full stop belongs to a word only between capitals, as in GOV.UK; else a space is missing behind a sentence.
_WORD = re.compile(rf"{_LETTER}+(?:&{_LETTER}+|\.[A-Z]+(?!{_LETTER}))*")
_PLURAL = re.compile(r"(?<=[A-Z\d])s$")
_TWO = 2


def strangers(text: str, finder: Finder) -> Iterator[Stranger]:
    """Give the acronyms of a text that a glossary lacks, in order."""
    rest = _without_known(text, finder)
    for word in _WORD.finditer(rest):
        capitals = sum(letter.isupper() for letter in word[0])
        if capitals >= _TWO and not any(form.has(text, word.start(), word.end()) for form in FORMS):
            yield Stranger(acronym=_PLURAL.sub("", word[0]), start=word.start())


def _without_known(text: str, finder: Finder) -> str:
    """Return the text with blanks in the place of the acronyms that the glossary has."""
    for use in finder.find(text):
        text = f"{text[: use.start]}{' ' * (use.end - use.start)}{text[use.end :]}"
    return text
