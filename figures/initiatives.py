"""Table 1: the programme's initiatives, when each may show, and which outcomes it is expected to move."""

from halveit.data.editions import Edition
from halveit.exhibits import Column, Exhibit, fact

DATES = (
    ("announced", "Announced"),
    ("implementation", "Put in place"),
    ("embed", "Embedded"),
    ("expected_impact", "Impact expected"),
)
OUTCOMES = (
    ("stillbirths", "Stillbirths"),
    ("neonatal_deaths", "Neonatal deaths"),
    ("maternal_deaths", "Maternal deaths"),
    ("brain_injuries", "Brain injuries"),
    ("preterm_births", "Pre-term births"),
)


def exhibit(edition: Edition) -> Exhibit:
    """Return the table as the programme stated it."""
    frame = edition.table("programme-initiatives", "initiatives").sort_values("order")
    names = ["initiative", *(name for name, _ in DATES), *(name for name, _ in OUTCOMES)]
    rows = [tuple(_cell(value) for value in row) for row in frame[names].itertuples(index=False)]
    columns = [Column(name="initiative", heading="Initiative", decimals=None, description="Name of the initiative.")]
    columns += [
        Column(name=name, heading=heading, decimals=None, description=f"{heading}: year or years.")
        for name, heading in DATES
    ]
    columns += [
        Column(
            name=name,
            heading=heading,
            decimals=None,
            description=f"Whether it is expected to move this outcome: {heading.lower()}.",
        )
        for name, heading in OUTCOMES
    ]
    return Exhibit(
        title="Maternity safety initiatives, and when and where each is expected to have an impact",
        subtitle=f"{len(rows)} initiatives of the Maternity Safety Programme, England; Yes marks an outcome that the "
        "initiative is expected to move",
        columns=tuple(columns),
        rows=rows,
        facts=(
            fact(
                "count",
                len(rows),
                unit="initiatives",
                period=edition.pin("programme-initiatives").release,
                what="Initiatives in the table.",
                stated=True,
            ),
        ),
    )


def _cell(value: object) -> str | bool:
    """Return a cell of the release as the exhibit has it."""
    return value if isinstance(value, str) else bool(value)
