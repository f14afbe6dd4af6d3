"""Putting a finished file at one more address of the site."""

import os
import shutil
from pathlib import Path


def place(path: Path, target: Path, *, alone: bool = False) -> None:
    """Put a file at another place: the same file, which takes a fifth of the time, or a copy where the system has none.

    `alone` says that one of the two is still to be written: it has to be a copy then.
    """
    if not alone:
        try:
            os.link(path, target)
        except OSError:
            alone = True
    if alone:
        shutil.copyfile(path, target)
