"""The book to be timed as a project of ours: one release with a table for each chapter, two exhibits for each."""

import hashlib
import json
from pathlib import Path

from figure_files import FIGURE, TABLE
from made_up import DAY, name, paragraphs, table_of, write


def write_ours(folder: Path, chapters: int) -> None:
    """Write the book: a chapter for each place, with its chart and its table."""
    write_data(folder, chapters)
    write(folder / "_quarto.yml", settings(chapters))
    write(folder / "index.qmd", "# Summary {.unnumbered}\n\nA book to be timed.\n")
    for place in range(1, chapters + 1):
        write(folder / f"figures/{name(place)}.py", FIGURE.replace("PLACE", name(place)))
        write(folder / f"figures/{name(place)}-counts.py", TABLE.replace("PLACE", name(place)))
        write(folder / f"chapters/{name(place)}.qmd", _chapter(place))


def write_data(folder: Path, places: int) -> None:
    """Write what a project has below `data/`: a release with a table for each place, and one edition."""
    files = {f"{name(place)}.csv": table_of(place) for place in range(1, places + 1)}
    release = folder / f"data/releases/counts/{DAY}"
    for file, text in files.items():
        write(release / file, text)
    write(release / "release.toml", _release(files))
    write(folder / "data/schemas/counts.json", json.dumps(_schema(files)))
    write(folder / "data/series.toml", "".join(_series(place) for place in range(1, places + 1)))
    write(folder / "data/editions/2024.toml", edition(DAY))
    write(folder / "data/ambitions.toml", "")
    write(folder / "data/facts.csv", "id,value,unit,period,shown,what,source,where\n")


def settings(chapters: int) -> str:
    """Return what `_quarto.yml` says of a book of so many chapters."""
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


def edition(day: str, *, supersedes: str = "") -> str:
    """Return an edition's file, dated so; the edition that it supersedes, if it does, is named in it."""
    after = f'supersedes = "{supersedes}"\n' if supersedes else ""
    return (
        f'title = "A book to be timed"\ndate = "{day}"\n{after}last_period = "2020"\nnotes = ["Made up."]\n\n'
        f'[datasets.counts]\nrelease = "{DAY}"\n'
    )


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
