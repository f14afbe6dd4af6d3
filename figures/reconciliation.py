"""Table 3: each figure that the published report states and our data can check, against ours."""

from halveit.data.editions import Edition
from halveit.exhibits import Column, Exhibit, fact
from halveit.exhibits.shelf import Shelf
from halveit.facts.fact import Fact
from halveit.facts.reconciliation import Reconciled, Verdict, count, mistakes, reconcile

WHAT = {
    Verdict.MATCH: "that match ours as printed",
    Verdict.ROUNDING: "that agree with ours when rounded or put in words",
    Verdict.EXPLAINED: "that differ from ours, with the reason given",
    Verdict.UNEXPLAINED: "that differ from ours, with no reason given yet",
    Verdict.NOT_CHECKED: "that could not be checked",
}
NOTES = (
    "Match: ours, shown with the same decimals, is the same. Rounding: ours agrees once it is rounded, or put in words. Words such as "
    "more than, over and almost agree with a figure on the right side that is no more than a tenth away.",
    "Explained: the two differ, and the last column says why. Not checked: we have no figure that was not copied from the report, or only "
    "a range that does not decide. What we copied from the report is never counted as agreement with it.",
    "Chapter 1 means its section on that subject. Published figures: Safer Maternity Care: Progress Report 2021, Department of Health and "
    "Social Care, 2021.",
)


def exhibit(edition: Edition) -> Exhibit:
    """Return the table: the stated figure, ours, and the verdict."""
    figures = reconcile(edition.project, Shelf(edition).fact)
    return Exhibit(
        title=_title(figures),
        subtitle="Figures that the published report states and that our data can compute or bear on, in the report’s order",
        columns=(
            Column(name="figure", heading="Figure", decimals=None, description="What it is, and where it is stated."),
            Column(name="published", heading="Published", decimals=None, description="As the published report has it."),
            Column(name="ours", heading="Ours", decimals=None, description="As we compute it.", absent="none"),
            Column(name="verdict", heading="Verdict", decimals=None, description="What the comparison says."),
            Column(
                name="explanation",
                heading="Explanation",
                decimals=None,
                description="Why the two differ, or why the figure could not be checked.",
                absent="none",
            ),
        ),
        rows=[_row(each) for each in figures],
        notes=NOTES,
        facts=_facts(figures, edition.name),
        mistakes=mistakes(figures),
    )


def _title(figures: list[Reconciled]) -> str:
    """Return the finding: how many figures agree, differ, and could not be checked."""
    agree = count(figures, Verdict.MATCH, Verdict.ROUNDING)
    unexplained = count(figures, Verdict.UNEXPLAINED)
    told = f", {unexplained} differ for a reason not found yet" if unexplained else ""
    return (
        f"Of {len(figures)} published figures, {agree} agree with ours, {count(figures, Verdict.EXPLAINED)} differ for a reason that is "
        f"given{told}, and {count(figures, Verdict.NOT_CHECKED)} could not be checked"
    )


def _row(figure: Reconciled) -> tuple[str | Fact | None, ...]:
    """Return one figure's row."""
    cells = figure.row.cells
    named = f"{cells['area']}: {cells['where']}"
    return named, cells["stated"], figure.ours, figure.verdict.capitalize(), cells["explanation"] or None


def _facts(figures: list[Reconciled], period: str) -> tuple[Fact, ...]:
    """Return how many figures there are, and how many of each verdict."""
    counts = [
        fact(
            verdict.replace(" ", "_"),
            count(figures, verdict),
            unit="figures",
            period=period,
            what=f"Published figures {what}.",
        )
        for verdict, what in WHAT.items()
    ]
    return (fact("count", len(figures), unit="figures", period=period, what="Published figures compared."), *counts)
