"""Where two versions of a file differ, told by line and column."""

import csv
import io
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

LONGEST = 60  # of a text that is quoted

Rows = Sequence[tuple[int, tuple[str, ...]]]


class Difference(Struct, frozen=True, kw_only=True):
    """One place at which a text is not what an earlier one was."""

    line: int
    """In the text as it is now."""
    place: str = ""
    """The column, or which part of the text."""
    found: str = "nothing"
    """What stands there."""
    expected: str = "nothing"
    """What stood there."""

    def told(self, was: str) -> str:
        """Return it in words; `was` says where the earlier text comes from: "was recorded"."""
        return f"{self.place}found {self.found} where {self.expected} {was}"


def differences(new: str, old: str, *, table: bool) -> list[Difference]:
    """Return the places at which a text differs from an earlier one; cell by cell for a CSV `table`."""
    rows, earlier = (_rows(text) if table else _lines(text) for text in (new, old))
    if not table:
        return list(_compared(rows, earlier, ()))
    headings, expected = (next((cells for _, cells in each), ()) for each in (rows, earlier))
    if headings != expected:
        return [_swapped(1, "the headings: ", headings, expected)]
    return list(_compared(rows, earlier, headings))


def _rows(text: str) -> Rows:
    """Return each row of a CSV text with its line."""
    reader = csv.reader(io.StringIO(text))
    try:
        return [(reader.line_num, tuple(cells)) for cells in reader]
    except csv.Error:
        return _lines(text)


def _lines(text: str) -> Rows:
    """Return each line of a text with its number."""
    return [(number, (line,)) for number, line in enumerate(text.splitlines(), 1)]


def _compared(new: Rows, old: Rows, headings: Sequence[str]) -> Iterator[Difference]:
    """Give the differences of two texts; rows are matched first, so that an added one makes no others differ."""
    noun = "row" if headings else "line"
    matcher = SequenceMatcher(None, [cells for _, cells in old], [cells for _, cells in new])
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        both = min(last - first, end - begin)
        for step in range(both):
            yield from _between(new[begin + step], old[first + step], headings)
        for line, cells in new[begin + both : end]:
            yield Difference(line=line, found=f"the {noun} {_quoted(cells)}")
        here = new[min(begin + both, len(new) - 1)][0] if new else 1
        for _, cells in old[first + both : last]:
            yield Difference(line=here, expected=f"the {noun} {_quoted(cells)}")


def _between(
    new: tuple[int, tuple[str, ...]], old: tuple[int, tuple[str, ...]], headings: Sequence[str]
) -> Iterator[Difference]:
    """Give the differences of two rows: by cell, or as a whole where they have not a cell for each heading."""
    line, cells = new
    if not len(cells) == len(old[1]) == len(headings):
        yield _swapped(line, "", cells, old[1])
        return
    for name, found, expected in zip(headings, cells, old[1], strict=True):
        if found != expected:
            yield _swapped(line, f'column "{name}": ', (found,), (expected,))


def _swapped(line: int, place: str, found: Sequence[str], expected: Sequence[str]) -> Difference:
    """Return the difference of two rows or cells; of long texts, the part around the first letter that differs."""
    new, old = ",".join(found), ",".join(expected)
    same = next((at for at, (one, other) in enumerate(zip(new, old, strict=False)) if one != other), len(new))
    start = max(0, same - LONGEST // 2)
    return Difference(line=line, place=place, found=_cut(new, start), expected=_cut(old, start))


def _quoted(cells: Sequence[str]) -> str:
    """Return a row in quotation marks."""
    return _cut(",".join(cells), 0)


def _cut(text: str, start: int) -> str:
    """Return a text in quotation marks, or a part of a long one."""
    if not text:
        return "nothing"
    if len(text) > LONGEST:
        after = "…" if start + LONGEST < len(text) else ""
        text = f"{'…' if start else ''}{text[start : start + LONGEST]}{after}"
    return f"“{text}”" if '"' in text else f'"{text}"'
