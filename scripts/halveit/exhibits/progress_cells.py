"""What the cells of the progress table say of one ambition, in lines short enough for a column."""

from halveit.data.periods import Period
from halveit.drawing.numbers import number, percent, times
from halveit.drawing.paces import moved, moved_between
from halveit.drawing.sentences import shower
from halveit.drawing.sparkline import spark_sentences, sparkline
from halveit.exhibits.layout import Cell, Head, Line, Picture
from halveit.indicators.measured import Limits
from halveit.indicators.outlook import Moved, Outlook, outlook
from halveit.indicators.standing import Standing

SIGNS = {"ahead": "\N{BLACK UP-POINTING TRIANGLE}", "on track": "\N{BLACK SQUARE}",
         "behind": "\N{BLACK DOWN-POINTING TRIANGLE}", "cannot tell": "?"}  # fmt: skip
"""A shape for each status, which none of the others has."""
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
_BESIDE = {"ahead": "of the path in {}", "on track": "in {}", "behind": "the path in {}", "cannot tell": "in {}"}


def cells(standing: Standing, years: tuple[float, float], *, begun: int, whole: int) -> tuple[Cell, ...]:
    """Return a row as pages show it.

    `years` are the first and the last of the small chart; `begun` of `whole` initiatives were due to show.
    """
    ambition, target = standing.ambition, standing.target
    place = standing.measured.rates.geography
    unit = ambition.unit if place == "England" else f"{ambition.unit}, {place}"
    deadline = f"first set for {ambition.first_deadline}" if ambition.first_deadline else f"set in {ambition.announced}"
    return (
        (_strong(ambition.title), _small(unit), Line(looks=("small",), reference=f"Sec-{ambition.id}")),
        (_word(standing), *_beside(standing)),
        (
            Line(picture=_picture(standing, years), looks=("spark",)),
            Line(text=f"{_start(standing)} in {ambition.baseline_period},"),
            Line(text=f"{_latest(standing)} in {standing.period}"),
        ),
        _change(standing),
        (_strong(_target(standing)), Line(text=f"by {target.year}"), _small(deadline)),
        _risk(outlook(standing), target.year),
        (Line(text=f"{begun} of {whole}"), Line(text=f"by {Period(standing.period).last}")),
    )


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


def _strong(text: str) -> Line:
    """Return a line that stands out."""
    return Line(text=text, looks=("strong",))


def _small(text: str) -> Line:
    """Return a line in small print."""
    return Line(text=text, looks=("small",))


def _word(standing: Standing) -> Line:
    """Return the status with its sign."""
    word = standing.status.word
    return Line(text=word.capitalize(), sign=SIGNS[word], looks=("strong", word.replace(" ", "-")))


def _beside(standing: Standing) -> Cell:
    """Return what stands below the status: the period, and why it cannot be told."""
    status = standing.status
    when = (
        f"the target for {standing.target.year}, in {status.period}"
        if status.due
        else _BESIDE[status.word].format(status.period)
    )
    if status.word == "cannot tell":
        return _small(f"{when}."), _small(f"{status.sentence.partition(':')[0]}.")
    return (_small(when),)


def _picture(standing: Standing, years: tuple[float, float]) -> Picture:
    """Return the small chart of a rate beside its path."""
    shown = shower(1, "%" if standing.ambition.unit.startswith("per cent") else "")
    of = f"{standing.ambition.title[0].lower()}{standing.ambition.title[1:]}"
    alt = spark_sentences(standing, shown, of=of, start=_start(standing), target=_target(standing))
    return Picture(name=standing.ambition.id, svg=sparkline(standing, years), alt=alt)


def _change(standing: Standing) -> Cell:
    """Return the change since the baseline, its interval, and what the path asks for by then."""
    status = standing.status
    if status.change is None:
        return (Line(text="Cannot be told"),)
    low, high = status.change
    told = _strong((moved(low) if low == high else moved_between(status.change)).capitalize())
    interval = _small(_interval(status.limits) if status.limits else "interval not known")
    asked = () if status.asked is None else (_small(f"asked for by then: {moved(status.asked)}"),)
    return (told, interval, *asked)


def _interval(limits: Limits) -> str:
    """Return the two ends of a change as a cell has room for: 21% to 28% lower."""
    return moved_between(limits).removeprefix("somewhere ").removeprefix("between ").replace(" and ", " to ")


def _risk(found: Outlook, year: int) -> Cell:
    """Return the risk, the pace so far and the pace needed."""
    lines = [_strong(RISKS[found.risk])]
    if found.moved:
        pace = _pace(found.moved)
        lines.append(_small(f"{pace};" if found.needed is not None else pace))
    if found.needed is not None:
        lines.append(_small(_needed(found, year)))
    return tuple(lines)


def _pace(found: Moved) -> str:
    """Return the pace so far; an average says no more than how the two ends compare."""
    span = f"on average since {found.since}" if found.average else f"from {found.since} to {found.until}"
    if not found.clear:
        return f"no clear change {span}"
    size, falls = percent(abs(found.yearly), 1), found.yearly < 0
    if found.average:
        return f"{size} {'lower' if falls else 'higher'} each year, {span}"
    return f"{'fell' if falls else 'rose'} {size} a year {span}"


def _needed(found: Outlook, year: int) -> str:
    """Return the yearly change that is needed, and how many times as fast as a fall that is clear."""
    if found.needed is None or found.needed >= 0:
        return f"no further fall needed for {year}"
    fall = f"a fall of {percent(-found.needed, 1)} a year needed"
    so_far = found.moved
    if so_far is None or so_far.average or so_far.limits[1] >= 0 or found.risk != "high":
        return fall
    return f"{fall}, {times(found.needed / so_far.yearly)} as fast"
