"""The files of a folder by their addresses in it, and the SHA-256 of each, for which every file is read once."""

import os
from collections.abc import Iterator
from pathlib import Path

from halveit.steps.digests import digest


def fingerprints(folder: Path, *, but: tuple[str, ...] = ()) -> dict[str, str]:
    """Return the SHA-256 of every file in a folder by its address there, sorted; `but` are endings to leave out.

    A file that stands at two addresses is read once.
    """
    found: dict[int, str] = {}
    prints = {}
    for name in addresses(folder):
        if not name.endswith(but):
            path = f"{folder}/{name}"
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123  thousands, and a path of its own for each costs
                number = os.fstat(file.fileno()).st_ino
                prints[name] = found[number] = found.get(number) or digest(file.read())
    return prints


def addresses(folder: Path) -> list[str]:
    """Return the addresses of all files in a folder, seen from it, sorted."""
    return sorted(_below(str(folder), ""))


def _below(folder: str, before: str) -> Iterator[str]:
    with os.scandir(folder) as entries:  # `Path.rglob` takes ten times as long, and a site has thousands of files
        for entry in entries:
            if entry.is_dir():
                yield from _below(entry.path, f"{before}{entry.name}/")
            elif entry.is_file():
                yield before + entry.name
