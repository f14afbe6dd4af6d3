"""Work in threads that know of the build that they belong to: on many things at once, or beside other work."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

from halveit.steps.door import unnoted

Given = TypeVar("Given")
Result = TypeVar("Result")


def at_once(function: Callable[[Given], Result], givens: Iterable[Given]) -> "list[Future[Result]]":
    """Return what a function makes of each thing, in order: for work that waits for other programs."""
    with ThreadPoolExecutor() as pool:
        return [pool.submit(copy_context().run, function, given) for given in givens]


def begun(function: Callable[[], Result]) -> "Future[Result]":
    """Return what a function will have made: it runs beside what comes next.

    It is of no step that is running, and is to be given what it needs of the project instead of reading that itself.
    """
    with unnoted():
        context = copy_context()
    pool = ThreadPoolExecutor(max_workers=1)
    future = pool.submit(context.run, function)
    pool.shutdown(wait=False)
    return future
