"""Chart 3: the neonatal death rate from 24 weeks in England, with the path to the ambition."""

from functools import partial

from halveit.data.ambitions import load_ambition
from halveit.data.editions import Edition
from halveit.drawing.ambition import Naming, ambition_panel, ambition_sentences
from halveit.drawing.marks import Axes
from halveit.drawing.sentences import extent, shower
from halveit.exhibits import Column, Exhibit, ambition_facts, path_column, percent
from halveit.indicators.progress import Progress
from halveit.indicators.rates import rate

AXES = Axes(years=(2010, 2025), top=2.5, decimals=1, y_ticks=5)
NAMING = Naming(rate="Neonatal death rate from 24 weeks", rate_year=2012, rate_value=2.1)


def exhibit(edition: Edition) -> Exhibit:
    """Return the chart: deaths within 28 days of babies born from 24 weeks, over live births from 24 weeks."""
    deaths, births = edition.series("neonatal-deaths-from-24"), edition.series("live-births-from-24")
    title, unit = "Neonatal death rate from 24 weeks", "neonatal deaths per 1,000 live births"
    rates = rate(deaths, births, per=1000, id="neonatal-rate-from-24", title=title, unit=unit)
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
        ),
        rows=[(y, deaths.at(y), births.at(y), rates.at(y), progress.path.at(int(y))) for y in rates.known],
        alt=ambition_sentences(progress, shower(1), "the neonatal death rate of babies born from 24 weeks in England"),
        draw=partial(ambition_panel, progress, AXES, naming=NAMING, shown=shower(1)),
        notes=("Deaths whose gestation was not stated, or that could not be linked to a birth, are left out.",),
        facts=ambition_facts(progress, decimals=1),
    )
