"""Running Python as a Jupyter kernel does, inside this process: a fresh session for each chapter."""

import contextlib
import io
import os
import shutil
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from halveit.chapters.cells.outputs import Output, Outputs
from halveit.steps.door import unwatched

if TYPE_CHECKING:
    from halveit.chapters.cells.kernel import Kernel


class Ran(Struct, frozen=True, kw_only=True):
    """What came of running one piece of code."""

    count: int
    """Its number among those that ran in the chapter."""
    outputs: list[Output] = field(default_factory=list)
    """What it showed, in order."""
    value: Any = None
    """The value of its last expression."""
    error: BaseException | None = None
    """What it raised."""
    error_line: int = 1
    """The line of the code where it raised, counted from 1."""


class _Stream(io.TextIOBase):
    """A standard stream that a cell writes to."""

    def __init__(self, outputs: Outputs, name: str) -> None:
        self.outputs = outputs
        self.called = name

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True

    def write(self, text: str, /) -> int:
        """Keep what is written."""
        self.outputs.stream(self.called, text)
        return len(text)


class Session:
    """One chapter's running cells: a name defined in one cell is there in the next."""

    def __init__(self, start: "Callable[[], Kernel]") -> None:
        self._start = start

    @cached_property
    def kernel(self) -> "Kernel":
        """The kernel, started when something is run for the first time."""
        return self._start()

    def run(self, code: str, *, counted: bool = True) -> Ran:
        """Run code and return what it raised too, but for a Ctrl-C, which ends the build.

        What is not counted, an inline expression, leaves the next cell's number as it is.
        """
        skipped = len(code) - len(code.lstrip("\n"))  # IPython drops blank lines at the top
        kernel, count = self.kernel, self.kernel.execution_count
        kernel.outputs.begin(count)
        kernel.faults.clear()
        with self._streams():
            result = kernel.run_cell(code[skipped:], store_history=True)
        kernel.execution_count = count + 1 if counted else count
        error = result.error_before_exec or result.error_in_exec or next(iter(kernel.faults), None)
        if isinstance(error, KeyboardInterrupt):
            raise error
        line = skipped + self._line(error, code[skipped:]) if error else 1
        return Ran(count=count, outputs=kernel.outputs.found, value=result.result, error=error, error_line=line)

    @contextlib.contextmanager
    def _streams(self) -> Iterator[None]:
        """Catch what is printed; whoever reads from the keyboard finds its end."""
        out, err = (_Stream(self.kernel.outputs, name) for name in ("stdout", "stderr"))
        keyboard = sys.stdin
        sys.stdin = io.StringIO()
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                yield
        finally:
            sys.stdin = keyboard

    def _line(self, error: BaseException, code: str) -> int:
        """Return the innermost line of the cell that an error passed through; its last line where none is known."""
        last = len(code.rstrip().split("\n"))
        if isinstance(error, SyntaxError) and (error.filename or "").startswith("<ipython-input"):
            return min(error.lineno or last, last)
        steps: list[tuple[str, int]] = []
        trace = error.__traceback__
        while trace:
            if trace.tb_frame.f_globals is self.kernel.user_global_ns:
                steps.append((trace.tb_frame.f_code.co_filename, trace.tb_lineno))
            trace = trace.tb_next
        own = [line for name, line in steps if name == steps[0][0]]
        return own[-1] if own else last


@contextlib.contextmanager
def session(folder: Path) -> Iterator[Session]:
    """Give a fresh session whose working folder is `folder`, and leave the process as it was found."""
    with contextlib.ExitStack() as stack:
        yield Session(lambda: stack.enter_context(_started(folder)))


@contextlib.contextmanager
def _started(folder: Path) -> "Iterator[Kernel]":
    """Give a new kernel, and retire it."""
    from halveit.chapters.cells.kernel import Kernel  # noqa: PLC0415  imports IPython

    with _left_as_found(), _thrown_away() as settings:
        os.chdir(folder)
        kernel = Kernel.fresh(settings)
        try:
            yield kernel
        finally:
            kernel.retire()


@contextlib.contextmanager
def _thrown_away() -> Iterator[str]:
    """Give a folder for the block. It is cleared away file by file, by names that would pass for the project's."""
    folder = tempfile.mkdtemp()
    try:
        yield folder
    finally:
        with unwatched():
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _left_as_found() -> Iterator[None]:
    """Put back what cells and IPython change in the process."""
    where, path, main, surroundings = Path.cwd(), list(sys.path), sys.modules["__main__"], dict(os.environ)
    try:
        with warnings.catch_warnings():
            warnings.showwarning = _print_warning
            yield
    finally:
        os.chdir(where)
        sys.path[:] = path
        sys.modules["__main__"] = main
        os.environ.clear()
        os.environ.update(surroundings)


def _print_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: object = None,  # noqa: ARG001  Python's signature
    line: str | None = None,
) -> None:
    """Print a warning where a cell's standard error goes, whatever the caller of this process does with warnings."""
    sys.stderr.write(warnings.formatwarning(message, category, filename, lineno, line))
