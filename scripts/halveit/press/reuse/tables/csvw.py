"""A table's description in the form of W3C's CSV on the Web: a file beside the CSV file, found by its name alone."""

import re
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from halveit.press.readable import readable
from halveit.press.reuse.tables.table import Field, PublishedTable, licence_of

ENDING = "-metadata.json"
"""What the standard adds to the CSV file's own address."""
_DATATYPES = {"string": "string", "integer": "integer", "number": "decimal", "boolean": "boolean"}
_DATES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
"""XML Schema's type of a date, by the letters that it has."""
_NAME = re.compile(r"[A-Za-z0-9.][A-Za-z0-9_.]*")


def csvw(table: PublishedTable, lang: str) -> bytes:
    """Return a table's description (Metadata Vocabulary for Tabular Data, 17 December 2015) as JSON."""
    schema: dict[str, Any] = {"columns": [_column(field) for field in table.fields]}
    if table.key:
        schema["primaryKey"] = [_name(name) for name in table.key]
    whole = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": lang}],
        "url": PurePosixPath(table.address).name,
        "dc:title": table.title,
        "dc:description": table.description,
        "dc:publisher": table.publisher,
        "dc:modified": {"@value": table.modified, "@type": _DATES[len(table.modified)]},
        "dc:license": [_licence(words) for words in table.licences],
        "dc:source": [{"@id": release.url} for release in table.releases],
        "dialect": {"encoding": "utf-8", "delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "tableSchema": schema,
    }
    told = {key: value for key, value in whole.items() if value != []}
    return readable(told, indent=1)


def _licence(words: str) -> dict[str, str] | str:
    """Return a licence's address; the words alone where it has none."""
    known = licence_of(words)
    return {"@id": known["path"]} if "path" in known else words


def _name(name: str) -> str:
    """Return a column's name as the standard allows it: other letters as their codes."""
    return name if _NAME.fullmatch(name) else quote(name, safe="").replace("-", "%2D").replace("~", "%7E")


def _column(field: Field) -> dict[str, Any]:
    """Return one column; its first title is its heading in the file."""
    column: dict[str, Any] = {
        "name": _name(field.name),
        "titles": list(dict.fromkeys((field.name, field.title))),
        "dc:description": field.description,
        "datatype": _datatype(field),
        "null": "",
    }
    if field.constraints.get("required"):
        column["required"] = True
    if field.separator:
        column["separator"] = field.separator
    return column


def _datatype(field: Field) -> dict[str, Any] | str:
    """Return what a column's cells are, with their limits."""
    base = _DATATYPES[field.kind]
    limits = {name: field.constraints[name] for name in ("minimum", "maximum") if name in field.constraints}
    if field.kind == "boolean":
        limits["format"] = "true|false"
    if field.kind == "string" and "pattern" in field.constraints:
        limits["format"] = field.constraints["pattern"]
    return {"base": base, **limits} if limits else base
