"""Where a chapter's file says what its tree holds: the tree knows no lines, but the file can be asked for the words."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

Lines = Callable[..., int | None]


def lines_below(root: Path) -> Lines:
    """Return a function that looks up words in the files of a report.

    It takes a file's path from the root, and words that stand on one line. It returns the number of the first line that
    has all of them, counted from 1; None where no line has them, as with what a cell or an included file brings.
    """

    @cache
    def read(name: str) -> tuple[str, ...]:
        path = root / name
        return tuple(map(_squeezed, path.read_text(encoding="utf-8").split("\n"))) if path.is_file() else ()

    def line_of(name: str, *words: str) -> int | None:
        wanted = [_squeezed(word) for word in words if word.strip()]
        if not wanted:
            return None
        lines = enumerate(read(name), start=1)
        return next((number for number, line in lines if all(word in line for word in wanted)), None)

    return line_of


def nowhere(_name: str, *_words: str) -> None:
    """Stand in for the lines of a report that lies in no folder."""


def _squeezed(text: str) -> str:
    """Return a text with single spaces between its words."""
    return re.sub(r"\s+", " ", text).strip()
