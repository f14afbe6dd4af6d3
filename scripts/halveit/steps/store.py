"""Results of steps, kept by their content in a folder that may be deleted at any time."""

import json
import os
import time
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from halveit.steps.digests import digest
from halveit.steps.reads import Read, Record
from halveit.steps.writing import UNFINISHED, write_whole

_TRACES = 4
"""How many ways a step's result came about are remembered: going back to the one before costs nothing."""
_LIMIT = 1_000_000_000
"""Bytes that a folder may hold before what was not used for longest goes."""
_SMALL = 8_000
"""Bytes of a result that stands in its trace, where it costs no file of its own."""
_SELDOM = 600
"""Seconds after which a build looks again at how much the folder holds."""


class Trace(NamedTuple):
    """How a result came about."""

    record: Record
    """What had been read."""
    result: str
    """The digest of the result, by which it is found."""
    seconds: float = 0.0
    """How long that took, but for what is of no step that was running."""
    content: bytes | None = None
    """The result itself, where it is small."""


class Store:
    """A folder of results and traces; two builds may use it at once, and a build may die at any moment."""

    def __init__(self, folder: Path, root: Path, *, limit: int = _LIMIT) -> None:
        """Take the folder, the project's root, from which paths are noted, and the bytes that it may hold."""
        self._folder = folder
        self._root = root
        self._place = os.path.join(folder, "")  # noqa: PTH118  as below
        self._before = os.path.join(root, "")  # noqa: PTH118  a path would lose the last slash
        self._limit = limit

    def keep(self, key: str, record: Record, content: bytes, *, seconds: float = 0.0) -> None:
        """Keep a result of a step, and remember how it came about."""
        small = len(content) <= _SMALL
        name = digest(content) if small else self.put(content)
        self.add(key, Trace(record=record, result=name, seconds=seconds, content=content if small else None))

    def result_of(self, trace: Trace) -> bytes | None:
        """Return a result by how it came about; None where it is not there, or is not what it was."""
        if trace.content is None:
            return self.get(trace.result)
        return trace.content if digest(trace.content) == trace.result else None

    def get(self, name: str) -> bytes | None:
        """Return the content with a digest; None where it is not there, or is not what it was."""
        content = self._used("results", name)
        if content is None:
            return None
        return content if digest(content) == name else None

    def put(self, content: bytes) -> str:
        """Keep content; return its digest."""
        name = digest(content)
        if self.get(name) is None:
            _write(Path(self._path("results", name)), content)
        return name

    def traces(self, key: str) -> Iterator[Trace]:
        """Give how the results of a step came about, the newest first."""
        told, _, entries = (self._used("traces", key) or b"").partition(b"\n")
        if told == digest(entries).encode():
            for entry in json.loads(entries):
                yield self._trace(entry)

    def add(self, key: str, trace: Trace) -> None:
        """Remember how a result came about, before those that are remembered already."""
        others = [each for each in self.traces(key) if each.record.reads != trace.record.reads]
        entries = [self._entry(each) for each in [trace, *others][:_TRACES]]
        content = json.dumps(entries, separators=(",", ":")).encode()
        _write(Path(self._path("traces", key)), digest(content).encode() + b"\n" + content)

    def prune(self) -> None:
        """Take away what was not used for longest, until the folder holds four fifths of what it may.

        What a build that died had not finished goes in any case.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / _LOOKED_AT).touch()
        sizes = []
        for path in self._folder.glob("*/*/*"):
            try:
                found = path.stat()
            except OSError:
                continue
            if path.suffix == UNFINISHED:
                path.unlink(missing_ok=True)
            else:
                sizes.append((found.st_mtime, found.st_size, path))
        total = sum(size for _, size, _ in sizes)
        if total <= self._limit:
            return
        for _, size, path in sorted(sizes):
            if total <= self._limit * 4 // 5:
                break
            path.unlink(missing_ok=True)
            total -= size

    def prune_at_times(self) -> None:
        """Take away what is to go, where nobody has for some minutes: it costs a look at each file."""
        looked_at = self._folder / _LOOKED_AT
        if not looked_at.exists() or time.time() - looked_at.stat().st_mtime > _SELDOM:
            self.prune()

    def _used(self, kind: str, name: str) -> bytes | None:
        """Return what a file of results or traces holds, from now on the one that was used last; None where none is."""
        path = self._path(kind, name)
        try:
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123  thousands in a build
                os.utime(file.fileno() if _BY_NUMBER else path)
                return file.read()
        except OSError:
            return None

    def _path(self, kind: str, name: str) -> str:
        return f"{self._place}{kind}/{name[:2]}/{name[2:]}"

    def _entry(self, trace: Trace) -> dict[str, Any]:
        reads = [[each.kind, self._short(each), each.part, found] for each, found in sorted(trace.record.reads.items())]
        told = {"releases": sorted(trace.record.releases), "result": trace.result, "seconds": round(trace.seconds, 3)}
        inside = {} if trace.content is None else {"content": b64encode(trace.content).decode()}
        return {"reads": reads, **told, **inside}

    def _trace(self, entry: dict[str, Any]) -> Trace:
        reads = {self._long(kind, name, part): found for kind, name, part, found in entry["reads"]}
        releases = {(dataset, published) for dataset, published in entry["releases"]}
        record = Record(reads=reads, releases=releases)
        content = b64decode(entry["content"]) if "content" in entry else None
        return Trace(record=record, result=entry["result"], seconds=entry["seconds"], content=content)

    def _short(self, read: Read) -> str:
        """Return a name from the project's root on, so that a project that was moved finds its results."""
        return os.path.relpath(read.name, self._root) if read.kind in _PATHS else read.name

    def _long(self, kind: str, name: str, part: str) -> Read:
        if kind in _PATHS:
            outside = name.startswith(".")  # or the root itself
            name = f"{self._before}{name}"
            name = os.path.normpath(name) if outside else name
        return Read(kind, name, part)


_LOOKED_AT = "looked-at"
_BY_NUMBER = os.utime in os.supports_fd
"""Whether an open file can be touched without looking for it again."""
_PATHS = ("file", "part", "there", "size", "list", "tree")


def _write(path: Path, content: bytes) -> None:
    """Write a file, unless another build clears the folder in this instant: what is not kept is made again."""
    with suppress(FileNotFoundError):
        write_whole(path, content)
