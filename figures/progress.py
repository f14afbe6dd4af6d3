"""The progress table: where each ambition stood, how far it had come, and how likely its target is to be missed."""

from collections.abc import Iterable, Sequence

from halveit.data.ambitions import Ambition
from halveit.data.editions import Edition
from halveit.data.periods import Period
from halveit.drawing.numbers import times
from halveit.drawing.paces import moved, moved_between
from halveit.drawing.sentences import listed, shower
from halveit.drawing.sparkline import sparkline, spark_sentences
from halveit.exhibits import Column, Exhibit, number, percent
from halveit.exhibits.exhibit import Cell
from halveit.exhibits.layout import Head, Layout, Line, Picture
from halveit.exhibits.shelf import Shelf
from halveit.indicators.measured import CannotTell, Limits
from halveit.indicators.outlook import Moved, Outlook, outlook
from halveit.indicators.standing import Standing

AMBITIONS = ("stillbirths", "neonatal-deaths", "preterm-births", "brain-injuries", "maternal-deaths")
NUMBERS = ("none", "one", "two", "three", "four", "five")
SIGNS = {"ahead": "\N{BLACK UP-POINTING TRIANGLE}", "on track": "\N{BLACK SQUARE}",
         "behind": "\N{BLACK DOWN-POINTING TRIANGLE}", "cannot tell": "?"}  # fmt: skip
"""A shape for each status, which none of the others has."""
BESIDE = {"ahead": "of the path in {}", "on track": "in {}", "behind": "the path in {}", "cannot tell": "in {}"}
TOGETHER = {"ahead": "ahead of the path", "on track": "on track", "behind": "behind the path"}
RISKS = {"high": "High", "low": "Low", "open": "Could go either way", "met": "Met", "missed": "Missed",
         "cannot tell": "Cannot be told"}  # fmt: skip
HEADS = (
    Head(text="Ambition", width=17),
    Head(text="Where it stood", width=14),
    Head(text="The rate", width=17),
    Head(text="Change since the start", width=15),
    Head(text="Target", width=10),
    Head(text="Risk of missing the target", width=17),
    Head(text="Initiatives due to show", width=10),
)
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
            rows=tuple(_cells(standing, years, *each) for standing, each in zip(standings, work, strict=True)),
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
        told.append(f"{of} {'was' if count == 1 else 'were'} {TOGETHER[word]}" if word in TOGETHER else f"for {of} it cannot be told")
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
    begun = [name for name, window in zip(own["initiative"], own["expected_impact"], strict=True) if Period(window).first <= until]
    return begun, len(own)


def _rate(standing: Standing, value: float, *, stated: bool = False) -> str:
    """Return a rate as pages write it; a stated one with the decimals that it has."""
    sign = "%" if standing.ambition.unit.startswith("per cent") else ""
    return f"{value:g}{sign}" if stated else f"{number(value, 1)}{sign}"


def _start(standing: Standing) -> str:
    """Return the rate at the baseline, as measured or as stated."""
    read = standing.measured.read(standing.ambition.baseline_period)
    return _rate(standing, standing.baseline.rate, stated=read is None)


def _target(standing: Standing) -> str:
    """Return the last target, as stated or else as computed."""
    stated = standing.target.stated
    return _rate(standing, standing.target_rate if stated is None else stated, stated=stated is not None)


def _latest(standing: Standing) -> str:
    """Return the latest rate, or the range of what is possible."""
    return " to ".join(dict.fromkeys(_rate(standing, end.rate) for end in standing.latest)) or "not known"


def _cells(standing: Standing, years: tuple[float, float], begun: list[str], whole: int) -> tuple[tuple[Line, ...], ...]:
    """Return a row as pages show it."""
    ambition, status, target = standing.ambition, standing.status, standing.target
    place = standing.measured.rates.geography
    unit = ambition.unit if place == "England" else f"{ambition.unit}, {place}"
    deadline = f"first set for {ambition.first_deadline}" if ambition.first_deadline else f"set in {ambition.announced}"
    return (
        (Line(text=ambition.title, looks=("strong",)), _small(unit), Line(looks=("small",), reference=f"Sec-{ambition.id}")),
        (
            Line(text=status.word.capitalize(), sign=SIGNS[status.word], looks=("strong", status.word.replace(" ", "-"))),
            *_beside(standing),
        ),
        (
            Line(picture=_picture(standing, years), looks=("spark",)),
            Line(text=f"{_start(standing)} in {ambition.baseline_period},"),
            Line(text=f"{_latest(standing)} in {standing.period}"),
        ),
        _change(standing),
        (Line(text=_target(standing), looks=("strong",)), Line(text=f"by {target.year}"), _small(deadline)),
        _risk(outlook(standing), target.year),
        (Line(text=f"{len(begun)} of {whole}"), Line(text=f"by {Period(standing.period).last}")),
    )  # fmt: skip


def _small(text: str) -> Line:
    """Return a line in small print."""
    return Line(text=text, looks=("small",))


def _beside(standing: Standing) -> tuple[Line, ...]:
    """Return what stands below the status: the period, and why it cannot be told."""
    status = standing.status
    when = f"the target for {standing.target.year}, in {status.period}" if status.due else BESIDE[status.word].format(status.period)
    if status.word == "cannot tell":
        return _small(f"{when}."), _small(f"{status.sentence.partition(':')[0]}.")
    return (_small(when),)


def _picture(standing: Standing, years: tuple[float, float]) -> Picture:
    """Return the small chart of a rate beside its path."""
    shown = shower(1, "%" if standing.ambition.unit.startswith("per cent") else "")
    of = f"{standing.ambition.title[0].lower()}{standing.ambition.title[1:]}"
    alt = spark_sentences(standing, shown, of=of, start=_start(standing), target=_target(standing))
    return Picture(name=standing.ambition.id, svg=sparkline(standing, years), alt=alt)


def _change(standing: Standing) -> tuple[Line, ...]:
    """Return the change since the baseline, its interval, and what the path asks for by then."""
    status = standing.status
    if status.change is None:
        return (Line(text="Cannot be told"),)
    low, high = status.change
    told = Line(text=(moved(low) if low == high else moved_between(status.change)).capitalize(), looks=("strong",))
    interval = _small(_interval(status.limits) if status.limits else "interval not known")
    return (told, interval) if status.asked is None else (told, interval, _small(f"asked for by then: {moved(status.asked)}"))


def _interval(limits: Limits) -> str:
    """Return the two ends of a change as a cell has room for: 21% to 28% lower."""
    return moved_between(limits).removeprefix("somewhere ").removeprefix("between ").replace(" and ", " to ")


def _risk(found: Outlook, year: int) -> tuple[Line, ...]:
    """Return the risk, the pace so far and the pace needed."""
    lines = [Line(text=RISKS[found.risk], looks=("strong",))]
    if found.moved:
        pace = _pace(found.moved)
        lines.append(_small(f"{pace};" if found.needed is not None else pace))
    if found.needed is not None:
        lines.append(_small(_needed(found, year)))
    return tuple(lines)


def _pace(found: Moved) -> str:
    """Return the pace so far; an average says no more than how the two ends compare."""
    size = percent(abs(found.yearly), 1)
    if found.average:
        span = f"on average since {found.since}"
        return f"{size} {'lower' if found.yearly < 0 else 'higher'} each year, {span}" if found.clear else f"no clear change {span}"
    span = f"from {found.since} to {found.until}"
    return f"{'fell' if found.yearly < 0 else 'rose'} {size} a year {span}" if found.clear else f"no clear change {span}"


def _needed(found: Outlook, year: int) -> str:
    """Return the yearly change that is needed, and how many times as fast as a fall that is clear."""
    if found.needed is None or found.needed >= 0:
        return f"no further fall needed for {year}"
    fall = f"a fall of {percent(-found.needed, 1)} a year needed"
    so_far = found.moved
    if so_far is None or so_far.average or so_far.limits[1] >= 0 or found.risk != "high":
        return fall
    return f"{fall}, {times(found.needed / so_far.yearly)} as fast"


def _row(standing: Standing, begun: list[str], whole: int) -> tuple[Cell, ...]:
    """Return a row of the file: plain numbers and words, rates and shares not rounded."""
    ambition, status, found = standing.ambition, standing.status, outlook(standing)
    known = [end.rate for end in standing.latest] or [None]
    change, limits = status.change or (None, None), status.limits or (None, None)
    needed = None if isinstance(standing.needed, CannotTell) else standing.needed
    pace = (found.moved.yearly, *found.moved.limits) if found.moved else (None, None, None)
    basis = None if found.moved is None else "average since the start" if found.moved.average else "last periods with numbers"
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
        "latest_high": ("Latest rate, highest", 1, "The highest that is possible: the same where all numbers are known."),
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
        "pace_basis": ("Basis of the pace", "The last periods with numbers behind them, or the average since the start."),
        "needed": ("Pace needed, % a year", 1, "Yearly change that leads from the latest rate to the target."),
        "risk": ("Risk of missing the target", "By the pace so far, as the note says."),
        "initiatives_begun": ("Initiatives due to show", 0, "Expected to begin to move the outcome by the end of the latest period."),
        "initiatives": ("Initiatives in all", 0, "Expected to move the outcome at all."),
        "initiatives_names": ("Their names", "Of those due to show."),
    }
    return tuple(
        Column(name=name, heading=told[0], decimals=told[1] if isinstance(told[1], int) else None, description=str(told[-1]))
        for name, told in words.items()
    )
