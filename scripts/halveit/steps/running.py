"""Running a step, or taking its kept result where nothing that it had read has changed."""

import json
import pickle
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple, TypeVar

from halveit.steps.digests import digest
from halveit.steps.door import note, recording, replay, unwatched
from halveit.steps.reads import Now, Read, Record
from halveit.steps.store import Store, Trace
from halveit.steps.watch import watching

Result = TypeVar("Result")
Answers = Mapping[str, Callable[[str], str]]
_UNKNOWN = 0.5
"""Seconds that a step is thought to take which has not run before."""
_LEAST = 0.001
"""Seconds that a step takes at least."""


class Step(NamedTuple):
    """One piece of work with a result: what it is called, and what it was given."""

    name: str
    """As people know it: figures/stillbirths.py, for edition 2021."""
    given: tuple[Any, ...] = ()
    """What it was given, as JSON can write it: with another, it is another step."""
    inner: bool = False
    """Whether it is a part of others, of which people are not told."""
    code: str = "."
    """The floors of this package that it runs on."""

    @property
    def key(self) -> str:
        """Return the name under which its traces are kept."""
        return digest(json.dumps([self.name, self.given, self.code], sort_keys=True).encode())


class Told(NamedTuple):
    """What became of one step in a build."""

    step: str
    """Its name."""
    ran: bool
    """Whether it ran, or its kept result served."""
    why: str
    """Why it ran."""
    inner: bool = False
    """Whether it is a part of others."""


class Stopped(KeyboardInterrupt):
    """A build that nobody waits for any more, as there is another to be made."""


class Keeper:
    """What keeps the results of one build."""

    def __init__(self, store: Store, root: Path, now: Now, *, is_stale: Callable[[], bool] = lambda: False) -> None:
        """Take where results are kept, the project's root, and what is read as it is at this build.

        `is_stale` tells whether the build is to be stopped; what it has kept serves the next.
        """
        self.store = store
        self.root = root
        self.now = now
        self.is_stale = is_stale
        self.told: list[Told] = []
        """What became of each step, in order."""
        self.elsewhere: dict[str, Callable[[], Sequence[Told]]] = {}
        """By the key of a step that was handed out: what waits until it is done, and gives what became of it there."""
        self.looked_at: dict[str, Trace] = {}
        """By the key of a step: how a result of it came about that serves in this build."""
        self.remembered: dict[Hashable, Any] = {}
        """What is made once in a build."""

    def wait_for(self, key: str) -> None:
        """Wait for a step that was handed out, if it was: its result is there then, unless that came to nothing."""
        if done := self.elsewhere.pop(key, None):
            self.told += done()


_KEEPER: ContextVar[Keeper | None] = ContextVar("_KEEPER", default=None)


@contextmanager
def keeping(keeper: Keeper) -> Iterator[Keeper]:
    """Let the steps that run inside the block be kept."""
    token = _KEEPER.set(keeper)
    try:
        yield keeper
    finally:
        _KEEPER.reset(token)


def kept(
    step: Step,
    make: Callable[[], Result],
    *,
    answers: Answers | None = None,
    keep_if: Callable[[Result], bool] = lambda _: True,
    pack: Callable[[Result], bytes] = pickle.dumps,
    unpack: Callable[[bytes], Result] = pickle.loads,
) -> Result:
    """Return what `make` returns, or its kept result where everything that it had read is as it was then.

    `answers` are what the step asks besides the project's files, by the first word of the question, as digests.
    A result is kept where `keep_if` says so. Outside a build nothing is kept.
    """
    keeper = _KEEPER.get()
    if keeper is None:
        return make()
    if keeper.is_stale():
        raise Stopped
    key = step.key
    keeper.wait_for(key)
    looked = keeper.now.asking(answers) if answers else keeper.now
    content, why = _served(step, key, keeper, looked)
    if content is not None:
        return unpack(content)
    begun = perf_counter()
    with recording() as record, watching(keeper.root):
        _note_program(step, looked)
        result = make()
    if keep_if(result):
        seconds = perf_counter() - begun - record.aside
        keeper.store.keep(key, record, pack(result), seconds=seconds)
    keeper.told.append(Told(step=step.name, ran=True, why=why, inner=step.inner))
    return result


def _served(step: Step, key: str, keeper: Keeper, now: Now) -> tuple[bytes | None, str]:
    """Return the kept result of a step, noted and told as if it had run; or None, and why it has to run."""
    with unwatched():  # what is looked at is noted by whom it serves
        return _found(step, key, keeper, now)


def _found(step: Step, key: str, keeper: Keeper, now: Now) -> tuple[bytes | None, str]:
    """Return what `_served` returns."""
    why = "it has not run before"
    looked_at = keeper.looked_at.pop(key, None)
    for trace in [looked_at] if looked_at else keeper.store.traces(key):
        changed = None if looked_at else first_change(trace.record, now)
        if changed is None and (content := keeper.store.result_of(trace)) is not None:
            replay(trace.record)
            keeper.told.append(Told(step=step.name, ran=False, why="", inner=step.inner))
            return content, ""
        if why == "it has not run before":
            why = "its result was gone" if changed is None else reason(changed, keeper.root)
    return None, why


def _note_program(step: Step, now: Now) -> None:
    """Note by what program a step runs."""
    with unwatched():
        for read in (Read("code", step.code), Read("versions", "")):
            note(read, now.of(read))


def kept_together(
    name: str, givens: Sequence[Sequence[Any]], make: Callable[[Sequence[int]], Sequence[Result]]
) -> list[Result]:
    """Return what `make` returns of many things, each kept by what is given of it; untold parts of a build.

    `make` is called once, with the places of those of which nothing was kept, where there are any, and gives their
    results in that order. What it reads meanwhile is noted for each of them.
    """
    keeper = _KEEPER.get()
    if keeper is None:
        return list(make(range(len(givens))))
    steps = [Step(name=name, given=tuple(given), inner=True) for given in givens]
    keys = [step.key for step in steps]
    found = [_served(step, key, keeper, keeper.now)[0] for step, key in zip(steps, keys, strict=True)]
    lacking = [place for place, content in enumerate(found) if content is None]
    results: dict[int, Result] = {}
    if lacking:
        with recording() as record, watching(keeper.root):
            _note_program(steps[0], keeper.now)
            results = dict(zip(lacking, make(lacking), strict=True))
        for place, result in results.items():
            keeper.store.keep(keys[place], record, pickle.dumps(result))
    return [
        results[place] if content is None else pickle.loads(content)  # noqa: S301  our own, checked by its digest
        for place, content in enumerate(found)
    ]


def kept_by(
    name: str,
    *given: Any,
    make: Callable[[], Result],
    pack: Callable[[Result], bytes] = pickle.dumps,
    unpack: Callable[[bytes], Result] = pickle.loads,
) -> Result:
    """Return what `make` returns, or its kept result where it was given the same: for a part of a build, untold.

    `given` is all that the result depends on, beside what is read through the door meanwhile: texts and numbers as JSON
    can write them, and of anything large its digest.
    """
    return kept(Step(name=name, given=given, inner=True), make, pack=pack, unpack=unpack)


def wait_for(key: str) -> None:
    """Wait for what was handed out under a key, if anything was."""
    if keeper := _KEEPER.get():
        keeper.wait_for(key)


def seconds_to_make(step: Step, *, answers: Answers | None = None) -> float:
    """Return about how long a step would run now: 0 where its result is kept, and outside a build."""
    keeper = _KEEPER.get()
    if keeper is None:
        return 0.0
    looked = keeper.now.asking(answers) if answers else keeper.now
    took: list[float] = []
    key = step.key
    for trace in keeper.store.traces(key):
        with unwatched():
            changed = first_change(trace.record, looked)
        if changed is None:
            keeper.looked_at[key] = trace
            return 0.0
        took.append(trace.seconds)
    return max(took[0], _LEAST) if took else _UNKNOWN


def once(name: Hashable, make: Callable[[], Result]) -> Result:
    """Return what `make` returned when it was first called under a name in this build."""
    keeper = _KEEPER.get()
    if keeper is None:
        return make()
    if name not in keeper.remembered:
        keeper.remembered[name] = make()
    return keeper.remembered[name]


def first_change(record: Record, now: Now) -> Read | None:
    """Return the first thing, in the order in which they are remembered, that is not what it was when it was read."""
    return next((read for read, then in record.reads.items() if not now.same(read, then)), None)


def reason(read: Read, root: Path) -> str:
    """Say in words what has changed."""
    match read.kind:
        case "code":
            return "this program's own code changed"
        case "versions":
            return "an installed package changed"
        case "answer":
            return f"{read.name} changed"
    shown = Path(read.name)
    shown = shown.relative_to(root) if shown.is_relative_to(root) else shown
    if read.kind == "list":
        return f"the files {(shown / read.part).as_posix()} are others"
    match shown.parts:
        case ("data", "releases", dataset, published, file):
            named = f"{dataset} {published} {file}"
        case _:
            named = shown.as_posix()
    return f"{named} changed" if Path(read.name).exists() else f"{named} is gone"
