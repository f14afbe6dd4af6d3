"""The same work on many things at once, in threads that know of the build that they belong to."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

Given = TypeVar("Given")
Result = TypeVar("Result")


def at_once(function: Callable[[Given], Result], givens: Iterable[Given]) -> "list[Future[Result]]":
    """Return what a function makes of each thing, in order: for work that waits for other programs."""
    with ThreadPoolExecutor() as pool:
        return [pool.submit(copy_context().run, function, given) for given in givens]
