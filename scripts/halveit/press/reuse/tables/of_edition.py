"""The CSV files that an edition offers: its releases' tables, its exhibits', its facts and revisions."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from halveit.data.editions import Edition
from halveit.data.releases import Release
from halveit.exhibits.exhibit import Cell, Column
from halveit.exhibits.shelf import Shelved
from halveit.exhibits.sources import releases_of
from halveit.press.reuse.tables.lists import LISTS
from halveit.press.reuse.tables.table import Field, Kind, PublishedTable

DATA = "data"
"""The folder of the releases' tables."""
_LONGEST_KEY = 3


def tables_of_releases(edition: Edition) -> list[PublishedTable]:
    """Return the tables of every release that the edition names; an older release's names have its date."""
    return [table for release in edition.releases() for table in _tables(edition, release)]


def _tables(edition: Edition, release: Release) -> Iterator[PublishedTable]:
    """Give a release's tables."""
    older = release.published != edition.pin(release.dataset).release
    start = f"{release.dataset}-{release.published}" if older else release.dataset
    for name, schema in release.schema.items():
        file = f"{name}.csv"
        if file not in release.files:
            continue
        yield PublishedTable(
            name=f"{start}-{name}",
            address=f"{DATA}/{release.dataset}/{release.published}/{file}",
            title=schema.title,
            description=schema.description,
            fields=[
                Field(name=c.name, kind=c.kind, title=c.title, description=c.description, constraints=c.constraints)
                for c in schema.columns
            ],
            key=schema.key,
            releases=(release,),
            publisher=release.publisher,
            modified=release.published,
            file=release.folder / file,
            own_schema=schema.raw,
        )


def table_of_exhibit(shelved: Shelved, edition: Edition, *, file: Path, address: str, author: str) -> PublishedTable:
    """Return the table behind an exhibit."""
    exhibit = shelved.exhibit
    return PublishedTable(
        name=f"exhibit-{shelved.label}",
        address=address,
        title=exhibit.title,
        description=" ".join((f"{exhibit.subtitle}.", *exhibit.notes)),
        fields=[
            Field(name=c.name, kind=_kind(c, row), title=c.heading, description=c.description)
            for c, row in zip(exhibit.columns, _columns(shelved), strict=True)
        ],
        key=_key(shelved),
        releases=releases_of(shelved, edition),
        publisher=author,
        modified=edition.date,
        file=file,
    )


def _columns(shelved: Shelved) -> list[list[Cell]]:
    """Return an exhibit's cells by column."""
    rows = shelved.exhibit.rows
    return [[row[place] for row in rows] for place in range(len(shelved.exhibit.columns))]


def _kind(column: Column, cells: Iterable[Cell]) -> Kind:
    """Return of which kind all cells of a column are, as its file has them."""
    known = [cell for cell in cells if cell is not None]
    if known and all(isinstance(cell, bool) for cell in known):
        return "boolean"
    if column.decimals is None or not all(isinstance(cell, int | float) for cell in known):
        return "string"
    whole = column.decimals == 0 and all(float(cell).is_integer() for cell in known if isinstance(cell, int | float))
    return "integer" if whole else "number"


def _key(shelved: Shelved) -> list[str]:
    """Return the first columns that together name a row; none where it takes many, or where one has a blank."""
    names = [column.name for column in shelved.exhibit.columns]
    rows = [
        [column.in_file(cell) for column, cell in zip(shelved.exhibit.columns, row, strict=True)]
        for row in shelved.exhibit.rows
    ]
    for count in range(1, min(_LONGEST_KEY, len(names)) + 1):
        heads = [tuple(row[:count]) for row in rows]
        if any("" in head for head in heads):
            return []
        if len(set(heads)) == len(rows):
            return names[:count]
    return []


def tables_of_lists(files: Mapping[str, Path], edition: Edition, author: str) -> list[PublishedTable]:
    """Return the lists that the site makes itself, as far as they are among `files`, by address."""
    return [
        PublishedTable(
            name=name.removesuffix(".csv"),
            address=name,
            title=told.title,
            description=told.description,
            fields=told.fields,
            key=told.key,
            releases=edition.releases(),
            publisher=author,
            modified=edition.date,
            file=files[name],
        )
        for name, told in LISTS.items()
        if name in files
    ]
