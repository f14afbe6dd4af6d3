"""What each dataset's tables must look like: Frictionless Table Schemas, with checks of our own beside them."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from msgspec import Struct

from halveit.errors import Collector, ReportError, did_you_mean
from halveit.paths import Project
from halveit.steps.door import decoded, read_bytes

KINDS = {"string": "a text", "integer": "a whole number", "number": "a number", "boolean": "true or false"}


class Column(Struct, frozen=True, kw_only=True):
    """One column of a table."""

    name: str
    """Its heading in the CSV file."""
    kind: str
    """string, integer, number or boolean."""
    title: str
    """What people call it."""
    description: str
    """What it holds."""
    constraints: Mapping[str, Any]
    """required, enum, minimum, maximum, pattern, as Table Schema has them."""


class TableSchema(Struct, frozen=True, kw_only=True):
    """One table of a dataset."""

    name: str
    """The table's name: its file is `<name>.csv`."""
    title: str
    """What people call it."""
    description: str
    """What it holds and what to know before using it."""
    columns: tuple[Column, ...]
    """In file order."""
    key: tuple[str, ...]
    """The columns that together name a row."""
    checks: tuple[Mapping[str, Any], ...]
    """Arithmetic that the rows must satisfy."""
    raw: Mapping[str, Any]
    """The Table Schema itself, for the published Data Package."""


def load_schema(project: Project, dataset: str) -> dict[str, TableSchema]:
    """Return the schema of each table of a dataset, by table name."""
    folder = project.data / "schemas"
    path = folder / f"{dataset}.json"
    if not path.is_file():
        known = sorted(file.stem for file in folder.glob("*.json"))
        raise ReportError(
            f'no dataset "{dataset}": there is no schema data/schemas/{dataset}.json.{did_you_mean(dataset, known)}'
        )
    return dict(_tables(read_bytes(path), project.relative(path)))


@lru_cache(maxsize=64)
def _tables(read: bytes, shown: str) -> Mapping[str, TableSchema]:
    """Return each table's schema in the bytes of a file: the same objects for the same bytes."""
    try:
        content = json.loads(decoded(read, shown))
        tables = {resource["name"]: _table(resource) for resource in content["resources"]}
        _check(tables.values(), shown)
        return tables
    except json.JSONDecodeError as fault:
        raise ReportError(f"this is not valid JSON: {fault.msg}.", path=shown, line=fault.lineno) from None
    except KeyError as fault:
        raise ReportError(f"this schema lacks {fault}.", path=shown) from None
    except (TypeError, AttributeError, ValueError):
        message = "this is not a list of tables, each with a schema as the files of other datasets have it."
        raise ReportError(message, path=shown) from None


def _check(tables: Iterable[TableSchema], shown: str) -> None:
    """Refuse tables that ask for a column that they have not, or for a kind or pattern that is none."""
    faults = Collector()
    for table in tables:
        names = {column.name for column in table.columns}
        for name in (*table.key, *(name for check in table.checks for name in _columns_of(check))):
            if name not in names:
                hint = did_you_mean(name, names)
                faults.add(
                    f'table "{table.name}": its key or a check names "{name}", which is no column.{hint}', path=shown
                )
        for column in table.columns:
            message = _column_fault(column)
            if message:
                faults.add(f'table "{table.name}", column "{column.name}": {message}', path=shown)
    faults.finish()


def _column_fault(column: Column) -> str:
    """Say what is wrong with a column's kind or pattern, or return an empty string."""
    if column.kind not in KINDS:
        return f'found the type "{column.kind}" where one of {", ".join(KINDS)} is expected.'
    try:
        re.compile(column.constraints.get("pattern", ""))
    except re.error as fault:
        return f"its pattern cannot be read: {fault}."
    return ""


def _columns_of(check: Mapping[str, Any]) -> list[str]:
    """Return the columns that a check of arithmetic asks for."""
    if "rate" in check:
        return [check["rate"], *check["numerator"], *check["denominator"]]
    return [check["sum"], check["over"], *check["within"]]


def _table(resource: Mapping[str, Any]) -> TableSchema:
    """Return one resource of a schema file."""
    schema = resource["schema"]
    key = schema.get("primaryKey", [])
    return TableSchema(
        name=resource["name"],
        title=resource["title"],
        description=resource["description"],
        columns=tuple(_column(field) for field in schema["fields"]),
        key=(key,) if isinstance(key, str) else tuple(key),
        checks=tuple(_arithmetic(check) for check in resource.get("checks", ())),
        raw=schema,
    )


def _arithmetic(check: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a check, all of whose parts are there."""
    for part in ("numerator", "denominator", "per") if "rate" in check else ("sum", "over", "total", "parts", "within"):
        check[part]
    return check


def _column(field: Mapping[str, Any]) -> Column:
    """Return one field of a Table Schema."""
    return Column(
        name=field["name"],
        kind=field["type"],
        title=field.get("title", field["name"]),
        description=field.get("description", ""),
        constraints=field.get("constraints", {}),
    )
