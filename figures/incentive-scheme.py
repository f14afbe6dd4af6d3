"""Chart 8: trusts that met all ten safety actions of the maternity incentive scheme, by year."""

from functools import partial

import altair as alt
import pandas as pd

from halveit.data.editions import Edition
from halveit.data.series import Series
from halveit.drawing.marks import Drawing
from halveit.drawing.theme import INK, NAVY, Canvas
from halveit.exhibits import Column, Exhibit, fact, number, percent, share_fact, word
from halveit.exhibits.sources import readable_date
from halveit.facts.fact import Fact

PALE = "#C9D3DF"
"""A tint of the palette's first colour, with text in ink on it."""


def exhibit(edition: Edition) -> Exhibit:
    """Return the chart: the share of taking-part trusts that met all ten actions, each year."""
    trusts, full = edition.series("incentive-scheme-trusts"), edition.series("incentive-scheme-all-ten")
    as_of = readable_date(edition.pin("incentive-scheme").release)
    first, last = trusts.known[0], trusts.known[-1]
    shares = [full.at(p) / trusts.at(p) for p in (first, last)]
    return Exhibit(
        title=f"{percent(shares[1])} of trusts met all ten safety actions in year two, against {percent(shares[0])} in year one; "
        "the two years are not directly comparable",
        subtitle=f"Trusts taking part in the maternity incentive scheme by whether they met all ten safety actions, England, "
        f"{first} and {last}, as of {as_of}",
        columns=(
            Column(name="scheme_year", heading="Scheme year", decimals=None, description="Year of the scheme."),
            Column(name="trusts", heading="Trusts taking part", description="Trusts that took part."),
            Column(name="all_ten", heading="Met all ten", description="Trusts that met all ten safety actions."),
            Column(
                name="share", heading="Met all ten, %", decimals=0, description="As a percentage of trusts taking part."
            ),
            Column(name="fewer", heading="Met fewer than ten", description="Trusts that met fewer than ten."),
        ),
        rows=[
            (p, trusts.at(p), full.at(p), full.at(p) / trusts.at(p) * 100, trusts.at(p) - full.at(p))
            for p in trusts.known
        ],
        alt=(
            f"Bar chart of trusts in the maternity incentive scheme, as of {as_of}.",
            *(
                f"In year {name}, {p}, {number(full.at(p))} of {number(trusts.at(p))} trusts ({percent(full.at(p) / trusts.at(p))}) met all "
                f"ten safety actions and {number(trusts.at(p) - full.at(p))} met fewer."
                for name, p in zip(("one", "two"), trusts.known, strict=True)
            ),
        ),
        draw=partial(_draw, trusts, full),
        notes=(
            "Most safety actions changed in part between the years, and some asked for more in year two, so the years should be compared with caution.",
            "Results include later changes to trusts’ certifications.",
        ),
        facts=(*_facts(trusts, full), word("as_of", as_of, period=last, what="The date of the results.")),
    )


def _draw(trusts: Series, full: Series, canvas: Canvas) -> Drawing:
    """Return one bar a year, split in two, each part named in it."""
    rows = []
    for name, period in zip(("one", "two"), trusts.known, strict=True):
        met, whole = full.at(period), trusts.at(period)
        shared = {"year": f"Year {name}, {period}", "met": met, "whole": whole}
        rows.append({**shared, "all": f"{number(met)} met all ten", "fewer": f"{number(whole - met)} met fewer"})
    return _bars(pd.DataFrame(rows), canvas)


def _bars(frame: pd.DataFrame, canvas: Canvas) -> Drawing:
    """Return the bars with their names: in the dark part, and behind the end of the pale one."""
    scale = alt.Scale(domain=[0, 200 if canvas.narrow else 165], nice=False)
    axis = alt.Axis(values=[0, 50, 100] if canvas.narrow else [0, 25, 50, 75, 100, 125], grid=True)
    y = alt.Y("year:N", title=None, axis=None, scale=alt.Scale(paddingInner=0.5, paddingOuter=0.35))
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
    return drawn.properties(width=canvas.width - 60, height=210)


def _facts(trusts: Series, full: Series) -> tuple[Fact, ...]:
    """Return what chapters may quote of each year."""
    facts: list[Fact] = []
    for i, period in enumerate(trusts.known, 1):
        whole, met = trusts.at(period), full.at(period)
        names = {
            "trusts": ("taking part", whole),
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
