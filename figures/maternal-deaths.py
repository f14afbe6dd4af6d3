"""Chart 7: maternal deaths per 100,000 maternities over three years together, with the path to the ambition."""

from functools import partial
from math import ceil

from halveit.data.ambitions import load_ambition
from halveit.data.editions import Edition
from halveit.data.periods import Period
from halveit.data.series import Series
from halveit.drawing.ambition import Naming, ambition_panel, ambition_sentences
from halveit.drawing.marks import Axes, Drawing
from halveit.drawing.numbers import times
from halveit.drawing.sentences import extent, listed, shower
from halveit.drawing.statuses import title_ending
from halveit.drawing.theme import Canvas
from halveit.exhibits import (
    Column,
    Exhibit,
    ambition_facts,
    fact,
    interval_notes,
    limit_columns,
    path_column,
    percent,
    standing_facts,
    word,
)
from halveit.exhibits.sources import by_release
from halveit.facts.fact import Fact
from halveit.indicators.measured import Measured
from halveit.indicators.progress import Progress
from halveit.indicators.rates import rate
from halveit.indicators.standing import Standing

NAMING = Naming(rate="Maternal death rate", rate_year=2011, rate_value=12.7, latest_dx=18, beside=True)


def exhibit(edition: Edition) -> Exhibit:
    """Return the chart: rates with 95% intervals where the number of deaths is known."""
    deaths, maternities = edition.joined("maternal-deaths").series, edition.joined("maternities").series
    stated = edition.joined("maternal-death-rate")
    rates = _rates(deaths, maternities, stated.series)
    measured = Measured(rates=rates, events=deaths, exposure=maternities, per=100_000)
    standing = Standing(ambition=load_ambition(edition.project, "maternal-deaths"), measured=measured)
    progress = standing.progress
    without = [p for p in rates.known if standing.limits(p) is None]
    first, last = progress.baseline_period, progress.latest_period
    return Exhibit(
        title=f"The maternal death rate in {last} was {percent(abs(progress.change))} {'lower' if progress.change < 0 else 'higher'} than in "
        f"{first}{title_ending(standing, last)}",
        subtitle=f"Women who died during pregnancy or within six weeks of its end, per 100,000 maternities, United Kingdom, {extent(rates)}, "
        "three years together, with 95% intervals and the path to a 20% cut by 2020 and a 50% cut by 2025",
        columns=_columns(),
        rows=[
            (
                p,
                deaths.get(p),
                maternities.get(p),
                rates.at(p),
                *standing.cells(p),
                progress.path.at(Period(p).middle),
            )
            for p in rates.known
        ],
        alt=ambition_sentences(standing, shower(1), "the maternal death rate in the United Kingdom"),
        draw=partial(_draw, standing),
        notes=(
            "The ambition is for England; the rate published is for the United Kingdom.",
            "Each point covers three years and overlaps its neighbours, so neighbours are not independent. A period stands for its middle year.",
            *interval_notes(standing, "exact Poisson intervals from the number of deaths"),
            *_without(without),
            *_caution(progress),
            *by_release(stated, "The rates of"),
        ),
        facts=(
            *ambition_facts(progress, decimals=1),
            *standing_facts(standing, rates.title, shower(1)),
            *_turns(rates),
            *_ratios(edition, last),
        ),
        measures=(rates,),
        standing=standing,
    )


def _without(periods: list[str]) -> tuple[str, ...]:
    """Return which periods have no interval, and why."""
    if not periods:
        return ()
    return (f"For {listed(periods)} the number of deaths was not found, so no interval is shown.",)


def _caution(progress: Progress) -> tuple[str, ...]:
    """Return what MBRRACE-UK says of a fall."""
    fell = progress.change < 0
    return ("MBRRACE-UK cautions that the fall from the baseline is not statistically significant.",) if fell else ()


def _rates(deaths: Series, maternities: Series, stated: Series) -> Series:
    """Return the rate computed from counts where both are known, else as published."""
    counted = rate(deaths, maternities, per=100_000, id="counted", title="", unit="")
    values = tuple(stated.get(p) if counted.get(p) is None else counted.get(p) for p in stated.periods)
    return Series(
        id="maternal-death-rate",
        title="Maternal death rate",
        unit="deaths per 100,000 maternities",
        geography=stated.geography,
        periods=stated.periods,
        values=values,
    )


def _columns() -> tuple[Column, ...]:
    """Return the columns of the data table."""
    return (
        Column(name="period", heading="Period", decimals=None, description="Three calendar years together."),
        Column(name="deaths", heading="Deaths", description="Women who died, direct and indirect causes, where found."),
        Column(name="maternities", heading="Maternities", description="Maternities, where found."),
        Column(name="rate", heading="Rate per 100,000", decimals=1, description="Deaths per 100,000 maternities."),
        *limit_columns(1),
        path_column(1),
    )


def _draw(standing: Standing, canvas: Canvas) -> Drawing:
    """Return the chart; a period is labelled at its middle year."""
    progress = standing.progress
    named = {Period(p).middle: p.replace("-", "\N{EN DASH}") for p in progress.series.known}
    ticks = (2010, 2013.0, 2017, 2020, 2025) if not canvas.narrow else (2010, 2017, 2025)
    end = Period(progress.latest_period).middle
    if not canvas.narrow and ticks[-2] < end:
        ticks = (*ticks[:-1], end, ticks[-1])
    labels = " : ".join(f"datum.value == {year:g} ? '{name}'" for year, name in named.items())
    axes = Axes(
        years=(2009.6, 2025),
        top=_top(standing),
        ticks=ticks,
        labels=f"{labels} : format(datum.value, 'd')",
        y_ticks=7,
    )
    return ambition_panel(standing, axes, canvas, naming=NAMING, shown=shower(1))


def _top(standing: Standing) -> int:
    """Return the upper end of the vertical axis: 14, or the next even number that holds every rate and interval."""
    rates = standing.measured.rates
    limits = [limits for limits in map(standing.limits, rates.known) if limits]
    highest = max(*(rates.at(p) for p in rates.known), *(high for _, high in limits))
    return max(14, 2 * ceil(highest / 2))


def _turns(rates: Series) -> tuple[Fact, ...]:
    """Return the lowest rate and the highest after it."""
    low = min(rates.known, key=rates.at)
    later = max((p for p in rates.known if not Period(p) < Period(low)), key=rates.at)
    unit = rates.unit
    return (
        fact("low", rates.at(low), decimals=1, unit=unit, period=low, what=f"Maternal death rate, {low}, the lowest."),
        word("low_period", low, period=low, what="When it was lowest."),
        fact(
            "later",
            rates.at(later),
            decimals=1,
            unit=unit,
            period=later,
            what=f"Maternal death rate, {later}, the highest since.",
        ),
        word("later_period", later, period=later, what="When it was highest since."),
    )


def _ratios(edition: Edition, last: str) -> tuple[Fact, ...]:
    """Return the rate ratios between ethnic groups, against White women, England, in the last period that has them."""
    white = edition.joined("maternal-death-rate-white").series
    period = white.known[-1]
    facts: list[Fact] = []
    for group in ("black", "mixed", "asian"):
        ratio = edition.joined(f"maternal-death-rate-{group}").series.at(period) / white.at(period)
        what = f"Maternal death rate of women of {group.title()} ethnicity over that of White women, England, {period}."
        facts.append(fact(f"{group}_ratio", ratio, decimals=1, unit="times", period=period, what=what))
        facts.append(word(f"{group}_words", times(ratio), period=period, what=f"{what[:-1]}, in round words."))
    if period != last:
        facts.append(word("groups_period", period, period=period, what="The last period with rates by ethnic group."))
    return tuple(facts)
