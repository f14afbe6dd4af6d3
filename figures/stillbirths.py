"""Chart 1: the stillbirth rate in England, with the path to the ambition."""

from functools import partial
from math import ceil

from halveit.data.ambitions import load_ambition
from halveit.data.editions import Edition
from halveit.data.joining import Joined
from halveit.data.series import Series
from halveit.drawing.ambition import Naming, ambition_panel, ambition_sentences, stated_sentence
from halveit.drawing.marks import Axes
from halveit.drawing.sentences import extent, listed, shower, years_listed
from halveit.drawing.statuses import title_ending
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
    standing_facts,
    stated_column,
    stated_facts,
    turn_facts,
    word,
)
from halveit.exhibits.sources import by_release
from halveit.indicators.caveats import later, years_after
from halveit.indicators.changes import fewer_than_at_baseline
from halveit.indicators.measured import Measured
from halveit.indicators.rates import rate, total
from halveit.indicators.standing import Standing

AXES = Axes(years=(2010, 2025), top=6, y_ticks=6)
NAMING = Naming(rate="Stillbirth rate", rate_year=2012.3, rate_value=5.4)


def exhibit(edition: Edition) -> Exhibit:
    """Return the chart: stillbirths over live births and stillbirths, by year."""
    counted = edition.joined("stillbirths", "registered-stillbirths")
    stillbirths, live = counted.series, edition.joined("live-births", "registered-live-births").series
    births = total(live, stillbirths, id="births", title="Births", unit="births")
    title, unit = "Stillbirth rate", "stillbirths per 1,000 births"
    rates = rate(stillbirths, births, per=1000, id="stillbirth-rate", title=title, unit=unit)
    stated = later(edition.joined("stillbirth-rate-stated").series, rates)
    measured = Measured(rates=rates, events=stillbirths, exposure=births, per=1000)
    standing = Standing(ambition=load_ambition(edition.project, "stillbirths"), measured=measured)
    progress = standing.progress
    first, last = progress.baseline_period, progress.latest_period
    fewer = fewer_than_at_baseline(stillbirths, births, first, last)
    return Exhibit(
        title=f"England’s stillbirth rate {progress.direction} by {percent(abs(progress.change))} between {first} and "
        f"{last}{title_ending(standing, last)}",
        subtitle=f"Stillbirths per 1,000 live births and stillbirths, England, {extent(rates)}, with 95% intervals and the path to a 20% "
        "cut by 2020 and a 50% cut by 2025",
        columns=(
            Column(name="year", heading="Year", decimals=None, description="Calendar year."),
            Column(name="stillbirths", heading="Stillbirths", description="Stillbirths registered, England."),
            Column(name="births", heading="All births", description="Live births and stillbirths registered, England."),
            Column(name="rate", heading="Rate per 1,000", decimals=1, description="Stillbirths per 1,000 births."),
            *limit_columns(1),
            path_column(1),
            *stated_column(stated),
        ),
        rows=_rows(stillbirths, births, stated, standing),
        alt=(
            *ambition_sentences(standing, shower(1), "the stillbirth rate in England"),
            *stated_sentence(stated, shower(1)),
        ),
        draw=partial(ambition_panel, standing, AXES, naming=NAMING, shown=shower(1), stated=stated),
        notes=(
            *interval_notes(standing, "exact Poisson intervals from the number of stillbirths"),
            *_notes(edition, counted, rates, stated),
        ),
        facts=(
            *ambition_facts(progress, decimals=1),
            *standing_facts(standing, title, shower(1)),
            *turn_facts(progress, decimals=1),
            fact(
                "fewer",
                fewer,
                unit="stillbirths",
                period=last,
                what=f"How many fewer stillbirths there were in {last} than if the rate of {first} had stayed.",
            ),
            word("fewer_words", fewer_words(fewer), period=last, what="The same, in round words."),
            *stated_facts(stated, "Stillbirth rate"),
        ),
        measures=(rates,),
        standing=standing,
    )


def _rows(stillbirths: Series, births: Series, stated: Series, standing: Standing) -> Rows:
    """Return a row a year: computed ones, then those that are only stated, whose counts are not known."""
    basis, path = ("computed",) if stated.known else (), standing.progress.path
    rates = standing.measured.rates
    rows = [
        (y, stillbirths.at(y), births.at(y), rates.at(y), *standing.cells(y), path.at(int(y)), *basis)
        for y in rates.known
    ]
    return [*rows, *((y, None, None, stated.at(y), None, None, path.at(int(y)), "stated") for y in stated.known)]


def _notes(edition: Edition, counted: Joined, rates: Series, stated: Series) -> tuple[str, ...]:
    """Return which years come from where, and which are not known or only stated."""
    missing = years_after(rates.known[-1], edition.last_period)
    notes = list(by_release(counted, "Stillbirths and live births of"))
    if missing:
        notes.append(f"No counts were found for {years_listed(missing)}.")
    if stated.known:
        told = listed([f"{number(stated.at(y), 1)} for {y}" for y in stated.known])
        notes.append(f"Ministers stated a rate of {told}: it cannot be checked, and the line does not take it in.")
    return tuple(notes)


def fewer_words(fewer: float) -> str:
    """Return a number of lives in round words: `more than 750`, by the fifty below; `no` where there are none."""
    fifties = ceil(fewer / 50) - 1
    return f"more than {number(fifties * 50)}" if fifties > 0 else number(fewer) if fewer > 0 else "no"
