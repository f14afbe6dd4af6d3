"""Chart 4: stillbirths and neonatal deaths from 24 weeks together, with the path to the ambition."""

from functools import partial

from halveit.data.ambitions import load_ambition
from halveit.data.editions import Edition
from halveit.data.series import Series
from halveit.drawing.ambition import Naming, ambition_panel, ambition_sentences
from halveit.drawing.marks import Axes, Drawing
from halveit.drawing.sentences import extent, shower, years_listed
from halveit.drawing.statuses import title_ending
from halveit.drawing.theme import Canvas
from halveit.drawing.uncertainty import wide_label
from halveit.exhibits import (
    Column,
    Exhibit,
    ambition_facts,
    interval_notes,
    limit_columns,
    number,
    path_column,
    percent,
    share_fact,
    standing_facts,
    turn_facts,
)
from halveit.indicators.caveats import notable, years_after
from halveit.indicators.changes import relative_change
from halveit.indicators.measured import Measured
from halveit.indicators.measuring import unplaced
from halveit.indicators.rates import rate, total
from halveit.indicators.standing import Standing

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
    standing = _standing(edition, lost, births, rates)
    progress = standing.progress
    first, last = progress.baseline_period, progress.latest_period
    other = relative_change(by_live, first, last)
    span = f"{first} to {last}"
    return Exhibit(
        title=f"Stillbirths and neonatal deaths taken together {progress.direction} by "
        f"{percent(abs(progress.change), 1)} between {first} and {last}{title_ending(standing, last)}",
        subtitle="Stillbirths and neonatal deaths from 24 weeks per 1,000 live births and stillbirths, England, "
        f"{extent(rates)}, with 95% intervals and the path to a 20% cut by 2020 and a 50% cut by 2025",
        columns=(
            Column(name="year", heading="Year", decimals=None, description="Calendar year."),
            Column(name="stillbirths", heading="Stillbirths", description="Stillbirths registered, England."),
            Column(
                name="neonatal_deaths", heading="Neonatal deaths from 24 weeks", description="Deaths within 28 days."
            ),
            Column(name="births", heading="All births", description="Live births and stillbirths registered."),
            Column(name="rate", heading="Rate per 1,000 births", decimals=1, description="Per 1,000 births."),
            *limit_columns(1),
            Column(
                name="rate_live", heading="Rate per 1,000 live births", decimals=1, description="Per 1,000 live births."
            ),
            path_column(1),
        ),
        rows=[
            (
                y,
                stillbirths.at(y),
                deaths.at(y),
                births.at(y),
                rates.at(y),
                *standing.cells(y),
                by_live.at(y),
                progress.path.at(int(y)),
            )
            for y in rates.known
        ],
        alt=ambition_sentences(
            standing, shower(1), "stillbirths and neonatal deaths from 24 weeks together in England"
        ),
        draw=partial(_draw, standing),
        notes=(
            *interval_notes(
                standing, "exact Poisson intervals from the number of stillbirths and deaths", unlinked=True
            ),
            f"Over all births the change is {percent(abs(progress.change), 1)}; over live births alone, as the published "
            f"report’s footnote has it, it is {percent(abs(other), 1)}.",
            *_warnings(edition, standing),
        ),
        facts=(
            *ambition_facts(progress, decimals=1, change_decimals=1),
            *standing_facts(standing, title, shower(1)),
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
        standing=standing,
    )


def _standing(edition: Edition, lost: Series, births: Series, rates: Series) -> Standing:
    """Return the ambition with the rate, and how high this may be where many deaths could not be linked to a birth."""
    loose = edition.series("neonatal-deaths-not-linked")
    years = notable(loose, edition.series("neonatal-deaths"))
    possible = unplaced(lost, loose, births, years, per=1000)
    measured = Measured(rates=rates, events=lost, exposure=births, per=1000, possible=possible)
    return Standing(ambition=load_ambition(edition.project, "perinatal-deaths"), measured=measured)


def _draw(standing: Standing, canvas: Canvas) -> Drawing:
    """Return the chart, with a wide bar where the rate may be too low."""
    words = wide_label(standing, canvas, year=2019.6, value=2.2)
    return ambition_panel(standing, AXES, canvas, naming=NAMING, shown=shower(1), words=words)


def _warnings(edition: Edition, standing: Standing) -> tuple[str, ...]:
    """Return the years in which many deaths could not be linked to a birth, and the years that are not known."""
    loose, rates, possible = (
        edition.series("neonatal-deaths-not-linked"),
        standing.measured.rates,
        standing.measured.possible,
    )
    most = dict(zip(possible.periods, possible.high, strict=True)) if possible else {}
    linked = [
        f"In {year}, {number(loose.at(year))} neonatal deaths could not be linked to a birth and are left out. Had all of them been from 24 "
        f"weeks, the rate would be {number(high, 1)} and not {number(rates.at(year), 1)}."
        for year, high in most.items()
    ]
    missing = years_after(rates.known[-1], edition.last_period)
    unknown = [f"The rate is not known for {years_listed(missing)}."] if missing else []
    return (*linked, *unknown)
