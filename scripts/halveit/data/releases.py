"""One issue of one dataset by its publisher: a dated folder that never changes once it is there."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import Struct, field

from halveit.data.checks import check_table
from halveit.data.schemas import TableSchema, load_schema
from halveit.data.settings import line_of, parse_toml, read_shown, settings
from halveit.data.soundness import check_sources, check_unused, correction_faults, setting_faults
from halveit.data.tables import Table, parse_table
from halveit.errors import Collector, Problems, ReportError, did_you_mean
from halveit.paths import Project
from halveit.steps.door import decoded, listed, note_release, read_bytes
from halveit.steps.running import Step, kept

DESCRIPTION = "release.toml"

OBTAINED = {
    "received": "received from the publisher",
    "transcribed": "copied by hand from the publisher's document",
    "extracted": "taken by program from the publisher's workbook",
}


class Release(Struct, frozen=True, kw_only=True):
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
        return self.project.relative(self.folder / DESCRIPTION)

    @property
    def schema(self) -> dict[str, TableSchema]:
        """What its tables must look like."""
        return load_schema(self.project, self.dataset)

    def has(self, name: str) -> bool:
        """Tell whether the release lists a file of a table."""
        read_bytes(self.folder / DESCRIPTION, part=f"only files.{name}.csv")
        return f"{name}.csv" in self.files

    def table(self, name: str) -> Table:
        """Return one table, checked against hash, schema and arithmetic; note the reading."""
        table = self.read(name)
        note_release(self.dataset, self.published)
        return table

    def read(self, name: str) -> Table:
        """Return one table, checked, without noting that it gave anything: whoever uses it notes the release."""
        faults = Collector()
        table = self._parsed(name, faults)
        faults.finish()
        return table

    def _parsed(self, name: str, faults: Collector) -> Table:
        """Return one table, with its faults added to `faults`."""
        schema = self.schema
        if name not in schema:
            raise ReportError(f'no table "{name}" in {self.dataset}.{did_you_mean(name, schema)}', path=self.shown)
        file = f"{name}.csv"
        if not self.has(name):
            raise ReportError(f'this release has no file "{file}".', path=self.shown)
        path = self.folder / file
        if not path.is_file():
            message = f"release.toml lists this file, and it is not there. Put it back{self._or_seal}"
            raise NotAsRecorded(message, path=self.project.relative(path))
        content = read_bytes(path)
        if hashlib.sha256(content).hexdigest() != self.files[file]:
            faults.take(NotAsRecorded(self._changed, path=self.project.relative(path)))
        return read_table(content, schema[name], self.project.relative(path), faults)

    def check(self) -> None:
        """Raise everything that is wrong with the release, at once; look again only at what has changed since."""
        name = f"the check of {self.dataset} {self.published}"
        kept(Step(name=name, given=(self.dataset, self.published), code="steps data"), self._check)

    def _check(self) -> None:
        """Raise everything that is wrong with the release, at once."""
        faults = Collector()
        read_bytes(self.folder / DESCRIPTION)  # which files it lists, and their sources
        named: set[str] = set()
        if not self.files and not files_of(self.folder):
            faults.add("this release has no table.", path=self.shown)
        for file in sorted({*self.files, *(path.name for path in files_of(self.folder))}):
            try:
                if file in self.files:
                    named |= check_sources(self, self._parsed(file.removesuffix(".csv"), faults), faults)
                else:
                    self._note_unlisted(self.folder / file, faults)
            except ReportError as fault:
                faults.take(fault if fault.path or isinstance(fault, Problems) else self._told_here(fault))
        if not faults.problems:
            check_unused(self, named, faults)
        faults.finish()

    def _told_here(self, fault: ReportError) -> ReportError:
        """Return a mistake that names no file as one of release.toml."""
        return ReportError(fault.message, path=self.shown)

    @property
    def _or_seal(self) -> str:
        """The end of a message: what to do with a release that is still being made."""
        command = f"halveit data seal {self.dataset} {self.published}"
        return f". If this release is new and not committed yet, run: {command}"

    @property
    def _changed(self) -> str:
        """What is said of a file with another fingerprint."""
        command = f"halveit data seal {self.dataset} {self.published}"
        return (
            "this file was changed after its release was recorded: its sha256 is not the one in release.toml. "
            f"If the release is new and not committed yet, run: {command}. Otherwise put the old file back: "
            "a committed release never changes, and a correction is a new release in a folder of its own "
            f"({how_to_correct(self.dataset, self.published)})."
        )

    def _note_unlisted(self, path: Path, faults: Collector) -> None:
        """Note a file that release.toml does not list, and what is wrong in it."""
        if not check_unlisted(self.project, path, self.schema, faults):
            message = f"this file is not listed in release.toml. A release never changes: take it out{self._or_seal}"
            faults.add(message, path=self.project.relative(path))


class NotAsRecorded(ReportError):
    """A file of a release that is not the one whose sha256 release.toml records, or that is not there."""


def how_to_correct(dataset: str, published: str) -> str:
    """Return the command that begins a correction of a release."""
    return f'halveit data new {dataset} --published DATE --corrects {published} --reason "WHY"'


def read_table(content: bytes, schema: TableSchema, shown: str, faults: Collector) -> Table:
    """Return the table in a CSV file's bytes, checked against its schema and arithmetic."""
    table, found = _read_table(content, _Same(schema), shown)
    faults.problems.extend(found)
    return table


class _Same:
    """A schema that is told from others by being the same object: the same bytes always give the same one."""

    def __init__(self, schema: TableSchema) -> None:
        self.schema = schema

    def __hash__(self) -> int:
        return id(self.schema)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.schema is self.schema


@lru_cache(maxsize=1024)
def _read_table(content: bytes, same: _Same, shown: str) -> tuple[Table, tuple[ReportError, ...]]:
    """Return a table and its faults."""
    faults = Collector()
    table = parse_table(decoded(content, shown), same.schema, shown, faults)
    check_table(table, faults)
    return table, tuple(faults.problems)


def check_unlisted(project: Project, path: Path, schema: Mapping[str, TableSchema], faults: Collector) -> bool:
    """Check a file by its name alone; tell whether it can be no table of the dataset, which is noted."""
    shown = project.relative(path)
    if path.suffix == ".csv" and path.stem in schema:
        read_table(read_bytes(path), schema[path.stem], shown, faults)
        return False
    known = ", ".join(f"{name}.csv" for name in schema)
    faults.add(f"this file is no table of {path.parent.parent.name}, which has {known}. Move it away.", path=shown)
    return True


def files_of(folder: Path) -> list[Path]:
    """Return what lies beside release.toml; hidden files, which systems leave, are none of the release's."""
    return [path for path in listed(folder, "[!.]*") if path.name != DESCRIPTION]


def load_release(project: Project, dataset: str, published: str) -> Release:
    """Return a release; a dataset or date that is not there is refused with the nearest that is."""
    folder = project.data / "releases" / dataset / published
    path = folder / DESCRIPTION
    shown = f"data/releases/{dataset}/{published}/{DESCRIPTION}"
    if folder.is_dir() and not path.is_file():
        raise ReportError(
            "this release has no release.toml. Copy the one of the release before it into this folder, mend it, "
            f"and run: halveit data seal {dataset} {published}",
            path=shown,
        )
    if not path.is_file():
        raise ReportError(not_there(project, dataset, published))
    release, told = _release(read_shown(path, shown, part="but files"), project, dataset, published)
    faults = Collector()
    for key, message in (*told, *correction_faults(release, folder)):
        faults.add(message, path=shown, line=line_of(path, key))
    faults.finish()
    return release


@lru_cache(maxsize=1024)
def _release(
    content: bytes, project: Project, dataset: str, published: str
) -> tuple[Release, tuple[tuple[str, str], ...]]:
    """Return a release by the bytes of its description, with each setting that is wrong in itself, and what is."""
    folder = project.data / "releases" / dataset / published
    path, shown = folder / DESCRIPTION, f"data/releases/{dataset}/{published}/{DESCRIPTION}"
    release = settings(Release, parse_toml(content, shown), path=path, shown=shown, project=project, dataset=dataset)
    unknown = (
        [] if release.obtained in OBTAINED else [("obtained", f'"obtained" must be one of {", ".join(OBTAINED)}.')]
    )
    return release, (*unknown, *setting_faults(release, folder))


def not_there(project: Project, dataset: str, published: str) -> str:
    """Say which release is missing, and which there are."""
    there = [release_date for name, release_date in list_releases(project) if name == dataset]
    if not there:
        known = {name for name, _ in list_releases(project)}
        return f'there are no releases of "{dataset}" in data/releases/.{did_you_mean(dataset, known)}'
    return f"there is no release {published} of {dataset}. There are: {', '.join(there)}."


def list_releases(project: Project) -> list[tuple[str, str]]:
    """Return (dataset, published) of every release, sorted: each folder two below data/releases/."""
    folders = (path for path in listed(project.data / "releases", "[!.]*/[!.]*") if path.is_dir())
    return sorted((path.parent.name, path.name) for path in folders)
