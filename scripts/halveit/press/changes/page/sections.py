"""The sections of the page that tells what changed: ambitions, data, numbers, facts."""

from collections.abc import Iterable, Sequence
from html import escape

from msgspec import Struct

from halveit.drawing.sentences import listed as named
from halveit.exhibits.sources import readable_date
from halveit.press.changes.changes import (
    Changes,
    FactChange,
    ReleaseChange,
    SeriesChange,
    is_status,
)
from halveit.press.changes.page.tables import Cell, folded, table
from halveit.press.changes.state import State
from halveit.press.changes.telling.phrases import dated, periods_told, plural, size_told, value_told
from halveit.press.tracing.quotes import SLUG as FACTS

_FOLLOWING = ("_words", "_period", "_sentence", "_meaning", ".direction", ".direction_noun", ".status")
"""How the ids of facts end that say in words, or for which period, what another fact says in a number."""
_LONG = 12
"""Rows from which on a table is folded."""


class Compared(Struct, frozen=True, kw_only=True):
    """Two editions and what is not the same in them."""

    before: State
    """The edition that is superseded."""
    after: State
    """The edition whose page it is."""
    changes: Changes
    """The comparison."""

    @property
    def names(self) -> tuple[str, str]:
        """What readers know the two by."""
        return f"{self.before.edition} edition", f"{self.after.edition} edition"

    def old_page(self, address: str) -> str:
        """Return the address of a page of the older edition, as seen from the newer one's pages."""
        return f"../{self.before.edition}/{address}"


def link(address: str, words: str) -> str:
    """Return a link, or the words alone where there is nowhere to go."""
    return f'<a href="{escape(address)}">{escape(words)}</a>' if address else escape(words)


def listed(points: Iterable[str]) -> str:
    """Return a list of points that are HTML; nothing where there are none."""
    items = "\n".join(f"<li>{point}</li>" for point in points)
    return f"<ul>\n{items}\n</ul>" if items else ""


def fitted(name: str, content: str, rows: int) -> str:
    """Return a table as it is, or folded where it is long."""
    return folded(f"{name}: {rows} rows", content) if rows > _LONG else content


def status(compared: Compared) -> str:
    """Return where each ambition stood and stands."""
    moved = {change.id for change in compared.changes.status}
    facts = {**compared.before.facts, **compared.after.facts}
    rows = [
        [
            Cell(text=facts[name].what.partition(":")[0]),
            *(Cell(text=_stands(name, state)) for state in (compared.before, compared.after)),
            Cell(html="<strong>yes</strong>") if name in moved else Cell(text="no"),
        ]
        for name in sorted(facts)
        if is_status(name)
    ]
    if not rows:
        return "<p>Neither edition says where an ambition stands.</p>"
    return table("Where the ambitions stand", ["Ambition", *compared.names, "Changed"], rows)


def _stands(name: str, state: State) -> str:
    """Return where an ambition stands, in which period, and how far its rate has come."""
    fact, change = state.facts.get(name), state.facts.get(name.removesuffix("status") + "change_words")
    told = "not stated" if fact is None else dated(fact.shown, fact.period)
    return f"{told}: {change.shown}" if change else told


def data(compared: Compared) -> str:
    """Return the datasets whose releases are not the same, or of which other periods are shown."""
    changes = compared.changes.releases
    if not changes:
        return "<p>Both editions use the same releases of all datasets.</p>"
    return listed(f"<strong>{escape(change.title)}</strong>: {escape(_released(change))}." for change in changes)


def _released(change: ReleaseChange) -> str:
    """Return what became of a dataset's releases as a sentence without a full stop."""
    last = change.last_period
    if change.kind == "gone":
        return f"no longer used; it was the release of {_dates(change.before)}"
    if change.kind == "new":
        upto = f", shown up to {last.after}" if last.after else ""
        return f"new here, in the release of {_dates(change.after)}{upto}"
    parts = [f"the release of {_dates(change.after)}"]
    parts += [f"in place of that of {_dates(change.before)}"] * (change.before != change.after)
    parts += [f"; shown up to {last.after}, before up to {last.before}"] * (last.before != last.after)
    return " ".join(parts).replace(" ;", ";")


def _dates(dates: Sequence[str]) -> str:
    """Return a dataset's releases in words."""
    first, *others = map(readable_date, dates)
    return f"{first} (with {named(others)})" if others else first


def numbers(changes: Changes) -> str:
    """Return the revised values as a table, and the periods that each series has or lacks now."""
    groups: dict[str, list[str]] = {}
    for change in changes.series:
        for told in _periods(change):
            groups.setdefault(told, []).append(change.title)
    points = (f"{escape(told)}: {escape('; '.join(titles))}" for told, titles in groups.items())
    count = sum(bool(change.new or change.gone) for change in changes.series)
    summary = f"Periods that only one of the editions shows: {plural(count, 'series', 'series')}"
    return f"{_revised(changes)}\n{folded(summary, listed(points)) if groups else ''}".strip()


def _revised(changes: Changes) -> str:
    """Return the values that both editions show and that are not the same."""
    rows = [
        [
            Cell(text=change.title),
            Cell(text=revision.period),
            *(Cell(text=text, number=True) for text in map(value_told, (revision.before, revision.after))),
            Cell(text=size_told(revision), number=True),
        ]
        for change in changes.series
        for revision in change.revised
    ]
    if not rows:
        return "<p>No value that both editions show was revised.</p>"
    were = "was" if len(rows) == 1 else "were"
    values = table("Revised values", ["Series", "Period", "Before", "Now", "Difference"], rows, row_heads=2)
    opening = f"<p>{plural(len(rows), 'value')} that both editions show {were} revised.</p>"
    return f"{opening}\n{fitted('Revised values', values, len(rows))}"


def _periods(change: SeriesChange) -> list[str]:
    """Return which periods of a series are new and which are gone, a phrase each."""
    sides = ("new", change.new), ("no longer there", change.gone)
    whole = "" if change.kind == "changed" else ", with the whole series"
    return [f"{periods_told([point.period for point in points])}, {word}{whole}" for word, points in sides if points]


def facts(compared: Compared) -> str:
    """Return the facts that are written otherwise, and how many are new or gone."""
    changes = compared.changes.facts
    told = (change for change in changes if change.kind == "changed" and not change.id.endswith(_FOLLOWING))
    rows = [_fact_row(change, compared) for change in told]
    counts = {kind: sum(change.kind == kind for change in changes) for kind in ("new", "gone")}
    others = ", ".join(f"{plural(count, 'fact')} {kind}" for kind, count in counts.items() if count)
    are = "is" if len(rows) == 1 else "are"
    opening = (
        f"<p>{plural(len(rows), 'fact')} that both editions have {are} written differently. "
        "Periods and words that follow from others are not listed.</p>"
    )
    shown = fitted("Facts", table("Facts that changed", ["Fact", *compared.names], rows), len(rows)) if rows else ""
    return "\n".join(part for part in (opening, shown, f"<p>Besides: {others}.</p>" if others else "") if part)


def _fact_row(change: FactChange, compared: Compared) -> list[Cell]:
    """Return a fact as both editions write it, with its periods where they are not the same."""
    old, new = compared.before.facts[change.id], compared.after.facts[change.id]
    moved = old.period != new.period
    what = new.what.replace(f", {new.period}.", ".") if moved else new.what
    cells = []
    for fact, folder in ((old, compared.old_page("")), (new, "")):
        period = dated(fact.shown, fact.period).removeprefix(fact.shown) if moved else ""
        address = f"{folder}{FACTS}.html#{change.id}" if fact.listed else ""
        cells.append(Cell(html=link(address, fact.shown) + escape(period)))
    return [Cell(text=what), *cells]
