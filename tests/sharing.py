"""What is made once for all tests of a run, whichever of its processes asks first."""

import os
import pickle
import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from filelock import FileLock

from halveit.data.editions import Edition
from halveit.exhibits.shelf import Shelf, Shelved
from halveit.paths import Project
from halveit.press.charts import bundle
from halveit.press.fonts import KEPT_IN, WEB_FONTS, cut_font

Made = TypeVar("Made")


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return the folder of a name, which `make` has filled."""
    run = factory.getbasetemp()
    shared = run.parent if os.environ.get("PYTEST_XDIST_WORKER") else run
    folder = shared / name
    with FileLock(shared / f"{name}.lock"):
        if not folder.exists():
            half = Path(tempfile.mkdtemp(dir=shared))
            make(half)
            half.rename(folder)
    return folder


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[], Made]) -> Made:
    """Return what `make` has made under a name, a copy of it where another process did."""
    folder = once(factory, name, lambda folder: (folder / "made").write_bytes(pickle.dumps(make())))
    return pickle.loads((folder / "made").read_bytes())


class SharedShelf(Shelf):
    """A shelf of the real report for tests that only read it: each exhibit is made once in a run."""

    def __init__(self, edition: Edition, factory: pytest.TempPathFactory) -> None:
        """Take the edition, and what knows the folder of the run."""
        super().__init__(edition)
        self._factory = factory
        self._shared: dict[str, Shelved] = {}

    def get(self, label: str) -> Shelved:
        """Return an exhibit by label."""
        if label not in self._shared:
            name, make = f"{label}-{self.edition.name}", partial(super().get, label)
            self._shared[label] = made_once(self._factory, name, make) if self.has(label) else make()
        return self._shared[label]


def begun(factory: pytest.TempPathFactory) -> Path:
    """Return a folder like `_build/` with what all builds make of installed packages alone, in seconds."""
    return once(factory, "begun", _begin)


def begin(project: Project, factory: pytest.TempPathFactory) -> None:
    """Give a project what is made of installed packages alone, as if it had been built before with other contents."""
    shutil.copytree(begun(factory), project.build, dirs_exist_ok=True)


def _begin(folder: Path) -> None:
    for font in WEB_FONTS:
        cut_font(font, folder / KEPT_IN)
    bundle.bundle(folder / bundle.KEPT_IN)
