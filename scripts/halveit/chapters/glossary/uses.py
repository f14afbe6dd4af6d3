"""Where the glossary's acronyms stand in a text, in the singular, in the plural and as possessives."""

import re
from collections.abc import Iterable

from msgspec import Struct

from halveit.data.glossary import Entry

_ENDING = r"(?P<ending>[’']s|s[’']?)?"
_LETTER = r"[^\W_]"
# A full stop with a letter behind it is inside an address: hsib.org.
_START = rf"(?<!{_LETTER})(?<!{_LETTER}[.&])"
_END = rf"(?!{_LETTER})(?![.&]{_LETTER})"
_JOINING_WORDS = {"and", "the"}


class Use(Struct, frozen=True, kw_only=True):
    """An acronym in a text."""

    entry: Entry
    """Its row of the glossary."""
    start: int
    """Where it begins in the text."""
    end: int
    """Where it ends, the ending of a plural or possessive included."""
    ending: str
    """That ending, such as s or ’s."""

    @property
    def expansion(self) -> str:
        """The words that it stands for, in the form that it has here."""
        words = self.entry.expansion.replace("'", "’")
        words = plural(words) if self.ending.startswith("s") else words
        return possessive(words) if len(self.ending) > 1 else words


class Finder:
    """Finds the acronyms of one glossary."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Take the glossary's entries."""
        self.entries = {entry.acronym: entry for entry in entries}
        longest_first = sorted(self.entries, key=len, reverse=True)
        acronyms = "|".join(_pattern(acronym) for acronym in longest_first) or "(?!)"
        self._pattern = re.compile(f"{_START}(?P<acronym>{acronyms}){_ENDING}{_END}")

    def find(self, text: str) -> list[Use]:
        """Return the acronyms of a text in order; of two that overlap, the longer."""
        return [
            Use(
                entry=self.entries[" ".join(match["acronym"].split())],
                start=match.start(),
                end=match.end(),
                ending=match["ending"] or "",
            )
            for match in self._pattern.finditer(text)
        ]


def _pattern(acronym: str) -> str:
    """Return the pattern of an acronym; one with spaces may be broken over two lines."""
    return r"\s+".join(re.escape(part) for part in acronym.split(" "))


def plural(words: str) -> str:
    """Return the plural of a name by its last word's letters: Networks, Boards, Libraries."""
    if re.search(r"[^aeiou]y$", words):
        return f"{words[:-1]}ies"
    return f"{words}es" if re.search(r"(?:s|x|ch|sh)$", words) else f"{words}s"


def possessive(words: str) -> str:
    """Return the possessive of a name: Branch’s, Trusts’."""
    return f"{words}’" if words.endswith("s") else f"{words}’s"


def spells_out(paragraph: str, line: str, use: Use) -> bool:
    """Return whether a paragraph tells what an acronym in it stands for; `line` is the part that its place counts in.

    It does where it has the words, in any case and in the singular or plural. Where the acronym stands alone in
    brackets, half of them are enough: the second version of the Saving Babies’ Lives Care Bundle (SBLCBv2).
    """
    wanted, there = _letters(use.entry.expansion), _letters(paragraph)
    if f" {' '.join(wanted)} " in f" {' '.join(there)} ":
        return True
    in_brackets = line[: use.start].endswith("(") and line.startswith(")", use.end)
    return in_brackets and 2 * sum(word in there for word in wanted) >= len(wanted)


def _letters(text: str) -> list[str]:
    """Return the words of a text in small letters, without plural endings and without words that only join."""
    words = (word for word in re.findall(r"[^\W_]+", text.casefold()) if word not in _JOINING_WORDS)
    return [word.removesuffix("s") for word in words]
