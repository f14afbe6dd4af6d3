"""What a chapter's sentence calls to quote a fact."""

from halveit.errors import ReportError, did_you_mean
from halveit.exhibits.context import current_shelf
from halveit.exhibits.shelf import Shelf
from halveit.facts.fact import Fact


def fact(id: str) -> Fact:
    """Return a fact for display: `stillbirths.change` of an exhibit, or one of data/facts.csv.

    An unknown id is refused with the nearest one that is there.
    """
    shelf = current_shelf()
    single = shelf.single_facts
    if id in single:
        return single[id]
    label = id.partition(".")[0]
    if label not in shelf.labels:
        known = [*single, *(f"{label}." for label in shelf.labels)]
        raise ReportError(f'no fact "{id}" in data/facts.csv, and no exhibit "{label}".{did_you_mean(id, known)}')
    return _of_exhibit(shelf, label, id)


def _of_exhibit(shelf: Shelf, label: str, id: str) -> Fact:
    """Return a fact that an exhibit states."""
    facts = shelf.get(label).facts
    if id not in facts:
        raise ReportError(f'the exhibit "{label}" states no fact "{id}".{did_you_mean(id, facts)}')
    return facts[id]
