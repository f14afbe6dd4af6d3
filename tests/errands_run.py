"""What errands of tests run; a module of its own, since other processes import it."""

import multiprocessing
import os
import time
from pathlib import Path

from halveit.errors import ReportError
from halveit.steps.door import read_text
from halveit.steps.hands.errands import Errand
from halveit.steps.running import Step, kept


def shouted(root, name):
    """Return a file's text in capitals: a step that is kept."""
    return kept(Step(name=f"shout {name}"), lambda: read_text(Path(root) / name).upper())


def shout_elsewhere(root, name):
    """Do the same, and leave a mark that names the process."""
    (Path(root) / "_build").mkdir(exist_ok=True)
    (Path(root) / f"_build/{name}.by").write_text(str(os.getpid()))
    shouted(root, name)


def fail(root, name):
    """Meet a mistake."""
    raise ReportError(f"{name} is wrong.", path=root)


def die(*_):
    """End the process that this runs in, unless it is the test's own."""
    if multiprocessing.parent_process():
        os._exit(3)


def linger(root, name):
    """Tell who runs this, and take a long time."""
    (Path(root) / f"{name}.pid").write_text(str(os.getpid()))
    time.sleep(600)


def errand(name, run=shout_elsewhere, seconds=2.0):
    """Return an errand on a file."""
    key = Step(name=f"shout {name}").key
    return Errand(key=key, run=run, given=(name,), seconds=seconds)
