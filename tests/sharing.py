"""What is made once for all tests of a run, whichever of its processes asks first."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from halveit.paths import Project
from halveit.press.charts import bundle
from halveit.press.fonts import KEPT_IN, WEB_FONTS, cut_font


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
