"""A whole build as one step: nothing is to be done where nothing that it read has changed and what it made is there."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from halveit.steps.digests import digest
from halveit.steps.door import note, recording_all, watching
from halveit.steps.reads import Now, Read
from halveit.steps.running import Step, first_change, reason
from halveit.steps.store import Store, Trace


class Whole:
    """What is known of the builds of a project before this one."""

    def __init__(self, store: Store, root: Path, given: Sequence[str]) -> None:
        """Take where traces are kept, the project, and what the build was given on the command line."""
        self._store = store
        self._root = root
        self._key = Step(name="the whole build", given=tuple(given)).key

    def why(self, manifest: Path) -> str:
        """Say why there is something to do; empty where nothing has changed and what was made is there untouched.

        `manifest` lists what was made, beside it: the digest of each file by its path.
        """
        traces, now = self._store.traces(self._key), Now()
        if not traces:
            return "it has not been built before"
        changed = first_change(traces[0].record, now)
        if changed is not None:
            return reason(changed, self._root) if changed.kind != "tree" else "files were added or taken away"
        return "" if _intact(manifest, traces[0].result) else "what was built is not as it was left"

    @contextmanager
    def noting(self, manifest: Path) -> Iterator[None]:
        """Note all that is read inside the block, after which the manifest is there."""
        with recording_all() as record, watching(self._root):
            tree, now = Read("tree", str(self._root)), Now()
            for each in (tree, Read("code", "."), Read("versions", "")):
                note(each, now.of(each))
            yield
        record.reads = {read: found for read, found in record.reads.items() if read.kind != "answer"}
        self._store.add(self._key, Trace(record=record, result=digest(manifest.read_bytes())))


def _intact(manifest: Path, then: str) -> bool:
    """Tell whether a manifest is the one that was written, and every file that it lists is what it was."""
    try:
        content = manifest.read_bytes()
        files = {each["path"]: each["sha256"] for each in json.loads(content)["files"]}
        there = {path.relative_to(manifest.parent).as_posix() for path in manifest.parent.rglob("*") if path.is_file()}
        same = digest(content) == then and there == {*files, manifest.name}
        return same and all(digest((manifest.parent / path).read_bytes()) == found for path, found in files.items())
    except (OSError, ValueError, KeyError, TypeError):
        return False
