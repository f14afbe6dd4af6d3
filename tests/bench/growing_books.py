"""Small books of ours that grow in one way each: in chapters, exhibits, facts or editions."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import books
from figure_files import TABLE
from made_up import DAY, name, paragraphs, write

CHAPTERS = 10
"""How many chapters share the exhibits, or the facts, of a book that grows in these."""
_HEADING = "id,value,unit,period,shown,what,source,where\n"
_CELL = "```{python}\nfrom halveit import fact, show\n```"


def many_chapters(folder: Path, size: int) -> None:
    """Write a book of chapters of text, without an exhibit."""
    _write_book(folder, [f"# Chapter {place}\n\n{paragraphs(place)[0]}\n" for place in range(1, size + 1)])


def many_exhibits(folder: Path, size: int) -> None:
    """Write a book of ten chapters that share its exhibits: small tables, each of the same data."""
    labels = [f"counts-{number:04}" for number in range(1, size + 1)]
    for label in labels:
        write(folder / f"figures/{label}.py", TABLE.replace("PLACE", name(1)))
    shown = [f'```{{python}}\nshow("{label}")\n```' for label in labels]
    _write_book(folder, _shared(shown))


def many_facts(folder: Path, size: int) -> None:
    """Write a book of ten chapters that quote the facts of its list, each once."""
    names = [f"counted.n{number:04}" for number in range(1, size + 1)]
    rows = [
        f"{named},{number},births,2020,{number},Made up.,A document,Page 1\n" for number, named in enumerate(names, 1)
    ]
    _write_book(folder, _shared([f'Of these, `{{python}} fact("{named}")` were counted.' for named in names]))
    write(folder / "data/facts.csv", _HEADING + "".join(rows))


def many_editions(folder: Path, size: int) -> None:
    """Write a book of one chapter whose editions supersede one another, a day apart."""
    first, before = date.fromisoformat(DAY), ""
    _write_book(folder, ["# The only chapter\n\nIt is short.\n"])
    for number in range(size):
        day = (first + timedelta(days=number)).isoformat()
        edition = "2024" if not number else f"2024-{number:04}"
        write(folder / f"data/editions/{edition}.toml", books.edition(day, supersedes=before))
        before = edition


WAYS: Mapping[str, Callable[[Path, int], None]] = {
    "chapters": many_chapters,
    "exhibits": many_exhibits,
    "facts": many_facts,
    "editions": many_editions,
}
"""What writes a book of a size, by what it grows in."""


def _shared(pieces: list[str]) -> list[str]:
    """Return ten chapters, among which pieces of text are dealt out."""
    shares = [pieces[first::CHAPTERS] for first in range(CHAPTERS)]
    return ["\n\n".join([f"# Chapter {number}", _CELL, *share]) + "\n" for number, share in enumerate(shares, 1)]


def _write_book(folder: Path, chapters: list[str]) -> None:
    """Write a book of such chapters, with one small table of data."""
    books.write_data(folder, 1)
    write(folder / "_quarto.yml", books.settings(len(chapters)))
    write(folder / "index.qmd", "# Summary {.unnumbered}\n\nA book to be timed.\n")
    for place, text in enumerate(chapters, 1):
        write(folder / f"chapters/{name(place)}.qmd", text)
