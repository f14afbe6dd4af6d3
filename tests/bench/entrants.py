"""Tools that build copies of the same book in turn."""

import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import made_up
from measurements import middle
from timing import Took, timed
from tools import Tool

CLEAN, NOTHING, SENTENCE, VALUE = CASES = ("clean build", "nothing changed", "a sentence changed", "a value changed")
PLACE = 3
"""The chapter that is edited."""


@dataclass
class Entrant:
    """A tool with its copy of the book."""

    tool: Tool
    """The tool."""
    programs: Path
    """Where its programs lie."""
    book: Path
    """Its copy."""
    took: dict[str, list[Took]] = field(default_factory=dict)
    """What its runs took, by case."""
    stale: bool = False
    """Whether its page showed the old number after a value had changed."""

    def run(self, case: str, turn: int) -> None:
        """Change what the case changes, build the book and note what that took."""
        rate = self._change(case, turn)
        command = [self.programs / self.tool.command[0], *self.tool.command[1:]]
        took = timed(command, self.book, self.book.with_suffix(".log"))
        self.took.setdefault(case, []).append(took)
        if rate:
            page = self.book / self.tool.page.format(made_up.name(PLACE))
            self.stale |= f"last rate was {rate}" not in _words(page)
        print(f"{self.tool.name}, {case}: {took.seconds:.2f} s, {took.megabytes:.0f} MB", file=sys.stderr, flush=True)

    def _change(self, case: str, turn: int) -> str:
        """Change what a case changes; return the rate that the page must show then, if it is another."""
        if case == CLEAN:
            for made in self.tool.made:
                shutil.rmtree(self.book / made, ignore_errors=True)
        elif case == SENTENCE:
            made_up.edit_sentence(self.book / self.tool.chapter.format(made_up.name(PLACE)), turn)
        elif case == VALUE:
            return self.tool.change_value(self.book, PLACE, turn)
        return ""

    def middle(self, case: str) -> Took:
        """Return what a case took: the median, and the most memory."""
        return middle(self.took[case])


def entrants(tools: Sequence[Tool], chapters: int, folder: Path) -> Iterator[Entrant]:
    """Give each tool that can be had, with a new copy of the book."""
    for tool in tools:
        programs = tool.install(folder / "tools")
        if programs is None:
            print(f"{tool.name} is left out: it is not installed here.", file=sys.stderr)
            continue
        book = folder / f"{tool.name.replace(' ', '-')}-{chapters}"
        shutil.rmtree(book, ignore_errors=True)
        tool.write(book, chapters)
        yield Entrant(tool=tool, programs=programs, book=book)


def of_large(times: int) -> int:
    """Return how often to build what takes a minute or more, where small books are built so many times."""
    return min(times, 2)


def take_turns(entered: Sequence[Entrant], times: int) -> None:
    """Run each case with each tool, one tool after the other, so that a slow minute of the machine slows all."""
    for turn in range(times):
        for case in CASES:
            for entrant in entered:
                entrant.run(case, turn)


def _words(page: Path) -> str:
    """Return a page's text without its tags."""
    return " ".join(re.sub(r"<[^>]*>", "", page.read_text(encoding="utf-8")).split())
