"""Chart 3: the neonatal death rate from 24 weeks in England, with the path to the ambition."""

from functools import partial

from halveit.data.ambitions import load_ambition
from halveit.data.editions import Edition
from halveit.data.series import Series
from halveit.drawing.ambition import Naming, ambition_panel, ambition_sentences, stated_sentence
from halveit.drawing.marks import Axes, Drawing, Label, spans
from halveit.drawing.sentences import extent, listed, shower, years_listed
from halveit.drawing.theme import LILAC, Canvas
from halveit.exhibits import (
    Column,
    Exhibit,
    Rows,
    ambition_facts,
    fact,
    number,
    path_column,
    percent,
    share_fact,
    stated_column,
    stated_facts,
    turn_facts,
)
from halveit.facts.fact import Fact
from halveit.indicators.caveats import later, notable, years_after
from halveit.indicators.progress import Progress
from halveit.indicators.rates import rate, total

AXES = Axes(years=(2010, 2025), top=2.5, decimals=1, y_ticks=5)
NAMING = Naming(rate="Neonatal death rate from 24 weeks", rate_year=2012, rate_value=2.1)
VIOLET = "#5B3F8C"
"""The palette's lilac, darkened until text in it can be read on white."""
Highest = dict[str, float]
"""By year: what the rate would be if every death that could not be linked were counted in it."""


def exhibit(edition: Edition) -> Exhibit:
    """Return the chart: deaths within 28 days of babies born from 24 weeks, over live births from 24 weeks."""
    deaths, births = edition.series("neonatal-deaths-from-24"), edition.series("live-births-from-24")
    title, unit = "Neonatal death rate from 24 weeks", "neonatal deaths per 1,000 live births"
    rates = rate(deaths, births, per=1000, id="neonatal-rate-from-24", title=title, unit=unit)
    told = edition.joined("neonatal-rate-stated").series
    stated, highest = later(told, rates), _highest(edition, deaths, births)
    progress = Progress(series=rates, ambition=load_ambition(edition.project, "neonatal-deaths"))
    first, last = progress.baseline_period, progress.latest_period
    return Exhibit(
        title=f"The neonatal death rate from 24 weeks {progress.direction} by {percent(abs(progress.change))} between "
        f"{first} and {last}, {progress.position} the path to the ambition",
        subtitle="Deaths within 28 days of babies born alive from 24 weeks, per 1,000 live births from 24 weeks, "
        f"England, {extent(rates)}, with the path to a 20% cut by 2020 and a 50% cut by 2025",
        columns=(
            Column(name="year", heading="Year", decimals=None, description="Calendar year of death."),
            Column(
                name="neonatal_deaths",
                heading="Neonatal deaths",
                description="Deaths within 28 days, born from 24 weeks.",
            ),
            Column(
                name="live_births",
                heading="Live births",
                description="Live births from 24 weeks, linked to a notification.",
            ),
            Column(
                name="rate",
                heading="Rate per 1,000",
                decimals=1,
                description="Deaths per 1,000 live births from 24 weeks.",
            ),
            path_column(1),
            *stated_column(stated),
        ),
        rows=_rows(deaths, births, rates, stated, progress),
        alt=(
            *ambition_sentences(progress, shower(1), "the neonatal death rate of babies born from 24 weeks in England"),
            *_alt(highest),
            *stated_sentence(stated, shower(1)),
        ),
        draw=partial(_draw, progress, stated, highest),
        notes=(
            "Deaths whose gestation was not stated, or that could not be linked to a birth, are left out.",
            *_link_notes(edition, highest, rates),
            *_mismatch_notes(edition, rates),
            *_stated_notes(edition, told, stated, rates),
            *_missing_notes(edition, rates),
        ),
        facts=(
            *ambition_facts(progress, decimals=1),
            *turn_facts(progress, decimals=1),
            *_highest_facts(edition, highest, rates),
            *stated_facts(stated, "Neonatal death rate"),
        ),
        measures=(rates,),
    )


def _highest(edition: Edition, deaths: Series, births: Series) -> Highest:
    """Return the highest possible rate of each year in which many deaths could not be linked to a birth."""
    loose = edition.series("neonatal-deaths-not-linked")
    whole = total(deaths, loose, id="whole", title="", unit="")
    years = notable(loose, edition.series("neonatal-deaths"))
    return {year: whole.at(year) / births.at(year) * 1000 for year in years}


def _rows(deaths: Series, births: Series, rates: Series, stated: Series, progress: Progress) -> Rows:
    """Return a row a year: computed ones, then those that are only stated, whose counts are not known."""
    basis = ("computed",) if stated.known else ()
    rows = [(y, deaths.at(y), births.at(y), rates.at(y), progress.path.at(int(y)), *basis) for y in rates.known]
    return [*rows, *((y, None, None, stated.at(y), progress.path.at(int(y)), "stated") for y in stated.known)]


def _alt(highest: Highest) -> tuple[str, ...]:
    """Return the alt text of the bars."""
    told = listed([f"{number(value, 2)} in {year}" for year, value in highest.items()]) if highest else ""
    bars = "Upright bars show how high the rate would be if every death that could not be linked were counted"
    return (f"{bars}: {told}.",) if told else ()


def _draw(progress: Progress, stated: Series, highest: Highest, canvas: Canvas) -> Drawing:
    """Return the chart, with a bar where the rate may be too low."""
    bars = [(float(y), progress.series.at(y), high) for y, high in highest.items()]
    named = (
        "Bars: if all deaths not\nlinked were counted"
        if canvas.narrow
        else "Bars: if all deaths that were not linked were counted"
    )
    words = [Label(year=2019.6, value=0.7, text=named, align="right", color=VIOLET)] if bars else []
    under = [spans(bars, AXES.spaced(5 if canvas.narrow else 1), color=LILAC, width=9, opacity=1)] if bars else []
    return ambition_panel(
        progress, AXES, canvas, naming=NAMING, shown=shower(1), under=under, stated=stated, words=words
    )


def _link_notes(edition: Edition, highest: Highest, rates: Series) -> tuple[str, ...]:
    """Return a warning for each year in which many deaths could not be linked."""
    loose, every = edition.series("neonatal-deaths-not-linked"), edition.series("neonatal-deaths")
    return tuple(
        f"In {year}, {number(loose.at(year))} neonatal deaths ({percent(loose.at(year) / every.at(year), 1)} of all) could not be linked to a "
        f"birth, so the rate of {number(rates.at(year), 2)} is too low. Had all of them been from 24 weeks, it would be {number(high, 2)}."
        for year, high in highest.items()
    )


def _mismatch_notes(edition: Edition, rates: Series) -> tuple[str, ...]:
    """Return, for each year that was counted in another way before 24 weeks, that this rate stays as it is."""
    odd = edition.joined("neonatal-deaths-mismatched").series
    years = [y for y in notable(odd, edition.series("neonatal-deaths-under-24")) if y in rates.known]
    return tuple(
        f"In {year}, {number(odd.at(year))} deaths whose gestation does not fit the birthweight are counted as not stated. Otherwise "
        "they would stand before 24 weeks, so this rate is not affected."
        for year in years
    )


def _stated_notes(edition: Edition, told: Series, stated: Series, rates: Series) -> tuple[str, ...]:
    """Return what is known of rates that are only stated, and why they may stand here."""
    if not stated.known:
        return ()
    every = rate(edition.series("neonatal-deaths"), edition.series("live-births"), per=1000, id="", title="", unit="")
    rated = listed([f"{number(stated.at(y), 1)} for {y}" for y in stated.known])
    same = [
        f"{number(told.at(y), 1)} for {y} is the rate from 24 weeks ({number(rates.at(y), 1)}) and not that of all gestations "
        f"({number(every.at(y), 1)})"
        for y in told.known
        if rates.get(y) is not None
    ]
    basis = "They did not say which babies it counts"
    reason = f": that it belongs here is our inference, as their {listed(same)}" if same else ""
    return (
        f"Ministers stated a rate of {rated}. {basis}{reason}. It cannot be checked, and the line does not take it in.",
    )


def _missing_notes(edition: Edition, rates: Series) -> tuple[str, ...]:
    """Return the years that are not known."""
    missing = years_after(rates.known[-1], edition.last_period)
    return (f"No numbers of neonatal deaths by gestation were found for {years_listed(missing)}.",) if missing else ()


def _highest_facts(edition: Edition, highest: Highest, rates: Series) -> tuple[Fact, ...]:
    """Return, for each year in which many deaths could not be linked, their number and the rates without and with."""
    loose, every = edition.series("neonatal-deaths-not-linked"), edition.series("neonatal-deaths")
    unit, facts = "neonatal deaths per 1,000 live births", []
    for year, value in highest.items():
        lost, what = (
            f"Neonatal deaths that could not be linked to a birth, {year}",
            f"Neonatal death rate from 24 weeks, {year}",
        )
        rated = partial(fact, decimals=2, unit=unit, period=year)
        facts += [
            fact(f"unlinked_{year}", loose.at(year), unit="deaths", period=year, what=f"{lost}."),
            share_fact(
                f"unlinked_share_{year}",
                loose.at(year) / every.at(year),
                decimals=1,
                period=year,
                what=f"{lost}: share.",
            ),
            rated(f"rate_{year}", rates.at(year), what=f"{what}."),
            rated(f"highest_{year}", value, what=f"{what}, if every death that could not be linked were counted."),
        ]
    return tuple(facts)
