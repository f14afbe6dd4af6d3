"""A whole build as one step: nothing is to be done where nothing that it read has changed and what it made is there."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from halveit.steps.digests import digest
from halveit.steps.door import note, recording_all, unwatched
from halveit.steps.fingerprints import addresses
from halveit.steps.reads import UNREAD, Now, Read
from halveit.steps.running import Step, first_change, reason
from halveit.steps.store import Store, Trace
from halveit.steps.watch import watching


class Whole:
    """What is known of the builds of a project before this one."""

    def __init__(self, store: Store, root: Path, given: Sequence[str]) -> None:
        """Take where traces are kept, the project, and what the build was given on the command line."""
        self._store = store
        self._root = root
        self._before = os.path.join(root, "")  # noqa: PTH118  a path would lose the last slash
        self._key = Step(name="the whole build", given=tuple(given)).key

    def why(self, manifest: Path) -> str:
        """Say why there is something to do; empty where nothing has changed and what was made is there untouched.

        `manifest` lists what was made, beside it: the digest of each file by its path.
        """
        newest = next(self._store.traces(self._key), None)
        if newest is None:
            return "it has not been built before"
        changed = first_change(newest.record, Now())
        if changed is not None:
            return reason(changed, self._root) if changed.kind != "tree" else "files were added or taken away"
        left = self._store.get(newest.result)
        return "" if left and _intact(manifest, left) else "what was built is not as it was left"

    @contextmanager
    def noting(self, manifest: Path) -> Iterator[None]:
        """Note all that is read inside the block, after which the manifest is there."""
        with recording_all() as record, watching(self._root):
            tree, now = Read("tree", str(self._root)), Now()
            with unwatched():
                for each in (tree, Read("code", "."), Read("versions", "")):
                    note(each, now.of(each))
            yield
        record.reads = {read: found for read, found in record.reads.items() if not self._made(read)}
        self._store.add(self._key, Trace(record=record, result=self._store.put(_left(manifest))))

    def _made(self, read: Read) -> bool:
        """Tell whether a thing that was read came about in the build itself, and is no ground for another."""
        below = read.name.removeprefix(self._before) if read.name.startswith(self._before) else ""
        return read.kind == "answer" or below.partition(os.sep)[0] in UNREAD


def _left(manifest: Path) -> bytes:
    """Return what is noted of a site when it is left: the digest of its manifest, and each file's stamp."""
    content = manifest.read_bytes()
    names = [manifest.name, *(each["path"] for each in json.loads(content)["files"])]
    stamps = {name: _stamp(manifest.parent, name) for name in names}
    return json.dumps({"manifest": digest(content), "stamps": stamps}).encode()


def _stamp(site: Path, name: str) -> list[int]:
    """Return what tells of any change of a file. The time of a change of status is one that nobody can set."""
    found = os.stat(f"{site}/{name}")  # noqa: PTH116  thousands of them
    return [found.st_ctime_ns, found.st_mtime_ns, found.st_size, found.st_ino]


def _intact(manifest: Path, left: bytes) -> bool:
    """Tell whether a manifest is the one that was written, and every file that it lists is what it was.

    A file with the stamp of then is; every other is read. So is one whose stamp is not older than the manifest's: it
    could have been changed in the very tick of the clock in which it was left.
    """
    try:
        content, then = manifest.read_bytes(), json.loads(left)
        stamps = {name: _stamp(manifest.parent, name) for name in addresses(manifest.parent)}
        if digest(content) != then["manifest"] or stamps.keys() != then["stamps"].keys():
            return False
        written = then["stamps"].pop(manifest.name)
        doubtful = [name for name, stamp in then["stamps"].items() if stamps[name] != stamp or stamp[0] >= written[0]]
        files = {each["path"]: each["sha256"] for each in json.loads(content)["files"]} if doubtful else {}
        return all(digest((manifest.parent / name).read_bytes()) == files[name] for name in doubtful)
    except (OSError, ValueError, KeyError, TypeError):
        return False
