"""What a step can have read, and what that is at this moment."""

import json
import os
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from halveit.steps.code import code_of, versions
from halveit.steps.digests import digest

UNREAD = frozenset({".git", ".venv", "_build", "_site", "_book", "__pycache__"})
"""Folders of a project that hold nothing that it is made from."""
ABSENT = "not there"
"""What is read where a file or folder is not there."""
UNSETTLED = "changed meanwhile"
"""What is noted of a thing that was not the same when it was read again: nothing is ever what it was then."""


class Read(NamedTuple):
    """One thing that a step read."""

    kind: str
    """file, part, there, size, list, tree, answer, code or versions."""
    name: str
    """The file's or folder's path; for an answer, what was asked: fact stillbirths.change."""
    part: str = ""
    """Of a part: `only KEY` or `but KEY` of a TOML file; of a list: the pattern."""


class Record:
    """What was read while a piece of work ran: the dependency graph's edges, and the exhibit's provenance."""

    def __init__(self, reads: dict[Read, str] | None = None, releases: set[tuple[str, str]] | None = None) -> None:
        """Take the digest of each thing that was read, as it was then, and (dataset, published) of the releases."""
        self.reads = {} if reads is None else reads
        """The digest of what was read, as it was then."""
        self.releases = set() if releases is None else releases
        """(dataset, published) of each release that gave a table."""
        self.aside = 0.0
        """Seconds that went into what is of no step that was running."""

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file of which something was read."""
        return tuple(sorted({Path(read.name) for read in self.reads if read.kind in ("file", "part")}))

    def note(self, read: Read, found: str) -> None:
        """Note one thing that was read; of a part of a file it is that part alone that has to be the same again."""
        before = self.reads.get(read, found)
        same = before == found or (read.kind == "part" and before.partition(" ")[2] == found.partition(" ")[2] != "")
        self.reads[read] = found if same else UNSETTLED

    def add(self, other: "Record") -> None:
        """Take over what another record noted."""
        for read, found in other.reads.items():
            self.note(read, found)
        self.releases |= other.releases


class Now:
    """What things that can be read are at this moment: each is looked at once."""

    def __init__(self, answers: Mapping[str, Callable[[str], str]] | None = None) -> None:
        """Take how questions are answered: by the first word of a question, what gives the answer's digest."""
        self._answers = answers or {}
        self._answered: dict[Read, str] = {}
        self._seen: dict[Read, str] = {}
        self._files: dict[str, bytes | None] = {}

    def asking(self, answers: Mapping[str, Callable[[str], str]]) -> "Now":
        """Return the same moment with other answers to questions."""
        other = Now(answers)
        other._seen, other._files = self._seen, self._files
        return other

    def of(self, read: Read) -> str:
        """Return the digest of a thing as it is now."""
        seen = self._answered if read.kind == "answer" else self._seen
        if read not in seen:
            seen[read] = self._looked_at(read)
        return seen[read]

    def same(self, read: Read, then: str) -> bool:
        """Tell whether a thing is what it was; a part is, where its whole file is, or the part itself."""
        if read.kind != "part":
            return self.of(read) == then
        whole, _, cut = then.partition(" ")
        if self.of(Read("file", read.name)) == whole:
            return True
        content = self._content(read.name)
        return content is not None and digest_of_part(content, read.part) == cut

    def _looked_at(self, read: Read) -> str:
        if read.kind in ("file", "part"):
            content = self._content(read.name)
            return ABSENT if content is None else digest(content)
        if read.kind == "answer":
            word, _, rest = read.name.partition(" ")
            return self._answers[word](rest) if word in self._answers else ABSENT
        return _LOOKS[read.kind](read)

    def _content(self, name: str) -> bytes | None:
        if name not in self._files:
            try:
                self._files[name] = Path(name).read_bytes()
            except OSError:
                self._files[name] = None
        return self._files[name]


def presence(path: Path) -> str:
    """Return what is read when only asked whether something is there."""
    return "file" if path.is_file() else "folder" if path.is_dir() else ABSENT


def size(path: Path) -> str:
    """Return what is read when only asked how large a file is."""
    return str(path.stat().st_size) if path.is_file() else ABSENT


def digest_of_list(folder: Path, pattern: str) -> str:
    """Return the digest of the names in a folder that fit a pattern."""
    return digest("\n".join(names_in(folder, pattern)).encode())


def digest_of_tree(root: Path) -> str:
    """Return the digest of the names of all files of a project, but for hidden ones and what is made from it."""
    names, before = [], len(os.path.join(root, ""))  # noqa: PTH118  as below
    for folder, inner, files in os.walk(root):
        inner[:] = [name for name in inner if name not in UNREAD and not name.startswith(".")]
        names += [os.path.join(folder, name)[before:] for name in files if name[0] != "."]  # noqa: PTH118  thousands
    return digest("\n".join(sorted(names)).encode())


def names_in(folder: Path, pattern: str) -> list[str]:
    """Return the paths below a folder that fit a pattern, from the folder on, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.glob(pattern))


def note_of_part(content: bytes, part: str) -> str:
    """Return what is noted of a part of a file that was read: the whole's digest, then the part's."""
    return f"{digest_once(content)} {digest_of_part(content, part)}"


@lru_cache(maxsize=64)
def digest_once(content: bytes) -> str:
    """Return the digest of a file's bytes, which are digested once as long as they are the same object."""
    return digest(content)


@lru_cache(maxsize=4096)
def digest_of_part(content: bytes, part: str) -> str:
    """Return the digest of one part of a TOML file, whatever its order and comments; of all of it where it is none."""
    word, _, key = part.partition(" ")
    try:
        table = _parsed(content)
    except ValueError:
        return digest(content)
    outer, _, inner = key.partition(".")
    at = table.get(outer, {}) if inner else table
    at = at if isinstance(at, dict) else {}
    if word == "only":
        cut: Any = at.get(inner or outer)
    else:
        kept = {name: value for name, value in at.items() if name != (inner or outer)}
        cut = {**table, outer: kept} if inner else kept
    return digest(json.dumps(cut, sort_keys=True, default=str).encode())


@lru_cache(maxsize=64)
def _parsed(content: bytes) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415  a build with nothing to do needs none of it

    return tomllib.loads(content.decode("utf-8-sig"))


_LOOKS: Mapping[str, Callable[[Read], str]] = {
    "there": lambda read: presence(Path(read.name)),
    "size": lambda read: size(Path(read.name)),
    "list": lambda read: digest_of_list(Path(read.name), read.part),
    "tree": lambda read: digest_of_tree(Path(read.name)),
    "code": lambda read: code_of(read.name),
    "versions": lambda _: versions(),
}
