"""What each dataset's tables must look like: Frictionless Table Schemas, with checks of our own beside them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from halveit.data.door import read_text
from halveit.errors import ReportError, did_you_mean
from halveit.paths import Project


@dataclass(frozen=True, kw_only=True)
class Column:
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


@dataclass(frozen=True, kw_only=True)
class TableSchema:
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
    shown = project.relative(path)
    try:
        content = json.loads(read_text(path))
        return {resource["name"]: _table(resource) for resource in content["resources"]}
    except json.JSONDecodeError as fault:
        raise ReportError(f"this is not valid JSON: {fault.msg}.", path=shown, line=fault.lineno) from None
    except (KeyError, TypeError) as fault:
        raise ReportError(f"this schema lacks {fault}.", path=shown) from None


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
        checks=tuple(resource.get("checks", ())),
        raw=schema,
    )


def _column(field: Mapping[str, Any]) -> Column:
    """Return one field of a Table Schema."""
    return Column(
        name=field["name"],
        kind=field["type"],
        title=field.get("title", field["name"]),
        description=field.get("description", ""),
        constraints=field.get("constraints", {}),
    )
