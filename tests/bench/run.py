"""Time the same book with each tool, in turn and several times over; print the medians as a table.

Run it with `make bench`. What a tool needs is installed into _build/bench/, each in an environment of its own.
"""

import argparse
import os
import platform
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import books
from tools import OURS, TOOLS, Took, Tool, timed

CASES = ("clean", "nothing changed", "a sentence changed", "a value changed")
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

    def run(self, case: str) -> None:
        """Build the book and note what that took."""
        command = [str(self.programs / self.tool.command[0]), *self.tool.command[1:]]
        self.took.setdefault(case, []).append(timed(command, self.book, self.book.with_suffix(".log")))

    def clean(self) -> None:
        """Take away what was built."""
        for made in self.tool.made:
            shutil.rmtree(self.book / made, ignore_errors=True)

    def seconds(self, case: str) -> float:
        """Return the median of a case's seconds."""
        return median(each.seconds for each in self.took[case])

    def megabytes(self, case: str) -> float:
        """Return the most memory that a run of a case took."""
        return max(each.megabytes for each in self.took[case])


def main(arguments: Sequence[str] | None = None) -> None:
    """Time each number of chapters that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chapters", type=int, nargs="+", default=[10, 100])
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--only", nargs="+", help="names of tools")
    parser.add_argument("--folder", type=Path, default=Path("_build/bench"))
    parser.add_argument("--out", type=Path, help="a Markdown file to write the tables to")
    asked = parser.parse_args(arguments)
    folder = asked.folder.resolve()
    texts = [f"Measured on {machine()}.\n"]
    for chapters in asked.chapters:
        entrants = list(_entrants(folder, chapters, asked.only))
        for turn in range(asked.times):
            _round(entrants, turn)
        texts.append(_table(entrants, chapters, asked.times))
        print(texts[-1], flush=True)
    if asked.out:
        asked.out.write_text("\n".join(texts), encoding="utf-8")


def _entrants(folder: Path, chapters: int, only: Sequence[str] | None) -> Iterator[Entrant]:
    """Give each tool that can be had, with a new copy of the book."""
    for tool in TOOLS:
        programs = tool.install(folder / "tools") if not only or tool.name in only else None
        if programs is None:
            print(f"{tool.name} is left out: it is not asked for, or not installed here.", file=sys.stderr)
            continue
        book = folder / f"{tool.name.replace(' ', '-')}-{chapters}"
        shutil.rmtree(book, ignore_errors=True)
        tool.write(book, chapters)
        yield Entrant(tool=tool, programs=programs, book=book)


def _round(entrants: Sequence[Entrant], turn: int) -> None:
    """Run each case with each tool, one tool after the other, so that a slow minute of the machine slows all."""
    steps: dict[str, Callable[[Entrant], str | None]] = {
        "clean": lambda entrant: entrant.clean(),
        "nothing changed": lambda _: None,
        "a sentence changed": lambda entrant: books.edit_sentence(
            entrant.book / entrant.tool.chapter.format(books.name(PLACE)), turn
        ),
        "a value changed": lambda entrant: entrant.tool.change_value(entrant.book, PLACE, turn),
    }
    for case, change in steps.items():
        for entrant in entrants:
            rate = change(entrant)
            entrant.run(case)
            if rate:
                page = entrant.book / entrant.tool.page.format(books.name(PLACE))
                entrant.stale |= f"last rate was {rate}" not in _words(page)
            print(f"{entrant.tool.name}, {case}: {entrant.took[case][-1].seconds:.2f} s", file=sys.stderr, flush=True)


def _words(page: Path) -> str:
    """Return a page's text without its tags."""
    return " ".join(re.sub(r"<[^>]*>", "", page.read_text(encoding="utf-8")).split())


def _table(entrants: Sequence[Entrant], chapters: int, times: int) -> str:
    """Return the medians, and what they are of ours, as a table in Markdown."""
    ours = next((each for each in entrants if each.tool is OURS), None)
    heads = ["case", *(each.tool.name for each in entrants)]
    others = [each for each in entrants if each is not ours]
    heads += [f"ours / {each.tool.name}" for each in others] if ours else []
    rows = []
    for case in CASES:
        row = [case, *(f"{each.seconds(case):.2f} s, {each.megabytes(case):.0f} MB" for each in entrants)]
        row += [f"{ours.seconds(case) / each.seconds(case):.2f}" for each in others] if ours else []
        rows.append(row)
    right = ["after a value changed", *("stale" if each.stale else "right" for each in entrants)]
    rows.append(right + [""] * (len(heads) - len(right)))
    lines = ["| " + " | ".join(cells) + " |" for cells in (heads, ["---"] * len(heads), *rows)]
    return f"## {chapters} chapters, medians of {times}\n\n" + "\n".join(lines) + "\n"


def machine() -> str:
    """Return what machine this is, in words."""
    return f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
