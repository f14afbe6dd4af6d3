"""Small books, written for one test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from halveit.chapters import Book, read_book
from halveit.paths import Project

BOOK = """\
project:
  type: book
  execute-dir: project

edition: "2021"

book:
  title: "A report"
  chapters:
    - index.qmd
    - chapters/one.qmd
    - chapters/two.qmd

bibliography: references.bib

crossref:
  fig-title: Chart
"""
FILES = {
    "_quarto.yml": BOOK,
    "_variables.yml": "nation: England\n",
    "references.bib": "@misc{ons2021, title={Births}, author={ONS}, year={2021}}\n",
    "index.qmd": "# Summary\n",
    "chapters/one.qmd": "# One\n",
    "chapters/two.qmd": "# Two {#sec-two}\n",
    **dict.fromkeys([f"chapters/{name}" for name in ("a.png", "a.svg", "b.png", "b.svg", "c.svg")], "an image"),
}


@pytest.fixture
def write(tmp_path: Path) -> Callable[[dict[str, str]], Project]:
    """Write a small book, some of its files replaced; a chapter without title gets one."""

    def written(files: dict[str, str]) -> Project:
        for name, text in {**FILES, **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        return Project(tmp_path)

    return written


@pytest.fixture
def read(write: Callable[[dict[str, str]], Project]) -> Callable[..., Book]:
    """Read a small book whose chapter `chapters/one.qmd` has a given text below its title."""

    def book(text: str, **files: str) -> Book:
        named = {f"chapters/{name}.qmd": each for name, each in files.items()}
        return read_book(write({"chapters/one.qmd": f"# One\n\n{text}", **named}))

    return book
