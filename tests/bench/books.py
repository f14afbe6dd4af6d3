"""The same made-up book in the form of each tool: chapters of text, each with a chart and a table of its own data."""

import hashlib
import json
from pathlib import Path
from textwrap import dedent

YEARS = tuple(range(2005, 2021))
DAY = "2024-01-01"
_SENTENCES = (
    "The rate is the number of deaths for every thousand births of the same year.",
    "A small place has few deaths in a year, so that its rate moves by chance alone.",
    "Where a rate fell for several years running, the fall is unlikely to be chance.",
    "The counts are those that the registrars sent in by the end of the following March.",
    "No count was left out, and none was estimated.",
)


def counts(place: int) -> list[tuple[int, int, int]]:
    """Return a place's (year, deaths, births): made up, the same each time, and of no real place."""
    return [(year, 60 + (place * 37 + year * 11) % 41 - (year - 2005), 9000 + place * 13 + year) for year in YEARS]


def name(place: int) -> str:
    """Return the name of a place in files and labels."""
    return f"place-{place:04}"


def _csv(place: int) -> str:
    return "year,deaths,births\n" + "".join(f"{y},{d},{b}\n" for y, d, b in counts(place))


def paragraphs(place: int) -> list[str]:
    """Return a chapter's text: twelve paragraphs, each a little different."""
    texts = []
    for number in range(12):
        turned = _SENTENCES[number % 5 :] + _SENTENCES[: number % 5]
        texts.append(f"Of place {place}, part {number + 1}. " + " ".join(turned))
    return texts


def write_ours(folder: Path, chapters: int) -> None:
    """Write the book as a project of ours: one release with a table for each chapter, two exhibits for each."""
    files = {f"{name(place)}.csv": _csv(place) for place in range(1, chapters + 1)}
    release = folder / f"data/releases/counts/{DAY}"
    for file, text in files.items():
        _write(release / file, text)
    _write(release / "release.toml", _release(files))
    _write(folder / "data/schemas/counts.json", json.dumps(_schema(files)))
    _write(folder / "data/series.toml", "".join(_series(place) for place in range(1, chapters + 1)))
    _write(folder / "data/editions/2024.toml", _EDITION)
    _write(folder / "data/ambitions.toml", "")
    _write(folder / "data/facts.csv", "id,value,unit,period,shown,what,source,where\n")
    _write(folder / "_quarto.yml", _book(chapters))
    _write(folder / "index.qmd", "# Summary {.unnumbered}\n\nA book to be timed.\n")
    for place in range(1, chapters + 1):
        _write(folder / f"figures/{name(place)}.py", _FIGURE.replace("PLACE", name(place)))
        _write(folder / f"figures/{name(place)}-counts.py", _TABLE.replace("PLACE", name(place)))
        _write(folder / f"chapters/{name(place)}.qmd", _chapter(place))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _book(chapters: int) -> str:
    listed = "".join(f"    - chapters/{name(place)}.qmd\n" for place in range(1, chapters + 1))
    return (
        'project:\n  type: book\n  output-dir: _book\n  execute-dir: project\nlang: en-GB\nedition: "2024"\n'
        "book:\n  title: A book to be timed\n  author: Nobody\n  chapters:\n    - index.qmd\n" + listed
    )


def _chapter(place: int) -> str:
    texts = paragraphs(place)
    return "\n\n".join(
        (
            f"# Place {place}",
            "```{python}\nfrom halveit import fact, show\n```",
            *texts[:6],
            f'The last rate was `{{python}} fact("{name(place)}.last")`.',
            f'```{{python}}\nshow("{name(place)}")\n```',
            *texts[6:],
            f'```{{python}}\nshow("{name(place)}-counts")\n```\n',
        )
    )


def _release(files: dict[str, str]) -> str:
    digests = "".join(f'"{file}" = "{hashlib.sha256(text.encode()).hexdigest()}"\n' for file, text in files.items())
    return _RELEASE + digests


def _schema(files: dict[str, str]) -> dict[str, object]:
    fields = [
        {"name": "year", "type": "string", "title": "Year", "description": "Calendar year.", "format": "period"},
        {"name": "deaths", "type": "integer", "title": "Deaths", "description": "Deaths of the year."},
        {"name": "births", "type": "integer", "title": "Births", "description": "Births of the year."},
    ]
    resources = [
        {
            "name": Path(file).stem,
            "path": file,
            "title": f"Counts, {Path(file).stem}",
            "description": "One row a year.",
            "schema": {"fields": fields, "primaryKey": ["year"]},
        }
        for file in files
    ]
    return {"name": "counts", "title": "Counts", "description": "Made up.", "resources": resources}


def _series(place: int) -> str:
    return "".join(
        f'[{name(place)}-{column}]\ntitle = "{column.title()}"\nunit = "{column}"\ngeography = "{name(place)}"\n'
        f'dataset = "counts"\ntable = "{name(place)}"\ncolumn = "{column}"\n\n'
        for column in ("deaths", "births")
    )


_EDITION = f"""\
title = "A book to be timed"
date = "{DAY}"
last_period = "2020"
notes = ["Made up."]

[datasets.counts]
release = "{DAY}"
"""
_RELEASE = f"""\
publisher = "Nobody"
title = "Counts"
published = "{DAY}"
accessed = "{DAY}"
url = "https://example.org/counts"
licence = "Open Government Licence v3.0"
attribution = "Nobody"
obtained = "received"
notes = []

[files]
"""
_FIGURE = dedent('''\
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
_TABLE = dedent('''\
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


def write_jupyter_book(folder: Path, chapters: int) -> None:
    """Write the book as a Jupyter Book of text notebooks, run with its cache."""
    _write(folder / "_config.yml", _JUPYTER_BOOK)
    listed = "".join(f"  - file: {name(place)}\n" for place in range(1, chapters + 1))
    _write(folder / "_toc.yml", f"format: jb-book\nroot: index\nchapters:\n{listed}")
    _write(folder / "index.md", "# Summary\n\nA book to be timed.\n")
    for place in range(1, chapters + 1):
        _write(folder / f"data/{name(place)}.csv", _csv(place))
        _write(folder / f"{name(place)}.md", _MYST_HEAD + _notebook(place, "```{code-cell}\n:tags: [remove-input]"))


def _notebook(place: int, opening: str) -> str:
    """Return a chapter whose cells read, draw and show; `opening` begins a cell."""
    texts = paragraphs(place)
    load = f'import altair as alt\nimport pandas as pd\n\ntable = pd.read_csv("data/{name(place)}.csv")'
    rate = 'table["rate"] = table["deaths"] / table["births"] * 1000'
    last = 'print(f"The last rate was {table.rate.iloc[-1]:.1f}.")'
    chart = (
        'alt.Chart(table).mark_line(point=True, color="#12436D").encode(x="year:Q", y="rate:Q")'
        ".properties(width=680, height=300)"
    )
    cells = [f"{opening}\n{code}\n```" for code in (f"{load}\n{rate}", last, chart, "table")]
    return "\n\n".join((f"# Place {place}", cells[0], *texts[:6], *cells[1:3], *texts[6:], cells[3])) + "\n"


_MYST_HEAD = """\
---
jupytext:
  text_representation: {extension: .md, format_name: myst}
kernelspec: {display_name: Python 3, language: python, name: python3}
---

"""
_JUPYTER_BOOK = """\
title: A book to be timed
author: Nobody
execute:
  execute_notebooks: cache
html:
  use_issues_button: false
"""


def write_mkdocs(folder: Path, chapters: int) -> None:
    """Write the book as a mkdocs-material project of notebooks, run by mkdocs-jupyter."""
    listed = "".join(f"  - {name(place)}.ipynb\n" for place in range(1, chapters + 1))
    _write(folder / "mkdocs.yml", f"{_MKDOCS}nav:\n  - index.md\n{listed}")
    _write(folder / "docs/index.md", "# Summary\n\nA book to be timed.\n")
    for place in range(1, chapters + 1):
        _write(folder / f"docs/data/{name(place)}.csv", _csv(place))
        _write(folder / f"docs/{name(place)}.ipynb", _ipynb(place))


def write_quarto(folder: Path, chapters: int) -> None:
    """Write the book as a stock Quarto book, its cells kept by `freeze`."""
    listed = "".join(f"    - {name(place)}.qmd\n" for place in range(1, chapters + 1))
    _write(folder / "_quarto.yml", f"{_QUARTO}  chapters:\n    - index.qmd\n{listed}")
    _write(folder / "index.qmd", "# Summary {.unnumbered}\n\nA book to be timed.\n")
    for place in range(1, chapters + 1):
        _write(folder / f"data/{name(place)}.csv", _csv(place))
        _write(folder / f"{name(place)}.qmd", _notebook(place, "```{python}"))


def _ipynb(place: int) -> str:
    """Return a chapter as a notebook that was not run."""
    pieces = _notebook(place, "```{code-cell}").split("```")
    cells = []
    for number, piece in enumerate(pieces):
        kind = "code" if number % 2 else "markdown"
        source = piece.removeprefix("{code-cell}").strip()
        more = {"outputs": [], "execution_count": None} if kind == "code" else {}
        if source:
            cells.append({"id": f"c{number}", "cell_type": kind, "metadata": {}, "source": source, **more})
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": kernel, "cells": cells})


def edit_sentence(path: Path, turn: int) -> None:
    """Change one sentence of a chapter; another way at each turn."""
    lines = path.read_text(encoding="utf-8")
    old = next(each for each in (_SENTENCES[4], *(_other(turn) for turn in range(turn))) if each in lines)
    _write(path, lines.replace(old, _other(turn), 1))


def _other(turn: int) -> str:
    return f"Of the counts none is left out, and {turn + 2} were looked at twice."


def edit_value(table: Path, turn: int) -> str:
    """Change the last count of deaths in a table; return the rate that it gives, with one decimal."""
    lines = table.read_text(encoding="utf-8").splitlines()
    year, _, births = lines[-1].split(",")
    deaths = 200 + turn
    _write(table, "\n".join([*lines[:-1], f"{year},{deaths},{births}"]) + "\n")
    return f"{deaths / int(births) * 1000:.1f}"


def seal(release: Path, table: Path) -> None:
    """Note a table's new fingerprint in its release, as `halveit data seal` does for a release that is new."""
    text, start = release.read_text(encoding="utf-8"), f'"{table.name}" = "'
    before, _, rest = text.partition(start)
    _write(release, before + start + hashlib.sha256(table.read_bytes()).hexdigest() + rest[64:])


_MKDOCS = """\
site_name: A book to be timed
theme: {name: material, font: false}
plugins:
  - search
  - mkdocs-jupyter: {execute: true, include_source: false}
"""
_QUARTO = """\
project: {type: book, output-dir: _book}
format: html
execute: {freeze: auto, echo: false}
book:
  title: A book to be timed
  author: Nobody
"""
