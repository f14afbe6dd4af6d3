"""A chapter's code run in one go, or what it showed in an earlier build where nothing that it asked has changed."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from halveit.chapters.cells.inline import expressions
from halveit.chapters.cells.options import code_lines
from halveit.chapters.cells.session import Ran, session
from halveit.chapters.cells.steps import Cell, Text
from halveit.chapters.sources.lines import text_of
from halveit.errors import ReportError
from halveit.steps.running import Step, kept

Code = tuple[str, bool]
"""A piece of code, and whether it is counted: cells are, inline expressions are not."""


def codes_of(steps: Iterable[Text | Cell]) -> Iterator[Code]:
    """Give what a chapter runs, in order."""
    for step in steps:
        if isinstance(step, Text):
            yield from ((code, False) for line in step.lines for code in expressions(line))
        elif step.options.eval and code_lines(step.inside):
            yield text_of(step.inside), True


def run_codes(
    name: str,
    folder: Path,
    codes: tuple[Code, ...],
    *,
    given: tuple[str, ...],
    answers: Mapping[str, Callable[[str], str]],
) -> list[Ran]:
    """Return what came of each piece of code, up to the first unforeseen error, after which nothing runs.

    `name` is what people call the step; `given` is what the code can see beside the project's files; `answers` are what
    it asked of the edition, as they are now.
    """
    step = Step(name=name, given=(*given, codes), code=_FLOORS)
    return kept(step, lambda: _run(folder, codes), answers=answers, pack=_pack, unpack=_unpack, keep_if=_without_error)


_FLOORS = "steps data facts exhibits chapters"


class Replay:
    """Gives what came of each piece of code, in the order in which they ran."""

    def __init__(self, rans: Iterable[Ran]) -> None:
        self._rans = iter(rans)

    def next(self) -> Ran:
        """Return what came of the next piece of code."""
        return next(self._rans)


def _run(folder: Path, codes: Iterable[Code]) -> list[Ran]:
    """Run pieces of code in a session of their own."""
    rans = []
    with session(folder) as running:
        for code, counted in codes:
            rans.append(running.run(code, counted=counted))
            if rans[-1].error and not isinstance(rans[-1].error, ReportError):
                break
    return rans


def _without_error(rans: Iterable[Ran]) -> bool:
    return not any(ran.error for ran in rans)


def _pack(rans: Iterable[Ran]) -> bytes:
    """Return what came of code as bytes; of values only texts, which alone are printed as they are."""
    return json.dumps(
        [{"count": r.count, "outputs": r.outputs, "value": r.value if isinstance(r.value, str) else None} for r in rans]
    ).encode()


def _unpack(content: bytes) -> list[Ran]:
    return [Ran(**each) for each in json.loads(content)]
