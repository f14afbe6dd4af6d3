"""The stated targets: where each ambition starts, and what it asks for by which year."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from halveit.data.periods import Period
from halveit.data.settings import line_of, parse_toml, read_shown, settings
from halveit.errors import Collector, ReportError, did_you_mean
from halveit.paths import Project


class Target(Struct, frozen=True, kw_only=True):
    """What is asked for by one year."""

    year: int
    """By the end of which it is to be met."""
    reduction: float
    """The fall asked for, as a share of the baseline (0.5 is half)."""
    stated: float | None = None
    """The rate as the published report prints it."""


class Ambition(Struct, frozen=True, kw_only=True):
    """One ambition of data/ambitions.toml."""

    id: str
    """Its name: the exhibit of the same name shows it."""
    title: str
    """What people call it."""
    unit: str
    """Of its rate."""
    baseline_period: str
    """Where it starts."""
    source: str
    """The document that states it."""
    targets: tuple[Target, ...]
    """In order of time."""
    announced: int | None = None
    """The year in which it was announced."""
    first_deadline: int | None = None
    """The year by which it was first to be met, where that was changed."""
    moved_in: int | None = None
    """The year in which it was changed to that of the last target."""
    stated_baseline: float | None = None
    """The baseline as the published report prints it."""
    notes: tuple[str, ...] = ()
    """What to know before using it, a sentence each."""
    superseded: Mapping[str, float] = field(default_factory=dict)
    """Figures that a later correction replaced, by name."""


def load_ambitions(project: Project) -> dict[str, Ambition]:
    """Return every ambition of data/ambitions.toml by name; all faults are raised together."""
    path = project.data / "ambitions.toml"
    shown = project.relative(path)
    return dict(_ambitions(read_shown(path, shown), path, shown))


@lru_cache(maxsize=8)
def _ambitions(content: bytes, path: Path, shown: str) -> Mapping[str, Ambition]:
    """Return every ambition in the bytes of a file."""
    faults = Collector()
    ambitions = {}
    for name, table in parse_toml(content, shown).items():
        try:
            ambitions[name] = _ambition(name, table, path, shown)
        except ReportError as fault:
            faults.take(fault)
    faults.finish()
    return ambitions


def _ambition(name: str, content: Any, path: Path, shown: str) -> Ambition:
    """Return one ambition, checked."""
    table = dict(content) if isinstance(content, dict) else content
    heading = f"{name}.targets"
    stated = table.pop("targets", []) if isinstance(table, dict) else []
    if not isinstance(stated, list):
        raise ReportError(f"write each target as a table of its own: [[{heading}]].", path=shown)
    targets = tuple(settings(Target, target, path=path, shown=shown, table=heading) for target in stated)
    ambition = settings(Ambition, table, path=path, shown=shown, table=name, id=name, targets=targets)
    faults = Collector()
    for key, message in _faults(ambition):
        faults.add(message, path=shown, line=line_of(path, key, name))
    faults.finish()
    return ambition


def _faults(ambition: Ambition) -> Iterator[tuple[str, str]]:
    """Give each setting that cannot be right, and what is wrong with it."""
    try:
        Period(ambition.baseline_period)
    except ReportError as fault:
        yield "baseline_period", fault.message
    years = [target.year for target in ambition.targets]
    if years != sorted(set(years)):
        yield "targets", "the targets are not in order of their years, each year once."
    if (ambition.first_deadline is None) != (ambition.moved_in is None):
        key = "moved_in" if ambition.first_deadline is None else "first_deadline"
        yield key, "a deadline that was moved has both: first_deadline, and moved_in, the year in which it was moved."
    for target in ambition.targets:
        if not 0 < target.reduction < 1:
            yield "targets", f"found a reduction of {target.reduction} where a share is expected: 0.5 for half."


def load_ambition(project: Project, id: str) -> Ambition:
    """Return an ambition by name; an unknown name is refused with the nearest one."""
    path = project.data / "ambitions.toml"
    shown = project.relative(path)
    ambitions = _ambitions(read_shown(path, shown, part=f"only {id}"), path, shown)
    if id not in ambitions:
        raise ReportError(f'no ambition "{id}" in data/ambitions.toml.{did_you_mean(id, ambitions)}')
    return ambitions[id]
