"""Chart 6: brain injuries during or soon after birth, and what is known of hypoxic ischaemic encephalopathy."""

from functools import partial

import altair as alt

from halveit.data.ambitions import Ambition, load_ambition
from halveit.data.editions import Edition
from halveit.data.series import Series
from halveit.drawing.ambition import told_targets
from halveit.drawing.marks import Axes, Label, Teller, line, panel, path, spans, teller, unjoined
from halveit.drawing.sentences import course, extent, listed, shower, years_listed
from halveit.drawing.statuses import status_sentences, title_ending
from halveit.drawing.theme import INK, NAVY, PLUM, Canvas
from halveit.drawing.uncertainty import chance, interval_sentence, told_with_limits
from halveit.exhibits import (
    Column,
    Exhibit,
    fact,
    interval_notes,
    limit_columns,
    number,
    path_column,
    standing_facts,
    target_facts,
    word,
)
from halveit.facts.fact import Fact
from halveit.indicators.caveats import years_after
from halveit.indicators.changes import direction
from halveit.indicators.measured import Measured
from halveit.indicators.measuring import without
from halveit.indicators.rates import rate
from halveit.indicators.standing import Standing
from halveit.indicators.trajectories import Trajectory, trajectory

RUST = "#A8400F"
"""The palette's orange, darkened until text in it can be read on white."""
DATASET = "brain-injuries"


def exhibit(edition: Edition) -> Exhibit:
    """Return two panels: the corrected rate of all brain injuries, and the superseded rate of HIE."""
    infants, stated = edition.series("brain-injuries"), edition.series("brain-injury-rate-stated")
    births = edition.series("live-births")
    counted = rate(infants, births, per=1000, id="counted", title="", unit="")
    estimated = _estimated(edition)
    rates = Series(
        id="brain-injury-rate",
        title="Brain injury rate",
        unit="infants per 1,000 live births",
        geography=stated.geography,
        periods=stated.periods,
        values=tuple(stated.at(y) if y in estimated else counted.at(y) for y in stated.periods),
    )
    old = edition.pin(DATASET).also[0]
    hie, low, high = (edition.series(name, old) for name in ("hie-rate-stated", "hie-rate-low", "hie-rate-high"))
    ambition = load_ambition(edition.project, "brain-injuries")
    measured = Measured(rates=rates, events=without(infants, estimated), exposure=births, per=1000)
    standing = Standing(ambition=ambition, measured=measured)
    goal = trajectory(
        float(ambition.baseline_period),
        rates.at(ambition.baseline_period),
        [(t.year, t.reduction) for t in ambition.targets],
    )
    missing = years_after(rates.known[-1], edition.last_period)
    return Exhibit(
        title=_title(rates, standing),
        subtitle="Infants with a brain injury during or soon after birth per 1,000 live births (first panel), and those with hypoxic "
        f"ischaemic encephalopathy, HIE (second panel), England, {extent(rates)}, with 95% intervals",
        columns=_columns(),
        rows=[
            (
                y,
                infants.get(y),
                rates.at(y),
                *standing.cells(y),
                "estimated" if y in estimated else "counted",
                goal.at(float(y)),
                hie.get(y),
                low.get(y),
                high.get(y),
            )
            for y in rates.periods
        ],
        alt=(*_alt(standing, hie, goal), *((f"Nothing is known after {rates.known[-1]}.",) if missing else ())),
        draw=partial(_draw, standing, hie, (low, high), goal, missing),
        notes=(
            *interval_notes(
                standing,
                "in the first panel exact Poisson intervals from the number of infants, in the second as published",
            ),
            f"The rates of {listed(sorted(estimated))} are the publisher’s estimates: not every neonatal unit gave data then, so counts of "
            "those years must not be divided by births.",
            "HIE rates by year under the corrected definition were not found. Those shown follow the earlier definition, which counted "
            "some milder cases that the correction left out; they are not comparable with the corrected rate, and later years are missing.",
            *((f"No rate of brain injuries was found for {years_listed(missing)}.",) if missing else ()),
        ),
        facts=(*_facts(rates, ambition), *standing_facts(standing, rates.title, shower(1))),
        measures=(rates,),
        standing=standing,
    )


def _estimated(edition: Edition) -> set[str]:
    """Return the years whose rate the publisher estimated, so that it cannot be computed from the count."""
    frame = edition.table(DATASET, "brain-injuries")
    return {str(year) for year in frame[frame["rate_basis"] == "estimated"]["year"]}


def _title(rates: Series, standing: Standing) -> str:
    """Return the finding: the highest rate and the latest."""
    show, last = shower(1), rates.known[-1]
    peak = max(rates.known, key=rates.at)
    moved = direction(rates.at(last) - rates.at(peak), verbs=("down", "up", "the same"))
    return f"Brain injuries reached {show(rates.at(peak))} per 1,000 live births in {peak}; in {last} the rate was {show(rates.at(last))}, {moved} from that peak{title_ending(standing, last)}"


def _columns() -> tuple[Column, ...]:
    """Return the columns of the data table."""
    return (
        Column(name="year", heading="Year", decimals=None, description="Calendar year of birth."),
        Column(
            name="infants", heading="Infants with a brain injury", description="Infants counted, corrected definition."
        ),
        Column(
            name="rate",
            heading="Rate per 1,000",
            decimals=1,
            description="Infants per 1,000 live births, corrected definition.",
        ),
        *limit_columns(1),
        Column(name="basis", heading="Basis", decimals=None, description="Whether the rate was counted or estimated."),
        path_column(1),
        Column(
            name="hie_rate",
            heading="HIE rate, earlier definition",
            decimals=1,
            description="HIE per 1,000 live births, superseded.",
        ),
        Column(name="hie_low", heading="HIE, lower limit", decimals=1, description="Lower 95% limit as published."),
        Column(name="hie_high", heading="HIE, upper limit", decimals=1, description="Upper 95% limit as published."),
    )


def _targets(ambition: Ambition) -> list[str]:
    """Return each target in words."""
    return [f"{number(target.stated or 0, 1)} by {target.year}" for target in ambition.targets]


def _alt(standing: Standing, hie: Series, goal: Trajectory) -> tuple[str, ...]:
    """Return the alt text."""
    show, rates = shower(1), standing.measured.rates
    told = [f"{show(hie.at(y))} in {y}" for y in hie.known]
    return (
        f"Two charts, England, {extent(rates)}, in infants per 1,000 live births: {len(rates.known)} points in the first, "
        f"{len(hie.known)} in the second.",
        f"In the first, the rate of all brain injuries {course(rates, show)}. A dashed line shows the path to the ambition from "
        f"{show(goal.points[0][1])}: {listed(_targets(standing.ambition))}.",
        interval_sentence(standing, show),
        *status_sentences(standing, show),
        f"In the second, the rate of HIE is shown under an earlier definition only: {listed(told)}. Other years are not known.",
    )


def _draw(
    standing: Standing,
    hie: Series,
    limits: tuple[Series, Series],
    goal: Trajectory,
    missing: list[str],
    canvas: Canvas,
) -> alt.HConcatChart | alt.VConcatChart:
    """Return the two panels side by side, or one above the other on a phone."""
    rates = standing.measured.rates
    axes = Axes(years=(2010, 2025), top=6, ticks=(2010, 2015, 2020, 2025), y_ticks=6)
    left = panel(
        [
            path(goal, axes, color=PLUM, told=told_targets(standing, goal, shower(1))),
            line(rates, axes, color=NAVY, told=told_with_limits(standing, shower(1))),
            *chance(standing, axes),
        ],
        [*_labels(rates, goal, standing.ambition), *_gap(rates, missing)],
        axes,
        canvas,
        heading="All brain injuries (per 1,000)",
    )
    small = Axes(years=(2010, 2019), top=6, ticks=(2010, 2013, 2016, 2019), y_ticks=6)
    bars = [(float(y), limits[0].at(y), limits[1].at(y)) for y in hie.known]
    words = [
        Label(year=2010.2, value=3.3, text="Earlier definition:\nno longer used", color=RUST, bold=True),
        Label(year=2014.2, value=0.9, text="Not known in\nother years", color=INK),
    ]
    right = panel(
        [
            unjoined(
                hie, small, color=RUST, shape="square", size=36, told=teller(hie, shower(1), more=_between(limits))
            ),
            spans(bars, small, color=RUST, width=1.5),
        ],
        words,
        small,
        canvas,
        heading="HIE only (per 1,000)",
    )
    if canvas.narrow:
        return alt.vconcat(left, right, spacing=30)
    return alt.hconcat(left.properties(width=330), right.properties(width=210), spacing=40)


def _between(limits: tuple[Series, Series]) -> Teller:
    """Return what tells the published interval of a year."""
    low, high = limits
    return lambda year: f" (95% interval {low.at(year):.1f} to {high.at(year):.1f})"


def _labels(rates: Series, goal: Trajectory, ambition: Ambition) -> list[Label]:
    """Return the labels of the first panel."""
    show = shower(1)
    peak, last = max(rates.known, key=rates.at), rates.known[-1]
    told = {peak: ("center", 0, -21), last: ("left", 9, -3)}
    marks = [
        Label(year=float(y), value=rates.at(y), text=show(rates.at(y)), color=NAVY, bold=True, align=side, dx=dx, dy=dy)
        for y, (side, dx, dy) in told.items()
    ]
    ends = [
        Label(
            year=float(t.year),
            value=goal.at(t.year) or 0,
            text=show(t.stated or 0),
            dy=20 if t is ambition.targets[-1] else -16,
            dx=0 if t is ambition.targets[-1] else 10,
            align="right" if t is ambition.targets[-1] else "left",
            color=PLUM,
        )
        for t in ambition.targets
    ]
    return [*marks, *ends, Label(year=2011, value=2.9, text="Dashed: path\nto the ambition", color=PLUM)]


def _gap(rates: Series, missing: list[str]) -> list[Label]:
    """Return the words that stand where the newest years would."""
    last = rates.known[-1]
    words = f"Not known\nafter {last}"
    return [Label(year=int(last) + 1.2, value=5.4, text=words, color=INK)] if missing else []


def _facts(rates: Series, ambition: Ambition) -> tuple[Fact, ...]:
    """Return what chapters may quote."""
    first, last = rates.known[0], rates.known[-1]
    peak = max(rates.known, key=rates.at)
    low = min((y for y in rates.known if y <= peak), key=rates.at)
    named = {"baseline": first, "low": low, "peak": peak, "latest": last}
    quoted = [
        fact(name, rates.at(y), decimals=1, unit=rates.unit, period=y, what=f"Brain injury rate, {y}.")
        for name, y in named.items()
    ]
    periods = [word(f"{name}_period", y, period=y, what=f"Chart 6: the {name} year.") for name, y in named.items()]
    unit, old = "per 1,000 births", ambition.superseded["baseline"]
    superseded = fact(
        "old_baseline",
        old,
        decimals=2,
        unit=unit,
        period=first,
        what="The baseline of the ambition before the correction, as stated in the report.",
        stated=True,
        source=ambition.source,
    )
    goals = (*_goals(ambition, rates.at(first), rates.unit), superseded, *_goals(ambition, old, unit, prefix="old_"))
    moved = word(
        "direction",
        direction(rates.at(last) - rates.at(peak)),
        period=f"{peak} to {last}",
        what="Which way the rate moved from its peak.",
    )
    return (*quoted, *periods, *goals, moved)


def _goals(ambition: Ambition, baseline: float, unit: str, *, prefix: str = "") -> list[Fact]:
    """Return the targets by year, as stated and as computed from a baseline; with a prefix, those before the correction."""
    return [
        goal
        for t in ambition.targets
        for goal in target_facts(
            str(t.year),
            stated=ambition.superseded[f"target_{t.year}"] if prefix else t.stated,
            computed=baseline * (1 - t.reduction),
            decimals=2 if prefix else 1,
            unit=unit,
            what=f"The {'superseded' if prefix else 'corrected'} ambition for {t.year}",
            source=ambition.source,
            prefix=prefix,
        )
    ]
