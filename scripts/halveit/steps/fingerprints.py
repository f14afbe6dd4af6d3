"""The files of a folder by their addresses in it, and the SHA-256 of each, for which every file is read once."""

import os
from collections.abc import Iterator
from pathlib import Path

from halveit.steps.digests import digest


def fingerprints(folder: Path, *, but: tuple[str, ...] = ()) -> dict[str, str]:
    """Return the SHA-256 of every file in a folder by its address there, sorted; `but` are endings to leave out."""
    names = (name for name in addresses(folder) if not name.endswith(but))
    return {name: digest((folder / name).read_bytes()) for name in names}


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
