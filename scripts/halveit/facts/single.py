"""Single facts: numbers of the report that stand in no series, each with its document, from data/facts.csv."""

import csv
import io

from halveit.data.door import read_text
from halveit.errors import Collector
from halveit.facts.fact import Fact
from halveit.paths import Project

COLUMNS = ("id", "value", "unit", "period", "shown", "what", "source", "where")
_MAY_BE_BLANK = {"period"}


def load_single_facts(project: Project) -> dict[str, Fact]:
    """Return every fact of data/facts.csv by id; all faults are raised together."""
    path = project.data / "facts.csv"
    shown = project.relative(path)
    faults = Collector()
    reader = csv.DictReader(io.StringIO(read_text(path)), strict=True)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        faults.add(f"the heading row must be {','.join(COLUMNS)}.", path=shown, line=1)
        faults.finish()
    facts: dict[str, Fact] = {}
    for row in reader:
        line = reader.line_num
        for column in COLUMNS:
            if not row[column] and column not in _MAY_BE_BLANK:
                faults.add(f'the fact "{row["id"]}" has no {column}.', path=shown, line=line)
        if row["id"] in facts:
            faults.add(f'the fact "{row["id"]}" is there twice.', path=shown, line=line)
        facts[row["id"]] = _fact(row)
    faults.finish()
    return facts


def _fact(row: dict[str, str]) -> Fact:
    """Return one row as a fact; a value that is no number stays the text that it is."""
    try:
        value: float | str = float(row["value"])
    except ValueError:
        value = row["value"]
    return Fact(
        id=row["id"],
        shown=row["shown"],
        value=value,
        unit=row["unit"],
        period=row["period"],
        what=row["what"],
        source=row["source"],
        where=row["where"],
    )
