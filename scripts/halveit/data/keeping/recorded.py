"""What git has recorded of a folder: its files as they were committed, and the commits that changed them since."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from halveit.data.git import ask_git, reason

HEAD = "HEAD"
SHORT = 10  # of a commit's name
_BLOB = "blob"


class GitSilent(Exception):
    """Git cannot be asked: the reason, in plain words."""


class UnknownRevision(Exception):
    """Git knows no such revision: the reason, in plain words."""


class Commit(Struct, frozen=True, kw_only=True):
    """A commit that changed a file."""

    short: str
    """Its short name."""
    date: str
    """Its day."""
    subject: str
    """The first line of its message."""


class RecordedFile(Struct, frozen=True, kw_only=True):
    """A file as git has it."""

    path: str
    """From the project's root."""
    content: bytes
    """What was committed."""
    revision: str
    """Where it can be taken back from."""
    changed_by: tuple[Commit, ...] = ()
    """The commits that changed it afterwards."""


def recorded_files(root: Path, folder: str, since: str = "") -> list[RecordedFile]:
    """Return every file of a folder that git's last commit has, by path.

    With `since`, return each as that revision had it, or as it was first committed after that.
    """
    if not _git(root, "rev-parse", "--verify", "--quiet", "HEAD", check=False):
        raise GitSilent(_why_silent(root))
    if not since:
        blobs = {path: (blob, HEAD) for path, blob in _tree(root, HEAD, folder).items()}
        return _filled(root, blobs, {})
    start = _common_start(root, since)
    blobs = {path: (blob, start) for path, blob in _tree(root, start, folder).items()}
    changes: dict[str, list[Commit]] = {}
    for commit, status, path, blob in _history(root, start, folder):
        if status == "A" and path not in blobs:
            blobs[path] = (blob, commit.short)
        else:
            changes.setdefault(path, []).append(commit)
    for path, blob in _tree(root, HEAD, folder).items():  # what a merge brought
        blobs.setdefault(path, (blob, HEAD))
    return _filled(root, blobs, changes)


def is_recorded(root: Path, folder: str) -> bool:
    """Tell whether git's last commit has a file in a folder; where git cannot be asked, it has none."""
    try:
        return bool(_tree(root, HEAD, folder))
    except GitSilent:
        return False


def _why_silent(root: Path) -> str:
    """Say why git has no last commit to compare with."""
    _git(root, "rev-parse", "--git-dir")  # no repository, or one that git refuses to read: raised in git's own words
    return "nothing is committed yet"


def _common_start(root: Path, since: str) -> str:
    """Return the newest commit that both the revision and the last commit have."""
    found = "" if since.startswith("-") else _text(root, "rev-parse", "--verify", "--quiet", f"{since}^{{commit}}")
    start = _text(root, "merge-base", found, HEAD) if found else ""
    if not start:
        apart = f'"{since}" and the last commit have no commit in common'
        what = apart if found else f'git knows no revision "{since}"'
        shallow = _text(root, "rev-parse", "--is-shallow-repository") == "true"
        hint = " This is a shallow copy: fetch the older commits with git fetch --unshallow." if shallow else ""
        raise UnknownRevision(f"{what}.{hint}")
    return _text(root, "rev-parse", "--short", start)


def _tree(root: Path, revision: str, folder: str) -> dict[str, str]:
    """Return the blob of each file that a revision has in a folder."""
    found: dict[str, str] = {}
    for entry in _git(root, "ls-tree", "-r", "-z", revision, "--", f"{folder}/").split(b"\0"):
        stat, _, path = entry.partition(b"\t")
        if path and stat.split()[1].decode() == _BLOB:
            found[_path(path)] = stat.split()[2].decode()
    return found


def _history(root: Path, start: str, folder: str) -> Iterator[tuple[Commit, str, str, str]]:
    """Give (commit, A M D or T, path, blob) of each file that a commit after `start` touched, oldest first."""
    form = "--format=commit%x1f%H%x1f%cs%x1f%s"
    options = ("--reverse", "--raw", "--no-abbrev", "--no-renames", "--relative", "-z", form, f"{start}..{HEAD}")
    tokens = iter(_git(root, "log", *options, "--", f"{folder}/").split(b"\0"))
    commit = Commit(short="", date="", subject="")
    for token in tokens:
        words = token.lstrip(b"\n")
        if words.startswith(b"commit\x1f"):
            _, name, date, subject = words.decode(errors="replace").split("\x1f", 3)
            commit = Commit(short=name[:SHORT], date=date, subject=subject)
        elif words.startswith(b":"):
            _, _, _, blob, status = words.decode().split()
            yield commit, status, _path(next(tokens)), blob


def _filled(
    root: Path, blobs: Mapping[str, tuple[str, str]], changes: Mapping[str, list[Commit]]
) -> list[RecordedFile]:
    """Return the recorded files with their contents."""
    contents = _contents(root, [blob for blob, _ in blobs.values()])
    return [
        RecordedFile(path=path, content=contents[blob], revision=revision, changed_by=tuple(changes.get(path, ())))
        for path, (blob, revision) in sorted(blobs.items())
    ]


def _contents(root: Path, blobs: list[str]) -> dict[str, bytes]:
    """Return the bytes of each blob."""
    answer = _git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode())
    contents: dict[str, bytes] = {}
    position = 0
    for blob in blobs:
        end = answer.index(b"\n", position)
        size = answer[position:end].split()[-1]
        if not size.isdigit():
            raise GitSilent("this copy lacks some of the committed files (a partial clone)")
        contents[blob] = answer[end + 1 : end + 1 + int(size)]
        position = end + 1 + int(size) + 1
    return contents


def _path(name: bytes) -> str:
    """Return a path as git gives it."""
    return name.decode("utf-8", errors="surrogateescape")


def _text(root: Path, *arguments: str) -> str:
    """Return what git prints, or an empty string where it fails."""
    return _git(root, *arguments, check=False).decode(errors="replace").strip()


def _git(root: Path, *arguments: str, given: bytes | None = None, check: bool = True) -> bytes:
    """Return what git prints in the project's folder; where it cannot, raise its own first line."""
    done = ask_git(root, *arguments, given=given)
    if done is None:
        raise GitSilent("git is not installed")
    if done.returncode and check:
        said = reason(done)
        raise GitSilent("this folder lies in no git repository" if said.startswith("not a git") else f"it says: {said}")
    return b"" if done.returncode else done.stdout
