"""The files of an exhibit: CSV, SVG for the page, for phones and on its own, and PNG."""

import csv
import io
import os
from pathlib import Path

from halveit.data.editions import Edition
from halveit.drawing.standalone import standalone
from halveit.drawing.svg import described, draw_svg, to_png
from halveit.drawing.theme import NARROW, WIDE
from halveit.exhibits.shelf import Shelved
from halveit.exhibits.sources import source_line


def exhibits_folder(edition: Edition) -> Path:
    """Return where an edition's exhibits are kept for chapters and press."""
    return edition.project.build / "exhibits" / edition.name


def to_csv(shelved: Shelved) -> str:
    """Return the exhibit's table as CSV, with every digit that we stand by."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    columns = shelved.exhibit.columns
    writer.writerow(column.name for column in columns)
    for row in shelved.exhibit.rows:
        writer.writerow(column.in_file(cell) for column, cell in zip(columns, row, strict=True))
    return out.getvalue()


def write_files(shelved: Shelved, edition: Edition) -> None:
    """Write the exhibit's files where they are missing or differ."""
    folder = exhibits_folder(edition)
    _write(folder / f"{shelved.label}.csv", to_csv(shelved).encode())
    exhibit = shelved.exhibit
    if exhibit.draw is None:
        return
    texts = {"title": exhibit.title, "desc": " ".join(exhibit.alt)}
    wide = draw_svg(exhibit.draw, WIDE)
    narrow = draw_svg(exhibit.draw, NARROW)
    whole = standalone(wide, title=exhibit.title, subtitle=exhibit.subtitle, source=source_line(shelved, edition))
    label = shelved.label
    _write(folder / f"{label}.inline.svg", described(wide, name=label, **texts).encode())
    _write(folder / f"{label}.narrow.svg", described(narrow, name=f"{label}-narrow", **texts).encode())
    _write(folder / f"{label}.svg", described(whole, name=label, **texts).encode())
    _write(folder / f"{label}.png", to_png(whole))


def _write(path: Path, content: bytes) -> None:
    """Write a file in one step, so that no reader ever sees half of it; leave it alone when it is right already."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
    unfinished.write_bytes(content)
    unfinished.replace(path)
