"""A made-up report with two editions and four releases of one dataset, small enough to work every value by hand."""

import hashlib
import json
import os
import subprocess

from halveit.paths import Project

BOOK = """\
project:
  type: book
  execute-dir: project
lang: en-GB
edition: "2020"
book:
  title: "A made-up report"
  author: "Its maintainers"
  chapters:
    - index.qmd
"""
CHAPTER = """\
# Summary {#sec-summary}

```{python}
from halveit import fact, show
```

It is short.

The rate was `{python} fact("rate.latest")` in `{python} fact("rate.latest_period")`.
It is `{python} fact("rate.status")`.

```{python}
show("rate")
```
"""
FIGURE = '''\
"""The rate."""

from halveit.exhibits import Column, Exhibit, fact, word
from halveit.indicators.rates import rate


def exhibit(edition):
    """Return the table."""
    deaths, births = edition.series("deaths"), edition.series("births")
    rates = rate(deaths, births, per=1000, id="rate", title="Death rate", unit="deaths per 1,000 births")
    first, last = "2017", rates.known[-1]
    status = "ahead" if rates.at(last) < 7 else "behind"
    return Exhibit(
        title=f"The rate was {rates.at(first):.1f} in {first} and {rates.at(last):.1f} in {last}",
        subtitle="Deaths per 1,000 births, nowhere",
        columns=(
            Column(name="year", heading="Year", decimals=None, description="Year."),
            Column(name="rate", heading="Rate", decimals=1, description="Deaths per 1,000 births."),
        ),
        rows=[(y, rates.at(y)) for y in rates.known],
        facts=(
            fact("latest", rates.at(last), decimals=1, unit=rates.unit, period=last, what=f"Death rate, {last}."),
            word("latest_period", last, period=last, what="Death rate: the last period shown."),
            word("status", status, period=f"{first} to {last}", what="Death rate: where it stands."),
        ),
        measures=(rates,),
    )
'''
DRAWN = FIGURE.replace(
    "from halveit.exhibits import", "import altair as alt\nimport pandas as pd\n\nfrom halveit.exhibits import"
).replace(
    "        measures=(rates,),\n",
    """        alt=(f"Line chart that ends at {rates.at(last):.1f} in {last}.",),
        draw=lambda canvas: alt.Chart(
            pd.DataFrame([(int(y), rates.at(y)) for y in rates.known], columns=["year", "rate"])
        ).mark_line().encode(x="year:Q", y="rate:Q").properties(width=canvas.width, height=canvas.height),
""",
)
"""The same figure as a chart."""
SERIES = """\
[{name}]
title = "{title}"
unit = "{name}"
geography = "Nowhere"
dataset = "deaths"
table = "counts"
column = "{name}"
"""
FACTS = "id,value,unit,period,shown,what,source,where\n"
COUNTS = {
    "2020-05-01": {"2017": 10, "2018": 9, "2019": 8},
    "2021-05-01": {"2017": 10, "2018": 12, "2019": 8, "2020": 6},
    "2022-05-01": {"2018": 12, "2019": 8, "2020": 6, "2021": 5},  # the figure needs 2017
}
RELEASE = """\
publisher = "The publisher"
title = "Deaths nowhere"
published = "{published}"
accessed = "2024-01-01"
url = "https://example.org/"
licence = "Open Government Licence v3.0"
attribution = "The publisher."
obtained = "received"

[files]
"counts.csv" = "{digest}"
"""
EDITION = """\
# The first edition.
title = "A made-up report"
date = "2020-06-01"  # when it was put together
last_period = "2019"

[datasets.deaths]
release = "2020-05-01"  # of 2020-05-01
stands_in_for = "the release 2020-05-01"
why_safe = "It is the same."
"""
LATER = """\
title = "A made-up report, again"
date = "2021-06-01"
supersedes = "2020"
last_period = "2020"

[datasets.deaths]
release = "2021-05-01"
"""


def small_report(root):
    """Write the report into a folder."""
    for folder in ("data/releases/deaths", "data/editions", "data/schemas", "figures"):
        (root / folder).mkdir(parents=True)
    names = {"deaths": "Deaths", "births": "Births"}
    texts = {
        "_quarto.yml": BOOK,
        "index.qmd": CHAPTER,
        "figures/rate.py": FIGURE,
        "data/facts.csv": FACTS,
        "data/series.toml": "\n".join(SERIES.format(name=name, title=title) for name, title in names.items()),
        "data/editions/2020.toml": EDITION,
        "data/editions/2021.toml": LATER,
        "data/schemas/deaths.json": json.dumps(_schema()),
    }
    for name, text in texts.items():
        (root / name).write_text(text, encoding="utf-8")
    for published, deaths in COUNTS.items():
        add_release(root, published, deaths)
    return Project(root)


def add_release(root, published, deaths):
    """Write a release with a thousand births in each year."""
    folder = root / "data/releases/deaths" / published
    folder.mkdir()
    table = "year,deaths,births\n" + "".join(f"{year},{count},1000\n" for year, count in deaths.items())
    (folder / "counts.csv").write_text(table)
    digest = hashlib.sha256(table.encode()).hexdigest()
    (folder / "release.toml").write_text(RELEASE.format(published=published, digest=digest))


def _schema():
    fields = [
        {"name": name, "type": "integer", "title": name, "description": "A number."}
        for name in ("year", "deaths", "births")
    ]
    table = {"name": "counts", "path": "counts.csv", "title": "Counts", "description": "Counts by year."}
    return {
        "name": "deaths",
        "title": "Deaths",
        "description": "Deaths and births.",
        "resources": [{**table, "schema": {"fields": fields, "primaryKey": ["year"]}}],
    }


def git(folder, *arguments):
    """Run git without what this machine or its user has set for it."""
    settings = (
        "user.name=A tester",
        "user.email=tester@example.org",
        "commit.gpgsign=false",
        "core.hooksPath=/dev/null",
    )
    given = [part for setting in settings for part in ("-c", setting)]
    environment = {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *given, *arguments], cwd=folder, env=environment, check=True, capture_output=True)


def committed(folder, message="A commit"):
    """Commit all that lies in a folder, in a new repository where there is none yet."""
    if not (folder / ".git").exists():
        git(folder, "init", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--message", message)
