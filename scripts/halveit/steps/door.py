"""The one door through which the project is read, which notes what was read and by whom."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from pathlib import Path
from time import perf_counter

from halveit.errors import ReportError
from halveit.steps.reads import ABSENT, Read, Record, digest_of_list, digest_once, note_of_part, presence

_OPEN: ContextVar[tuple[Record, ...]] = ContextVar("_OPEN", default=())
_ALL: ContextVar[tuple[Record, ...]] = ContextVar("_ALL", default=())
_WATCHED: ContextVar[str] = ContextVar("_WATCHED", default="")


@contextmanager
def recording() -> Iterator[Record]:
    """Note everything read inside the block; blocks may be nested, and each notes all."""
    record = Record()
    token = _OPEN.set((*_OPEN.get(), record))
    try:
        yield record
    finally:
        _OPEN.reset(token)


@contextmanager
def recording_all() -> Iterator[Record]:
    """Note everything read inside the block, within `unnoted` too."""
    record = Record()
    token = _ALL.set((*_ALL.get(), record))
    try:
        yield record
    finally:
        _ALL.reset(token)


@contextmanager
def unnoted() -> Iterator[None]:
    """Let what is read inside the block be of no step that is running: it notes what it is told instead."""
    begun, outer = perf_counter(), _OPEN.get()
    token = _OPEN.set(())
    try:
        yield
    finally:
        _OPEN.reset(token)
        for record in outer:
            record.aside += perf_counter() - begun


def _records() -> tuple[Record, ...]:
    return (*_OPEN.get(), *_ALL.get())


def note(read: Read, found: str) -> None:
    """Note one thing that was read."""
    for record in _records():
        record.note(read, found)


@contextmanager
def watched(root: str) -> Iterator[None]:
    """Let what is opened below a folder inside the block be noted, past this door too, where that is watched for."""
    token = _WATCHED.set(root)
    try:
        yield
    finally:
        _WATCHED.reset(token)


def unwatched() -> AbstractContextManager[None]:
    """Let nothing be noted that is opened inside the block: it is noted otherwise, or is none of the project's."""
    return watched("")


def watched_folder() -> str:
    """Return the folder below which what is opened is to be noted; empty where nothing is."""
    return _WATCHED.get() if _records() else ""


def replay(record: Record) -> None:
    """Note what a kept piece of work had read, as if it had been read again."""
    for each in _records():
        each.add(record)


def note_release(dataset: str, published: str) -> None:
    """Note that a release gave a table to whoever is reading."""
    for record in _OPEN.get():
        record.releases.add((dataset, published))


def read_bytes(path: Path, *, part: str = "") -> bytes:
    """Return a file's bytes and note that they were read.

    `part` says that only a part of a TOML file is used: `only KEY` or `but KEY`, with a dot before the key of a table.
    """
    token = _WATCHED.set("")  # the watch need not note the same
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        content = None
    finally:
        _WATCHED.reset(token)
    if content is None:
        note(Read("file", str(path)), ABSENT)
        raise ReportError("this file is needed and is not there.", path=path)
    if not _records():
        return content
    content = _as_before(str(path), content)
    found = note_of_part(content, part) if part else digest_once(content)
    note(Read("part", str(path), part) if part else Read("file", str(path)), found)
    return content


_BEFORE: dict[str, bytes] = {}
"""What each file had in it when it was last read."""


def _as_before(name: str, content: bytes) -> bytes:
    """Return the very bytes that a file gave before where it gives the same: what is known of them is found at once.

    Of a catalogue of thousands of series each is read on its own, and the whole is not to be digested each time.
    """
    before = _BEFORE.get(name)
    if before is not None and before == content:
        return before
    _BEFORE[name] = content
    return content


def read_text(path: Path, *, part: str = "") -> str:
    """Return a file's text (UTF-8, with or without a byte order mark) and note that it, or a part of it, was read."""
    return decoded(read_bytes(path, part=part), path)


def decoded(content: bytes, shown: Path | str) -> str:
    """Return the text of a file's bytes; `shown` is the path that the message names."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        way = "In Excel, save it as “CSV UTF-8”." if str(shown).endswith(".csv") else "Save it with the encoding UTF-8."
        raise ReportError(f"this file is not UTF-8 text. {way}", path=shown, line=line) from None


def is_file(path: Path) -> bool:
    """Tell whether a file is there, and note that this was asked."""
    found = presence(path)
    note(Read("there", str(path)), found)
    return found == "file"


def size_of(path: Path) -> int:
    """Return how many bytes a file has, and note that this was asked."""
    size = path.stat().st_size
    note(Read("size", str(path)), str(size))
    return size


def listed(folder: Path, pattern: str) -> list[Path]:
    """Return what a folder holds that fits a pattern, sorted, and note that this was asked."""
    with unwatched():
        note(Read("list", str(folder), pattern), digest_of_list(folder, pattern))
        return sorted(folder.glob(pattern))
