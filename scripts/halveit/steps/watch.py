"""What code of a project's own opens, lists and imports, past the door: edges of the dependency graph all the same."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType
from typing import Any

from halveit.steps.code import HOME
from halveit.steps.digests import digest
from halveit.steps.door import note, unwatched, watched, watched_folder
from halveit.steps.reads import ABSENT, UNREAD, Read, digest_of_list

_CACHE = "__pycache__"
_IMPORTING = "<frozen importlib"
"""How the file is called whose code looks for modules: it lists folders, and that is not what a cell asked for."""


@contextmanager
def watching(root: Path) -> Iterator[None]:
    """Note each file of a project that code of the project's own opens inside the block, past the door.

    A cell or figure may read a file as it likes, such as with pandas, and may look through a folder.
    """
    _install_watch()
    with watched(str(root.resolve()) + os.sep):
        yield


@contextmanager
def fresh_modules(root: Path) -> Iterator[None]:
    """Forget at the end of the block which modules of a project were imported in it.

    Whoever imports one next reads it again, so that this is noted; from its text, since what Python keeps of it goes by
    size and time stamp.
    """
    before = set(sys.modules)
    try:
        yield
    finally:
        for name in set(sys.modules) - before:
            module = sys.modules[name]
            if _is_of_project(getattr(module, "__file__", None) or "", str(root.resolve()) + os.sep):
                del sys.modules[name]
                _forget_kept(module)


def _forget_kept(module: ModuleType) -> None:
    """Delete what Python keeps of a module beside it."""
    if kept := getattr(module, "__cached__", None):
        with suppress(OSError):
            Path(kept).unlink()


_INSTALLED: list[bool] = []


def _install_watch() -> None:
    """Ask Python to tell of every file that is opened: once for a process, as that cannot be taken back."""
    if not _INSTALLED:
        _INSTALLED.append(True)
        sys.addaudithook(_seen)


def _seen(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in _NOTES:
        return
    root = watched_folder()
    if root and not isinstance(arguments[0], int):
        with unwatched():
            _NOTES[event](root, *arguments)


def _opened(root: str, path: Any, mode: Any, flags: Any) -> None:
    """Note a file that was opened to be read."""
    if isinstance(mode, str) and not set(mode).isdisjoint("wax"):
        return
    if mode is None and isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_DIRECTORY):
        return
    name = _source(os.path.realpath(os.fsdecode(path)))
    if _is_of_project(name, root):
        note(Read("file", name), digest(Path(name).read_bytes()) if Path(name).is_file() else ABSENT)


def _source(name: str) -> str:
    """Return the module's text that a file stands for, where Python, or a tool in its manner, keeps one of it."""
    path = Path(name)
    kept = path.parent.name == _CACHE and path.suffix == ".pyc"
    return str(path.parent.with_name(f"{path.name.partition('.')[0]}.py")) if kept else name


def _listed(root: str, path: Any = None) -> None:
    """Note a folder that was looked through."""
    if sys._getframe(2).f_code.co_filename.startswith(_IMPORTING):
        return
    name = os.path.realpath(os.fsdecode(path or "."))
    if _is_of_project(name + os.sep, root):
        note(Read("list", name, "*"), digest_of_list(Path(name), "*"))


_NOTES = {"open": _opened, "os.listdir": _listed, "os.scandir": _listed}


def _is_of_project(name: str, root: str) -> bool:
    """Tell whether a file is one that a project is made from, and none of this program's own."""
    if not name.startswith(root) or name.startswith(HOME):
        return False
    inner = Path(name.removeprefix(root)).parts
    return UNREAD.isdisjoint(inner[:1]) and _CACHE not in inner
