"""One build of a report at a time: another waits, and what builds that died have left behind is cleared away."""

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from halveit.paths import Project
from halveit.steps.writing import UNFINISHED

_LOCK = "build.lock"
_LEFT = ("press.*", "pdf.*", f"exhibits/*/*{UNFINISHED}", f"cells/*/*/*{UNFINISHED}")
"""What in `_build/` is of a build that runs, and of nobody once it is over."""


@contextmanager
def alone(project: Project, say: Callable[[str], None]) -> Iterator[None]:
    """Let one build or check of a report at a time into the block: they share files in `_build/`.

    The system holds the lock for the open file and drops it with the process, so none is ever left behind. The file
    itself stays: if it were deleted, two builds could hold two locks of the same name.
    """
    lock = project.build / _LOCK
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for another build of this report to end")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def clear_left(project: Project) -> None:
    """Take away what dead builds have left; a site that one of them had taken down is put back where none is.

    Only a build that is alone may do so.
    """
    for old in sorted(project.build.glob("old-site.*")):
        if not project.site.exists():
            old.rename(project.site)
        shutil.rmtree(old, ignore_errors=True)
    for pattern in _LEFT:
        for path in project.build.glob(pattern):
            _remove(path)


def _remove(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
