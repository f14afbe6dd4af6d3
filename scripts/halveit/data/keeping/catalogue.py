"""Whether each series of data/series.toml can be read from the releases that editions pin."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from halveit.data.editions import Edition
from halveit.data.releases import list_releases
from halveit.data.schemas import TableSchema, load_schema
from halveit.data.series import SeriesEntry, load_catalogue
from halveit.data.settings import line_of
from halveit.data.tables import Table
from halveit.errors import Collector, ReportError, did_you_mean
from halveit.paths import Project

Say = Callable[[str], None]


class _Tables:
    """Tables of releases, each read once; None where one cannot be read, which the release's own check tells."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, str, str], Table | None] = {}

    def get(self, edition: Edition, dataset: str, published: str, name: str) -> Table | None:
        """Return a table of a release that an edition names."""
        key = (dataset, published, name)
        if key not in self._read:
            try:
                self._read[key] = edition.release(dataset, published).read(name)
            except ReportError:
                self._read[key] = None
        return self._read[key]


def check_series(project: Project, editions: Iterable[Edition], faults: Collector, say: Say) -> int:
    """Note every series that no table can give; say which an edition's releases happen not to hold. Return how many."""
    try:
        catalogue = load_catalogue(project)
    except ReportError as fault:
        faults.take(fault)
        return 0
    path = project.data / "series.toml"
    sound: list[SeriesEntry] = []
    for entry in catalogue.values():
        wrong = list(_faults(project, entry))
        for key, message in wrong:
            line = line_of(path, key, entry.id) or line_of(path, entry.id)
            faults.add(f'the series "{entry.id}" {message}', path=project.relative(path), line=line)
        sound += [] if wrong else [entry]
    tables = _Tables()
    for edition in editions:
        _check_edition(edition, sound, tables, faults, say)
    return len(catalogue)


def _faults(project: Project, entry: SeriesEntry) -> Iterator[tuple[str, str]]:
    """Give each setting of an entry that its dataset's schema does not know, and what is wrong with it."""
    datasets = {dataset for dataset, _ in list_releases(project)}
    if entry.dataset not in datasets:
        hint = did_you_mean(entry.dataset, datasets)
        yield "dataset", f'asks for the dataset "{entry.dataset}", of which there is no release.{hint}'
        return
    try:
        schema = load_schema(project, entry.dataset)
    except ReportError:  # told by the schema's own check
        return
    if entry.table not in schema:
        known = ", ".join(schema)
        yield "table", f'asks for the table "{entry.table}". {entry.dataset} has {known}.'
        return
    yield from _column_faults(entry, schema[entry.table])


def _column_faults(entry: SeriesEntry, table: TableSchema) -> Iterator[tuple[str, str]]:
    """Give each column that an entry asks for and its table has not, and each value that the column cannot hold."""
    columns = {column.name: column for column in table.columns}
    for key, name in (("column", entry.column), ("period", entry.period), *(("where", name) for name in entry.where)):
        if name not in columns:
            yield key, f'asks the table "{table.name}" for a column "{name}".{did_you_mean(name, columns)}'
    if entry.column in columns and columns[entry.column].kind not in ("integer", "number"):
        yield "column", f'takes its numbers from the column "{entry.column}", which holds none.'
    for name, choice in entry.where.items():
        allowed = [str(each) for each in columns[name].constraints.get("enum", ())] if name in columns else []
        for value in map(str, choice if isinstance(choice, list) else [choice]):
            if allowed and value not in allowed:
                expected = f"one of {', '.join(allowed)} is expected"
                hint = did_you_mean(value, allowed)
                yield "where", f'asks for rows whose {name} is "{value}", where {expected}.{hint}'


def _check_edition(
    edition: Edition, entries: Iterable[SeriesEntry], tables: _Tables, faults: Collector, say: Say
) -> None:
    """Read each series from the releases that an edition names; say which none of them holds, and why."""
    missing: dict[str, list[str]] = {}
    for entry in entries:
        try:
            reason = _missing(edition, entry, tables)
        except ReportError as fault:
            path = edition.project.data / "series.toml"
            faults.add(fault.message, path=edition.project.relative(path), line=line_of(path, entry.id))
            continue
        if reason:
            missing.setdefault(reason, []).append(entry.id)
    for reason, series in missing.items():
        say(f"Edition {edition.name} has no {', '.join(series)}: {reason}.")


def _missing(edition: Edition, entry: SeriesEntry, tables: _Tables) -> str:
    """Say why none of the releases that an edition names holds a series, or return an empty string."""
    pin = edition.pins.get(entry.dataset)
    if pin is None:
        return f"it pins no release of {entry.dataset}"
    found: Mapping[str, Table | None] = {
        published: tables.get(edition, entry.dataset, published, entry.table) for published in pin.dates
    }
    held = [table for table in found.values() if table is not None]
    read = [entry.read(table) for table in held]
    if any(series.periods for series in read):
        return ""
    releases = f"the release{'s' if len(pin.dates) > 1 else ''} {', '.join(pin.dates)} of {entry.dataset}"
    if held:
        return f"no row of {releases} is of it"
    return f"{releases} {'have' if len(pin.dates) > 1 else 'has'} no table {entry.table} that can be read"
