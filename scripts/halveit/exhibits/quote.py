"""What a chapter's sentence calls to quote a fact."""

from halveit.exhibits.answers import quoted
from halveit.exhibits.context import asked
from halveit.facts.fact import Fact


def fact(id: str) -> Fact:
    """Return a fact for display: `stillbirths.change` of an exhibit, or one of data/facts.csv.

    An unknown id is refused with the nearest one that is there.
    """
    return asked(lambda shelf: quoted(shelf, id))
