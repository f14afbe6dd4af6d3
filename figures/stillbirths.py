"""Chart 1: the stillbirth rate in England, with the path to the ambition."""

from functools import partial
from math import ceil

from halveit.data.ambitions import load_ambition
from halveit.data.editions import Edition
from halveit.drawing.ambition import Naming, ambition_panel, ambition_sentences
from halveit.drawing.marks import Axes
from halveit.drawing.sentences import extent, shower
from halveit.exhibits import Column, Exhibit, ambition_facts, fact, number, path_column, percent, word
from halveit.indicators.changes import fewer_than_at_baseline
from halveit.indicators.progress import Progress
from halveit.indicators.rates import rate, total

AXES = Axes(years=(2010, 2025), top=6, y_ticks=6)
NAMING = Naming(rate="Stillbirth rate", rate_year=2012.3, rate_value=5.4)


def exhibit(edition: Edition) -> Exhibit:
    """Return the chart: stillbirths over live births and stillbirths, by year."""
    stillbirths, live = edition.series("stillbirths"), edition.series("live-births")
    births = total(live, stillbirths, id="births", title="Births", unit="births")
    title, unit = "Stillbirth rate", "stillbirths per 1,000 births"
    rates = rate(stillbirths, births, per=1000, id="stillbirth-rate", title=title, unit=unit)
    progress = Progress(series=rates, ambition=load_ambition(edition.project, "stillbirths"))
    first, last = progress.baseline_period, progress.latest_period
    fewer = fewer_than_at_baseline(stillbirths, births, first, last)
    rows = [(y, stillbirths.at(y), births.at(y), rates.at(y), progress.path.at(int(y))) for y in rates.known]
    return Exhibit(
        title=f"England’s stillbirth rate {progress.direction} by {percent(abs(progress.change))} between {first} and "
        f"{last}, {progress.position} the path to the ambition",
        subtitle=f"Stillbirths per 1,000 live births and stillbirths, England, {extent(rates)}, with the path to a 20% "
        "cut by 2020 and a 50% cut by 2025",
        columns=(
            Column(name="year", heading="Year", decimals=None, description="Calendar year."),
            Column(name="stillbirths", heading="Stillbirths", description="Stillbirths registered, England."),
            Column(name="births", heading="All births", description="Live births and stillbirths registered, England."),
            Column(name="rate", heading="Rate per 1,000", decimals=1, description="Stillbirths per 1,000 births."),
            path_column(1),
        ),
        rows=rows,
        alt=ambition_sentences(progress, shower(1), "the stillbirth rate in England"),
        draw=partial(ambition_panel, progress, AXES, naming=NAMING, shown=shower(1)),
        facts=(
            *ambition_facts(progress, decimals=1),
            fact(
                "fewer",
                fewer,
                unit="stillbirths",
                period=last,
                what=f"How many fewer stillbirths there were in {last} than if the rate of {first} had stayed.",
            ),
            word("fewer_words", fewer_words(fewer), period=last, what="The same, in round words."),
        ),
    )


def fewer_words(fewer: float) -> str:
    """Return a number of lives in round words: `more than 750`, by the fifty below; `no` where there are none."""
    fifties = ceil(fewer / 50) - 1
    return f"more than {number(fifties * 50)}" if fifties > 0 else number(fewer) if fewer > 0 else "no"
