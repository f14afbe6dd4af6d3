"""The fingerprints of a release's tables, written into a release.toml of which nothing else changes."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from halveit.data.keeping.beside import beside_the_one_before
from halveit.data.keeping.guarding import is_committed
from halveit.data.releases import DESCRIPTION, files_of, how_to_correct, list_releases, not_there
from halveit.data.settings import read_toml
from halveit.errors import ReportError
from halveit.paths import Project
from halveit.steps.door import decoded, read_bytes

_HEADING = re.compile(r"\s*\[\s*files\s*\]\s*(#.*)?")
_ENTRY = re.compile(r"""(?P<start>\s*(?P<key>"[^"]*"|'[^']*'|[\w.-]+)\s*=\s*)("[^"]*"|'[^']*')(?P<end>.*)""")


class Sealed(Struct, frozen=True, kw_only=True):
    """What a seal recorded."""

    shown: str
    """The release.toml."""
    changed: tuple[str, ...]
    """Files whose fingerprint is new or another one than before."""
    same: tuple[str, ...]
    """Files whose fingerprint was right already."""
    dropped: tuple[str, ...]
    """Files that were listed and are not there any more."""
    beside: tuple[str, ...]
    """How it stands to the release before it, a sentence each; none for a dataset's first."""


def seal(project: Project, dataset: str, published: str) -> Sealed:
    """Record the sha256 of each table of a release that is not committed; one that is committed is refused."""
    folder = project.data / "releases" / dataset / published
    path = folder / DESCRIPTION
    shown = project.relative(path)
    _check(project, dataset, published, path)
    content = read_toml(path, shown).get("files", {})
    listed: Mapping[str, str] = content if isinstance(content, dict) else {}
    tables = {file.name: read_bytes(file) for file in files_of(folder) if file.suffix == ".csv"}
    if not tables:
        raise ReportError("no CSV file lies in this folder: there is nothing to record.", path=shown)
    digests = {file: hashlib.sha256(table).hexdigest() for file, table in tables.items()}
    text = with_files(decoded(read_bytes(path), shown), digests, shown)
    if listed != digests:
        _replace(path, text)
    return Sealed(
        shown=shown,
        changed=tuple(file for file, digest in digests.items() if listed.get(file) != digest),
        same=tuple(file for file, digest in digests.items() if listed.get(file) == digest),
        dropped=tuple(file for file in listed if file not in digests),
        beside=tuple(beside_the_one_before(project, dataset, published, tables)),
    )


def _check(project: Project, dataset: str, published: str, path: Path) -> None:
    """Refuse a release that is not there, that has no release.toml, or that git has recorded."""
    if (dataset, published) not in list_releases(project):
        raise ReportError(not_there(project, dataset, published))
    if is_committed(project, dataset, published):
        raise ReportError(
            "this release is committed, and a release never changes: its fingerprints stay as they are. "
            f"If its publisher corrected it, begin a new release: {how_to_correct(dataset, published)}",
            path=project.relative(path.parent),
        )
    if not path.is_file():
        raise ReportError(
            "this release has no release.toml. Copy the one of the release before it into this folder and mend it.",
            path=project.relative(path),
        )


def with_files(text: str, digests: Mapping[str, str], shown: str) -> str:
    """Return the text of a release.toml with these fingerprints under [files]; all else, comments too, stays."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines()
    start = next((number for number, line in enumerate(lines) if _HEADING.fullmatch(line)), None)
    if start is None:
        lines += ["", "[files]"]
        start = len(lines) - 1
    stop = next((n for n in range(start + 1, len(lines)) if lines[n].lstrip().startswith("[")), len(lines))
    lines[start + 1 : stop] = _entries(lines[start + 1 : stop], digests)
    made = end.join(lines) + end
    if _files_of_text(made) != dict(digests):
        wanted = "; ".join(f'"{file}" = "{digest}"' for file, digest in digests.items())
        raise ReportError(f"[files] cannot be written here. Write it by hand, a file to a line: {wanted}", path=shown)
    return made


def _entries(lines: list[str], digests: Mapping[str, str]) -> list[str]:
    """Return the lines below [files] with the right fingerprints; files that are gone are left out, new ones added."""
    kept: list[str] = []
    last = 0
    written: set[str] = set()
    for line in lines:
        found = _ENTRY.fullmatch(line)
        file = found["key"].strip("\"'") if found else ""
        if found and file in digests:
            kept.append(f'{found["start"]}"{digests[file]}"{found["end"]}')
            written.add(file)
        elif not found:
            kept.append(line)
        last = len(kept) if found else last
    new = [f'"{file}" = "{digest}"' for file, digest in digests.items() if file not in written]
    return [*kept[:last], *new, *kept[last:]]


def _files_of_text(text: str) -> object:
    """Return what TOML reads under [files], or None where it cannot be read."""
    try:
        return tomllib.loads(text).get("files")
    except tomllib.TOMLDecodeError:
        return None


def _replace(path: Path, text: str) -> None:
    """Write a file so that at any moment either the old or the new one is there, whole."""
    part = path.with_name(f".{path.name}.new")
    try:
        part.write_bytes(text.encode())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
