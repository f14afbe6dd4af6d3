"""A release taken out of a publisher's workbook: read, checked, described, and not yet written."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from halveit.data.dates import is_date
from halveit.data.publishers import find_reader
from halveit.data.publishers.comparing import Comparison, comparisons, revisions
from halveit.data.publishers.proving import prove
from halveit.data.publishers.taken import Reader, Taken
from halveit.data.publishers.workbook.opening import Workbook, open_workbook
from halveit.data.publishers.writing import described, refuse_existing, write_release
from halveit.data.schemas import TableSchema, load_schema
from halveit.data.tables import Table, parse_table
from halveit.errors import Collector, ReportError
from halveit.paths import Project


class Reading(Struct, frozen=True, kw_only=True):
    """A release that was read, and is not written yet."""

    project: Project
    """The report's folder."""
    dataset: str
    """The dataset."""
    published: str
    """The date of release."""
    taken: Taken
    """What was read."""
    files: Mapping[str, str]
    """The text of each file of its folder."""
    tables: Mapping[str, Table]
    """Its tables, checked."""
    comparisons: tuple[Comparison, ...]
    """With the release of the same date, where there is one, and with the one before."""

    def write(self) -> Path:
        """Write the release and return its folder."""
        return write_release(self.project, self.dataset, self.published, self.files)


def read_release(
    project: Project, name: str, path: Path, *, published: str | None, today: str, anew: bool = True
) -> Reading:
    """Return the release that a workbook holds; everything wrong with it is told at once.

    `published` is the date that the user gives, and `today` the day of reading. With `anew`, a release that is held
    already is refused.
    """
    reader = find_reader(name)
    if published is not None and not is_date(published):
        raise ReportError(f'--published: "{published}" is no date. Write YYYY-MM-DD, or YYYY-MM where no day is told.')
    schema = load_schema(project, reader.dataset)
    book = open_workbook(path)
    taken = _taken(reader, book, schema, published)
    date = published or taken.published
    if anew:
        refuse_existing(project, reader.dataset, date)
    texts = _texts(taken, schema)
    tables = {name: parse_table(text, schema[name], f"{name}.csv", Collector()) for name, text in texts.items()}
    compared = tuple(comparisons(project, reader.dataset, date, tables))
    files = {f"{name}.csv": text for name, text in texts.items()}
    notes = [*_notes(book, taken), *revisions(compared, date)]
    return Reading(
        project=project,
        dataset=reader.dataset,
        published=date,
        taken=taken,
        files={**files, "release.toml": described({**_settings(reader, taken, date, today), "notes": notes}, files)},
        tables=tables,
        comparisons=compared,
    )


def _taken(reader: Reader, book: Workbook, schema: Mapping[str, TableSchema], published: str | None) -> Taken:
    """Return what the workbook holds, or raise everything that is wrong with it."""
    faults = Collector()
    taken = reader.take(book, faults, dated=published is not None)
    if not published and not taken.published:
        faults.add(
            "the cover sheet tells no date of release. Give it with --published YYYY-MM-DD: the day on which the "
            "publisher issued this workbook.",
            path=book.shown,
        )
    prove(taken, schema, book.shown, faults)
    faults.finish()
    return taken


def _texts(taken: Taken, schema: Mapping[str, TableSchema]) -> dict[str, str]:
    """Return the CSV text of each table."""
    return {table.name: table.printed([column.name for column in schema[table.name].columns]) for table in taken.tables}


def _settings(reader: Reader, taken: Taken, published: str, today: str) -> dict[str, str]:
    """Return what `release.toml` says but for the notes, in the order of those that are there."""
    return {
        "publisher": reader.publisher,
        "title": taken.title,
        "published": published,
        "accessed": today,
        "url": reader.url,
        "licence": reader.licence,
        "attribution": reader.attribution.format(year=taken.copyright or published[:4]),
        "obtained": "extracted",
    }


def _notes(book: Workbook, taken: Taken) -> list[str]:
    """Return what the release says of where its numbers come from, and what to know of them."""
    *others, last = (f'"{name}"' for name in taken.sheets)
    sheets = f"sheets {', '.join(others)} and {last}" if others else f"sheet {last}"
    return [
        f"Taken by program from the workbook {book.name}, {sheets}.",
        f"The sha256 of that workbook is {book.sha256}.",
        *taken.notes,
        *taken.warnings,
    ]
