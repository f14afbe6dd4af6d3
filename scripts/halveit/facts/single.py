"""Single facts: numbers of the report that stand in no series, each with its document, from data/facts.csv."""

from halveit.facts.fact import Fact
from halveit.facts.listing import read_listing
from halveit.paths import Project

COLUMNS = ("id", "value", "unit", "period", "shown", "what", "source", "where")


def load_single_facts(project: Project) -> dict[str, Fact]:
    """Return every fact of data/facts.csv by id; all faults are raised together."""
    rows = read_listing(project, "facts.csv", columns=COLUMNS, may_be_blank={"period"}, noun="fact")
    return {row.cells["id"]: _fact(row.cells) for row in rows}


def _fact(cells: dict[str, str]) -> Fact:
    """Return one row as a fact; a value that is no number stays the text that it is."""
    try:
        value: float | str = float(cells["value"])
    except ValueError:
        value = cells["value"]
    return Fact(
        id=cells["id"],
        shown=cells["shown"],
        value=value,
        unit=cells["unit"],
        period=cells["period"],
        what=cells["what"],
        source=cells["source"],
        where=cells["where"],
        stated=True,
    )
