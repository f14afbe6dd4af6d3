"""A new release's folder, written whole or not at all."""

import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import copyfile

from halveit.data.releases import load_release
from halveit.errors import ReportError
from halveit.paths import Project


def described(settings: Mapping[str, str | Sequence[str]], files: Mapping[str, str]) -> str:
    """Return the text of `release.toml`: settings in the order given, then the hash of each file."""
    lines: list[str] = []
    for name, value in settings.items():
        if isinstance(value, str):
            lines.append(f"{name} = {_quoted(value)}")
        else:
            lines.extend([f"{name} = [", *(f"  {_quoted(sentence)}," for sentence in value), "]"])
    hashes = [f"{_quoted(name)} = {_quoted(_sha256(text))}" for name, text in files.items()]
    return "\n".join([*lines, "", "[files]", *hashes, ""])


def write_release(project: Project, dataset: str, published: str, files: Mapping[str, str]) -> Path:
    """Write a release's files and return their folder; nothing is left behind when anything goes wrong.

    They are written to a folder beside, checked there as every release is, and moved in one step.
    """
    folder = project.data / "releases" / dataset / published
    try:
        with tempfile.TemporaryDirectory(dir=project.data, prefix=".reading-", ignore_cleanup_errors=True) as scratch:
            made = _made(project, Project(Path(scratch)), dataset, published, files)
            refuse_existing(project, dataset, published)
            folder.parent.mkdir(parents=True, exist_ok=True)
            made.rename(folder)
    except OSError as fault:
        raise ReportError(f"the release could not be written: {fault.strerror}.", path=folder) from None
    return folder


def _made(project: Project, aside: Project, dataset: str, published: str, files: Mapping[str, str]) -> Path:
    """Write the files to a project of their own, and return the release's folder once it has passed its checks."""
    made = aside.data / "releases" / dataset / published
    made.mkdir(parents=True)
    schema = f"schemas/{dataset}.json"
    (aside.data / schema).parent.mkdir()
    copyfile(project.data / schema, aside.data / schema)
    for name, text in files.items():
        (made / name).write_text(text, encoding="utf-8", newline="\n")
    load_release(aside, dataset, published).check()
    return made


def refuse_existing(project: Project, dataset: str, published: str) -> None:
    """Refuse to write over a release."""
    folder = project.data / "releases" / dataset / published
    if folder.exists():
        raise ReportError(
            f"there is already a release {published} of {dataset}; a release never changes. To see how the workbook "
            "differs from it, add --dry-run. A correction by the publisher is a release of its own: give the day on "
            "which it was issued with --published.",
            path=project.relative(folder),
        )


def _quoted(text: str) -> str:
    """Return a text in quotes, as TOML and JSON write it alike."""
    return json.dumps(text.replace("\x7f", ""), ensure_ascii=False)


def _sha256(text: str) -> str:
    """Return the hash of a file's bytes."""
    return hashlib.sha256(text.encode()).hexdigest()
