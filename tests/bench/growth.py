"""The part of the page that tells how a clean build grows with chapters, exhibits, facts and editions."""

import shutil
import sys
from collections.abc import Mapping, Sequence
from math import log
from pathlib import Path

from entrants import CLEAN
from growing_books import WAYS
from measurements import Goal, Part, table
from timing import Took, TooLongError, timed
from tools import OURS

_PATIENCE = 1500
"""Seconds that a build may take before it is stopped."""
_LINEAR = 1.1
"""Twice as much may take 2.14 times as long and pass for linear: machines are not steady."""


def growth(folder: Path, sizes: Sequence[int]) -> Part:
    """Build a book of each size, growing in each way, once; return the part."""
    took = {way: {size: _built(folder, way, size) for size in sizes} for way in WAYS}
    heads = ["", *(f"{size:,}" for size in sizes), *(f"each of {size:,}" for size in sizes), "exponent"]
    rows = [(way, *_cells(found), _shown(exponent(found))) for way, found in took.items()]
    goals = tuple(
        Goal(
            what=f"{way}: exponent of the growth of a clean build's time from {sizes[-2]:,} to {sizes[-1]:,}",
            measured=exponent(found),
            at_most=_LINEAR,
            note="" if exponent(found) else f"the largest took over {_PATIENCE} s",
        )
        for way, found in took.items()
    )
    ours = {
        f"grown to {size:,} {way}, {CLEAN}": one for way, found in took.items() for size, one in found.items() if one
    }
    return Part(title="Growth, one run each", text=table(heads, rows), goals=goals, ours=ours)


def exponent(found: Mapping[int, Took | None]) -> float | None:
    """Return the power of the size with which the time grows between the two largest; 1 is linear."""
    (few, less), (many, more) = list(found.items())[-2:]
    return log(more.seconds / less.seconds) / log(many / few) if less and more else None


def _shown(power: float | None) -> str:
    return "" if power is None else f"{power:.2f}"


def _cells(found: Mapping[int, Took | None]) -> list[str]:
    """Return what each size took in all, then for each of the things that there are so many of."""
    whole = [f"{one.seconds:.1f} s, {one.megabytes:.0f} MB" if one else f"over {_PATIENCE} s" for one in found.values()]
    return whole + [f"{one.seconds / size * 1000:.0f} ms" if one else "" for size, one in found.items()]


def _built(folder: Path, way: str, size: int) -> Took | None:
    """Return what a clean build of a book takes; None where it takes too long."""
    book = folder / f"grown-{way}-{size}"
    shutil.rmtree(book, ignore_errors=True)
    WAYS[way](book, size)
    try:
        took = timed(OURS.command, book, book.with_suffix(".log"), at_most=_PATIENCE)
    except TooLongError as stopped:
        print(stopped, file=sys.stderr)
        return None
    finally:
        shutil.rmtree(book, ignore_errors=True)
    print(f"{size} {way}: {took.seconds:.1f} s, {took.megabytes:.0f} MB", file=sys.stderr, flush=True)
    return took
