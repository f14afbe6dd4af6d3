"""The facts for programs: facts.json and facts.csv, with the same content, sorted by id."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from halveit.press.readable import readable
from halveit.press.tracing.quotes import SLUG
from halveit.press.tracing.traced import Traced

_DIGITS = 10
"""Of a computed value: more than any of the data has."""


def write_facts(traced: Iterable[Traced], folder: Path, *, edition: str, base: str) -> dict[str, Path]:
    """Write both files into a folder; return them by their address on the site.

    `base` is the edition's absolute address: all addresses in the files are seen from there.
    """
    records = [_record(each) for each in sorted(traced, key=lambda each: each.fact.id)]
    texts = {
        "json": readable({**_opening(edition, base), "facts": records}, 1),
        "csv": _table(records).encode(),
    }
    folder.mkdir(parents=True, exist_ok=True)
    written = {}
    for ending, content in texts.items():
        path = folder / f"{SLUG}.{ending}"
        path.write_bytes(content)
        written[path.name] = path
    return written


def _opening(edition: str, base: str) -> dict[str, str]:
    """Return what there is to know of all facts together."""
    return {
        "edition": edition,
        "base": base,
        "ids": (
            "An id never comes to mean another fact: the same id in another edition is the same fact with that "
            "edition's value. A fact's address is its place on the page of facts; addresses are seen from the base."
        ),
    }


def _record(traced: Traced) -> dict[str, Any]:
    """Return a fact with all that is known of it."""
    fact, exhibit = traced.fact, traced.exhibit
    return {
        "id": fact.id,
        "shown": fact.shown,
        "value": _value(fact.value),
        "unit": fact.unit,
        "period": fact.period,
        "what": fact.what,
        "basis": "stated" if fact.stated else "computed",
        "exhibit": f"{exhibit.page}.html#{exhibit.id}" if exhibit else "",
        "sources": [source.words for source in traced.sources],
        "files": [file for source in traced.sources for file in source.files],
        "quoted_in": [place.address for place in traced.places],
        "address": f"{SLUG}.html#{fact.id}",
    }


def _value(value: float | str) -> float | int | str:
    """Return a value before rounding, whole where it is whole."""
    if isinstance(value, str):
        return value
    kept = float(f"{value:.{_DIGITS}g}")
    return int(kept) if kept.is_integer() else kept


def _table(records: list[dict[str, Any]]) -> str:
    """Return records as CSV; what is a list stands in one cell, its parts on lines of their own."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(records[0] if records else [])
    for record in records:
        writer.writerow("\n".join(cell) if isinstance(cell, list) else str(cell) for cell in record.values())
    return out.getvalue()
