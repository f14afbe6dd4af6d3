"""Chart 5: the pre-term birth rate in England: points where it is known, ranges where only bounds are."""

from collections.abc import Sequence
from functools import partial

from halveit.data.ambitions import Ambition, load_ambition
from halveit.data.editions import Edition
from halveit.data.joining import Joined
from halveit.data.series import Series
from halveit.data.settings import line_of
from halveit.drawing.ambition import told_targets
from halveit.drawing.marks import Axes, Drawing, Label, Teller, panel, path, spans, teller, unjoined
from halveit.drawing.sentences import listed, shower, years_listed
from halveit.drawing.statuses import status_sentences, title_ending
from halveit.drawing.theme import LILAC, NAVY, PLUM, Canvas
from halveit.drawing.uncertainty import VIOLET, Bar, interval_bars, interval_sentence, thin, told_with_limits
from halveit.errors import ReportError
from halveit.exhibits import (
    Column,
    Exhibit,
    fact,
    interval_notes,
    limit_columns,
    number,
    path_column,
    percent,
    range_fact,
    share_fact,
    standing_facts,
    word,
)
from halveit.exhibits.sources import readable_date
from halveit.facts.fact import Fact
from halveit.indicators.bounds import Bounds, bounds
from halveit.indicators.caveats import years_after
from halveit.indicators.measured import Measured
from halveit.indicators.rates import total
from halveit.indicators.standing import Standing
from halveit.indicators.trajectories import Trajectory, trajectory


def exhibit(edition: Edition) -> Exhibit:
    """Return the chart: births at 24 to 36 weeks over all births."""
    _check(edition)
    live = edition.joined("preterm-live-births", "preterm-live-births-counted").series
    births, stillbirths = edition.series("linked-live-births"), edition.series("stillbirths")
    counted, said = edition.joined("preterm-stillbirths"), edition.joined("preterm-rate-stated")
    known, stated = counted.series, said.series
    ranges = bounds(live, known, stillbirths, births, per=100)
    rates = _rates(ranges, stated, edition)
    ambition = load_ambition(edition.project, "preterm-births")
    measured = Measured(
        rates=rates,
        events=total(live, known, id="preterm-births", title="Pre-term births", unit="births"),
        exposure=total(births, stillbirths, id="births", title="Births", unit="births"),
        per=100,
        share=True,
        possible=ranges,
    )
    standing = Standing(ambition=ambition, measured=measured)
    goal = trajectory(
        float(ambition.baseline_period),
        ambition.stated_baseline or 0,
        [(t.year, t.reduction) for t in ambition.targets],
    )
    open_years = [y for y in ranges.periods if rates.get(y) is None]
    unrecorded, first, last = edition.series("live-births-not-stated"), ranges.periods[0], ranges.periods[-1]
    copied = said.releases.get(counted.series.known[-1]) == counted.releases[counted.series.known[-1]]
    return Exhibit(
        title=_title(rates, standing),
        subtitle="Births at 24 to 36 weeks, live and still, as a percentage of all births, England, "
        f"{first} to {rates.periods[-1]}, with 95% intervals and the path from {number(goal.points[0][1])}% in "
        f"{ambition.baseline_period} to {number(goal.points[-1][1])}% in {ambition.targets[-1].year}",
        columns=_columns(),
        rows=[_row(y, live, known, standing, goal) for y in rates.periods],
        alt=_alt(standing, ranges, goal, open_years),
        draw=partial(_draw, standing, ranges, goal),
        notes=(
            *interval_notes(
                standing, "Wilson intervals for a share, from the numbers of births, where both numbers are known"
            ),
            *_range_notes(known, open_years),
            "Live births whose length of pregnancy was not recorded are among all births and not among the pre-term ones, as in the "
            f"published rate: {number(unrecorded.at(first))} in {first} and {number(unrecorded.at(last))} in {last}. Had some of them been "
            "pre-term, the rate would be higher.",
            _sources(said, [y for y in rates.known if y not in known.known]),
            *_missing(edition, rates),
            "The vertical axis does not start at 0.",
        ),
        facts=(
            *_facts(rates, ranges, live, known, goal, ambition, copied=copied),
            *standing_facts(standing, rates.title, shower(1, "%")),
        ),
        measures=(rates,),
        standing=standing,
    )


def _check(edition: Edition) -> None:
    """Refuse an edition none of whose releases has live births by week, without which most years are not known."""
    entry = edition.catalogue["preterm-live-births"]
    if edition.joined(entry.id).series.known:
        return
    dates = listed(list(edition.pin(entry.dataset).dates))
    raise ReportError(
        f'no release of {entry.dataset} that this edition names ({dates}) has the table "{entry.table}", from which pre-term births are '
        'counted. Name an older release that has it under "also".',
        path=edition.shown,
        line=line_of(edition.path, "release", f"datasets.{entry.dataset}"),
    )


def _range_notes(known: Series, open_years: list[str]) -> tuple[str, ...]:
    """Return what the wide bars are; nothing where every year is known."""
    if not open_years:
        return ()
    return (
        f"Pre-term stillbirths were found for {listed(known.known)} only. For {years_listed(open_years)} the wide bar runs from the rate "
        "with no stillbirth pre-term to the rate with every stillbirth pre-term: the rate, counted as the department counts it, lies "
        "between. It is a range of what is possible, not an interval of confidence.",
    )


def _sources(said: Joined, years: list[str]) -> str:
    """Return which document states each rate that is not computed."""
    parts = [(release, [y for y in periods if y in years]) for release, periods in said.periods_by_release()]
    named = [(release, periods) for release, periods in parts if periods]
    if len(named) == 1:
        return f"The rates of {listed(years)} are as the report states them."
    told = [f"{listed(periods)}: {release.title} ({readable_date(release.published)})" for release, periods in named]
    return f"Rates that are as stated, and not computed, are those of {'; '.join(told)}."


def _missing(edition: Edition, rates: Series) -> tuple[str, ...]:
    """Return the last years, of which nothing is known."""
    missing = years_after(rates.periods[-1], edition.last_period)
    return (f"No rate was found for {years_listed(missing)}.",) if missing else ()


def _rates(ranges: Bounds, stated: Series, edition: Edition) -> Series:
    """Return the rate of each year: from counts where both are known, else as stated; later years as stated alone.

    The ambition's own baseline, stated in whole per cent, is no measurement and is left out.
    """
    baseline = load_ambition(edition.project, "preterm-births").baseline_period
    values = {
        year: low if low == high else (None if year == baseline else stated.get(year))
        for year, low, high in zip(ranges.periods, ranges.low, ranges.high, strict=True)
    }
    values |= {year: stated.at(year) for year in stated.known if year > ranges.periods[-1]}
    return Series(
        id="preterm-rate",
        title="Pre-term birth rate",
        unit="% of births",
        geography=stated.geography,
        periods=tuple(values),
        values=tuple(values.values()),
    )


def _title(rates: Series, standing: Standing) -> str:
    """Return the finding: from the first known rate to the highest and the latest, and where the rate stands."""
    first, last = rates.known[0], rates.known[-1]
    peak = max(rates.known, key=rates.at)
    told = [f"{percent(rates.at(y) / 100, 1)} in {y}" for y in dict.fromkeys((first, peak, last))]
    return f"The pre-term birth rate, where it is known, was {listed(told)}{title_ending(standing, last)}"


def _columns() -> tuple[Column, ...]:
    """Return the columns of the data table."""
    return (
        Column(name="year", heading="Year", decimals=None, description="Calendar year."),
        Column(
            name="preterm_live_births", heading="Pre-term live births", description="Live births at 24 to 36 weeks."
        ),
        Column(
            name="preterm_stillbirths",
            heading="Pre-term stillbirths",
            description="Stillbirths at 24 to 36 weeks, where found.",
        ),
        Column(
            name="rate",
            heading="Rate, %",
            decimals=1,
            description="Pre-term births as a percentage of all births, where known.",
        ),
        *limit_columns(1, sign=", %"),
        Column(
            name="lowest",
            heading="Lowest possible, %",
            decimals=1,
            description="The rate if no stillbirth was pre-term.",
        ),
        Column(
            name="highest",
            heading="Highest possible, %",
            decimals=1,
            description="The rate if every stillbirth was pre-term.",
        ),
        path_column(1, sign=", %"),
    )


def _row(
    year: str, live: Series, known: Series, standing: Standing, goal: Trajectory
) -> tuple[str | float | None, ...]:
    """Return one year of the data table: limits only where both counts are known."""
    ranges, rate = standing.measured.possible, standing.measured.rates.get(year)
    possible = ranges.at(year) if ranges and year in ranges.periods else (None, None)
    limits = standing.cells(year) if known.get(year) is not None else (None, None)
    return year, live.get(year), known.get(year), rate, *limits, *possible, goal.at(float(year))


def _alt(standing: Standing, ranges: Bounds, goal: Trajectory, open_years: list[str]) -> tuple[str, ...]:
    """Return the alt text."""
    rates = standing.measured.rates
    told = [f"{percent(rates.at(y) / 100, 1)} in {y}" for y in rates.known]
    (start, top), (end, bottom) = goal.points[0], goal.points[-1]
    return (
        f"Chart of the pre-term birth rate in England, {rates.periods[0]} to {rates.periods[-1]}, in per cent of all births.",
        f"{len(told)} points show the rate where it is known: {listed(told)}.",
        *_range_sentence(ranges, open_years),
        f"A dashed line shows the path to the ambition, from {number(top)}% in {start:.0f} to {number(bottom)}% in {end:.0f}.",
        interval_sentence(standing, shower(1, "%")),
        *status_sentences(standing, shower(1, "%")),
        "The vertical axis starts at 5%.",
    )


def _range_sentence(ranges: Bounds, open_years: list[str]) -> tuple[str, ...]:
    """Return the alt text of the wide bars; nothing where there are none."""
    if not open_years:
        return ()
    ends = [percent(end(ranges.at(y)[i] for y in open_years) / 100, 1) for i, end in enumerate((min, max))]
    return (
        f"For {years_listed(open_years)} only bounds are known, drawn as {len(open_years)} wide bars: the lowest bound is {ends[0]} and the "
        f"highest {ends[1]}.",
    )


def _draw(standing: Standing, ranges: Bounds, goal: Trajectory, canvas: Canvas) -> Drawing:
    """Return the chart."""
    rates = standing.measured.rates
    axes = Axes(
        years=(2009.6, 2025), bottom=5, top=9, ticks=tuple(range(2010, 2026, 5 if canvas.narrow else 1)), y_ticks=4
    )
    bars = [(float(y), *ranges.at(y)) for y in ranges.periods if rates.get(y) is None]
    limits = [bar for bar in interval_bars(standing) if bar[0] in map(float, standing.measured.counted)]
    layers = [
        *([spans(bars, axes, color=LILAC, width=9, told=[_possible(*bar) for bar in bars])] if bars else []),
        path(goal, axes, color=PLUM, told=told_targets(standing, goal, shower(0))),
        unjoined(rates, axes, color=NAVY, size=45, told=_told(standing)),
        thin(limits, axes),
    ]
    labels = [
        Label(
            year=float(y),
            value=rates.at(y),
            text=percent(rates.at(y) / 100, 1),
            dx=11 if y == rates.known[-1] else 0,
            dy=0 if y == rates.known[-1] else -28 if canvas.narrow and y == rates.known[0] else -17,
            align="left" if y == rates.known[-1] else "center",
            color=NAVY,
            bold=True,
        )
        for y in _labelled(rates, canvas)
    ]
    labels += [
        *_range_label(bars, canvas),
        Label(
            year=goal.points[-1][0],
            value=goal.points[-1][1],
            text="6% by 2025" if not canvas.narrow else "6%",
            align="right",
            dy=20,
            color=PLUM,
        ),
        Label(
            year=2020.6,
            value=goal.at(2020.6) or 0,
            text="Path to the\nambition" if canvas.narrow else "Path to the ambition",
            dx=8,
            dy=-26 if canvas.narrow else -14,
            color=PLUM,
        ),
        Label(year=2009.6, value=5, text="Axis starts at 5%", dx=6, dy=-10, color="#3D3D3D"),
    ]
    return panel(layers, labels, axes, canvas)


def _range_label(bars: Sequence[Bar], canvas: Canvas) -> list[Label]:
    """Return what the wide bars are, below the first; nothing where there are none."""
    words = "Wide bars: range of\nwhat is possible" if canvas.narrow else "Wide bars: range of what is possible"
    return [Label(year=year, value=6.5 if canvas.narrow else 6.75, text=words, color=VIOLET) for year, _, _ in bars[:1]]


def _told(standing: Standing) -> Teller:
    """Return what tells a year's rate: with its interval only where both counts are known."""
    counted, without = told_with_limits(standing, shower(1)), teller(standing.measured.rates, shower(1))
    return lambda year: (counted if year in standing.measured.counted else without)(year)


def _possible(year: float, low: float, high: float) -> str:
    """Return the sentence on a year of which only bounds are known."""
    return (
        f"Pre-term birth rate, {year:.0f}: somewhere from {percent(low / 100, 1)} to {percent(high / 100, 1)} of births"
    )


def _labelled(rates: Series, canvas: Canvas) -> list[str]:
    """Return the years whose rate is written beside its point: on a phone only the first, the highest and the last."""
    if not canvas.narrow:
        return list(rates.known)
    return list(dict.fromkeys((rates.known[0], max(rates.known, key=rates.at), rates.known[-1])))


def _facts(
    rates: Series,
    ranges: Bounds,
    live: Series,
    known: Series,
    goal: Trajectory,
    ambition: Ambition,
    *,
    copied: bool,
) -> tuple[Fact, ...]:
    """Return what chapters may quote."""
    named = {"baseline": rates.known[0], "peak": max(rates.known, key=rates.at), "latest": rates.known[-1]}
    quoted = [
        share_fact(
            name,
            rates.at(y) / 100,
            decimals=1,
            period=y,
            what=f"Pre-term birth rate, {y}.",
            stated=y not in known.known,
        )
        for name, y in named.items()
    ]
    periods = [word(f"{name}_period", y, period=y, what=f"Chart 5: the {name} year.") for name, y in named.items()]
    possible = [
        range_fact(
            f"range_{y}", *ranges.at(y), decimals=1, period=y, what=f"Pre-term birth rate, {y}: what is possible."
        )
        for y in ranges.periods
        if y not in known.known
    ]
    counts = _counts(rates, live, known, copied=copied)
    return (*quoted, *periods, *possible, *counts, *_goals(goal, ambition))


def _counts(rates: Series, live: Series, known: Series, *, copied: bool) -> tuple[Fact, ...]:
    """Return the facts of the numbers behind the last rate that has both; `copied` from the report, or counted."""
    last = known.known[-1]
    what, whence = f"births at 24 to 36 weeks, {last}", ", as stated in the report" if copied else ""
    counts = (
        fact("live_births", live.at(last), unit="live births", period=last, what=f"Live {what}."),
        fact(
            "stillbirths", known.at(last), unit="stillbirths", period=last, what=f"Still{what}{whence}.", stated=copied
        ),
    )
    if last == rates.known[-1]:
        return counts
    computed = share_fact(
        "counted", rates.at(last) / 100, decimals=1, period=last, what=f"Pre-term birth rate, {last}."
    )
    return (*counts, computed, word("counted_period", last, period=last, what="The last year with both counts."))


def _goals(goal: Trajectory, ambition: Ambition) -> tuple[Fact, ...]:
    """Return the facts of the ambition: its two ends, and the fall between the two as they are printed."""
    start, target = ambition.baseline_period, ambition.targets[-1]
    top, bottom = goal.points[0][1], goal.points[-1][1]
    share = partial(share_fact, source=ambition.source)
    return (
        share("ambition_baseline", top / 100, period=start, what="The ambition's baseline, as stated.", stated=True),
        word("ambition_period", start, period=start, what="The ambition's baseline year."),
        share(f"target_{target.year}", bottom / 100, period=str(target.year), what=f"The ambition for {target.year}."),
        share(
            "required_change",
            1 - (target.stated or bottom) / top,
            period=f"{start} to {target.year}",
            what="The fall that the ambition asks for.",
        ),
    )
