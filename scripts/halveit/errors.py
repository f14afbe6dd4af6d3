"""How a mistake is told to the person who can mend it: in plain words, with file and line."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path


class ReportError(Exception):
    """A user's mistake: shown without a traceback, as `file:line: message`.

    `path` is shown relative to the project where the caller gives it so; `line` counts from 1.
    """

    def __init__(self, message: str, *, path: Path | str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        """Return the message behind the place it speaks of."""
        place = "" if self.path is None else f"{self.path}:{self.line}: " if self.line else f"{self.path}: "
        return place + self.message


class Problems(ReportError):
    """Several mistakes found in one go, so that all can be mended in one go."""

    def __init__(self, problems: Sequence[ReportError]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Collector:
    """Gather mistakes while work goes on, then raise them together."""

    def __init__(self) -> None:
        self.problems: list[ReportError] = []

    def add(self, message: str, *, path: Path | str | None = None, line: int | None = None) -> None:
        """Note one mistake."""
        self.problems.append(ReportError(message, path=path, line=line))

    def take(self, error: ReportError) -> None:
        """Note a mistake that was raised, or each of several."""
        self.problems.extend(error.problems if isinstance(error, Problems) else [error])

    def finish(self) -> None:
        """Raise what was noted, each mistake once; do nothing when that is nothing."""
        told = list({str(problem): problem for problem in self.problems}.values())
        if len(told) == 1:
            raise told[0]
        if told:
            raise Problems(told)


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Return ` Did you mean "x"?` for the nearest known name, or an empty string."""
    near = get_close_matches(wrong, list(known), n=1)
    return f' Did you mean "{near[0]}"?' if near else ""
