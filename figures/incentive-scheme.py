"""Chart 8: trusts that met all ten safety actions of the maternity incentive scheme, by year."""

from functools import partial

import altair as alt
import pandas as pd

from halveit.data.editions import Edition
from halveit.data.joining import Joined
from halveit.data.series import Series
from halveit.drawing.marks import Drawing
from halveit.drawing.sentences import listed
from halveit.drawing.theme import INK, NAVY, Canvas
from halveit.exhibits import Column, Exhibit, fact, number, percent, share_fact, word
from halveit.exhibits.sources import readable_date
from halveit.facts.fact import Fact
from halveit.indicators.rates import rate

PALE = "#C9D3DF"
"""A tint of the palette's first colour, with text in ink on it."""
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""Years of the scheme in words."""


def exhibit(edition: Edition) -> Exhibit:
    """Return the chart: the share of taking-part trusts that met all ten actions, each year."""
    counted = edition.joined("incentive-scheme-trusts", "incentive-scheme-trusts-reported")
    full = edition.joined("incentive-scheme-all-ten", "incentive-scheme-all-ten-reported").series
    trusts, names = counted.series, _names(edition)
    reported = [p for p in trusts.known if edition.joined("incentive-scheme-trusts-reported").series.get(p) is not None]
    shares = rate(
        full, trusts, per=100, id="all-ten-share", title="Trusts that met all ten actions", unit="% of trusts"
    )
    as_of = readable_date(counted.releases[trusts.known[0]].published)
    return Exhibit(
        title=_title(shares, names),
        subtitle=f"Trusts {'' if reported else 'taking part '}in the maternity incentive scheme by whether they met all ten safety actions, England, "
        f"{_subtitle(counted, names, reported, as_of)}",
        columns=(
            Column(name="scheme_year", heading="Scheme year", decimals=None, description="Year of the scheme."),
            Column(
                name="trusts",
                heading="Trusts" if reported else "Trusts taking part",
                description=f"Trusts that took part{'; in a year taken from a report, those that were eligible' * bool(reported)}.",
            ),
            Column(name="all_ten", heading="Met all ten", description="Trusts that met all ten safety actions."),
            Column(name="share", heading="Met all ten, %", decimals=0, description="As a percentage of the trusts."),
            Column(name="fewer", heading="Met fewer than ten", description="Trusts that met fewer than ten."),
        ),
        rows=[
            (
                f"Year {names[p]}, report of {p}: eligible trusts" if p in reported else p,
                trusts.at(p),
                full.at(p),
                full.at(p) / trusts.at(p) * 100,
                trusts.at(p) - full.at(p),
            )
            for p in trusts.known
        ],
        alt=_alt(trusts, full, names, reported, as_of),
        draw=partial(_draw, trusts, full, names, reported),
        notes=(
            "Most safety actions changed in part between the years, and some asked for more in year two, so the years should be compared with caution.",
            "Results include later changes to trusts’ certifications.",
            *_reported_notes(counted, names, reported),
        ),
        facts=(
            *_facts(trusts, full, names, reported),
            word("as_of", as_of, period=_own(trusts, reported)[-1], what="The date of the results."),
        ),
        measures=(shares,),
    )


def _names(edition: Edition) -> dict[str, str]:
    """Return the number of each year of the scheme in words, by period."""
    numbers = edition.joined("incentive-scheme-year", "incentive-scheme-year-reported").series
    return {period: NUMBERS[int(numbers.at(period)) - 1] for period in numbers.known}


def _own(trusts: Series, reported: list[str]) -> list[str]:
    """Return the periods that are years of the scheme, and not of a report on it."""
    return [period for period in trusts.known if period not in reported]


def _title(shares: Series, names: dict[str, str]) -> str:
    """Return the finding: the latest share against those before."""
    *before, last = shares.known
    told = [f"{percent(shares.at(p) / 100)} in year {names[p]}" for p in reversed(before)]
    count = "two years" if len(before) == 1 else "years"
    return (
        f"{percent(shares.at(last) / 100)} of trusts met all ten safety actions in year {names[last]}, against {listed(told)}; "
        f"the {count} are not directly comparable"
    )


def _subtitle(counted: Joined, names: dict[str, str], reported: list[str], as_of: str) -> str:
    """Return the periods and the dates of their results."""
    told = f"{listed(_own(counted.series, reported))}, as of {as_of}"
    told = f"{told}: trusts taking part" if reported else told
    late = [
        f"year {names[p]}, from NHS Resolution’s report of {p} ({readable_date(counted.releases[p].published)}): trusts that were eligible"
        for p in reported
    ]
    return f"{told}; {listed(late)}" if late else told


def _alt(trusts: Series, full: Series, names: dict[str, str], reported: list[str], as_of: str) -> tuple[str, ...]:
    """Return the alt text: a sentence a year."""
    opening = f"Bar chart of trusts in the maternity incentive scheme, {len(trusts.known)} bars, as of {as_of}"
    late = f", and year {listed([names[p] for p in reported])} from a later report" if reported else ""
    return (
        f"{opening}{late}.",
        *(
            f"In year {names[p]}, {'in the report of ' if p in reported else ''}{p}, {number(full.at(p))} of {number(trusts.at(p))} {'eligible ' * (p in reported)}trusts "
            f"({percent(full.at(p) / trusts.at(p))}) met all ten safety actions and {number(trusts.at(p) - full.at(p))} met fewer."
            for p in trusts.known
        ),
    )


def _reported_notes(counted: Joined, names: dict[str, str], reported: list[str]) -> tuple[str, ...]:
    """Return what is not known of years that were read in a report on another year."""
    return tuple(
        f"Year {names[p]} is from {counted.releases[p].title} ({readable_date(counted.releases[p].published)}). It does not name the year in "
        "which trusts carried out the actions, counts the trusts that were eligible, and does not say whether certifications changed "
        "later. Results of later years were not found."
        for p in reported
    )


def _draw(trusts: Series, full: Series, names: dict[str, str], reported: list[str], canvas: Canvas) -> Drawing:
    """Return one bar a year, split in two, each part named in it."""
    rows = []
    for period in trusts.known:
        met, whole = full.at(period), trusts.at(period)
        when = f"report of {period}: eligible trusts" if period in reported else period
        shared = {"year": f"Year {names[period]}, {when}", "met": met, "whole": whole}
        told = f"Year {names[period]}, {when}: {number(met)} of {number(whole)} trusts met all ten safety actions"
        words = {"all": f"{number(met)} met all ten", "fewer": f"{number(whole - met)} met fewer"}
        rows.append({**shared, **words, "told": f"{told}, {number(whole - met)} met fewer"})
    return _bars(pd.DataFrame(rows), canvas)


def _bars(frame: pd.DataFrame, canvas: Canvas) -> Drawing:
    """Return the bars with their names: in the dark part, and behind the end of the pale one."""
    scale = alt.Scale(domain=[0, 200 if canvas.narrow else 165], nice=False)
    axis = alt.Axis(values=[0, 50, 100] if canvas.narrow else [0, 25, 50, 75, 100, 125], grid=True)
    order = list(frame["year"]) if len(frame) > 2 else alt.Undefined
    y = alt.Y("year:N", title=None, axis=None, sort=order, scale=alt.Scale(paddingInner=0.5, paddingOuter=0.35))
    base = alt.Chart(frame).encode(y=y)

    def at(field: str) -> alt.X:
        return alt.X(f"{field}:Q", title=None, axis=axis, scale=scale)

    size = canvas.size
    text = partial(base.mark_text, align="left", fontSize=size)
    layers = [
        base.mark_bar(color=PALE, stroke=INK, strokeWidth=1).encode(x=at("whole")),
        base.mark_bar(color=NAVY, stroke=INK, strokeWidth=1).encode(x=at("met")),
        text(baseline="middle", dx=8, color="white", fontWeight="bold").encode(
            x=alt.datum(0, scale=scale), text="all:N"
        ),
        text(baseline="middle", dx=8, color=INK, fontWeight="bold").encode(x=at("whole"), text="fewer:N"),
        text(baseline="bottom", dx=2, dy=-32, color=INK).encode(x=alt.datum(0, scale=scale), text="year:N"),
    ]
    drawn = alt.layer(*layers)
    return drawn.properties(width=canvas.width - 60, height=105 * len(frame))


def _facts(trusts: Series, full: Series, years: dict[str, str], reported: list[str]) -> tuple[Fact, ...]:
    """Return what chapters may quote of each year."""
    facts: list[Fact] = []
    for period in trusts.known:
        i = NUMBERS.index(years[period]) + 1
        whole, met = trusts.at(period), full.at(period)
        names = {
            "trusts": ("that were eligible" if period in reported else "taking part", whole),
            "full": ("that met all ten actions", met),
            "below": ("that met fewer", whole - met),
        }
        for name, (words, count) in names.items():
            what, copied = f"Trusts {words}, {period}.", name != "below"
            facts.append(fact(f"year{i}_{name}", count, unit="trusts", period=period, what=what, stated=copied))
        for name, share in (("share", met / whole), ("below_share", 1 - met / whole)):
            what = f"Share of trusts that met {'all ten' if name == 'share' else 'fewer than ten'} actions, {period}."
            facts.append(share_fact(f"year{i}_{name}", share, period=period, what=what))
    return tuple(facts)
