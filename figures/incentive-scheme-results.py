"""Table 2: results of the maternity incentive scheme in its first two years."""

from halveit.data.editions import Edition
from halveit.exhibits import Column, Exhibit
from halveit.exhibits.sources import readable_date


def exhibit(edition: Edition) -> Exhibit:
    """Return the table: trusts taking part, and how many met all ten actions or fewer."""
    trusts, full = edition.series("incentive-scheme-trusts"), edition.series("incentive-scheme-all-ten")
    as_of = readable_date(edition.pin("incentive-scheme").release)
    rows = []
    for name, period in zip(("Year one", "Year two"), trusts.known, strict=True):
        whole, met = trusts.at(period), full.at(period)
        rows.append((f"{name}, {period}", whole, met, met / whole * 100, whole - met, 100 - met / whole * 100))
    return Exhibit(
        title="Results of the maternity incentive scheme in its first two years",
        subtitle=f"Trusts by number of safety actions met, England, as of {as_of}",
        columns=(
            Column(name="scheme_year", heading="Scheme year", decimals=None, description="Year of the scheme."),
            Column(name="trusts", heading="Trusts taking part", description="Trusts that took part."),
            Column(name="all_ten", heading="Met all ten", description="Trusts that met all ten safety actions."),
            Column(name="all_ten_percent", heading="Met all ten, %", description="Of the trusts taking part."),
            Column(name="fewer", heading="Met fewer than ten", description="Trusts that met fewer than ten."),
            Column(name="fewer_percent", heading="Fewer than ten, %", description="Of the trusts taking part."),
        ),
        rows=rows,
        notes=(
            "Fewer trusts took part in year two because some had merged.",
            "Most safety actions changed in part between the years, so the years should be compared with caution.",
        ),
    )
