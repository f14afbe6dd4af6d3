"""What program a step is run by: this package's own code, and the versions of what is installed beside it."""

import os
import sys
from functools import cache
from pathlib import Path

from halveit.steps.digests import digest
from halveit.steps.fingerprints import fingerprints

_FOLDER = Path(__file__).resolve().parent.parent
HOME = str(_FOLDER) + os.sep
"""What the path of every file of this package begins with."""


@cache
def code_of(floors: str) -> str:
    """Return the digest of this package's files on some floors (`data exhibits`; `.` is all of them)."""
    within = ("",) if floors == "." else tuple(f"{floor}/" for floor in floors.split())
    of_them = {name: found for name, found in _code().items() if "/" not in name or name.startswith(within)}
    return digest("".join(f"{name} {found}\n" for name, found in of_them.items()).encode())


@cache
def _code() -> dict[str, str]:
    """Return the digest of each of this package's files, by its place in it, but for what Python keeps of them.

    That is left where it lies unseen: other processes write it at this moment, by way of files that are gone the next.
    """
    return fingerprints(_FOLDER, but="__pycache__")


@cache
def versions(_: str = "") -> str:
    """Return the digest of Python's version and of the name and version of every package installed for it."""
    return digest("\n".join([sys.version, *_installed()]).encode())


def version_of(package: str) -> str:
    """Return the version of an installed package, such as vl-convert-python.

    `importlib.metadata` reads and parses a file for that, by way of a library for mail: fifty times as long.
    """
    named = (name.removesuffix(_ENDING).rpartition("-") for name in _installed())
    return next(version for name, _, version in named if name.lower().replace("_", "-") == package)


_ENDING = ".dist-info"


@cache
def _installed() -> tuple[str, ...]:
    """Return the names of the folders, one for each installed package, that tell its name and version."""
    folders = [entry for entry in sys.path if entry and Path(entry).is_dir()]
    return tuple(sorted({path.name for folder in folders for path in Path(folder).glob(f"*{_ENDING}")}))
