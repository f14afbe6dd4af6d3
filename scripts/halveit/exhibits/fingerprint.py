"""What an exhibit's pictures are made from, in one line of text: if it is the same, so are they."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import halveit
from halveit.data.door import Record

_DRAWN_BY = ("altair", "font-source-sans-pro", "pandas", "scipy", "vl-convert-python")


def fingerprint(record: Record, root: Path) -> str:
    """Return a digest of everything read below `root` to make an exhibit, of this package, and of what draws it."""
    read = sorted(f"{path.relative_to(root).as_posix()} {digest}" for path, digest in record.files.items())
    return hashlib.sha256("\n".join((*read, _own_code(), *_versions())).encode()).hexdigest()


@cache
def _own_code() -> str:
    """Return a digest of the floors that draw."""
    home = Path(halveit.__file__).parent
    floors = ("data", "indicators", "drawing", "facts", "exhibits")
    files = sorted(path for floor in floors for path in (home / floor).rglob("*.py"))
    whole = hashlib.sha256()
    for path in files:
        whole.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


@cache
def _versions() -> tuple[str, ...]:
    """Return the versions of the libraries that the pictures depend on."""
    return tuple(f"{name} {version(name)}" for name in _DRAWN_BY)
