"""Which report and edition a running cell speaks of: the one set by the build, or the one of the working folder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TypeVar

from halveit.data.book import edition_named
from halveit.data.editions import list_editions, load_edition
from halveit.errors import ReportError
from halveit.exhibits.shelf import Shelf
from halveit.paths import Project

Answer = TypeVar("Answer")

_CURRENT: ContextVar[Shelf | None] = ContextVar("_CURRENT", default=None)


@contextmanager
def showing(shelf: Shelf) -> Iterator[None]:
    """Let cells that run inside the block show this shelf's exhibits."""
    token = _CURRENT.set(shelf)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def current_shelf() -> Shelf:
    """Return the shelf of the build, or of the project and edition that the working folder lies in."""
    return _CURRENT.get() or _shelf_of(Project.find().root)


def asked(question: Callable[[Shelf], Answer]) -> Answer:
    """Return what the current shelf answers.

    Stock Quarto runs the cells of hidden content too, and these may ask for what another edition alone has: outside a
    build of ours, where nobody else would see to it, the first other edition that can answer does.
    """
    try:
        return question(current_shelf())
    except ReportError:
        if _CURRENT.get():
            raise
        for shelf in _others(Project.find().root):
            with suppress(ReportError):
                return question(shelf)
        raise


@cache
def _shelf_of(root: Path) -> Shelf:
    """Return the shelf of the edition that a project's book names."""
    project = Project(root)
    return Shelf(load_edition(project, edition_named(project)))


@cache
def _others(root: Path) -> tuple[Shelf, ...]:
    """Return the shelves of the editions that the book does not name."""
    project = Project(root)
    names = [name for name in list_editions(project) if name != edition_named(project)]
    return tuple(Shelf(load_edition(project, name)) for name in names)
