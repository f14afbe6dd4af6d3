"""Everything that can be wrong in data/, all of it at once: releases, schemas, editions, series and lists."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from halveit.data.ambitions import load_ambitions
from halveit.data.book import edition_named
from halveit.data.calendar import load_calendar
from halveit.data.dates import is_date, is_to_come
from halveit.data.editions import Edition, list_editions, load_edition
from halveit.data.glossary import load_glossary
from halveit.data.keeping.catalogue import check_series
from halveit.data.keeping.guarding import guard
from halveit.data.releases import NotAsRecorded, Release, check_unlisted, files_of, list_releases, load_release
from halveit.data.schemas import load_schema
from halveit.data.settings import line_of
from halveit.errors import Collector, Problems, ReportError, did_you_mean
from halveit.paths import Project

Say = Callable[[str], None]


class CheckedData(Struct, frozen=True, kw_only=True):
    """How much was checked."""

    releases: int
    """Releases of all datasets."""
    datasets: int
    """Datasets that have a release."""
    series: int
    """Entries of data/series.toml."""
    editions: int
    """Files of data/editions/."""


def check_data(project: Project, say: Say, since: str = "") -> CheckedData:
    """Raise every mistake in data/ together; return how much was checked when there is none.

    With `since`, releases that git recorded in or after that revision are held to what was recorded first.
    """
    faults = Collector()
    releases = check_releases(project, faults, say, since)
    _check_schemas(project, faults)
    editions = list(_editions(project, faults))
    series = check_series(project, editions, faults, say)
    for read in (load_ambitions, load_glossary, load_calendar, _edition_of_the_book):
        try:
            read(project)
        except ReportError as fault:
            faults.take(fault)
    faults.finish()
    datasets = {dataset for dataset, _ in list_releases(project)}
    return CheckedData(releases=releases, datasets=len(datasets), series=series, editions=len(editions))


def check_releases(project: Project, faults: Collector, say: Say, since: str = "") -> int:
    """Check every release that lies in data/releases, and that none changed since git recorded it; return how many."""
    guarded = Collector()
    skipped = guard(project, guarded, since)
    if skipped:
        say(f"Git was not asked whether a committed release has changed: {skipped}. The fingerprints were checked.")
    faults.problems.extend(guarded.problems)
    told = {fault.path for fault in guarded.problems}
    releases = list_releases(project)
    known = _with_schema(project, releases, faults)
    for dataset, published in releases:
        for fault in _faults_of(project, dataset, published) if dataset in known else ():
            if not (isinstance(fault, NotAsRecorded) and fault.path in told):  # once is enough
                faults.take(fault)
    _check_strays(project, faults)
    return len(releases)


def _with_schema(project: Project, releases: Iterable[tuple[str, str]], faults: Collector) -> set[str]:
    """Return the datasets that have a schema; note once each that has none."""
    known = {path.stem for path in (project.data / "schemas").glob("*.json")}
    for dataset in sorted({dataset for dataset, _ in releases} - known):
        message = f"this dataset has no schema, data/schemas/{dataset}.json, and cannot be checked."
        faults.add(f"{message}{did_you_mean(dataset, known)}", path=f"data/releases/{dataset}")
    return known


def _check_strays(project: Project, faults: Collector) -> None:
    """Note each file that lies beside the releases' folders instead of in one."""
    folder = project.data / "releases"
    for path in sorted([*folder.glob("[!.]*"), *folder.glob("[!.]*/[!.]*")]):
        if path.is_file():
            message = "this file lies in no release. Move it into data/releases/DATASET/DATE/, or delete it."
            faults.add(message, path=project.relative(path))


def _faults_of(project: Project, dataset: str, published: str) -> list[ReportError]:
    """Return what is wrong with a release; where its release.toml cannot be read, its tables are read all the same."""
    faults = Collector()
    try:
        release = load_release(project, dataset, published)
    except ReportError as fault:
        faults.take(fault)
        _check_tables(project, dataset, published, faults)
        return faults.problems
    _check_days(release, faults)
    try:
        release.check()
    except ReportError as fault:
        faults.take(fault)
    return faults.problems


def _check_days(release: Release, faults: Collector) -> None:
    """Note a day of a release that has not come: it would be published as known and be nothing of the kind."""
    for setting, day in (("published", release.published), ("accessed", release.accessed)):
        if is_date(day) and is_to_come(day):
            line = line_of(release.folder / "release.toml", setting)
            faults.add(f'"{setting}" says {day}, which is still to come.', path=release.shown, line=line)


def _check_tables(project: Project, dataset: str, published: str, faults: Collector) -> None:
    """Note what is wrong in the tables of a release whose release.toml cannot be read."""
    try:
        schema = load_schema(project, dataset)
    except ReportError as fault:
        faults.take(fault)
        return
    for path in files_of(project.data / "releases" / dataset / published):
        try:
            check_unlisted(project, path, schema, faults)
        except ReportError as fault:
            faults.take(fault)


def _check_schemas(project: Project, faults: Collector) -> None:
    """Read every schema, and note those that no release has."""
    held = {dataset for dataset, _ in list_releases(project)}
    for path in sorted((project.data / "schemas").glob("*.json")):
        try:
            load_schema(project, path.stem)
        except ReportError as fault:
            faults.take(fault)
        if path.stem not in held:
            message = f'there is no release of "{path.stem}" in data/releases/. Add one, or delete this schema.'
            faults.add(message, path=project.relative(path))


def _editions(project: Project, faults: Collector) -> Iterator[Edition]:
    """Give every edition that can be read; note what is wrong in it, pins of releases that are not there included."""
    for name in list_editions(project):
        try:
            edition = load_edition(project, name)
        except ReportError as fault:
            faults.take(fault)
            continue
        for dataset, pin in edition.pins.items():
            for published in pin.dates:
                _check_pin(edition, dataset, published, faults)
        yield edition


def _check_pin(edition: Edition, dataset: str, published: str, faults: Collector) -> None:
    """Note a pinned release that is not there; one that cannot be read is told by its own check."""
    try:
        edition.release(dataset, published)
    except Problems:
        return
    except ReportError as fault:
        if fault.path == edition.shown:
            faults.take(fault)


def _edition_of_the_book(project: Project) -> Edition:
    """Return the edition that the book names."""
    return load_edition(project, edition_named(project))
