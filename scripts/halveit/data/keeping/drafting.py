"""A new release begun from an older one: its tables copied, its release.toml written anew."""

import hashlib
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from halveit.data.dates import is_date
from halveit.data.releases import DESCRIPTION, Release, list_releases, load_release, not_there
from halveit.errors import Collector, ReportError, did_you_mean
from halveit.paths import Project
from halveit.steps.door import read_bytes

OLD_NOTES = "# Notes of the release of"  # how the comment above them begins


class Wish(Struct, frozen=True, kw_only=True):
    """The release that a person asks for."""

    dataset: str
    """Of which dataset."""
    published: str
    """Its day of issue."""
    start: str = ""
    """The release to begin from; blank for the one that lies nearest before it."""
    corrects: str = ""
    """The release that it corrects."""
    reason: str = ""
    """Why."""


class Draft(Struct, frozen=True, kw_only=True):
    """A release that was begun."""

    folder: Path
    """Where it lies."""
    start: Release
    """The release that it was begun from."""
    tables: tuple[str, ...]
    """Its CSV files."""
    later: tuple[str, ...]
    """Releases of the same dataset that are later than it."""


def draft(project: Project, wish: Wish, today: str) -> Draft:
    """Make a new release's folder, whole or not at all; a wish that cannot be met is refused."""
    there = [published for dataset, published in list_releases(project) if dataset == wish.dataset]
    _check(project, wish, there)
    start = load_release(project, wish.dataset, wish.start or _nearest(wish, there))
    start.check()
    folder = start.folder.with_name(wish.published)
    tables = {file: read_bytes(start.folder / file) for file in start.files}
    tables[DESCRIPTION] = described(start, wish, today).encode()
    _make(folder, tables)
    later = tuple(published for published in there if published > wish.published)
    return Draft(folder=folder, start=start, tables=tuple(start.files), later=later)


def _check(project: Project, wish: Wish, there: list[str]) -> None:
    """Refuse a wish that cannot be met; everything is told at once."""
    if not there:
        known = {dataset for dataset, _ in list_releases(project)}
        raise ReportError(
            f'there is no dataset "{wish.dataset}" in data/releases/.{did_you_mean(wish.dataset, known)} '
            f"There are: {', '.join(sorted(known))}. The first release of a dataset is made by hand: "
            "its tables, their schema in data/schemas/, and a release.toml such as others have."
        )
    faults = Collector()
    for message in _faults(project, wish, there):
        faults.add(message)
    faults.finish()


def _faults(project: Project, wish: Wish, there: list[str]) -> Iterator[str]:
    """Give everything that stands against a wish."""
    if not is_date(wish.published):
        form = "Write a day of issue as YYYY-MM-DD, or YYYY-MM or YYYY where no more is known."
        yield f'--published: "{wish.published}" is not a date. {form}'
    if wish.published in there:
        yield (
            f"--published: there is a release {wish.published} of {wish.dataset} already, and it is not written over. "
            f'A correction is a release with its own date: --published DATE --corrects {wish.published} --reason "WHY"'
        )
    for option, published in (("--from", wish.start), ("--corrects", wish.corrects)):
        if published and published not in there:
            yield f"{option}: {not_there(project, wish.dataset, published)}{did_you_mean(published, there)}"
    if wish.corrects and not wish.reason.strip():
        yield '--corrects: a correction has its reason. Give it in one sentence: --reason "…"'
    if wish.reason and not wish.corrects:
        yield "--reason: say which release is corrected, too: --corrects DATE"
    if wish.corrects in there and wish.published <= wish.corrects:
        yield f"--corrects: a correction is later than the release {wish.corrects} that it corrects."


def _nearest(wish: Wish, there: list[str]) -> str:
    """Return the release to begin from: the corrected one, or the last before the day of issue, or the first of all."""
    before = [published for published in there if published < wish.published]
    return wish.corrects or (before[-1] if before else there[0])


def _make(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder that appears only when all of it is written."""
    part = folder.with_name(f".{folder.name}.new")
    try:
        part.mkdir()
        for name, content in files.items():
            (part / name).write_bytes(content)
        part.rename(folder)
    except OSError as fault:
        raise ReportError(f"this folder cannot be made: {fault.strerror}. Nothing was made.", path=folder) from None
    finally:
        shutil.rmtree(part, ignore_errors=True)


def described(start: Release, wish: Wish, today: str) -> str:
    """Return the release.toml of a new release; the old notes stand in it as comments, for a person to judge."""
    settings = {
        "publisher": start.publisher,
        "title": start.title,
        "published": wish.published,
        "accessed": today,
        "url": start.url,
        "licence": start.licence,
        "attribution": _dated(start.attribution, start.published, wish.published),
        "obtained": start.obtained,
    }
    if wish.corrects:
        settings |= {"corrects": wish.corrects, "reason": wish.reason.strip()}
    lines = [f"{key} = {_quoted(text)}" for key, text in settings.items()]
    lines += ["notes = [", *_old_notes(start), "]"]
    digests = {file: hashlib.sha256(read_bytes(start.folder / file)).hexdigest() for file in start.files}
    lines += ["", "[files]", *(f"{_quoted(file)} = {_quoted(digest)}" for file, digest in digests.items())]
    if start.sources:
        lines += ["", "[sources]", *(f"{_quoted(name)} = {_quoted(words)}" for name, words in start.sources.items())]
    return "\n".join(lines) + "\n"


def _old_notes(start: Release) -> Iterator[str]:
    """Give the old notes as comments, so that none speaks of the new release unread."""
    if start.notes:
        yield f"  {OLD_NOTES} {start.published}. Take the # from those that hold here, delete the others and this line."
    for note in start.notes:
        yield f"  # {_quoted(note)},"


def _dated(attribution: str, old: str, new: str) -> str:
    """Return an acknowledgement with the year of its copyright brought up to date; other years stay."""
    return re.sub(rf"((?:©|copyright)[^.;©]*?)\b{old[:4]}\b", rf"\g<1>{new[:4]}", attribution, flags=re.IGNORECASE)


def _quoted(text: str) -> str:
    """Return a text as TOML writes it: as JSON does."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
