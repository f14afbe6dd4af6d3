"""The guard of releases: what git has recorded of one is what must lie there today."""

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

from halveit.data.keeping.differences import differences
from halveit.data.keeping.recorded import (
    GitSilent,
    RecordedFile,
    UnknownRevision,
    is_recorded,
    recorded_files,
)
from halveit.data.releases import how_to_correct
from halveit.errors import Collector, ReportError
from halveit.paths import Project
from halveit.steps.door import decoded

FOLDER = "data/releases"
DEPTH = 4  # data/releases/<dataset>/<date>: what lies above is no release's
WAS = "was recorded"
TOLD = 3  # differences of one file


def guard(project: Project, faults: Collector, since: str = "") -> str:
    """Note each file of a release that git has and that was changed, moved or deleted.

    Without `since`, git's last commit is what counts; with it, what that revision had, and what was first committed
    after it. Return why git could not be asked, or an empty string.
    """
    try:
        files = recorded_files(project.root, FOLDER, since)
    except UnknownRevision as fault:
        raise ReportError(str(fault)) from None
    except GitSilent as fault:
        if since:
            raise ReportError(f'git is needed to look back to "{since}", and it cannot be asked: {fault}.') from None
        return str(fault)
    inside = [file for file in files if len(Path(file.path).parts) > DEPTH]
    moved = _unrecorded(project, {file.path for file in files})
    for folder, members in groupby(inside, key=lambda file: "/".join(Path(file.path).parts[:DEPTH])):
        _guard_release(project, folder, list(members), moved, faults)
    return ""


def is_committed(project: Project, dataset: str, published: str) -> bool:
    """Tell whether git has recorded a release."""
    return is_recorded(project.root, f"{FOLDER}/{dataset}/{published}")


def _guard_release(
    project: Project, folder: str, files: list[RecordedFile], moved: Mapping[bytes, str], faults: Collector
) -> None:
    """Note what is wrong with the files of one release; one that is gone as a whole is told once."""
    gone = [file for file in files if not (project.root / file.path).is_file()]
    if gone == files:
        place = next((moved[file.content].rpartition("/")[0] for file in files if file.content in moved), "")
        hint = f" The same files lie in {place} now." if place else ""
        faults.add(f"this release is gone.{hint}{_what_to_do(folder, files)}", path=folder)
        return
    for file in files:
        if file in gone:
            hint = f" The same file is {moved[file.content]} now." if file.content in moved else ""
            faults.add(f"this file of a release is gone.{hint}{_what_to_do(file.path, [file])}", path=file.path)
        else:
            _guard_file(project, file, faults)


def _guard_file(project: Project, file: RecordedFile, faults: Collector) -> None:
    """Note a file that is not what was recorded, with the first differences."""
    content = (project.root / file.path).read_bytes()
    if content == file.content:
        return
    line, words = _difference(content, file)
    faults.add(f"{words}.{_what_to_do(file.path, [file])}", path=file.path, line=line)


def _difference(content: bytes, file: RecordedFile) -> tuple[int | None, str]:
    """Return the first line that differs from what was recorded, and the first differences in words."""
    try:
        texts = decoded(content, file.path), decoded(file.content, file.path)
    except ReportError:
        return None, "this file was changed, and is no UTF-8 text any more"
    found = differences(*texts, table=file.path.endswith(".csv"))
    if not found:
        return None, "this file reads the same, and was saved in another form: line ends, quotation marks or coding"
    first, *others = found
    more = [f"line {each.line}, {each.told(WAS)}" for each in others[: TOLD - 1]]
    left = len(others) - len(more)
    rest = [f"{left} more differ{'' if left > 1 else 's'}"] if left > 0 else []
    return first.line, "; ".join([first.told(WAS), *more, *rest])


def _unrecorded(project: Project, recorded: set[str]) -> dict[bytes, str]:
    """Return the path of each file in the releases' folders that git does not have, by what it holds."""
    files = (path for path in sorted((project.root / FOLDER).glob("*/*/*")) if path.is_file())
    return {path.read_bytes(): project.relative(path) for path in files if project.relative(path) not in recorded}


def _what_to_do(path: str, files: list[RecordedFile]) -> str:
    """Say that a release never changes, who changed it, how to put it back, and how to correct it."""
    commits = list(dict.fromkeys(commit for file in files for commit in file.changed_by))
    by = "".join(f"\n  Commit {each.short} of {each.date} did it: {each.subject}" for each in commits[:TOLD])
    dataset, published = Path(path).parts[2:DEPTH]
    return (
        f"{by}\n  A release never changes once it is committed. To put it back:\n"
        f"    git restore --source={files[0].revision} --staged --worktree -- {_typed(path)}\n"
        f"  If the publisher corrected it, begin a new release:\n    {how_to_correct(dataset, published)}"
    )


def _typed(path: str) -> str:
    """Return a path as it is typed at a prompt."""
    return f'"{path}"' if " " in path else path
