"""The book to be timed in the form of other tools: notebooks of text that read, draw and show."""

import json
from pathlib import Path

from made_up import name, paragraphs, table_of, write


def write_jupyter_book(folder: Path, chapters: int) -> None:
    """Write the book as a Jupyter Book of text notebooks, run with its cache."""
    write(folder / "_config.yml", _JUPYTER_BOOK)
    listed = "".join(f"  - file: {name(place)}\n" for place in range(1, chapters + 1))
    write(folder / "_toc.yml", f"format: jb-book\nroot: index\nchapters:\n{listed}")
    write(folder / "index.md", "# Summary\n\nA book to be timed.\n")
    for place in range(1, chapters + 1):
        write(folder / f"data/{name(place)}.csv", table_of(place))
        write(folder / f"{name(place)}.md", _MYST_HEAD + _notebook(place, "```{code-cell}\n:tags: [remove-input]"))


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
    write(folder / "mkdocs.yml", f"{_MKDOCS}nav:\n  - index.md\n{listed}")
    write(folder / "docs/index.md", "# Summary\n\nA book to be timed.\n")
    for place in range(1, chapters + 1):
        write(folder / f"docs/data/{name(place)}.csv", table_of(place))
        write(folder / f"docs/{name(place)}.ipynb", _ipynb(place))


def write_quarto(folder: Path, chapters: int) -> None:
    """Write the book as a stock Quarto book, its cells kept by `freeze`."""
    listed = "".join(f"    - {name(place)}.qmd\n" for place in range(1, chapters + 1))
    write(folder / "_quarto.yml", f"{_QUARTO}  chapters:\n    - index.qmd\n{listed}")
    write(folder / "index.qmd", "# Summary {.unnumbered}\n\nA book to be timed.\n")
    for place in range(1, chapters + 1):
        write(folder / f"data/{name(place)}.csv", table_of(place))
        write(folder / f"{name(place)}.qmd", _notebook(place, "```{python}"))


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
