"""Periods as publishers write them: a year, or a run of years such as `2016-18`."""

import re
from functools import total_ordering

from halveit.errors import ReportError

_FORM = re.compile(r"(\d{4})(?:-(\d{2}|\d{4}))?")


@total_ordering
class Period:
    """A run of whole calendar years, first and last included; ordered by last year, then first."""

    def __init__(self, text: str) -> None:
        """Read `2019`, `2016-18` or `2016-2018`."""
        found = _FORM.fullmatch(text)
        if not found:
            raise ReportError(f'"{text}" is not a period. Write a year (2019) or a run of years (2016-18).')
        self.text = text
        self.first = int(found.group(1))
        tail = found.group(2)
        self.last = self.first if tail is None else int(tail) if len(tail) == 4 else self._close(int(tail))  # noqa: PLR2004
        if self.last < self.first:
            raise ReportError(f'the period "{text}" ends before it begins.')
        if tail and self.last == self.first:
            raise ReportError(f'the period "{text}" is a single year. Write {self.first}.')

    def _close(self, tail: int) -> int:
        """Return the last year from its two digits, past a turn of the century where needed."""
        last = self.first // 100 * 100 + tail
        return last if last >= self.first else last + 100

    @property
    def middle(self) -> float:
        """The year at the middle: a triennium stands for its middle year."""
        return (self.first + self.last) / 2

    def __str__(self) -> str:
        """Return the period as its publisher wrote it."""
        return self.text

    def __eq__(self, other: object) -> bool:
        """Tell whether both span the same years."""
        return isinstance(other, Period) and (self.first, self.last) == (other.first, other.last)

    def __hash__(self) -> int:
        """Return a hash by the years spanned."""
        return hash((self.first, self.last))

    def __lt__(self, other: "Period") -> bool:
        """Order by last year, then by first."""
        return (self.last, self.first) < (other.last, other.first)
