"""How measurements are written down: tables in Markdown, ratios, and whether a goal was met."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from timing import Took


@dataclass(frozen=True, kw_only=True)
class Goal:
    """Something that was asked for."""

    what: str
    """What was measured, in words."""
    measured: float | None
    """The ratio or the seconds; None where it could not be measured."""
    at_most: float
    """What it may be."""
    unit: str = ""
    """The unit of both; none for a ratio."""
    note: str = ""
    """What else is to be said, such as why it could not be measured."""

    @property
    def met(self) -> bool:
        """Whether it was measured and is small enough."""
        return self.measured is not None and self.measured <= self.at_most

    @property
    def row(self) -> tuple[str, ...]:
        """Its row in the table of goals."""
        shown = "not measured" if self.measured is None else f"{self.measured:.2f}{self.unit}"
        verdict = "" if self.measured is None else "met" if self.met else "**not met**"
        return self.what, shown, f"{self.at_most:.2f}{self.unit}", " ".join(filter(None, (verdict, self.note)))


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of the page."""

    title: str
    """Its heading."""
    text: str
    """What stands below."""
    goals: tuple[Goal, ...] = ()
    """What was asked for and measured in it."""
    versions: tuple[str, ...] = ()
    """Those of the tools that took part."""
    ours: Mapping[str, Took] = field(default_factory=dict)
    """Our own numbers, by what was built, for the table of before and after."""


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown; what is below the first column is set to the right."""
    rules = ["---", *("---:" for _ in heads[1:])]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (heads, rules, *rows))


def goals_table(goals: Iterable[Goal]) -> str:
    """Return what was asked for beside what was measured."""
    return table(("", "measured", "at most", ""), (goal.row for goal in goals))


def middle(took: Sequence[Took]) -> Took:
    """Return what runs of the same took: the median of the seconds, and the most memory."""
    return Took(seconds=median(each.seconds for each in took), megabytes=max(each.megabytes for each in took))


def shown(took: Took | None) -> str:
    """Return what a run took as a cell."""
    return "" if took is None else f"{took.seconds:.2f} s, {took.megabytes:.0f} MB"


def before_and_after(before: Mapping[str, Took], after: Mapping[str, Took]) -> str:
    """Return our own numbers before and after, and what share of the seconds is left."""
    rows = []
    for name in (*before, *(name for name in after if name not in before)):
        then, now = before.get(name), after.get(name)
        share = f"{now.seconds / then.seconds:.2f}" if then and now else ""
        rows.append((name, shown(then), shown(now), share))
    return table(("", "before", "after", "after / before"), rows)
