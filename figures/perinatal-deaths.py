"""Chart 4: stillbirths and neonatal deaths from 24 weeks together, with the path to the ambition."""

from functools import partial

from halveit.data.ambitions import load_ambition
from halveit.data.editions import Edition
from halveit.data.series import Series
from halveit.drawing.ambition import Naming, ambition_panel, ambition_sentences
from halveit.drawing.marks import Axes
from halveit.drawing.sentences import extent, shower, years_listed
from halveit.exhibits import Column, Exhibit, ambition_facts, number, path_column, percent, share_fact, turn_facts
from halveit.indicators.caveats import notable, years_after
from halveit.indicators.changes import relative_change
from halveit.indicators.progress import Progress
from halveit.indicators.rates import rate, total

AXES = Axes(years=(2010, 2025), top=8, y_ticks=4)
NAMING = Naming(rate="Stillbirths and neonatal deaths", rate_year=2012, rate_value=7.4)


def exhibit(edition: Edition) -> Exhibit:
    """Return the chart: stillbirths and neonatal deaths from 24 weeks, over all births."""
    stillbirths, deaths = edition.series("stillbirths"), edition.series("neonatal-deaths-from-24")
    live = edition.series("live-births")
    births = total(live, stillbirths, id="births", title="Births", unit="births")
    lost = total(stillbirths, deaths, id="losses", title="Stillbirths and neonatal deaths", unit="deaths")
    title, unit = "Combined stillbirth and neonatal death rate", "deaths per 1,000 births"
    rates = rate(lost, births, per=1000, id="perinatal-rate", title=title, unit=unit)
    by_live = rate(lost, live, per=1000, id="perinatal-rate-live", title=title, unit="deaths per 1,000 live births")
    progress = Progress(series=rates, ambition=load_ambition(edition.project, "perinatal-deaths"))
    first, last = progress.baseline_period, progress.latest_period
    other = relative_change(by_live, first, last)
    span = f"{first} to {last}"
    return Exhibit(
        title=f"Stillbirths and neonatal deaths taken together {progress.direction} by "
        f"{percent(abs(progress.change), 1)} between {first} and {last}, {progress.position} the path to the ambition",
        subtitle="Stillbirths and neonatal deaths from 24 weeks per 1,000 live births and stillbirths, England, "
        f"{extent(rates)}, with the path to a 20% cut by 2020 and a 50% cut by 2025",
        columns=(
            Column(name="year", heading="Year", decimals=None, description="Calendar year."),
            Column(name="stillbirths", heading="Stillbirths", description="Stillbirths registered, England."),
            Column(
                name="neonatal_deaths", heading="Neonatal deaths from 24 weeks", description="Deaths within 28 days."
            ),
            Column(name="births", heading="All births", description="Live births and stillbirths registered."),
            Column(name="rate", heading="Rate per 1,000 births", decimals=1, description="Per 1,000 births."),
            Column(
                name="rate_live", heading="Rate per 1,000 live births", decimals=1, description="Per 1,000 live births."
            ),
            path_column(1),
        ),
        rows=[
            (y, stillbirths.at(y), deaths.at(y), births.at(y), rates.at(y), by_live.at(y), progress.path.at(int(y)))
            for y in rates.known
        ],
        alt=ambition_sentences(
            progress, shower(1), "stillbirths and neonatal deaths from 24 weeks together in England"
        ),
        draw=partial(ambition_panel, progress, AXES, naming=NAMING, shown=shower(1)),
        notes=(
            f"Over all births the change is {percent(abs(progress.change), 1)}; over live births alone, as the published "
            f"report’s footnote has it, it is {percent(abs(other), 1)}.",
            *_warnings(edition, lost, births, rates),
        ),
        facts=(
            *ambition_facts(progress, decimals=1, change_decimals=1),
            *turn_facts(progress, decimals=1),
            share_fact(
                "change_per_live_births",
                abs(other),
                decimals=1,
                period=span,
                what=f"{title}, over live births: size of the change.",
            ),
        ),
        measures=(rates,),
    )


def _warnings(edition: Edition, lost: Series, births: Series, rates: Series) -> tuple[str, ...]:
    """Return the years in which many deaths could not be linked to a birth, and the years that are not known."""
    loose = edition.series("neonatal-deaths-not-linked")
    most = rate(total(lost, loose, id="", title="", unit=""), births, per=1000, id="", title="", unit="")
    linked = [
        f"In {year}, {number(loose.at(year))} neonatal deaths could not be linked to a birth and are left out. Had all of them been from 24 "
        f"weeks, the rate would be {number(most.at(year), 2)} and not {number(rates.at(year), 2)}."
        for year in notable(loose, edition.series("neonatal-deaths"))
        if year in rates.known
    ]
    missing = years_after(rates.known[-1], edition.last_period)
    unknown = [f"The rate is not known for {years_listed(missing)}."] if missing else []
    return (*linked, *unknown)
