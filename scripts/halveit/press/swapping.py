"""The last step of a build: the finished site takes the published one's place, one build at a time."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from halveit.paths import Project


def swap(made: Path, project: Project) -> None:
    """Put a finished site in the published one's place.

    A folder cannot be put in another's place at once, so these are two renames: between them, for an instant, there is
    no site, but never half of one. If the second fails, the old site is put back and the fault is raised. Only a
    machine that stops between the two leaves none; the old site then lies in `_build/` as `old-site.<number>`.
    """
    published, old = project.site, project.build / f"old-site.{os.getpid()}"
    with _alone(project.build / "swap.lock"):
        try:
            if published.exists():
                published.rename(old)
            made.rename(published)
        except BaseException:  # being interrupted, too
            if old.exists() and not published.exists():
                old.rename(published)
            raise
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Let one build at a time into the block; the others wait, which is for an instant.

    The system holds the lock for the open file and drops it with the process, so none is ever left behind. The file
    itself stays: if it were deleted, two builds could hold two locks of the same name.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
