"""What program a step is run by: this package's own code, and the versions of what is installed beside it."""

import sys
from functools import cache
from pathlib import Path

from halveit.steps.digests import digest

_HOME = Path(__file__).parent.parent


@cache
def code_of(floors: str) -> str:
    """Return the digest of this package's files on some floors (`data exhibits`; `.` is all of them)."""
    folders = [_HOME / floor for floor in floors.split()]
    files = {path for folder in folders for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    files |= set(_HOME.glob("*.py"))
    named = ((path.relative_to(_HOME).as_posix(), path.read_bytes()) for path in sorted(files))
    return digest(b"".join(f"{name} {digest(content)}\n".encode() for name, content in named))


@cache
def versions(_: str = "") -> str:
    """Return the digest of Python's version and of the name and version of every package installed for it."""
    folders = [Path(entry) for entry in sys.path if entry and Path(entry).is_dir()]
    names = {path.name for folder in folders for path in folder.glob("*.dist-info")}
    return digest("\n".join([sys.version, *sorted(names)]).encode())
