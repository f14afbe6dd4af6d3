"""What changed, for programs: one JSON object.

    before, after     what the two states are called
    nothing_changed   true where all that was compared is the same
    status            those of `facts` that say where an ambition stands
    releases          by dataset: dataset, kind, title, before and after (dates, the pinned one first), last_period
    series            by id: id, kind, title, unit, new and gone (period, value), revised (period, before, after, size)
    exhibits          by label: label, kind, title, alt (null where it is the same), new_columns, gone_columns,
                      new_rows, gone_rows, cells (row, column, before, after)
    facts             by id: id, kind, what, before, after, period
    chapters          in reading order: slug, kind, title, changed (before, after, section, heading), new, gone;
                      null where the chapters were not read

`kind` is new, gone or changed. `last_period`, `unit`, `period`, `title` and `alt` of what changed are objects of before
and after; null there, and in a fact, is what was not there or is gone.
"""

import json
from typing import Any

from msgspec import to_builtins
from msgspec.structs import asdict

from halveit.press.changes.changes import Changes, FactChange


def to_json(content: Any) -> str:
    """Return a record, or several, as JSON that people can read."""
    return json.dumps(content, ensure_ascii=False, indent=1)


def record(changes: Changes) -> dict[str, Any]:
    """Return a comparison as plain lists and dictionaries."""
    return {
        "before": changes.before,
        "after": changes.after,
        "nothing_changed": changes.nothing,
        "status": [_fact(each) for each in changes.status],
        "releases": [_kinded(each) for each in changes.releases],
        "series": [_series(_kinded(each)) for each in changes.series],
        "exhibits": [_kinded(each) for each in changes.exhibits],
        "facts": [_fact(each) for each in changes.facts],
        "chapters": None if changes.chapters is None else [_kinded(each) for each in changes.chapters],
    }


def _kinded(change: Any) -> dict[str, Any]:
    """Return a change with its kind behind its name."""
    (name, value), *rest = to_builtins(change).items()
    return {name: value, "kind": change.kind, **dict(rest)}


def _fact(change: FactChange) -> dict[str, Any]:
    """Return a fact's change."""
    shown, period = asdict(change.shown), asdict(change.period)
    return {"id": change.id, "kind": change.kind, "what": change.what, **shown, "period": period}


def _series(content: dict[str, Any]) -> dict[str, Any]:
    """Return a series' change with whole numbers as whole numbers, and the size of each revision."""
    revised = [{**each, "size": each["after"] - each["before"]} for each in content["revised"]]
    content["revised"] = [_whole(each) for each in revised]
    return {**content, **{kind: [_whole(each) for each in content[kind]] for kind in ("new", "gone")}}


def _whole(content: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a period, those without decimals as whole numbers."""
    return {
        name: int(value) if isinstance(value, float) and value.is_integer() else value
        for name, value in content.items()
    }
