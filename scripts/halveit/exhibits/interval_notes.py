"""The notes under a chart that say what its intervals are, and what they leave out."""

from halveit.indicators.standing import Standing

CHANCE = (
    "Chance means here only how a count varies from year to year: changes in care, epidemics and faults in the data "
    "are not in it."
)
UNLINKED = " Where deaths could not be linked to a birth, they reach from the lowest to the highest that is possible."


def interval_notes(standing: Standing, kind: str, *, unlinked: bool = False) -> tuple[str, ...]:
    """Return the notes; `kind` says what the intervals are: "exact Poisson intervals from the number of deaths".

    `unlinked` says that what is possible, where part of a count is not known, comes of deaths without a birth.
    """
    spanned = UNLINKED if unlinked and standing.measured.possible else ""
    caution = standing.status.caution
    return (f"Thin bars are 95% intervals, {kind}.{spanned} {CHANCE}", *((caution,) if caution else ()))
