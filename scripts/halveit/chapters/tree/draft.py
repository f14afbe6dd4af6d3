"""A chapter in the making: its tree, and the text that pandoc read it from, for the lines of mistakes."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

from msgspec import Struct, field

from halveit.chapters.sources.contents import Entry
from halveit.chapters.sources.lines import Line
from halveit.chapters.tree.walking import Node
from halveit.errors import ReportError

_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")


class Draft(Struct, kw_only=True, dict=True):
    """One chapter between reading and the press."""

    entry: Entry
    """Its place in the book."""
    meta: dict[str, Any]
    """Its front matter."""
    source: Callable[[], tuple[Line, ...]]
    """Gives the text that pandoc read, each line with its place: only mistakes need it."""
    blocks: list[Node] = field(default_factory=list)
    """Its tree, or what of it work on the whole book needs."""

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The text that pandoc read, each line with its place."""
        return self.source()

    @cached_property
    def prose(self) -> list[tuple[Line, str]]:
        """The lines that are not code, and their texts without spans of code."""
        return [(line, _CODE_SPAN.sub("", line.text)) for line in self.lines if not line.code]

    def heading(self, title: str) -> Line | None:
        """Return the line of a heading, known by its text."""
        wanted = _letters(title)
        headings = (line for line, text in self.prose if _HEADING.match(text))
        return next((line for line in headings if _letters(line.text).startswith(wanted)), None)

    def find(self, pattern: str) -> Line | None:
        """Return the first line whose prose has a pattern."""
        return next((line for line, text in self.prose if re.search(pattern, text)), None)

    def find_word(self, word: str) -> Line | None:
        """Return the first line that has a word, an attribute or an id as it is written."""
        return self.find(_alone(word))

    def find_all(self, id: str) -> list[Line]:
        """Return the lines that give an id: in braces, or as the label of the cell that shows it."""
        return [line for line, text in self.prose if re.search(_alone(f"#{id}"), text)]

    def error(self, message: str, line: Line | None) -> ReportError:
        """Return a mistake at a line, or in the chapter where no line is known."""
        return line.error(message) if line else ReportError(message, path=self.entry.source)


def _alone(word: str) -> str:
    """Return the pattern of a word that is no part of a longer one."""
    return rf"(?<![\w-]){re.escape(word)}(?![\w-])"


def _letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(each for each in text if each.isalnum())
