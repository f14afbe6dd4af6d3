"""The one door through which data is read, which notes what was read and by whom."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from halveit.errors import ReportError


@dataclass
class Record:
    """What was read while a piece of work ran: the dependency graph's edges, and the exhibit's provenance."""

    files: dict[Path, str] = field(default_factory=dict)
    """sha256 of each file's bytes as they were read."""
    releases: set[tuple[str, str]] = field(default_factory=set)
    """(dataset, published) of each release that gave a table."""


_OPEN: ContextVar[tuple[Record, ...]] = ContextVar("_OPEN", default=())


@contextmanager
def recording() -> Iterator[Record]:
    """Note everything read inside the block; blocks may be nested, and each notes all."""
    record = Record()
    token = _OPEN.set((*_OPEN.get(), record))
    try:
        yield record
    finally:
        _OPEN.reset(token)


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes and note that they were read."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise ReportError("this file is needed and is not there.", path=path) from None
    digest = hashlib.sha256(content).hexdigest()
    for record in _OPEN.get():
        record.files[path] = digest
    return content


def read_text(path: Path) -> str:
    """Return a file's text (UTF-8, with or without a byte order mark) and note that it was read."""
    return decoded(read_bytes(path), path)


def decoded(content: bytes, shown: Path | str) -> str:
    """Return the text of a file's bytes; `shown` is the path that the message names."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        way = "In Excel, save it as “CSV UTF-8”." if str(shown).endswith(".csv") else "Save it with the encoding UTF-8."
        raise ReportError(f"this file is not UTF-8 text. {way}", path=shown, line=line) from None


def note_release(dataset: str, published: str) -> None:
    """Note that a release gave a table to whoever is reading."""
    for record in _OPEN.get():
        record.releases.add((dataset, published))
