"""A made-up report with a table and a chart, published whole: two editions of one dataset, and one correction."""

import pytest

from halveit.paths import Project
from halveit.press.publish import publish
from sharing import begin, once
from small_report import small_report

ADDRESS = "https://reports.test/stats/"
CHART = '''\
"""The rate, drawn."""

import altair as alt

from halveit.exhibits import Column, Exhibit
from halveit.indicators.rates import rate


def _drawn(canvas, points):
    """Draw it."""
    line = alt.Chart(alt.InlineData(values=points), width=canvas.width).mark_line()
    return alt.layer(line.encode(x="year:O", y="rate:Q"))


def exhibit(edition):
    """Return the chart."""
    deaths, births = edition.series("deaths"), edition.series("births")
    rates = rate(deaths, births, per=1000, id="rate", title="Death rate", unit="deaths per 1,000 births")
    rows = [(year, deaths.at(year), rates.at(year), rates.at(year) > 7) for year in rates.known]
    points = [{"year": year, "rate": value} for year, _, value, _ in rows]
    return Exhibit(
        title="Rates & “signs” <fell> by 20%",
        subtitle="Deaths per 1,000 births, nowhere",
        columns=(
            Column(name="year", heading="Year", decimals=None, description="Calendar year."),
            Column(name="deaths", heading="Deaths", description="Deaths registered."),
            Column(name="rate", heading="Rate per 1,000", decimals=1, description="Deaths per 1,000 births."),
            Column(name="high", heading="High", description="Whether the rate is above 7."),
        ),
        rows=rows,
        alt=("The rate fell.",),
        draw=lambda canvas: _drawn(canvas, points),
        measures=(rates,),
    )
'''
SHOWN = """
## The trend {#sec-trend}

It fell.

```{python}
show("trend")
```
"""
CORRECTION = (
    "id,date,edition,page,severity,was,now,why,noticed_by\n"
    "first,2021-07-02,2021,Chart 1,minor,It said 7.,It says 8.,A slip.,reader\n"
)


def publish_in(root, factory, address=ADDRESS):
    """Write the report into a folder and publish it."""
    project = small_report(root)
    begin(project, factory)
    (root / "figures/trend.py").write_text(CHART, encoding="utf-8")
    (root / "index.qmd").write_text((root / "index.qmd").read_text() + SHOWN, encoding="utf-8")
    (root / "data/corrections.csv").write_text(CORRECTION, encoding="utf-8")
    said = project.book_file.read_text().replace("  chapters:", f'  site-url: "{address}"\n  chapters:')
    project.book_file.write_text(said, encoding="utf-8")
    publish(project, lambda _: None)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The whole site."""
    return Project(once(tmp_path_factory, "reuse", lambda root: publish_in(root, tmp_path_factory))).site


@pytest.fixture(scope="session")
def later(site):
    """The folder of the newer edition."""
    return site / "editions/2021"


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory):
    """The same site, which was not told where it is published."""
    other = "https://example.org/stats/"
    return Project(once(tmp_path_factory, "elsewhere", lambda root: publish_in(root, tmp_path_factory, other))).site
