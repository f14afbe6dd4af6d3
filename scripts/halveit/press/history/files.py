"""The revisions for programs: revisions.csv and revisions.json, one record for each number of each release."""

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from halveit.data.revisions import History, SeriesHistory, Vintage, histories, percent
from halveit.paths import Project
from halveit.press.history.datasets import Dataset, datasets
from halveit.steps.running import kept_by

NAMES = ("revisions.csv", "revisions.json")
"""Their addresses on the site."""
_EXACT = Decimal("0.0001")
"""To which percentages are rounded."""


def write_revisions(project: Project, folder: Path) -> dict[str, Path]:
    """Write both files into a folder; return them by their address on the site."""
    texts = kept_by("the revisions for programs", make=lambda: _texts(project))
    folder.mkdir(parents=True, exist_ok=True)
    written = {name: folder / name for name in NAMES}
    for path, text in zip(written.values(), texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return written


def _texts(project: Project) -> tuple[str, str]:
    """Return what stands in the files."""
    held = datasets(project)
    records = [record for series in histories(project) for record in _records(series, held)]
    return _table(records), _lines(records)


def _records(series: SeriesHistory, held: dict[str, Dataset]) -> Iterator[dict[str, Any]]:
    """Give a record for each vintage of each period."""
    entry = series.entry
    for history in series.periods:
        for vintage in history.vintages:
            yield {
                "dataset": entry.dataset,
                "series": entry.id,
                "title": entry.title,
                "unit": entry.unit,
                "geography": entry.geography,
                "period": history.period,
                "release": vintage.published,
                "publisher": held[entry.dataset].releases[vintage.published].publisher,
                "printed": vintage.printed,
                **_changes(history, vintage),
            }


def _changes(history: History, vintage: Vintage) -> dict[str, Any]:
    """Return how a number stands to the one before it, and to the first."""
    since_first = vintage.number - history.first.number
    return {
        "compared_with_before": str(vintage.kind),
        "change_from_before": None if vintage.before is None else _plain(vintage.change),
        "percent_from_before": _rounded(vintage.percent),
        "change_from_first": _plain(since_first),
        "percent_from_first": _rounded(percent(since_first, history.first.number)),
    }


def _plain(value: Decimal) -> int | float:
    """Return a number for JSON, whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def _rounded(value: Decimal | None) -> int | float | None:
    """Return a percentage with four decimals."""
    return None if value is None else _plain(value.quantize(_EXACT))


def _lines(records: list[dict[str, Any]]) -> str:
    """Return records as JSON, one on a line."""
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    return f'{{"revisions": [\n{lines}\n]}}\n'


def _table(records: list[dict[str, Any]]) -> str:
    """Return records as CSV; what is not known is blank."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(records[0] if records else [])
    writer.writerows(record.values() for record in records)
    return out.getvalue()
