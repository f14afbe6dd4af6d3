"""All CSV files of an edition as a Data Package: their schemas, sources and licences in one file."""

import hashlib
from collections.abc import Iterable
from typing import Any

from halveit.data.editions import Edition
from halveit.data.releases import Release
from halveit.press.readable import readable
from halveit.press.reuse.tables.table import Field, PublishedTable, licence_of

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
NAME = "datapackage.json"
"""Its address in the edition: the tables' addresses are seen from there, and may not climb."""


def datapackage(edition: Edition, tables: Iterable[PublishedTable], homepage: str) -> bytes:
    """Return the Data Package (version 2.0) of an edition as JSON.

    The licence is each table's own: the releases are not all under the same, so the whole package states none.
    """
    package = {
        "$schema": PROFILE,
        "name": f"safer-maternity-care-{edition.name}",
        "title": edition.title,
        "description": " ".join(edition.notes),
        "homepage": homepage,
        "version": edition.date,
        "created": f"{edition.date}T00:00:00Z",
        "sources": [_source(release) for release in edition.releases()],
        "resources": [_resource(table) for table in tables],
    }
    told = {key: value for key, value in package.items() if value}
    return readable(told, 2)


def _source(release: Release) -> dict[str, str]:
    """Return a release as a source of the package."""
    return {"title": f"{release.publisher}, {release.title}, {release.published}", "path": release.url}


def _resource(table: PublishedTable) -> dict[str, Any]:
    """Return a table's description."""
    content = table.file.read_bytes()
    told = {
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": table.address,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": table.own_schema or _schema(table),
        "licenses": [licence_of(words) for words in table.licences],
        "sources": [_source(release) for release in table.releases],
    }
    return {key: value for key, value in told.items() if value}


def _schema(table: PublishedTable) -> dict[str, Any]:
    """Return a Table Schema of a table that had none of its own."""
    key = {"primaryKey": list(table.key)} if table.key else {}
    return {"fields": [_field(field) for field in table.fields], **key, "missingValues": [""]}


def _field(field: Field) -> dict[str, Any]:
    """Return one column."""
    told = {"name": field.name, "type": field.kind, "title": field.title, "description": field.description}
    return {**told, "constraints": dict(field.constraints)} if field.constraints else told
