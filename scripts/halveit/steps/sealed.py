"""Files that are kept under a name and the digest of what is in them, so that one that was spoilt serves nobody."""

import os
from collections.abc import Callable
from pathlib import Path

from halveit.steps.digests import digest
from halveit.steps.writing import UNFINISHED


def sealed(folder: Path, name: str, ending: str) -> Path | None:
    """Return the file of a folder that is kept under a name; None where there is none, or it is not what it was."""
    for path in folder.glob(f"{name}-*{ending}"):
        if path.name == _sealed_name(name, ending, path.read_bytes()):
            return path
    return None


def made_once(folder: Path, name: str, ending: str, make: Callable[[Path], object]) -> Path:
    """Return the file that is kept under a name; where there is none, `make` writes it at the path that it is given."""
    if kept := sealed(folder, name, ending):
        return kept
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{name}.{os.urandom(8).hex()}{UNFINISHED}"  # another build may make the same
    make(unfinished)
    return unfinished.replace(folder / _sealed_name(name, ending, unfinished.read_bytes()))


def _sealed_name(name: str, ending: str, content: bytes) -> str:
    return f"{name}-{digest(content)[:32]}{ending}"
