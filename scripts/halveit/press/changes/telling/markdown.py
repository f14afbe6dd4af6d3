"""What changed, for a comment on a pull request: Markdown with the most important first, and never too long."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from halveit.press.changes.changes import Changes, ChapterChange, ExhibitChange, FactChange, SeriesChange, is_status
from halveit.press.changes.telling.phrases import (
    ARROW,
    exhibit_told,
    fact_told,
    only_told,
    plural,
    release_told,
    series_grouped,
)

_ROWS = 25
"""Of a table: a comment may have 65,536 letters in all."""
_PAIRS = 15
_REVISIONS = 3
_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|~@$"})

Rows = Iterable[Sequence[str]]


def in_markdown(changes: Changes) -> str:
    """Return the comparison as Markdown; one sentence where nothing changed."""
    title = f"## What changed: {escaped(changes.before)}{ARROW}{escaped(changes.after)}"
    if changes.nothing:
        return f"{title}\n\n{escaped(only_told(changes))}\n"
    sections = [
        _section("Where ambitions stand", _table(("", "Before", "After"), _status(changes.status))),
        _section("Charts and tables", _table(("Exhibit", "What changed"), _exhibits(changes.exhibits))),
        _section("Releases", _table(("Dataset", "What changed"), _releases(changes))),
        _section("Numbers", _table(("Series", "What changed"), _series(changes.series))),
        _section("Facts", _facts(changes.facts)),
        _section("Sentences", _sentences(changes.chapters)),
    ]
    return "\n\n".join([title, *(part for part in sections if part)]) + "\n"


def escaped(text: str) -> str:
    """Return plain text so that Markdown shows it as it is, on one line."""
    return " ".join(text.translate(_SPECIAL).split())


def _code(text: str) -> str:
    """Return a name as code."""
    return f"`{text}`"


def _section(heading: str, body: str) -> str:
    """Return a heading with what stands below it; nothing where that is nothing."""
    return f"### {heading}\n\n{body.strip()}" if body.strip() else ""


def _table(heads: Sequence[str], rows: Rows) -> str:
    """Return a table of cells that are Markdown, cut after so many rows; nothing where there are none."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if not lines:
        return ""
    rest = f"\n\nAnd {len(lines) - _ROWS} more." if len(lines) > _ROWS else ""
    head = [f"| {' | '.join(heads)} |", "|" + " --- |" * len(heads)]
    return "\n".join([*head, *lines[:_ROWS]]) + rest


def _status(changes: Iterable[FactChange]) -> Iterator[Sequence[str]]:
    """Give a row for each ambition that stands elsewhere."""
    for change in changes:
        before, after = map(escaped, fact_told(change))
        yield _code(change.id), before, f"**{after}**"


def _releases(changes: Changes) -> Iterator[Sequence[str]]:
    """Give a row for each dataset."""
    return ((_code(change.dataset), escaped(release_told(change))) for change in changes.releases)


def _exhibits(changes: Iterable[ExhibitChange]) -> Iterator[Sequence[str]]:
    """Give a row for each exhibit."""
    for change in changes:
        title = change.title
        if change.kind == "changed":
            words = [f"<del>{escaped(title.before or '')}</del>", f"<ins>{escaped(title.after or '')}</ins>"]
            words = words if title.before != title.after else []
            yield _code(change.label), "<br>".join([*words, *map(escaped, exhibit_told(change))])
        else:
            yield _code(change.label), f"{change.kind}: {escaped(title.after or title.before or '')}"


def _series(changes: Sequence[SeriesChange]) -> Iterator[Sequence[str]]:
    """Give a row for the series of which the same is to be told."""
    for ids, told in series_grouped(changes, _REVISIONS):
        yield ", ".join(map(_code, ids)), escaped(told)


def _facts(changes: Sequence[FactChange]) -> str:
    """Return the facts that are written otherwise, and how many are new or gone."""
    changed = [each for each in changes if each.kind == "changed" and not is_status(each.id)]
    rows = ((_code(each.id), *map(escaped, fact_told(each))) for each in changed)
    counted = _counted(changes, lambda kind: sum(each.kind == kind for each in changes), "fact")
    return f"{_table(('Fact', 'Before', 'After'), rows)}\n\n{counted}"


def _counted(changes: Sequence[object], count: Callable[[str], int], noun: str, nouns: str = "") -> str:
    """Return how many are new and how many are gone, as a sentence."""
    told = [f"{plural(count(kind), noun, nouns)} {kind}" for kind in ("new", "gone") if changes and count(kind)]
    return f"{', '.join(told)}.".capitalize() if told else ""


def _sentences(changes: Sequence[ChapterChange] | None) -> str:
    """Return the sentences that are near to what they were, and for each chapter how many are new or gone."""
    if changes is None:
        return "The sentences of the chapters were not compared."
    pairs = [(change.slug, pair) for change in changes for pair in change.changed]
    told = [
        f"- {_code(slug)}: <del>{escaped(pair.before)}</del><br><ins>{escaped(pair.after)}</ins>"
        for slug, pair in pairs[:_PAIRS]
    ]
    told += [f"- and {len(pairs) - _PAIRS} more sentences with other numbers or words"] if len(pairs) > _PAIRS else []
    for change in changes:
        counts = {kind: len(getattr(change, kind)) for kind in ("new", "gone")}
        counted = _counted(changes, counts.__getitem__, *change.nouns)
        told += [f"- {_code(change.slug)}: {counted}"] if counted else []
    return "\n".join(told)
