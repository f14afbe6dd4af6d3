"""Which report and edition a running cell speaks of: the one set by the build, or the one of the working folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from halveit.data.book import edition_named
from halveit.data.editions import load_edition
from halveit.exhibits.shelf import Shelf
from halveit.paths import Project

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


@cache
def _shelf_of(root: Path) -> Shelf:
    """Return the shelf of the edition that a project's book names."""
    project = Project(root)
    return Shelf(load_edition(project, edition_named(project)))
