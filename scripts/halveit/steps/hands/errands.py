"""A piece of work that another process can do for a build, and the doing of it there."""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from threading import Lock

from msgspec import Struct

from halveit.errors import ReportError
from halveit.steps.code import code_of, versions
from halveit.steps.reads import Now
from halveit.steps.running import Keeper, Told, keeping
from halveit.steps.store import Store

_ONE_AT_A_TIME = Lock()
"""Cells have the working folder and the standard streams of a process to themselves."""


class Errand(Struct, frozen=True, kw_only=True):
    """A step that can be done elsewhere."""

    key: str
    """By what whoever needs its result waits for it: the step's key."""
    run: Callable[..., object]
    """What runs it: a function of a module, called with the project's root and with `given`."""
    given: tuple[str, ...]
    """What else that function is called with."""
    seconds: float
    """About how long it takes."""


class Bench(Struct, frozen=True, kw_only=True):
    """Where errands of one build are done."""

    root: Path
    """The project, which is at the same place for all who help."""
    build: str
    """A name that no other build has."""
    program: str
    """The program that makes the build: whoever has another must not help."""


def program() -> str:
    """Return what stands for the program that runs here: this package, Python, and what is installed."""
    return f"{code_of('.')} {versions()}"


def new_bench(root: Path) -> Bench:
    """Return the bench of a build that begins."""
    return Bench(root=root, build=os.urandom(16).hex(), program=program())


def do(bench: Bench, run: Callable[..., object], given: tuple[str, ...]) -> tuple[Told, ...]:
    """Do an errand and return what of its steps ran, and why; results are kept in the project's own store.

    Nobody is told of a mistake here: what it is in is not kept, so the build meets it again and tells it.
    """
    if bench.program != program():
        raise ReportError("this worker runs another program than the build that it was to help.")
    with _ONE_AT_A_TIME, keeping(_keeper(bench)) as keeper:
        before = len(keeper.told)
        with suppress(Exception):  # a figure or cell can raise anything
            run(bench.root, *given)
        return tuple(each for each in keeper.told[before:] if each.ran)


@lru_cache(maxsize=1)
def _keeper(bench: Bench) -> Keeper:
    """Return what keeps the results of a build: what was looked at for one errand need not be for the next."""
    return Keeper(store=Store(bench.root / "_build/kept", bench.root), root=bench.root, now=Now())
