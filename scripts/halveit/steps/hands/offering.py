"""Whether anybody is asked to help with a build, and waiting for what they do."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future
from contextlib import AbstractContextManager, ExitStack, contextmanager
from contextvars import ContextVar

from halveit.steps.hands.errands import Errand, do, new_bench
from halveit.steps.running import Keeper, Told

Engine = Callable[[], AbstractContextManager[Executor]]
"""Gives what runs errands, until its block ends."""
_WORTH = 3.0
"""Seconds of work below which it is done sooner here than anybody could be asked."""


class Hands:
    """Those who help with one build: asked when there is enough to do, and not before."""

    def __init__(self, engine: Engine, keeper: Keeper, until: ExitStack) -> None:
        """Take how they are asked, what keeps the build's results, and when they are sent home."""
        self._engine = engine
        self._keeper = keeper
        self._until = until
        self._bench = new_bench(keeper.root)
        self._executor: Executor | None = None

    def take(self, errands: Sequence[Errand]) -> None:
        """Hand errands out, in order; where they are too few to be worth it, they are left to the build itself."""
        if self._executor is None:
            if len(errands) < 2 or sum(errand.seconds for errand in errands) < _WORTH:  # noqa: PLR2004  one is none
                return
            self._executor = self._until.enter_context(self._engine())
        for errand in errands:
            self._hand_out(self._executor, errand)

    def dismiss(self) -> None:
        """Send home whoever helps, once all is done that was handed out; who is asked again comes again."""
        self.settle()
        if self._executor:
            self._until.close()
            self._executor = None

    @property
    def are_here(self) -> bool:
        """Whether they were asked, and not sent home yet."""
        return self._executor is not None

    def settle(self) -> None:
        """Wait until all that was handed out is done."""
        while self._keeper.elsewhere:
            _, done = self._keeper.elsewhere.popitem()
            self._keeper.told += done()

    def _hand_out(self, executor: Executor, errand: Errand) -> None:
        try:
            future = executor.submit(do, self._bench, errand.run, errand.given)
        except Exception:  # noqa: BLE001  whoever was to help has gone, and the build does it
            return
        self._keeper.elsewhere[errand.key] = lambda: _told(future)


def _told(future: "Future[tuple[Told, ...]]") -> Sequence[Told]:
    """Wait for an errand; return what became of its steps, or nothing where whoever did it came to grief."""
    try:
        return () if future.exception() else future.result()
    except CancelledError:
        return ()


_HANDS: ContextVar[Hands | None] = ContextVar("_HANDS", default=None)


@contextmanager
def helped(keeper: Keeper, engine: Engine | None) -> Iterator[None]:
    """Let errands that are offered inside the block be done by others; with no engine they are left undone."""
    with ExitStack() as until:
        token = _HANDS.set(Hands(engine, keeper, until) if engine else None)
        try:
            yield
        finally:
            _HANDS.reset(token)


def offer(errands: Sequence[Errand]) -> None:
    """Offer errands, the most urgent first, to whoever helps with this build: their results are kept sooner then."""
    hands = _HANDS.get()
    if hands and errands:
        hands.take(errands)


def settle() -> None:
    """Wait until all that was handed out is done."""
    if hands := _HANDS.get():
        hands.settle()


def dismiss() -> None:
    """Send home whoever helps, so that they take no room for what they cannot help with."""
    if hands := _HANDS.get():
        hands.dismiss()


def is_helped() -> bool:
    """Tell whether it makes sense to look for errands."""
    return _HANDS.get() is not None


def have_company() -> bool:
    """Tell whether others help with this build at this moment, and take their room in memory."""
    hands = _HANDS.get()
    return hands is not None and hands.are_here


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
