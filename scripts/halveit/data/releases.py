"""One issue of one dataset by its publisher: a dated folder that never changes once it is there."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from halveit.data.checks import check_table
from halveit.data.door import decoded, note_release, read_bytes
from halveit.data.schemas import TableSchema, load_schema
from halveit.data.settings import line_of, read_toml, settings
from halveit.data.tables import Table, parse_table
from halveit.errors import Collector, ReportError, did_you_mean
from halveit.paths import Project

OBTAINED = {
    "received": "received from the publisher",
    "transcribed": "copied by hand from the publisher's document",
    "extracted": "taken by program from the publisher's workbook",
}


@dataclass(frozen=True, kw_only=True)
class Release:
    """A release as its `release.toml` describes it."""

    project: Project
    """The report's folder."""
    dataset: str
    """The dataset's name: the folder above."""
    published: str
    """Day of issue; month or year alone (2021) where the publisher's document tells no more."""
    publisher: str
    """Who issued it."""
    title: str
    """What it is called."""
    accessed: str
    """Day on which the numbers were taken into this repository."""
    url: str
    """The publisher's address for it."""
    licence: str
    """Under which it may be used."""
    attribution: str
    """The acknowledgement that the licence asks for."""
    obtained: str
    """received, transcribed or extracted."""
    files: Mapping[str, str]
    """sha256 of each CSV file."""
    notes: tuple[str, ...] = ()
    """What to know before using it, a sentence each."""
    corrects: str = ""
    """The date of the release whose numbers it corrects, for a correction."""
    reason: str = ""
    """Why, in one sentence: every correction has one."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """For releases put together from several documents: where each id of a `source` column points."""

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.project.data / "releases" / self.dataset / self.published

    @property
    def shown(self) -> str:
        """The path of `release.toml` as messages name it."""
        return self.project.relative(self.folder / "release.toml")

    @cached_property
    def schema(self) -> dict[str, TableSchema]:
        """What its tables must look like."""
        return load_schema(self.project, self.dataset)

    def table(self, name: str) -> Table:
        """Return one table, checked against hash, schema and arithmetic; note the reading."""
        faults = Collector()
        table = self._parsed(name, faults)
        faults.finish()
        note_release(self.dataset, self.published)
        return table

    def _parsed(self, name: str, faults: Collector) -> Table:
        """Return one table, with its faults added to `faults`."""
        if name not in self.schema:
            raise ReportError(f'no table "{name}" in {self.dataset}.{did_you_mean(name, self.schema)}')
        file = f"{name}.csv"
        if file not in self.files:
            raise ReportError(f'this release has no file "{file}".', path=self.shown)
        path = self.folder / file
        shown = self.project.relative(path)
        content = read_bytes(path)
        digest = hashlib.sha256(content).hexdigest()
        if digest != self.files[file]:
            faults.add(
                "this file was changed after its release was recorded: its sha256 is not the one in release.toml. "
                "A release never changes. Put the old file back; a correction is a new release in a folder of its own. "
                f'If this release is new and not committed yet, write "{file}" = "{digest}" under [files].',
                path=shown,
            )
        table = parse_table(decoded(content, shown), self.schema[name], shown, faults)
        check_table(table, faults)
        return table

    def check(self) -> None:
        """Raise everything that is wrong with the release, at once."""
        faults = Collector()
        for file in self.files:
            try:
                self._parsed(Path(file).stem, faults)
            except ReportError as fault:
                faults.take(fault if fault.path else ReportError(fault.message, path=self.shown))
        for path in sorted(self.folder.iterdir()):
            if path.name not in ("release.toml", *self.files):
                faults.add("this file is not listed in release.toml.", path=self.project.relative(path))
        faults.finish()


def load_release(project: Project, dataset: str, published: str) -> Release:
    """Return a release; a dataset or date that is not there is refused with the nearest that is."""
    folder = project.data / "releases" / dataset / published
    path = folder / "release.toml"
    shown = project.relative(path)
    if folder.is_dir() and not path.is_file():
        raise ReportError("this release has no release.toml. Copy one of the same dataset and mend it.", path=shown)
    if not path.is_file():
        raise ReportError(_not_there(project, dataset, published))
    content = read_toml(path, shown)
    release = settings(Release, content, path=path, shown=shown, project=project, dataset=dataset)
    if release.published != published:
        raise ReportError(
            f'"published" says {release.published}, but the folder is named {published}.',
            path=shown,
            line=line_of(path, "published"),
        )
    _check_date(published, path, shown)
    if release.obtained not in OBTAINED:
        raise ReportError(
            f'"obtained" must be one of {", ".join(OBTAINED)}.', path=shown, line=line_of(path, "obtained")
        )
    return release


def _check_date(published: str, path: Path, shown: str) -> None:
    """Refuse a date of issue that is none; month or year alone will do."""
    try:
        date.fromisoformat(published + "-01-01"[: len("YYYY-MM-DD") - len(published)])
    except ValueError:
        raise ReportError(
            f'"{published}" is not a date. Name the folder YYYY-MM-DD, or YYYY-MM or YYYY where no more is known.',
            path=shown,
            line=line_of(path, "published"),
        ) from None


def _not_there(project: Project, dataset: str, published: str) -> str:
    """Say which release is missing, and which there are."""
    there = [release_date for name, release_date in list_releases(project) if name == dataset]
    if not there:
        known = {name for name, _ in list_releases(project)}
        return f'there are no releases of "{dataset}" in data/releases/.{did_you_mean(dataset, known)}'
    return f"there is no release {published} of {dataset}. There are: {', '.join(there)}."


def list_releases(project: Project) -> list[tuple[str, str]]:
    """Return (dataset, published) of every release, sorted: each folder two below data/releases/."""
    folder = project.data / "releases"
    return sorted((path.parent.name, path.name) for path in folder.glob("*/*") if path.is_dir())
