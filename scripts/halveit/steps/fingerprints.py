"""The files of a folder by their addresses in it, and the SHA-256 of each, for which every file is read once."""

import os
from collections.abc import Iterator
from pathlib import Path

from halveit.steps.digests import digest


def fingerprints(folder: Path, *, but: str = "") -> dict[str, str]:
    """Return the SHA-256 of every file in a folder by its address there, sorted; `but` is a folder's name to leave out.

    A file that stands at two addresses is read once.
    """
    found: dict[int, str] = {}
    prints = {}
    for name, number in sorted(_below(str(folder), "", but)):
        prints[name] = found[number] = found.get(number) or digest(_content(f"{folder}/{name}"))
    return prints


def _content(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123  thousands, and a path of its own for each costs
        return file.read()


def addresses(folder: Path) -> list[str]:
    """Return the addresses of all files in a folder, seen from it, sorted."""
    return sorted(name for name, _ in _below(str(folder), ""))


def _below(folder: str, before: str, but: str = "") -> Iterator[tuple[str, int]]:
    """Give the address and the number in the file system of each file, those in folders called `but` left out."""
    with os.scandir(folder) as entries:  # `Path.rglob` takes ten times as long, and a site has thousands of files
        for entry in entries:
            if entry.is_dir():
                if entry.name != but:
                    yield from _below(entry.path, f"{before}{entry.name}/", but)
            elif entry.is_file():
                yield before + entry.name, entry.inode()
