"""The page of measurements: where and how they were made, what was asked for, and each part."""

import csv
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kept_parts import Timed
from measurements import Part, before_and_after, goals_table
from timing import EVERY, MEASURED_TOGETHER, PROCESSES, Took

_COLUMNS = ("what", "seconds", "megabytes")
_ALONE = "Memory is the most that one process of a command held: this system does not tell what several share."
_TOGETHER = (
    "Memory is the most that a command and all processes that it started held at one moment (looked at every "
    f"{EVERY * 1000:.0f} ms); what several of them share is counted once (proportional set size)."
)
_HOW = f"""\
All tools build the same made-up book in turn: each chapter has twelve paragraphs, a chart and a table from a CSV file
of its own. A clean build starts without anything that the tool had made or kept; programs and libraries lie in the
disk cache. Times are medians by the clock on the wall, of the whole command from its start to its end. Ours makes,
beside the pages, a PDF, executed notebooks and a data file of each exhibit, and proves the whole. \
{_TOGETHER if MEASURED_TOGETHER else _ALONE}"""


def page(timed: Sequence[Timed], before: Mapping[str, Took]) -> str:
    """Return the page; `before` are our own numbers before the work on speed."""
    parts = [each.part for each in timed]
    versions = [version for part in parts for version in part.versions]
    goals = [goal for part in parts for goal in part.goals]
    after = {name: took for part in parts for name, took in part.ours.items()}
    sections = [
        "# Benchmarks",
        "Written by `make bench`, or by a run of some of its parts; each says below when it was timed.",
        "\n".join(f"- {line}" for line in (machine(), *versions)),
        _HOW,
        f"## What was asked for\n\n{goals_table(goals)}",
        *(f"## {each.part.title}\n\n{each.told}\n\n{each.part.text}" for each in timed),
        f"## Before and after\n\n{_BEFORE}\n\n{before_and_after(before, after)}",
    ]
    return "\n\n".join(section.strip() for section in sections) + "\n"


_BEFORE = """\
Our own numbers before exact rebuilds reached the pages (commit fd122ae, one run each, kept in `before.csv`) and now, on
the same kind of machine."""


def machine() -> str:
    """Return what machine this is, in words."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    named = f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB"
    return f"{named}; {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def _processor() -> str:
    """Return the processor's name, where the system tells it."""
    told = PROCESSES / "cpuinfo"
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.processor()
    )


def read_ours(path: Path) -> dict[str, Took]:
    """Return our own numbers of an earlier run, as `write_ours` wrote them."""
    with path.open(encoding="utf-8", newline="") as rows:
        return {
            row["what"]: Took(seconds=float(row["seconds"]), megabytes=float(row["megabytes"]))
            for row in csv.DictReader(rows)
        }


def write_ours(path: Path, parts: Iterable[Part]) -> None:
    """Write our own numbers as CSV, to be the column "before" of later runs."""
    rows = [
        (name, f"{took.seconds:.2f}", f"{took.megabytes:.0f}") for part in parts for name, took in part.ours.items()
    ]
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([_COLUMNS, *rows])
