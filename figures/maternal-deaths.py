"""Chart 7: maternal deaths per 100,000 maternities over three years together, with the path to the ambition."""

from functools import partial
from math import ceil

from halveit.data.ambitions import load_ambition
from halveit.data.editions import Edition
from halveit.data.periods import Period
from halveit.data.series import Series
from halveit.drawing.ambition import Naming, ambition_panel, ambition_sentences
from halveit.drawing.marks import Axes, Drawing, spans
from halveit.drawing.numbers import times
from halveit.drawing.sentences import extent, listed, shower
from halveit.drawing.theme import NAVY, Canvas
from halveit.exhibits import Column, Exhibit, ambition_facts, fact, number, path_column, percent, word
from halveit.exhibits.sources import by_release
from halveit.facts.fact import Fact
from halveit.indicators.intervals import rate_interval, scaled_interval
from halveit.indicators.progress import Progress
from halveit.indicators.rates import rate

Limits = dict[str, tuple[float, float]]

NAMING = Naming(rate="Maternal death rate", rate_year=2011, rate_value=12.7, latest_dx=18)


def exhibit(edition: Edition) -> Exhibit:
    """Return the chart: rates with 95% intervals where the number of deaths is known."""
    deaths, maternities = edition.joined("maternal-deaths").series, edition.joined("maternities").series
    stated = edition.joined("maternal-death-rate")
    rates = _rates(deaths, maternities, stated.series)
    progress = Progress(series=rates, ambition=load_ambition(edition.project, "maternal-deaths"))
    limits = _limits(deaths, maternities, rates)
    without = [p for p in rates.known if p not in limits]
    first, last = progress.baseline_period, progress.latest_period
    return Exhibit(
        title=f"The maternal death rate in {last} was {percent(abs(progress.change))} {'lower' if progress.change < 0 else 'higher'} than in "
        f"{first}, and {progress.position} the path to the ambition",
        subtitle=f"Women who died during pregnancy or within six weeks of its end, per 100,000 maternities, United Kingdom, {extent(rates)}, "
        "three years together, with 95% intervals and the path to a 20% cut by 2020 and a 50% cut by 2025",
        columns=_columns(),
        rows=[
            (
                p,
                deaths.get(p),
                maternities.get(p),
                rates.at(p),
                *limits.get(p, (None, None)),
                progress.path.at(Period(p).middle),
            )
            for p in rates.known
        ],
        alt=(
            *ambition_sentences(progress, shower(1), "the maternal death rate in the United Kingdom"),
            f"Upright bars show 95% intervals, which are wide: {_told(last, limits)}.",
        ),
        draw=partial(_draw, progress, limits),
        notes=(
            "The ambition is for England; the rate published is for the United Kingdom.",
            "Each point covers three years and overlaps its neighbours, so neighbours are not independent. A period stands for its middle year.",
            f"Intervals are exact Poisson intervals from the number of deaths. For {listed(without)} the number of deaths was not found, so no "
            "interval is shown.",
            *_caution(progress),
            *by_release(stated, "The rates of"),
        ),
        facts=(*ambition_facts(progress, decimals=1), *_turns(rates), *_ratios(edition, last)),
        measures=(rates,),
    )


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


def _limits(deaths: Series, maternities: Series, rates: Series) -> Limits:
    """Return the 95% interval of each period whose deaths are known."""
    limits: Limits = {}
    for period in deaths.known:
        count, exposure = int(deaths.at(period)), maternities.get(period)
        limits[period] = (
            scaled_interval(count, rates.at(period))
            if exposure is None
            else rate_interval(count, exposure, per=100_000)
        )
    return limits


def _told(period: str, limits: Limits) -> str:
    """Return a period's interval in words."""
    if period not in limits:
        return f"for {period} no interval can be computed"
    low, high = limits[period]
    return f"from {number(low, 1)} to {number(high, 1)} in {period}"


def _columns() -> tuple[Column, ...]:
    """Return the columns of the data table."""
    return (
        Column(name="period", heading="Period", decimals=None, description="Three calendar years together."),
        Column(name="deaths", heading="Deaths", description="Women who died, direct and indirect causes, where found."),
        Column(name="maternities", heading="Maternities", description="Maternities, where found."),
        Column(name="rate", heading="Rate per 100,000", decimals=1, description="Deaths per 100,000 maternities."),
        Column(name="low", heading="Lower limit", decimals=1, description="Lower limit of the 95% interval."),
        Column(name="high", heading="Upper limit", decimals=1, description="Upper limit of the 95% interval."),
        path_column(1),
    )


def _draw(progress: Progress, limits: Limits, canvas: Canvas) -> Drawing:
    """Return the chart; a period is labelled at its middle year."""
    named = {Period(p).middle: p.replace("-", "\N{EN DASH}") for p in progress.series.known}
    ticks = (2010, 2013.0, 2017, 2020, 2025) if not canvas.narrow else (2010, 2017, 2025)
    end = Period(progress.latest_period).middle
    if not canvas.narrow and ticks[-2] < end:
        ticks = (*ticks[:-1], end, ticks[-1])
    labels = " : ".join(f"datum.value == {year:g} ? '{name}'" for year, name in named.items())
    axes = Axes(
        years=(2009.6, 2025),
        top=_top(progress.series, limits),
        ticks=ticks,
        labels=f"{labels} : format(datum.value, 'd')",
        y_ticks=7,
    )
    bars = [(Period(p).middle, low, high) for p, (low, high) in limits.items()]
    under = [spans(bars, axes, color=NAVY, width=1.6, opacity=0.55)]
    return ambition_panel(progress, axes, canvas, naming=NAMING, shown=shower(1), under=under)


def _top(rates: Series, limits: Limits) -> int:
    """Return the upper end of the vertical axis: 14, or the next even number that holds every rate and interval."""
    highest = max(*(rates.at(p) for p in rates.known), *(high for _, high in limits.values()))
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
