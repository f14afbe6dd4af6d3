"""Work in threads that know of the build that they belong to: on many things at once, or beside other work."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from typing import TypeVar

from halveit.steps.door import unnoted

Given = TypeVar("Given")
Result = TypeVar("Result")


def at_once(function: Callable[[Given], Result], givens: Iterable[Given]) -> "list[Future[Result]]":
    """Return what a function makes of each thing, in order, once all is made: for work that waits for programs."""
    futures = started(function, givens)
    wait(futures)
    return futures


def started(function: Callable[[Given], Result], givens: Iterable[Given]) -> "list[Future[Result]]":
    """Return what a function will have made of each thing, in order, while other work goes on.

    What it reads is noted for the step that is running, which is to wait for it.
    """
    pool = ThreadPoolExecutor()
    futures = [pool.submit(copy_context().run, function, given) for given in givens]
    pool.shutdown(wait=False)
    return futures


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
