"""What the published report states, from data/reconciliation.csv, held against the figures that are computed here."""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum

from msgspec import Struct

from halveit.errors import Collector, Problems, ReportError
from halveit.facts.fact import Fact
from halveit.facts.listing import Listed, read_listing
from halveit.facts.printed import Span, span_of
from halveit.paths import Project

COLUMNS = ("id", "area", "stated", "where", "fact", "explanation")
FILE = "reconciliation.csv"
_RANGE = re.compile(r"(?P<low>\d+(?:\.\d+)?) to (?P<high>\d+(?:\.\d+)?)")


class Verdict(StrEnum):
    """What a comparison says."""

    MATCH = "match"
    """Our figure, shown as the report shows it, is the same."""
    ROUNDING = "rounding"
    """It agrees once it is rounded, or put in words, as the report does."""
    EXPLAINED = "explained"
    """It differs, and the explanation says why."""
    UNEXPLAINED = "unexplained"
    """It differs, and nobody has said why."""
    NOT_CHECKED = "not checked"
    """There is nothing of our own to hold against it."""


class Reconciled(Struct, frozen=True, kw_only=True):
    """One stated figure with ours."""

    row: Listed
    """The figure as data/reconciliation.csv has it."""
    fact: Fact | None
    """The fact that it is held against; None where there is none."""
    verdict: Verdict
    """What the comparison says."""

    @property
    def ours(self) -> Fact | None:
        """The figure of our own; None where it was copied from the report and so says the same."""
        copied = self.fact is not None and self.fact.stated and self.verdict is Verdict.NOT_CHECKED
        return None if copied else self.fact


def reconcile(project: Project, find: Callable[[str], Fact]) -> list[Reconciled]:
    """Return every row of data/reconciliation.csv with its verdict; `find` gives a fact by its id.

    A row that cannot be compared is refused. A difference that nobody has explained is none of these: new data may
    bring one, and the report must still be built. `mistakes` tells of it.
    """
    rows = read_listing(project, FILE, columns=COLUMNS, may_be_blank={"fact", "explanation"}, noun="figure")
    faults = Collector()
    found = [_reconciled(row, find, faults) for row in rows]
    faults.finish()
    return [each for each in found if each is not None]


def _reconciled(row: Listed, find: Callable[[str], Fact], faults: Collector) -> Reconciled | None:
    """Return a row with its verdict; None where it has a fault, which is noted."""
    try:
        fact = find(row.cells["fact"]) if row.cells["fact"] else None
        verdict = compare(row.cells["stated"], fact, explained=bool(row.cells["explanation"]))
    except ReportError as fault:
        placed = fault.path is not None or isinstance(fault, Problems)
        faults.take(fault if placed else ReportError(fault.message, path=row.path, line=row.line))
        return None
    return Reconciled(row=row, fact=fact, verdict=verdict)


def compare(stated: str, fact: Fact | None, *, explained: bool = False) -> Verdict:
    """Return the verdict on a figure as the report states it against a fact.

    A fact that was copied from the report cannot confirm it, though it may contradict another place of it.
    A range confirms a figure only where every value in it would have been printed so.
    """
    if fact is None:
        return Verdict.NOT_CHECKED
    if ("%" in stated) != ("%" in fact.shown):
        raise ReportError(f'"{stated}" and "{fact.shown}" ({fact.id}) are not in the same unit.')
    span = span_of(stated)
    if stated == fact.shown:
        verdict = Verdict.MATCH
    else:
        verdict = Verdict.UNEXPLAINED if span is None else _judged(span, fact.value)
    if verdict is Verdict.UNEXPLAINED:
        return Verdict.EXPLAINED if explained else verdict
    return Verdict.NOT_CHECKED if fact.stated else verdict


def _judged(span: Span, value: float | str) -> Verdict:
    """Return the verdict on the values that a stated figure stands for against a value, or a range of them."""
    if not isinstance(value, str):
        return Verdict.ROUNDING if span.holds(value) else Verdict.UNEXPLAINED
    match = _RANGE.fullmatch(value)
    if match is None:
        return Verdict.UNEXPLAINED
    low, high = float(match["low"]), float(match["high"])
    if span.holds(low) and span.holds(high):
        return Verdict.ROUNDING
    return Verdict.NOT_CHECKED if span.touches(low, high) else Verdict.UNEXPLAINED


def count(reconciled: Iterable[Reconciled], *verdicts: Verdict) -> int:
    """Return how many figures have one of these verdicts."""
    return sum(each.verdict in verdicts for each in reconciled)


def mistakes(reconciled: Iterable[Reconciled]) -> tuple[ReportError, ...]:
    """Return what has to be mended in data/reconciliation.csv, each with its line."""
    told = ((each.row, _mistake(each)) for each in reconciled)
    return tuple(ReportError(message, path=row.path, line=row.line) for row, message in told if message)


def _mistake(each: Reconciled) -> str:
    """Return what is wrong with a row's explanation; empty where nothing is."""
    stated, explained = each.row.cells["stated"], bool(each.row.cells["explanation"])
    if each.verdict is Verdict.UNEXPLAINED and each.fact:
        return (
            f'the report states "{stated}", and "{each.fact.id}" is {each.fact.shown}. Find out why they differ and '
            'say it in the column "explanation"; where the report was misread, mend "stated".'
        )
    if each.verdict is Verdict.NOT_CHECKED and not explained:
        return f'"{stated}" is not checked. Say in the column "explanation" why it cannot be.'
    if each.verdict is Verdict.MATCH and explained:
        return f'"{stated}" matches our figure now. Take its explanation away.'
    return ""
