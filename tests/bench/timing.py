"""What a command takes: time by the clock on the wall, and the memory of all its processes together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread, Timer

PROCESSES = Path("/proc")
EVERY = 0.05
"""Seconds from one look at the memory to the next."""
MEASURED_TOGETHER = (PROCESSES / "self/smaps_rollup").exists()
"""Whether this system tells what processes hold together."""


@dataclass(frozen=True, kw_only=True)
class Took:
    """What one run took."""

    seconds: float
    """By the clock on the wall."""
    megabytes: float
    """The most that its processes held together; where the system does not tell, the most that the first held."""


class TooLongError(Exception):
    """A command did not end in the time that it had."""


def timed(command: Sequence[str | Path], folder: Path, log: Path, *, at_most: float = 3600) -> Took:
    """Run a command to its end; one that fails ends everything, one that takes over `at_most` seconds is stopped."""
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**usual, "PATH": f"{Path(command[0]).parent}{os.pathsep}{os.environ['PATH']}"}
    with log.open("wb") as out:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdout=out, stderr=subprocess.STDOUT, env=environment, start_new_session=True
        )
        memory, stop = _Memory(process.pid), Timer(at_most, os.killpg, (process.pid, signal.SIGKILL))
        memory.start()
        stop.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
    stop.cancel()
    if seconds >= at_most:
        raise TooLongError(f"{' '.join(map(str, command))} took over {at_most} s in {folder}; see {log}")
    if status:
        sys.exit(f"{' '.join(map(str, command))} failed in {folder}; see {log}")
    largest = memory.ended() if MEASURED_TOGETHER else usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    return Took(seconds=seconds, megabytes=largest)


class _Memory(Thread):
    """Looks again and again at what a process and its descendants hold together."""

    def __init__(self, first: int) -> None:
        super().__init__(daemon=True)
        self._first = first
        self._ended = Event()
        self._largest = 0.0

    def run(self) -> None:
        """Look until the end."""
        while MEASURED_TOGETHER and not self._ended.wait(EVERY):
            self._largest = max(self._largest, sum(held(process) for process in _family(self._first)))

    def ended(self) -> float:
        """Stop looking; return the most that was held at one time, in megabytes."""
        self._ended.set()
        self.join()
        return self._largest


def _family(process: int) -> Iterator[int]:
    """Give a process and its descendants, those that other threads of it started among them."""
    yield process
    try:
        threads = [listed.read_text() for listed in (PROCESSES / str(process) / "task").glob("*/children")]
    except OSError:
        return  # it, or one of its threads, has ended meanwhile: the next look finds the rest
    for child in " ".join(threads).split():
        yield from _family(int(child))


def held(process: int) -> float:
    """Return what a process holds in megabytes: what it shares with others is divided among them."""
    try:
        told = (PROCESSES / str(process) / "smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith("Pss:")), 0.0)
