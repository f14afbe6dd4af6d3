"""Chart 3: the neonatal death rate from 24 weeks in England, with the path to the ambition."""

from functools import partial

from halveit.data.ambitions import load_ambition
from halveit.data.editions import Edition
from halveit.data.series import Series
from halveit.drawing.ambition import Naming, ambition_panel, ambition_sentences, stated_sentence
from halveit.drawing.marks import Axes, Drawing
from halveit.drawing.sentences import extent, listed, shower, years_listed
from halveit.drawing.statuses import title_ending
from halveit.drawing.theme import Canvas
from halveit.drawing.uncertainty import wide_label
from halveit.exhibits import (
    Column,
    Exhibit,
    Rows,
    ambition_facts,
    fact,
    interval_notes,
    limit_columns,
    number,
    path_column,
    percent,
    share_fact,
    standing_facts,
    stated_column,
    stated_facts,
    turn_facts,
)
from halveit.facts.fact import Fact
from halveit.indicators.caveats import later, notable, years_after
from halveit.indicators.measured import Measured
from halveit.indicators.measuring import unplaced
from halveit.indicators.rates import rate
from halveit.indicators.standing import Standing

AXES = Axes(years=(2010, 2025), top=2.5, decimals=1, y_ticks=5)
NAMING = Naming(rate="Neonatal death rate from 24 weeks", rate_year=2012, rate_value=2.1)
Highest = dict[str, float]
"""By year: what the rate would be if every death that could not be linked were counted in it."""


def exhibit(edition: Edition) -> Exhibit:
    """Return the chart: deaths within 28 days of babies born from 24 weeks, over live births from 24 weeks."""
    deaths, births = edition.series("neonatal-deaths-from-24"), edition.series("live-births-from-24")
    title, unit = "Neonatal death rate from 24 weeks", "neonatal deaths per 1,000 live births"
    rates = rate(deaths, births, per=1000, id="neonatal-rate-from-24", title=title, unit=unit)
    told = edition.joined("neonatal-rate-stated").series
    stated, standing = later(told, rates), _standing(edition, deaths, births, rates)
    progress, possible = standing.progress, standing.measured.possible
    highest = dict(zip(possible.periods, possible.high, strict=True)) if possible else {}
    first, last = progress.baseline_period, progress.latest_period
    return Exhibit(
        title=f"The neonatal death rate from 24 weeks {progress.direction} by {percent(abs(progress.change))} between "
        f"{first} and {last}{title_ending(standing, last)}",
        subtitle="Deaths within 28 days of babies born alive from 24 weeks, per 1,000 live births from 24 weeks, "
        f"England, {extent(rates)}, with 95% intervals and the path to a 20% cut by 2020 and a 50% cut by 2025",
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
            *limit_columns(1),
            path_column(1),
            *stated_column(stated),
        ),
        rows=_rows(deaths, births, stated, standing),
        alt=(
            *ambition_sentences(standing, shower(1), "the neonatal death rate of babies born from 24 weeks in England"),
            *stated_sentence(stated, shower(1)),
        ),
        draw=partial(_draw, standing, stated),
        notes=(
            *interval_notes(standing, "exact Poisson intervals from the number of deaths", unlinked=True),
            "Deaths whose gestation was not stated, or that could not be linked to a birth, are left out.",
            *_link_notes(edition, highest, rates),
            *_mismatch_notes(edition, rates),
            *_stated_notes(edition, told, stated, rates),
            *_missing_notes(edition, rates),
        ),
        facts=(
            *ambition_facts(progress, decimals=1),
            *standing_facts(standing, title, shower(1)),
            *turn_facts(progress, decimals=1),
            *_highest_facts(edition, highest, rates),
            *stated_facts(stated, "Neonatal death rate"),
        ),
        measures=(rates,),
        standing=standing,
    )


def _standing(edition: Edition, deaths: Series, births: Series, rates: Series) -> Standing:
    """Return the ambition with the rate, and how high this may be where many deaths could not be linked to a birth."""
    loose = edition.series("neonatal-deaths-not-linked")
    years = notable(loose, edition.series("neonatal-deaths"))
    possible = unplaced(deaths, loose, births, years, per=1000)
    measured = Measured(rates=rates, events=deaths, exposure=births, per=1000, possible=possible)
    return Standing(ambition=load_ambition(edition.project, "neonatal-deaths"), measured=measured)


def _rows(deaths: Series, births: Series, stated: Series, standing: Standing) -> Rows:
    """Return a row a year: computed ones, then those that are only stated, whose counts are not known."""
    basis, path = ("computed",) if stated.known else (), standing.progress.path
    rates = standing.measured.rates
    rows = [
        (y, deaths.at(y), births.at(y), rates.at(y), *standing.cells(y), path.at(int(y)), *basis) for y in rates.known
    ]
    return [*rows, *((y, None, None, stated.at(y), None, None, path.at(int(y)), "stated") for y in stated.known)]


def _draw(standing: Standing, stated: Series, canvas: Canvas) -> Drawing:
    """Return the chart, with a wide bar where the rate may be too low."""
    words = wide_label(standing, canvas, year=2019.6, value=0.7)
    return ambition_panel(standing, AXES, canvas, naming=NAMING, shown=shower(1), stated=stated, words=words)


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
