"""Chart 2: live births and neonatal deaths before 24 weeks, beside the neonatal death rate at all gestations."""

from collections.abc import Sequence
from functools import partial

import altair as alt
from msgspec.structs import replace

from halveit.data.editions import Edition
from halveit.data.series import Series
from halveit.drawing.marks import Axes, Label, Layer, hollow, line, panel, teller, unjoined
from halveit.drawing.sentences import course, extent, listed, shower, years_listed
from halveit.drawing.theme import NAVY, PLUM, TEAL, Canvas
from halveit.exhibits import Column, Exhibit, fact, number, share_fact, word
from halveit.facts.fact import Fact
from halveit.indicators.caveats import notable, years_after
from halveit.indicators.rates import rate


def exhibit(edition: Edition) -> Exhibit:
    """Return two panels: counts before 24 weeks, and the rate at all gestations; no second vertical axis."""
    births, deaths = edition.series("live-births-under-24"), edition.series("neonatal-deaths-under-24")
    live, all_deaths = edition.series("live-births"), edition.series("neonatal-deaths")
    unit = "neonatal deaths per 1,000 live births"
    rates = rate(all_deaths, live, per=1000, id="neonatal-rate", title="Neonatal death rate", unit=unit)
    compared = _comparable(edition, births, rates)
    whole = _with_mismatched(edition, births, deaths)
    shares = rate(births, live, per=100, id="early-share", title="Births before 24 weeks", unit="% of live births")
    return Exhibit(
        title=_title(births, rates, compared),
        subtitle="Live births and neonatal deaths before 24 weeks of pregnancy (first panel), and neonatal deaths at all "
        f"gestations per 1,000 live births (second panel), England, {extent(rates)}",
        columns=_columns(),
        rows=[
            (y, births.at(y), deaths.at(y), shares.at(y), all_deaths.at(y), live.at(y), rates.at(y))
            for y in rates.known
        ],
        alt=(
            f"Two line charts, England, {extent(rates)}, of {len(rates.known)} years each.",
            f"In the first, the number of live births before 24 weeks {course(_only(births, compared), shower(0))}; the "
            f"number of neonatal deaths among them {course(_only(deaths, compared), shower(0))}.",
            *_alt(births, deaths, whole),
            f"In the second, the neonatal death rate at all gestations, per 1,000 live births, "
            f"{course(rates, shower(1))}.",
        ),
        draw=partial(_draw, births, deaths, rates, whole),
        notes=(
            "Live births and deaths before 24 weeks are those linked to a birth notification; the rate takes all "
            "registered births. Deaths whose gestation was not stated are in the rate and not in the counts.",
            *_warnings(edition, births, deaths, rates),
        ),
        facts=(
            *_facts(births, deaths, shares, rates),
            *_compared_facts(shares, compared),
            *_mismatch_facts(edition, births, deaths),
        ),
        measures=(rates,),
    )


def _mismatched(edition: Edition, births: Series) -> tuple[Series, Series, list[str]]:
    """Return births and deaths whose gestation does not fit the birthweight, and the years in which they matter."""
    odd_births = edition.joined("live-births-mismatched").series
    odd_deaths = edition.joined("neonatal-deaths-mismatched").series
    return odd_births, odd_deaths, [year for year in notable(odd_births, births) if year in births.known]


def _comparable(edition: Edition, births: Series, rates: Series) -> list[str]:
    """Return the years whose counts before 24 weeks were made in the same way."""
    _, _, others = _mismatched(edition, births)
    return [year for year in rates.known if year not in others]


def _only(series: Series, years: Sequence[str]) -> Series:
    """Return a series without the years that are not named."""
    return replace(series, periods=tuple(years), values=tuple(series.at(year) for year in years))


def _with_mismatched(edition: Edition, births: Series, deaths: Series) -> tuple[Series, ...]:
    """Return births and deaths with those left out, for the years in which these matter; nothing where none do."""
    odd_births, odd_deaths, years = _mismatched(edition, births)
    return tuple(
        replace(series, periods=tuple(years), values=tuple(series.at(y) + odd.at(y) for y in years))
        for series, odd in ((births, odd_births), (deaths, odd_deaths))
        if years
    )


def _warnings(edition: Edition, births: Series, deaths: Series, rates: Series) -> tuple[str, ...]:
    """Return the years whose counts are not comparable or too low, and the years that are not known."""
    odd_births, odd_deaths, years = _mismatched(edition, births)
    notes = []
    for year in years:
        before = [
            f"{number(odd_births.at(y))} and {number(odd_deaths.at(y))} in {y}" for y in odd_births.known if y < year
        ]
        compared = f" ({before[-1]})" if before else ""
        notes.append(
            f"The counts before 24 weeks in {year} are not comparable with those of earlier years: {number(odd_births.at(year))} live births "
            f"and {number(odd_deaths.at(year))} deaths are left out of them, because the recorded gestation does not fit the birthweight"
            f"{compared}. With them the counts would be {number(births.at(year) + odd_births.at(year))} and "
            f"{number(deaths.at(year) + odd_deaths.at(year))}."
        )
    loose = edition.series("neonatal-deaths-not-linked")
    short = notable(loose, edition.series("neonatal-deaths"))
    if short:
        told = listed([f"{number(loose.at(y))} in {y}" for y in short])
        notes.append(f"Deaths that could not be linked to a birth are in the rate and not in the counts: {told}.")
    missing = years_after(rates.known[-1], edition.last_period)
    if missing:
        notes.append(f"No numbers of neonatal deaths were found for {years_listed(missing)}.")
    return tuple(notes)


def _mismatch_facts(edition: Edition, births: Series, deaths: Series) -> tuple[Fact, ...]:
    """Return the counts with those left out, of the last year in which these matter."""
    odd_births, odd_deaths, years = _mismatched(edition, births)
    if not years:
        return ()
    year = years[-1]
    parts = (
        ("mismatched_births", odd_births.at(year), "Live births whose gestation does not fit the birthweight"),
        ("mismatched_deaths", odd_deaths.at(year), "Neonatal deaths whose gestation does not fit the birthweight"),
        ("births_with_mismatched", births.at(year) + odd_births.at(year), "Live births before 24 weeks, with these"),
        (
            "deaths_with_mismatched",
            deaths.at(year) + odd_deaths.at(year),
            "Neonatal deaths before 24 weeks, with these",
        ),
    )
    counts = [fact(name, value, unit="babies", period=year, what=f"{what}, {year}.") for name, value, what in parts]
    return (*counts, word("mismatched_period", year, period=year, what="The year of these counts."))


def _alt(births: Series, deaths: Series, whole: tuple[Series, ...]) -> tuple[str, ...]:
    """Return the alt text of the years that are not joined to the lines, and of their hollow points."""
    if not whole:
        return ()
    years = whole[0].known
    counted, every = (
        listed([f"{number(one.at(y))} births and {number(other.at(y))} deaths in {y}" for y in years])
        for one, other in ((births, deaths), whole)
    )
    return (
        f"Points that no line joins cannot be compared with those before: {counted}.",
        f"Hollow points count also those whose gestation does not fit the birthweight: {every}.",
    )


def _title(births: Series, rates: Series, compared: list[str]) -> str:
    """Return the finding: births before 24 weeks from the first to the last comparable year, and the rate since its lowest."""
    first, last = compared[0], compared[-1]
    low = min(rates.known, key=rates.at)
    more = "More" if births.at(last) > births.at(first) else "Fewer"
    since = f"rose after {low}" if low != rates.known[-1] else "was at its lowest"
    return (
        f"{more} babies were born alive before 24 weeks in {last} than in {first}, and the neonatal death rate at all "
        f"gestations {since}"
    )


def _columns() -> tuple[Column, ...]:
    """Return the columns of the data table."""
    return (
        Column(name="year", heading="Year", decimals=None, description="Calendar year."),
        Column(name="live_births_under_24", heading="Live births before 24 weeks", description="Linked live births."),
        Column(name="deaths_under_24", heading="Neonatal deaths before 24 weeks", description="Deaths within 28 days."),
        Column(
            name="share_of_live_births",
            heading="Before 24 weeks, % of live births",
            decimals=2,
            description="Linked live births before 24 weeks as a percentage of registered live births.",
        ),
        Column(name="neonatal_deaths", heading="Neonatal deaths, all gestations", description="Deaths within 28 days."),
        Column(name="live_births", heading="Live births", description="Live births registered."),
        Column(name="rate", heading="Rate per 1,000", decimals=1, description="Neonatal deaths per 1,000 live births."),
    )


def _draw(
    births: Series, deaths: Series, rates: Series, whole: tuple[Series, ...], canvas: Canvas
) -> alt.HConcatChart | alt.VConcatChart:
    """Return the two panels side by side, or one above the other on a phone."""
    first, last = float(rates.known[0]), float(rates.known[-1])
    ticks = (first, (first + last) // 2, last)
    counts = Axes(years=(first, last), top=1000, ticks=ticks)
    left = panel(
        [
            *_counted(births, whole, counts, NAVY, "circle"),
            *_counted(deaths, whole, counts, TEAL, "square"),
            *(
                hollow(series, counts, color=color, shape=shape, told=teller(series, shower(0), more=_those_too))
                for series, color, shape in zip(whole, (NAVY, TEAL), ("circle", "square"), strict=False)
            ),
        ],
        [
            *_hollow_words(whole, last),
            Label(year=first + 0.2, value=births.values[0] or 0, text="Live births", color=NAVY, dy=-24, bold=True),
            Label(
                year=first + 0.2, value=deaths.values[0] or 0, text="Neonatal deaths", color="#17695F", dy=26, bold=True
            ),
        ],
        counts,
        canvas,
        heading="Before 24 weeks (number)",
    )
    scale = Axes(years=(first, last), top=4, ticks=ticks, y_ticks=4)
    ends = [
        Label(year=float(y), value=rates.at(y), text=f"{rates.at(y):.1f}", color=PLUM, dy=-18, align=side, bold=True)
        for y, side in (
            (rates.known[0], "left"),
            (min(rates.known, key=rates.at), "center"),
            (rates.known[-1], "right"),
        )
    ]
    right = panel([line(rates, scale, color=PLUM)], ends, scale, canvas, heading="All gestations (per 1,000)")
    if canvas.narrow:
        return alt.vconcat(left, right, spacing=30)
    half = (canvas.width - 140) / 2
    return alt.hconcat(left.properties(width=half), right.properties(width=half), spacing=40)


def _counted(series: Series, whole: tuple[Series, ...], axes: Axes, color: str, shape: str) -> list[Layer]:
    """Return a line through the years that can be compared, and points for the others."""
    others = whole[0].known if whole else ()
    told = teller(series, shower(0))
    joined = line(
        _only(series, [y for y in series.known if y not in others]), axes, color=color, shape=shape, told=told
    )
    apart = [unjoined(_only(series, others), axes, color=color, shape=shape, size=55, told=told)] if others else []
    return [joined, *apart]


def _those_too(_: str) -> str:
    """Return what the hollow points count more than the filled ones."""
    return ", with those whose gestation does not fit the birthweight"


def _hollow_words(whole: tuple[Series, ...], last: float) -> list[Label]:
    """Return what the hollow points are, where there are any."""
    words = f"{listed(whole[0].known)}: not comparable.\nHollow points:\nwith those left out" if whole else ""
    return [Label(year=last, value=370, text=words, color=NAVY, align="right")] if whole else []


def _compared_facts(shares: Series, compared: list[str]) -> tuple[Fact, ...]:
    """Return the share of births before 24 weeks in the last year that can be compared with the first, and that year."""
    last = compared[-1]
    what = f"Live births before 24 weeks as a share of live births, {last}."
    return (
        share_fact("compared_share", shares.at(last) / 100, decimals=2, period=last, what=what),
        word("compared_period", last, period=last, what="The last year whose counts before 24 weeks are comparable."),
    )


def _facts(births: Series, deaths: Series, shares: Series, rates: Series) -> tuple[Fact, ...]:
    """Return what chapters may quote."""
    first, last, before = shares.known[0], shares.known[-1], shares.known[-2]
    low = min(rates.known, key=rates.at)
    peak = max((y for y in rates.known if y >= low), key=rates.at)
    named = {"baseline": first, "previous": before, "low": low, "peak": peak, "latest": last}
    periods = [word(f"{name}_period", y, period=y, what=f"Chart 2: the {name} year.") for name, y in named.items()]
    quoted = [
        fact(f"{name}_rate", rates.at(y), decimals=1, unit=rates.unit, period=y, what=f"Neonatal death rate, {y}.")
        for name, y in named.items()
    ]
    parts = [
        share_fact(
            f"{name}_share",
            shares.at(named[name]) / 100,
            decimals=2,
            period=named[name],
            what=f"Live births before 24 weeks as a share of live births, {named[name]}.",
        )
        for name in ("baseline", "previous", "latest")
    ]
    counts = [
        fact(
            f"{name}_{kind}",
            series.at(named[name]),
            unit=series.unit,
            period=named[name],
            what=f"{series.title}, {named[name]}.",
        )
        for name in ("baseline", "latest")
        for kind, series in (("births", births), ("deaths", deaths))
    ]
    return (*periods, *quoted, *parts, *counts)
