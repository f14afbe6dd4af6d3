"""The figure files of the book to be timed: a chart and a table, for a place whose name stands for PLACE."""

from textwrap import dedent

FIGURE = dedent('''\
    """The death rate of one place."""

    import altair as alt
    import pandas as pd

    from halveit.exhibits import Column, Exhibit, fact
    from halveit.indicators.rates import rate


    def exhibit(edition):
        """Return the chart."""
        deaths, births = edition.series("PLACE-deaths"), edition.series("PLACE-births")
        rates = rate(deaths, births, per=1000, id="rate", title="Death rate", unit="deaths per 1,000 births")
        last = rates.known[-1]
        table = pd.DataFrame([(int(y), rates.at(y)) for y in rates.known], columns=["year", "rate"])

        def draw(canvas):
            line = alt.Chart(table).mark_line(point=True, color="#12436D").encode(
                x=alt.X("year:Q", axis=alt.Axis(format="d")), y="rate:Q"
            )
            return line.properties(width=canvas.width, height=canvas.height)

        return Exhibit(
            title=f"The death rate was {rates.at(last):.1f} in {last}",
            subtitle="Deaths per 1,000 births",
            columns=(
                Column(name="year", heading="Year", decimals=None, description="Year."),
                Column(name="rate", heading="Rate", decimals=1, description="Deaths per 1,000 births."),
            ),
            rows=[(y, rates.at(y)) for y in rates.known],
            alt=(f"Line chart. The rate was {rates.at(last):.1f} in {last}.",),
            draw=draw,
            facts=(fact("last", rates.at(last), decimals=1, unit=rates.unit, period=last, what="The last rate."),),
            measures=(rates,),
        )
    ''')
TABLE = dedent('''\
    """The counts of one place."""

    from halveit.exhibits import Column, Exhibit


    def exhibit(edition):
        """Return the table."""
        deaths, births = edition.series("PLACE-deaths"), edition.series("PLACE-births")
        return Exhibit(
            title="Deaths and births",
            subtitle="By year",
            columns=(
                Column(name="year", heading="Year", decimals=None, description="Year."),
                Column(name="deaths", heading="Deaths", description="Deaths."),
                Column(name="births", heading="Births", description="Births."),
            ),
            rows=[(y, deaths.at(y), births.at(y)) for y in deaths.known],
        )
    ''')
