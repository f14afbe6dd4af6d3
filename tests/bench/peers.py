"""The part of the page that sets us beside other tools: the same book, small and large."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from entrants import CASES, CLEAN, NOTHING, SENTENCE, VALUE, Entrant, entrants, of_large, take_turns
from measurements import Goal, Part, shown, table
from tools import JUPYTER_BOOK, OURS, QUARTO, SITE, TOOLS, Tool

SMALL, LARGE = 10, 100
SIZES = {SMALL: TOOLS, LARGE: (OURS, JUPYTER_BOOK)}
"""Which tools build a book of so many chapters: the large one takes minutes, so that two must do."""


@dataclass(frozen=True, kw_only=True)
class Bound:
    """How long we may take, as a share of another tool's time."""

    chapters: int
    """Of which book."""
    case: str
    """In which case."""
    at_most: float
    """The share."""
    tool: Tool = JUPYTER_BOOK
    """Which tool."""
    against: str = ""
    """Its case, where that is another."""
    ours: Tool = OURS
    """Which of our own builds."""


BOUNDS = (
    Bound(chapters=SMALL, case=CLEAN, at_most=0.6),
    Bound(chapters=SMALL, case=CLEAN, at_most=0.1, tool=QUARTO),
    Bound(chapters=SMALL, case=NOTHING, at_most=0.15),
    Bound(chapters=SMALL, case=SENTENCE, at_most=0.4),
    Bound(chapters=SMALL, case=CLEAN, at_most=0.6, ours=SITE),
    Bound(chapters=SMALL, case=SENTENCE, at_most=0.4, ours=SITE),
    Bound(chapters=SMALL, case=VALUE, at_most=0.5, against=CLEAN),
    Bound(chapters=LARGE, case=CLEAN, at_most=0.35),
)


def beside_others(folder: Path, times: int, *, alone: bool) -> Part:
    """Time the books of each size with each tool that can be had, or ours alone, and return the part."""
    entered: dict[int, dict[Tool, Entrant]] = {}
    for chapters, tools in SIZES.items():
        entered[chapters] = {each.tool: each for each in entrants((OURS,) if alone else tools, chapters, folder)}
        take_turns(list(entered[chapters].values()), times if chapters == SMALL else of_large(times))
    text = "\n".join(_told(size, each) for size, each in entered.items())
    small, large = entered[SMALL][OURS], entered[LARGE][OURS]
    goals = (*(_goal(bound, entered[bound.chapters]) for bound in BOUNDS), *_per_chapter(small, large))
    ours = {f"{size} chapters, {case}": each[OURS].middle(case) for size, each in entered.items() for case in CASES}
    return Part(title="Beside other tools", text=text, goals=goals, versions=_versions(entered[SMALL]), ours=ours)


def _versions(entered: Mapping[Tool, Entrant]) -> tuple[str, ...]:
    """Return the versions of the tools that took part, and which did not."""
    there = [each.tool.versions(each.programs) for each in entered.values()]
    return (*dict.fromkeys(there), *(f"{tool.name} did not take part" for tool in SIZES[SMALL] if tool not in entered))


def _goal(bound: Bound, entered: Mapping[Tool, Entrant]) -> Goal:
    """Return what became of a bound."""
    ours, theirs = entered.get(bound.ours), entered.get(bound.tool)
    against = bound.against or bound.case
    of = f"{bound.tool.name}'s" + (f" {against}" if bound.against else "")
    what = f"{bound.chapters} chapters, {bound.case}: the time of {bound.ours.name} as a share of {of}"
    if ours is None or theirs is None:
        return Goal(what=what, measured=None, at_most=bound.at_most, note=f"{bound.tool.name} did not take part")
    if bound.case == VALUE and ours.stale:
        return Goal(what=what, measured=None, at_most=bound.at_most, note="**our page was stale**")
    share = ours.middle(bound.case).seconds / theirs.middle(against).seconds
    note = f"ours was right, {bound.tool.name}'s {_rightness(theirs)}" if bound.case == VALUE else ""
    return Goal(what=what, measured=share, at_most=bound.at_most, note=note)


def _per_chapter(small: Entrant, large: Entrant) -> tuple[Goal, Goal]:
    """Return whether a large book takes more for each chapter, and how much more memory it takes in all."""
    few, many = small.middle(CLEAN), large.middle(CLEAN)
    time = many.seconds / LARGE / (few.seconds / SMALL)
    sizes = f"at {LARGE} chapters as a share of that at {SMALL}"
    return (
        Goal(what=f"{CLEAN}: our time for each chapter {sizes}", measured=time, at_most=1),
        Goal(what=f"{CLEAN}: our memory {sizes}", measured=many.megabytes / few.megabytes, at_most=1.5),
    )


def _told(chapters: int, entered: Mapping[Tool, Entrant]) -> str:
    """Return the numbers of a book below a heading."""
    times = len(entered[OURS].took[CLEAN])
    return f"### {chapters} chapters, medians of {times}\n\n{_table(entered)}"


def _table(entered: Mapping[Tool, Entrant]) -> str:
    """Return what each tool took in each case, and our time as a share of each other's."""
    ours, others = entered[OURS], [each for tool, each in entered.items() if tool is not OURS]
    heads = ["", OURS.name, *(each.tool.name for each in others), *(f"ours / {each.tool.name}'s" for each in others)]
    rows = []
    for case in CASES:
        shares = (f"{ours.middle(case).seconds / each.middle(case).seconds:.2f}" for each in others)
        rows.append((case, *(shown(each.middle(case)) for each in (ours, *others)), *shares))
    rows.append(("the page after that", *(_rightness(each) for each in (ours, *others)), *("" for _ in others)))
    return table(heads, rows)


def _rightness(entrant: Entrant) -> str:
    """Say whether a tool's page showed the number that its data gave."""
    return "was stale" if entrant.stale else "was right"
