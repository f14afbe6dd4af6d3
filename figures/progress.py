"""The progress table: where each ambition stood, how far it had come, and how likely its target is to be missed."""

from collections.abc import Iterable, Sequence

from halveit.data.ambitions import Ambition
from halveit.data.editions import Edition
from halveit.data.periods import Period
from halveit.drawing.sentences import listed
from halveit.exhibits import Column, Exhibit
from halveit.exhibits.exhibit import Cell
from halveit.exhibits.layout import Layout, Line
from halveit.exhibits.progress_cells import HEADS, RISKS, cells
from halveit.exhibits.shelf import Shelf
from halveit.indicators.measured import CannotTell
from halveit.indicators.outlook import outlook
from halveit.indicators.standing import Standing

AMBITIONS = ("stillbirths", "neonatal-deaths", "preterm-births", "brain-injuries", "maternal-deaths")
NUMBERS = ("none", "one", "two", "three", "four", "five")
TOGETHER = {"ahead": "ahead of the path", "on track": "on track", "behind": "behind the path"}
NOTES = (
    "Where it stood: the change since the start, with its 95% interval, is held against the change that a straight path to the target asks "
    "for by then. Ahead and behind mean that chance is unlikely to explain the difference; on track, that the rate fell and is as close to "
    "the path as chance allows. Cannot tell means that it could be on the path, and could as well not have fallen at all.",
    "Risk: it is high where even the fastest fall that the 95% interval of the pace allows is slower than the fall needed each year from the "
    "latest figures to the target; it is low where even the slowest is fast enough. The pace is that of the last five periods with numbers "
    "behind them, or the average since the start where fewer than three were found. Work that has yet to show is not in it.",
    "Small charts: the line is the rate, and the dot its latest value. The dashed line is the path, and the ring the target. Upright bars are "
    "years of which only a range is known. The scale starts at 0.",
)


def exhibit(edition: Edition) -> Exhibit:
    """Return the table, one row an ambition; what pages show and what the file holds come from the same standings."""
    shelf = Shelf(edition)
    standings = [_standing(shelf, label) for label in AMBITIONS]
    work = [_work(edition, standing) for standing in standings]
    years = _years(standings)
    return Exhibit(
        title=_title([standing.status.word for standing in standings]),
        subtitle="Each ambition’s latest rate that has numbers behind it, its target, and the pace so far beside the pace needed",
        columns=_columns(),
        rows=[_row(standing, *each) for standing, each in zip(standings, work, strict=True)],
        notes=(*NOTES, _deadlines([standing.ambition for standing in standings])),
        layout=Layout(
            name="Progress table",
            heads=HEADS,
            rows=tuple(
                cells(standing, years, begun=len(begun), whole=whole)
                for standing, (begun, whole) in zip(standings, work, strict=True)
            ),
            notes=(
                Line(
                    text="Initiatives: of those in",
                    reference="tbl-initiatives",
                    rest="that are expected to move the outcome, how many were expected to begin to do so by the end of the latest period. "
                    "It does not say that they did.",
                ),
            ),
        ),
    )


def _standing(shelf: Shelf, label: str) -> Standing:
    """Return the standing of an ambition as its chart has it."""
    standing = shelf.get(label).exhibit.standing
    if standing is None:
        raise ValueError(f"the exhibit {label} says nothing of an ambition")
    return standing


def _title(words: Sequence[str]) -> str:
    """Return the finding: how many ambitions stand where."""
    whole = NUMBERS[len(words)]
    counts = {word: words.count(word) for word in (*TOGETHER, "cannot tell") if word in words}
    if len(counts) == 1 and words[0] in TOGETHER:
        return f"In the latest figures, all {whole} ambitions were {TOGETHER[words[0]]}"
    told = []
    for word, count in counts.items():
        of = NUMBERS[count] if told else f"{NUMBERS[count]} of the {whole} ambitions"
        told.append(
            f"{of} {'was' if count == 1 else 'were'} {TOGETHER[word]}"
            if word in TOGETHER
            else f"for {of} it cannot be told"
        )
    return f"In the latest figures, {listed(told)}"


def _years(standings: Iterable[Standing]) -> tuple[float, float]:
    """Return the first and the last year that the small charts span, the same for all."""
    firsts = [Period(period).middle for each in standings for period in each.measured.periods]
    return min(firsts), max(float(each.target.year) for each in standings)


def _deadlines(ambitions: Iterable[Ambition]) -> str:
    """Return the note on when the ambitions were announced, for which year, and how that was changed."""
    told: dict[str, list[str]] = {}
    for ambition in ambitions:
        last = ambition.targets[-1].year
        words = f"announced in {ambition.announced} for {last}"
        if ambition.first_deadline:
            words = f"announced in {ambition.announced} for {ambition.first_deadline}; in {ambition.moved_in} the deadline was moved to {last}"
        told.setdefault(words, []).append(ambition.title)
    return "Deadlines: " + " ".join(f"{listed(names)}: {words}." for words, names in told.items())


def _work(edition: Edition, standing: Standing) -> tuple[list[str], int]:
    """Return the initiatives expected to begin to move an outcome by the end of its latest period, and how many there are in all."""
    frame = edition.table("programme-initiatives", "initiatives").sort_values("order")
    own = frame[frame[standing.ambition.id.replace("-", "_")]]
    until = Period(standing.period).last
    begun = [
        name
        for name, window in zip(own["initiative"], own["expected_impact"], strict=True)
        if Period(window).first <= until
    ]
    return begun, len(own)


def _row(standing: Standing, begun: list[str], whole: int) -> tuple[Cell, ...]:
    """Return a row of the file: plain numbers and words, rates and shares not rounded."""
    ambition, status, found = standing.ambition, standing.status, outlook(standing)
    known = [end.rate for end in standing.latest] or [None]
    change, limits = status.change or (None, None), status.limits or (None, None)
    needed = None if isinstance(standing.needed, CannotTell) else standing.needed
    pace = (found.moved.yearly, *found.moved.limits) if found.moved else (None, None, None)
    basis = (
        None
        if found.moved is None
        else "average since the start"
        if found.moved.average
        else "last periods with numbers"
    )
    return (
        ambition.title, ambition.unit, standing.measured.rates.geography,
        ambition.baseline_period, standing.baseline.rate, standing.period, known[0], known[-1],
        *map(_percent, (*change, *limits, status.asked)),
        standing.target_rate, str(standing.target.year), *map(_year, (ambition.announced, ambition.first_deadline, ambition.moved_in)),
        status.word, status.sentence, *map(_percent, pace),
        found.moved.since if found.moved else None, found.moved.until if found.moved else None, basis, _percent(needed),
        RISKS[found.risk], float(len(begun)), float(whole), "; ".join(begun) or None,
    )  # fmt: skip


def _percent(share: float | None) -> float | None:
    """Return a share in per cent."""
    return None if share is None else share * 100


def _year(year: int | None) -> str | None:
    """Return a year as a word: it is not counted with."""
    return None if year is None else str(year)


def _columns() -> tuple[Column, ...]:
    """Return the columns of the file, in the order of its rows."""
    words = {
        "ambition": ("Ambition", "What is to become rarer."),
        "unit": ("Unit", "Of the rates."),
        "geography": ("Place", "Of the rates."),
        "baseline_period": ("Start", "The period that the ambition starts from."),
        "baseline": ("Rate at the start", 1, "As measured; where that is not known, as stated."),
        "latest_period": ("Latest period", "The last period with numbers behind the rate."),
        "latest_low": ("Latest rate", 1, "The lowest that is possible: the rate itself where all numbers are known."),
        "latest_high": (
            "Latest rate, highest",
            1,
            "The highest that is possible: the same where all numbers are known.",
        ),
        "change_low": ("Change, %", 1, "Since the start, by the lowest rate that is possible."),
        "change_high": ("Change, highest, %", 1, "The same, by the highest."),
        "interval_low": ("Change, lower limit, %", 1, "Lower limit of the 95% interval of the change."),
        "interval_high": ("Change, upper limit, %", 1, "Upper limit of the 95% interval of the change."),
        "asked": ("Change asked for, %", 1, "By the straight path to the target, in the latest period."),
        "target": ("Target", 1, "The rate asked for, computed from the rate at the start."),
        "target_year": ("Target year", "By the end of which it is to be met."),
        "announced": ("Announced", "The year in which the ambition was announced."),
        "first_deadline": ("First deadline", "The year by which it was first to be met, where that was changed."),
        "moved_in": ("Deadline moved in", "The year in which that was changed."),
        "status": ("Where it stood", "Ahead, on track, behind, or cannot tell."),
        "status_sentence": ("Why", "The same as a sentence, with the reason."),
        "pace": ("Pace, % a year", 1, "Yearly change so far."),
        "pace_low": ("Pace, lower limit, %", 1, "Lower limit of its 95% interval."),
        "pace_high": ("Pace, upper limit, %", 1, "Upper limit of its 95% interval."),
        "pace_from": ("Pace from", "The first period that the pace is taken from."),
        "pace_to": ("Pace to", "The last one."),
        "pace_basis": (
            "Basis of the pace",
            "The last periods with numbers behind them, or the average since the start.",
        ),
        "needed": ("Pace needed, % a year", 1, "Yearly change that leads from the latest rate to the target."),
        "risk": ("Risk of missing the target", "By the pace so far, as the note says."),
        "initiatives_begun": (
            "Initiatives due to show",
            0,
            "Expected to begin to move the outcome by the end of the latest period.",
        ),
        "initiatives": ("Initiatives in all", 0, "Expected to move the outcome at all."),
        "initiatives_names": ("Their names", "Of those due to show."),
    }
    return tuple(
        Column(
            name=name,
            heading=told[0],
            decimals=told[1] if isinstance(told[1], int) else None,
            description=str(told[-1]),
        )
        for name, told in words.items()
    )
