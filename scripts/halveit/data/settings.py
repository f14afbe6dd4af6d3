"""Settings in TOML, made into frozen structs: unknown keys and wrong kinds are refused with their line."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import fields

from halveit.errors import Collector, ReportError, did_you_mean
from halveit.steps.door import decoded, read_bytes

Settings = TypeVar("Settings", bound=Struct)

_PLAIN = {str: "a text in quotes", int: "a whole number", float: "a number", bool: "true or false"}


def read_toml(path: Path, shown: str) -> dict[str, Any]:
    """Return a TOML file's content; `shown` is the path that messages name."""
    return parse_toml(read_shown(path, shown), shown)


def read_shown(path: Path, shown: str, *, part: str = "") -> bytes:
    """Return a file's bytes, of which a part is used or all; `shown` is the path that messages name."""
    try:
        return read_bytes(path, part=part)
    except ReportError as fault:
        raise ReportError(fault.message, path=shown) from None


def parse_toml(content: bytes, shown: str) -> dict[str, Any]:
    """Return the content of a TOML file's bytes; `shown` is the path that messages name."""
    try:
        return tomllib.loads(decoded(content, shown))
    except tomllib.TOMLDecodeError as fault:
        found = re.search(r"\(at line (\d+), column \d+\)", str(fault))
        line = int(found.group(1)) if found else None
        reason = re.sub(r"\s*\(at .*\)", "", str(fault))
        raise ReportError(f"this is not valid TOML: {reason}.", path=shown, line=line) from None


def line_of(path: Path, key: str, table: str = "") -> int | None:
    """Return the line of a TOML file that sets or opens `key`, after the heading of `table`; for messages only."""
    pattern = re.compile(rf'^\s*(\[+\s*)?(["\w.-]+\.)?"?{re.escape(key)}"?\s*(=|\]|\.)')
    opening = re.compile(rf'^\s*\[+\s*"?{re.escape(table)}"?\s*\]+') if table else None
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if opening is None and pattern.match(text):
            return number
        if opening and opening.match(text):
            opening = None
    return None


@cache
def _hints(kind: type[object]) -> dict[str, Any]:
    return get_type_hints(kind)


def _fits(value: object, hint: Any) -> bool:
    """Tell whether a TOML value is of the annotated kind (unions, tuple[X, ...], Mapping[str, X], plain kinds)."""
    origin, args = get_origin(hint), get_args(hint)
    if hint is Any:
        return True
    if isinstance(hint, UnionType):
        return any(_fits(value, arm) for arm in args if arm is not type(None))
    if origin is tuple:
        return isinstance(value, list) and all(_fits(member, args[0]) for member in value)
    if origin is not None and issubclass(origin, Mapping):
        return isinstance(value, dict) and all(_fits(member, args[1]) for member in value.values())
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return type(value) is hint


def _wanted(hint: Any) -> str:
    """Say in words what kind of value a setting takes."""
    if isinstance(hint, UnionType):
        return _wanted(get_args(hint)[0])
    if get_origin(hint) is tuple:
        return "a list in square brackets"
    return _PLAIN.get(hint, "a table of settings")


def settings(
    kind: type[Settings], content: Mapping[str, Any], *, path: Path, shown: str, table: str = "", **given: Any
) -> Settings:
    """Return `kind` filled from a TOML file, or from one `table` of it.

    `given` fields come from the caller and may not be set in the file.
    """
    place = f" in [{table}]" if table else ""
    if not isinstance(content, Mapping):
        raise ReportError(f'"{table}" must be a table of settings: [{table}].', path=shown, line=line_of(path, table))
    faults = Collector()
    hints = _hints(kind)
    declared = [field for field in fields(kind) if field.name not in given]
    names = [field.name for field in declared]
    for key in content:
        if key not in names:
            line = line_of(path, key, table)
            faults.add(f'unknown setting "{key}"{place}.{did_you_mean(key, names)}', path=shown, line=line)
        elif not _fits(content[key], hints[key]):
            faults.add(f'"{key}"{place} must be {_wanted(hints[key])}.', path=shown, line=line_of(path, key, table))
    for field in declared:
        if field.name not in content and field.required:
            line = line_of(path, table) if table else None
            faults.add(f'the setting "{field.name}" is missing{place}.', path=shown, line=line)
    faults.finish()
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in content.items()}
    return kind(**values, **given)
