"""The page "What changed": an edition beside the one that it follows."""

from collections.abc import Iterable
from html import escape

from halveit.press.changes.changes import Changes
from halveit.press.changes.comparing import compare
from halveit.press.changes.page import exhibits, sections
from halveit.press.changes.page.sections import Compared
from halveit.press.changes.page.text import text
from halveit.press.changes.state import State
from halveit.press.changes.telling.phrases import plural
from halveit.press.screen.html import Passage

TITLE = "What changed"
SLUG = "what-changed"


def changes_page(before: State | None, after: State, *, newer: str = "") -> list[Passage]:
    """Return the page's passages; `before` is the edition that `after` supersedes, None where it is the first one.

    `newer` is the name of the edition that supersedes this one, where there is one.
    """
    if before is None:
        return first_page(after.edition, newer=newer)
    later = _later(newer) if newer else ""
    compared = Compared(before=before, after=after, changes=compare(before, after))
    return [
        Passage(level=1, id=SLUG, heading=TITLE, body=_opening(compared) + later),
        *([] if compared.changes.nothing else _parts(compared)),
    ]


def first_page(edition: str, *, newer: str = "") -> list[Passage]:
    """Return the passages of the first edition's page; `newer` is the name of the one that supersedes it."""
    body = (
        f"<p>This is the first edition of the report, {escape(edition)}. "
        "There is no earlier edition that it could be compared with.</p>"
    )
    return [Passage(level=1, id=SLUG, heading=TITLE, body=body + (_later(newer) if newer else ""))]


def _later(newer: str) -> str:
    """Return the way to what changed afterwards."""
    words = f"what changed since, in the {newer} edition"
    return f'\n<p>A later edition has followed: <a href="../{escape(newer)}/{SLUG}.html">{escape(words)}</a>.</p>'


def _opening(compared: Compared) -> str:
    """Return what is compared, and how much of each kind is not the same."""
    link = f'<a href="{escape(compared.old_page("index.html"))}">{escape(compared.names[0])}</a>'
    opening = (
        f"<p>This page compares the {escape(compared.names[1])}, which you are reading, with the {link}, which it "
        "follows. It is made from the data and the texts of both.</p>"
    )
    if compared.changes.nothing:
        return f"{opening}\n<p><strong>Nothing changed.</strong></p>"
    points = "\n".join(f"<li>{point}</li>" for point in _in_short(compared.changes))
    return f"{opening}\n<ul>\n{points}\n</ul>"


def _in_short(changes: Changes) -> Iterable[str]:
    """Give a sentence on each kind of change, with the way to its section."""
    moved, revised = len(changes.status), [each for each in changes.series if each.revised]
    values = sum(len(each.revised) for each in revised)
    told = f"{plural(values, 'value')} in {plural(len(revised), 'series', 'series')}" if values else "none"
    counts = {
        "status": f"Ambitions whose standing changed: {moved or 'none'}",
        "data": f"Datasets: {_kinds([each.kind for each in changes.releases], 'dataset')}",
        "numbers": f"Values that both editions show and that were revised: {told}",
        "exhibits": f"Charts and tables: {_kinds([each.kind for each in changes.exhibits], 'exhibit')}",
        "facts": f"Numbers and words quoted in the text: {_kinds([each.kind for each in changes.facts], 'fact')}",
    }
    for name, words in counts.items():
        yield f'<a href="#changed-{name}">{escape(words)}</a>'


def _kinds(kinds: list[str], noun: str) -> str:
    """Return how many are changed, new and gone: 3 datasets changed, 1 new."""
    counts = {kind: kinds.count(kind) for kind in ("changed", "new", "gone")}
    told = [f"{count} {kind}" for kind, count in counts.items() if count]
    return ", ".join(told) if told else f"no {noun} changed"


def _parts(compared: Compared) -> Iterable[Passage]:
    """Give the sections in the order of their weight."""
    yield _section("status", "Where the ambitions stand", sections.status(compared))
    yield _section("data", "Data", sections.data(compared))
    yield _section("numbers", "New and revised numbers", sections.numbers(compared.changes))
    yield _section("exhibits", "Charts and tables", exhibits.opening(compared))
    yield from exhibits.each(compared)
    yield _section("facts", "Numbers and words quoted", sections.facts(compared))
    yield _section("text", "Text", text(compared))


def _section(name: str, heading: str, body: str) -> Passage:
    """Return one section."""
    return Passage(level=2, id=f"changed-{name}", heading=heading, body=body)
