"""What changed, for a terminal: grouped, the most important first, and short."""

from collections.abc import Iterable, Iterator, Sequence

from halveit.press.changes.changes import CellChange, Changes, ChapterChange, ExhibitChange, FactChange, is_status
from halveit.press.changes.telling.phrases import (
    ARROW,
    exhibit_told,
    fact_told,
    only_told,
    plural,
    release_told,
    series_grouped,
)

_REVISIONS = 3
_CELLS = 4
_NAMES = 6


def in_words(changes: Changes) -> str:
    """Return the comparison as text, a heading over each kind of change; one sentence where nothing changed."""
    if changes.nothing:
        return only_told(changes)
    groups = {
        "Where ambitions stand": _status(changes.status),
        "Releases": (f"{each.dataset}  {release_told(each)}" for each in changes.releases),
        "Charts and tables": _exhibits(changes.exhibits),
        "Series": (f"{_cut(ids)}  {told}" for ids, told in series_grouped(changes.series, _REVISIONS)),
        "Facts": _facts(changes.facts),
        "Sentences": _chapters(changes.chapters or ()),
    }
    told = [f"{changes.before}{ARROW}{changes.after}"]
    for heading, lines in groups.items():
        found = [f"  {line}" for line in lines]
        told += ["", heading, *found] if found else []
    if changes.chapters is None:
        told += ["", "The sentences of the chapters were not compared."]
    return "\n".join(told)


def _status(changes: Iterable[FactChange]) -> Iterator[str]:
    """Give each ambition that stands elsewhere."""
    for change in changes:
        yield f"{change.id}  {ARROW.join(fact_told(change))}"


def _exhibits(changes: Sequence[ExhibitChange]) -> Iterator[str]:
    """Give the exhibits that differ, then the names of those that are new or gone."""
    for change in changes:
        if change.kind == "changed":
            yield change.label
            if change.title.before != change.title.after:
                yield from (f"  − {change.title.before}", f"  + {change.title.after}")
            yield from (f"  {phrase}" for phrase in exhibit_told(change))
            yield from (f"    {_cell(cell)}" for cell in change.cells[:_CELLS])
            yield from _rest(len(change.cells) - _CELLS, "    ")
    yield from _named(changes, [change.label for change in changes])


def _cell(cell: CellChange) -> str:
    """Return one cell."""
    return f"{cell.row}, {cell.column}: {cell.before or 'blank'}{ARROW}{cell.after or 'blank'}"


def _facts(changes: Sequence[FactChange]) -> Iterator[str]:
    """Give the facts that are written otherwise, then the names of those that are new or gone."""
    for change in changes:
        if change.kind == "changed" and not is_status(change.id):
            yield f"{change.id}  {ARROW.join(fact_told(change))}"
    others = [change for change in changes if not is_status(change.id)]
    yield from _named(others, [change.id for change in others])


def _named(changes: Sequence[ExhibitChange | FactChange], names: Sequence[str]) -> Iterator[str]:
    """Give the names of what is new and of what is gone, the first few of each."""
    for kind in ("new", "gone"):
        found = [name for change, name in zip(changes, names, strict=True) if change.kind == kind]
        if found:
            yield f"{kind}: {_cut(found)}"


def _cut(names: Sequence[str]) -> str:
    """Return the first few of some names, and how many more there are."""
    rest = f" and {len(names) - _NAMES} more" if len(names) > _NAMES else ""
    return f"{', '.join(names[:_NAMES])}{rest}"


def _chapters(changes: Iterable[ChapterChange]) -> Iterator[str]:
    """Give the sentences that changed, and for each chapter how many are new or gone."""
    for change in changes:
        yield f"{change.slug}{'' if change.kind == 'changed' else f' (the chapter is {change.kind})'}"
        for pair in change.changed:
            yield from (f"  − {pair.before}", f"  + {pair.after}")
        counts = {"new": len(change.new), "gone": len(change.gone)}
        told = [f"{plural(count, *change.nouns)} {kind}" for kind, count in counts.items() if count]
        yield from (f"  {line}" for line in (", ".join(told),) if line)


def _rest(count: int, indent: str) -> Iterator[str]:
    """Give a line on how many more there are."""
    if count > 0:
        yield f"{indent}and {count} more"
