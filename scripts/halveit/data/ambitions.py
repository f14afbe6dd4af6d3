"""The stated targets: where each ambition starts, and what it asks for by which year."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from halveit.data.settings import read_toml, settings
from halveit.errors import ReportError, did_you_mean
from halveit.paths import Project


@dataclass(frozen=True, kw_only=True)
class Target:
    """What is asked for by one year."""

    year: int
    """By the end of which it is to be met."""
    reduction: float
    """The fall asked for, as a share of the baseline (0.5 is half)."""
    stated: float | None = None
    """The rate as the published report prints it."""


@dataclass(frozen=True, kw_only=True)
class Ambition:
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
    stated_baseline: float | None = None
    """The baseline as the published report prints it."""
    notes: tuple[str, ...] = ()
    """What to know before using it, a sentence each."""
    superseded: Mapping[str, float] = field(default_factory=dict)
    """Figures that a later correction replaced, by name."""


def load_ambitions(project: Project) -> dict[str, Ambition]:
    """Return every ambition of data/ambitions.toml by name."""
    path = project.data / "ambitions.toml"
    shown = project.relative(path)
    ambitions = {}
    for name, content in read_toml(path, shown).items():
        table = dict(content)
        heading = f"{name}.targets"
        targets = tuple(
            settings(Target, target, path=path, shown=shown, table=heading) for target in table.pop("targets", ())
        )
        ambitions[name] = settings(Ambition, table, path=path, shown=shown, table=name, id=name, targets=targets)
    return ambitions


def load_ambition(project: Project, id: str) -> Ambition:
    """Return an ambition by name; an unknown name is refused with the nearest one."""
    ambitions = load_ambitions(project)
    if id not in ambitions:
        raise ReportError(f'no ambition "{id}" in data/ambitions.toml.{did_you_mean(id, ambitions)}')
    return ambitions[id]
