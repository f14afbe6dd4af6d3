"""The section on charts and tables: which are new or gone, and each that differs with its old and new values."""

from collections.abc import Iterator
from html import escape

from halveit.press.changes.changes import ExhibitChange, Moved
from halveit.press.changes.page.sections import Compared, fitted, link, listed
from halveit.press.changes.page.tables import Cell, table
from halveit.press.changes.state import Shown
from halveit.press.changes.telling.phrases import exhibit_told
from halveit.press.screen.html import Passage
from halveit.steps.digests import digest
from halveit.steps.running import kept_by

_MOST = 24
"""How many cells of a table without measures are told: a table in which more differ is another table."""


def opening(compared: Compared) -> str:
    """Return the exhibits that only one of the editions has."""
    changes = compared.changes.exhibits
    if not changes:
        return "<p>Every chart and table is the same.</p>"
    parts = []
    for kind, state, folder in (("new", compared.after, ""), ("gone", compared.before, compared.old_page(""))):
        found = [state.exhibits[change.label] for change in changes if change.kind == kind]
        words = "These are new:" if kind == "new" else f"These were in the {compared.names[0]} and are gone:"
        parts += [f"<p>{escape(words)}</p>\n{listed(_named(shown, folder) for shown in found)}"] if found else []
    differing = sum(change.kind == "changed" for change in changes)
    parts += ["<p>Those that differ follow, one by one.</p>"] if differing else []
    return "\n".join(parts)


def _named(shown: Shown, folder: str) -> str:
    """Return an exhibit's number, as a link, and its title."""
    number = f"{link(folder + shown.address, shown.number)}: " if shown.number else ""
    return f"{number}{escape(shown.title)}"


def each(compared: Compared) -> Iterator[Passage]:
    """Give a passage for each exhibit that differs, in the order of the newer edition's numbers."""
    changed = [change for change in compared.changes.exhibits if change.kind == "changed"]
    for change in sorted(changed, key=lambda change: _order(compared.after.exhibits[change.label])):
        shown = compared.after.exhibits[change.label]
        subject = change.label.replace("-", " ").capitalize()
        heading = f"{shown.number}: {subject}" if shown.number else subject
        yield Passage(level=3, id=f"changed-{change.label}", heading=escape(heading), body=_body(change, compared))


def _order(shown: Shown) -> tuple[bool, str, int]:
    """Return where an exhibit stands among the others: charts by number, tables by number, then those not shown."""
    word, _, number = shown.number.partition(" ")
    return not shown.number, word, int(number) if number.isdigit() else 0


def _body(change: ExhibitChange, compared: Compared) -> str:
    """Return an exhibit's two findings, and its values or cells that differ."""
    old, new = compared.before.exhibits[change.label], compared.after.exhibits[change.label]
    drawn = _drawn(change.label, old, new, (compared.before.edition, compared.after.edition))
    parts = [_findings(change.title, old, new, compared), drawn or _cells(change, compared)]
    others = [] if drawn else exhibit_told(change)
    told = f"<p>{escape('; '.join(others).capitalize())}.</p>" if others else ""
    return "\n".join(part for part in (*parts[:1], told, *parts[1:]) if part)


def _drawn(label: str, old: Shown, new: Shown, editions: tuple[str, str]) -> str:
    """Return an exhibit's charts of old and new values, drawn anew where one of its sides has changed."""

    def make() -> str:
        from halveit.press.changes.page.charts import chart_and_table  # noqa: PLC0415  draws with Altair

        return chart_and_table(label, old, new, editions)

    sides = digest(repr((old, new)).encode())
    return kept_by("an exhibit's old and new values", label, editions, sides, make=make)


def _findings(title: Moved, old: Shown, new: Shown, compared: Compared) -> str:
    """Return what the exhibit's title said and says, each leading to the exhibit in its edition."""
    addresses = (compared.old_page(old.address) if old.address else "", new.address)
    links = [link(address, name) for address, name in zip(addresses, compared.names, strict=True)]
    told = zip(links, (title.before or "", title.after or ""), strict=True)
    rows = [(" and ".join(links), title.after or "")] if title.before == title.after else told
    lines = "".join(f"<div><dt>{name}</dt><dd>{escape(words)}</dd></div>" for name, words in rows)
    return f'<dl class="changed-findings">{lines}</dl>'


def _cells(change: ExhibitChange, compared: Compared) -> str:
    """Return the cells that differ, for an exhibit that names no measures."""
    rows = [
        [Cell(text=cell.row), Cell(text=cell.column.replace("_", " ")), Cell(text=cell.before), Cell(text=cell.after)]
        for cell in change.cells
    ]
    if not rows:
        return ""
    heads, shown = ["Row", "Column", *compared.names], rows[:_MOST]
    rest = f"\n<p>And {len(rows) - len(shown)} more, in the tables of both editions.</p>" if len(rows) > _MOST else ""
    new = compared.after.exhibits[change.label]
    cells = table(f"{new.number or new.title}: cells that differ", heads, shown, row_heads=2)
    return fitted("Cells that differ", cells, len(shown)) + rest
