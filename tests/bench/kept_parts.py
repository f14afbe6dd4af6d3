"""Parts of the page as they were timed last, so that one can be timed anew without the others."""

import json
import subprocess
import time
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from measurements import Goal, Part
from timing import Took

import halveit

_WORK = 3_000_000
"""How far a process counts that is timed: about a third of a second."""


@dataclass(frozen=True, kw_only=True)
class Timed:
    """A part, and how it came about."""

    part: Part
    """What was timed."""
    commit: str
    """The commit of the program."""
    day: str
    """The day, such as 26 November 2026."""
    slowed: float | None = None
    """How many times longer two processes took at once than one alone, just before: 1 where there were two free
    processors. None where that was not looked at."""

    @property
    def told(self) -> str:
        """The sentence on how it came about."""
        beside = ""
        if self.slowed is not None:
            beside = f" Just before, two processes at once took {self.slowed:.1f} times as long as one alone."
        return f"Timed on {self.day} at commit {self.commit}.{beside}"


def timed_now(part: Part, slowed: float | None) -> Timed:
    """Return a part that has just been timed."""
    return Timed(part=part, commit=_commit(), day=f"{datetime.now(UTC):%d %B %Y}", slowed=slowed)


def slowed_by_another() -> float:
    """Return how many times longer two processes take at once than one alone: machines are shared."""
    with ProcessPoolExecutor(2) as pool:
        alone = [pool.submit(_seconds).result() for _ in range(3)]
        together = [max(each.result() for each in [pool.submit(_seconds) for _ in range(2)]) for _ in range(3)]
    return min(together) / min(alone)


def _seconds() -> float:
    begun = time.perf_counter()
    sum(number * number for number in range(_WORK))
    return time.perf_counter() - begun


def _commit() -> str:
    """Return the commit of the program that was timed, where git knows it."""
    command = ["git", "-C", Path(halveit.__file__).parent, "rev-parse", "--short", "HEAD"]
    told = subprocess.run(command, check=False, capture_output=True, text=True)
    return told.stdout.strip() or "unknown"


def read_parts(path: Path) -> dict[str, Timed]:
    """Return the parts that were timed before, by name; none where the file is not there."""
    if not path.exists():
        return {}
    return {name: _timed(told) for name, told in json.loads(path.read_text(encoding="utf-8")).items()}


def write_parts(path: Path, parts: Mapping[str, Timed]) -> None:
    """Keep parts for later runs."""
    told = {name: asdict(timed) for name, timed in parts.items()}
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _timed(told: dict[str, Any]) -> Timed:
    part: dict[str, Any] = told["part"]
    part["goals"] = tuple(Goal(**goal) for goal in part["goals"])
    part["versions"] = tuple(part["versions"])
    part["ours"] = {name: Took(**took) for name, took in part["ours"].items()}
    told["part"] = Part(**part)
    return Timed(**told)
