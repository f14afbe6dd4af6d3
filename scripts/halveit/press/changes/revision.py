"""The report as a git revision had it, in a folder of its own."""

import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from halveit.data.git import ask_git, reason
from halveit.errors import ReportError
from halveit.paths import BOOK_FILE, Project


@contextmanager
def at_revision(project: Project, revision: str) -> Iterator[Project]:
    """Give the project as a revision had it, which is gone after the block; the code that reads it is this one.

    No git, no repository, an unknown revision, and one that does not have the report are refused.
    """
    commit = _commit(project, revision)
    with TemporaryDirectory(prefix="halveit-") as folder:
        root = Path(folder).resolve() / "report"
        root.mkdir()
        _unpack(project, commit, root)
        if not (root / BOOK_FILE).is_file():
            raise ReportError(f'the revision "{revision}" has no {BOOK_FILE} here: the report began later.')
        bring_pictures(project, root)
        yield Project(root)


def bring_pictures(project: Project, root: Path) -> None:
    """Copy the charts that are drawn already to another copy of the report, which draws anew only what differs."""
    drawn = project.build / "exhibits"
    if drawn.is_dir():
        shutil.copytree(drawn, root / "_build" / "exhibits", ignore=shutil.ignore_patterns("*.part"))


def _commit(project: Project, revision: str) -> str:
    """Return the full name of the commit that a revision means."""
    inside = _git(project, "rev-parse", "--is-inside-work-tree")
    if inside.returncode:
        raise ReportError(f"git cannot be asked about this report: {reason(inside)}.", path=project.root)
    found = _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode or revision.startswith("-"):
        shallow = _git(project, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        hint = " This is a shallow copy: fetch the older commits with git fetch --unshallow." if shallow else ""
        raise ReportError(f'git knows no revision "{revision}". Name a branch, a tag or a commit.{hint}')
    return found.stdout.decode().strip()


def _unpack(project: Project, commit: str, root: Path) -> None:
    """Write the files that a commit has in the project's folder, which may lie deeper in its repository."""
    archive = root.with_suffix(".tar")
    # Run in the project's folder, git archive packs that folder alone, with paths from there.
    packed = _git(project, "archive", "--format=tar", f"--output={archive}", commit)
    if packed.returncode:
        raise ReportError(f"git cannot give the files of this folder as {commit[:12]} had them: {reason(packed)}.")
    try:
        with tarfile.open(archive) as tar:
            tar.extractall(root, filter="data")
    except tarfile.TarError as fault:
        raise ReportError(f"the files of {commit[:12]} cannot be unpacked: {fault}.") from None
    archive.unlink()


def _git(project: Project, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    """Run git in the project's folder."""
    done = ask_git(project.root, *arguments)
    if done is None:
        raise ReportError("git is not installed, and earlier revisions are kept by git.")
    return done
