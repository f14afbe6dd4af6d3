"""The chart of an ambition: a rate with its intervals, and the dashed path from its baseline to the targets."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from halveit.data.ambitions import Ambition, Target
from halveit.data.periods import Period
from halveit.data.series import Series
from halveit.drawing.marks import Axes, Drawing, Label, Layer, hollow, line, panel, path, teller
from halveit.drawing.sentences import Shower, course, extent, listed, with_unit
from halveit.drawing.statuses import status_sentences
from halveit.drawing.theme import NAVY, PLUM, Canvas
from halveit.drawing.uncertainty import chance, interval_sentence, possible, reach, told_with_limits, wide_sentence
from halveit.indicators.progress import Progress
from halveit.indicators.standing import Standing
from halveit.indicators.trajectories import Trajectory

_CLEAR = 0.15
"""Room that a label below a point needs above the path, as a share of the vertical axis."""


class Naming(Struct, frozen=True, kw_only=True):
    """How the chart's marks are named."""

    rate: str
    """The line's name: Stillbirth rate."""
    rate_year: float
    """The year over which the name stands."""
    rate_value: float
    """The height at which the name stands."""
    path_year: float = 2021.4
    """The year by which the dashed path's name stands, above it, while the line ends before."""
    below_year: float = 2023.3
    """The year by which it stands, below it, once the line goes past."""
    latest_dx: float = 0
    """Pixels by which the latest value's label is moved right, off the bar of a long interval."""
    beside: bool = False
    """Whether the first target's value stands beside its diamond even where the line goes past it."""


def ambition_panel(
    standing: Standing,
    axes: Axes,
    canvas: Canvas,
    *,
    naming: Naming,
    shown: Shower,
    stated: Series | None = None,
    words: Sequence[Label] = (),
) -> Drawing:
    """Return the chart: the line above the path, `stated` rates as hollow points, `words` as labels of its own."""
    axes, progress = axes.spaced(5 if canvas.narrow else 1), standing.progress
    layers: list[Layer] = [
        *possible(standing, axes, shown),
        path(progress.path, axes, color=PLUM, told=told_targets(standing, progress.path, shown)),
        line(progress.series, axes, color=NAVY, told=told_with_limits(standing, shown)),
        *chance(standing, axes),
    ]
    labels = [*_ends(standing, naming, axes, canvas, shown), *_targets(progress, naming, canvas, shown)]
    labels += [*_names(progress, naming, canvas), *words]
    if stated and stated.known:
        layers.append(hollow(stated, axes, color=NAVY, told=teller(stated, shown)))
        labels += _told(progress, stated, axes, canvas, shown)
    return panel(layers, labels, axes, canvas)


def told_targets(standing: Standing, path: Trajectory, shown: Shower) -> list[str]:
    """Return the sentence on each target of an ambition: as it was stated, or else as the path has it."""
    unit = standing.measured.rates.unit
    return [
        f"Ambition for {target.year}: {with_unit(shown(value if target.stated is None else target.stated), unit)}"
        for target, (_, value) in _targets_of(standing.ambition, path)
    ]


def _targets_of(ambition: Ambition, path: Trajectory) -> Iterable[tuple[Target, tuple[float, float]]]:
    """Return each target with its place on the path."""
    return zip(ambition.targets, path.points[1:], strict=True)


def _ends(standing: Standing, naming: Naming, axes: Axes, canvas: Canvas, shown: Shower) -> list[Label]:
    """Return the values at the baseline and at the latest period, clear of their intervals."""
    progress = standing.progress
    first, last = progress.baseline_period, progress.latest_period
    below = progress.asked is not None and progress.latest < progress.asked
    over, tip = reach(standing, first, axes, canvas)[1], reach(standing, last, axes, canvas)
    centred = canvas.narrow and over > 0  # on a phone the next year's interval stands close by
    off = 19 if naming.latest_dx else max(19, 11 + tip[0 if below else 1])
    start = Label(
        year=progress.path.points[0][0],
        value=progress.baseline,
        text=shown(progress.baseline),
        dx=2 if centred else 4,
        dy=-max(20, 11 + over),
        align="center" if centred else "left",
        color=NAVY,
        bold=True,
    )
    end = Label(
        year=_middle(progress),
        value=progress.latest,
        text=shown(progress.latest),
        dx=naming.latest_dx,
        dy=off if below else -off,
        align="center",
        color=NAVY,
        bold=True,
    )
    return [start, end]


def _middle(progress: Progress) -> float:
    """Return the year at which the latest period is drawn."""
    return Period(progress.latest_period).middle


def _past(progress: Progress, naming: Naming) -> bool:
    """Tell whether the line goes past the place above the path where the path's name would stand."""
    return _middle(progress) > naming.path_year


def _targets(progress: Progress, naming: Naming, canvas: Canvas, shown: Shower) -> list[Label]:
    """Return each target's value, by its diamond: beside it, or above one that the line goes past."""
    labels = []
    for target, (year, value) in _targets_of(progress.ambition, progress.path):
        text = shown(value if target.stated is None else target.stated)
        last = target is progress.ambition.targets[-1]
        above = _past(progress, naming) and not naming.beside
        words = text if canvas.narrow else f"{text} by {target.year}"
        labels.append(
            Label(
                year=year,
                value=value,
                text=words,
                color=PLUM,
                align="right" if last else "center" if above else "left",
                dx=0 if last or above else 9,
                dy=20 if last else -20 if above else -12,
            )
        )
    return labels


def _names(progress: Progress, naming: Naming, canvas: Canvas) -> list[Label]:
    """Return the names of the line and of the dashed path."""
    words = "Path to the\nambition" if canvas.narrow else "Path to the ambition"
    name = Label(year=naming.rate_year, value=naming.rate_value, text=naming.rate, color=NAVY, bold=True)
    if _past(progress, naming):
        year, side, dx, dy = naming.below_year, "right", -10, 26 if canvas.narrow else 12
    else:
        year, side, dx, dy = naming.path_year, "left", 10, -24 if canvas.narrow else -8
    height = progress.path.at(year) or 0
    return [name, Label(year=year, value=height, text=words, color=PLUM, align=side, dx=dx, dy=dy)]


def _told(progress: Progress, stated: Series, axes: Axes, canvas: Canvas, shown: Shower) -> list[Label]:
    """Return the values of hollow points: below them, or to the right where the path runs close below."""
    labels = []
    for period in stated.known:
        year, value = Period(period).middle, stated.at(period)
        clear = value - (progress.path.at(year) or 0) > _CLEAR * (axes.top - axes.bottom)
        text = shown(value) if canvas.narrow else f"{shown(value)} as stated"
        side, dx, dy = ("center", 0, 19) if clear else ("left", 10, 0)
        labels.append(Label(year=year, value=value, text=text, color=NAVY, align=side, dx=dx, dy=dy))
    return labels


def ambition_sentences(standing: Standing, shown: Shower, subject: str) -> tuple[str, ...]:
    """Return the chart's alt text: its form, the course of the rate, targets, intervals, and where the rate stands."""
    progress = standing.progress
    series = progress.series
    targets = [
        f"{shown(progress.target(target.year) if target.stated is None else target.stated)} by {target.year}"
        for target in progress.ambition.targets
    ]
    return (
        f"Line chart of {subject}, {extent(series)}, {len(series.known)} points, in {series.unit}.",
        f"The rate {course(series, shown)}.",
        f"A dashed line shows the path from {shown(progress.baseline)} to the ambition: {listed(targets)}.",
        interval_sentence(standing, shown),
        *wide_sentence(standing, shown),
        *status_sentences(standing, shown),
    )


def stated_sentence(stated: Series, shown: Shower) -> tuple[str, ...]:
    """Return the alt text of the hollow points: none where nothing is only stated."""
    told = [f"{shown(stated.at(period))} in {period}" for period in stated.known]
    opening = "A hollow point shows" if len(told) == 1 else "Hollow points show"
    return (f"{opening} {listed(told)}, as ministers stated it.",) if told else ()
