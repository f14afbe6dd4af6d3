"""The files of an exhibit: CSV; SVG for the page, for phones and on its own; PNG; what explores it in a browser."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from halveit.data.editions import Edition
from halveit.drawing.exploring import stops, wholes
from halveit.drawing.standalone import standalone
from halveit.drawing.svg import Draw, described, draw_svg, interactive, settled, specification, to_png
from halveit.drawing.theme import NARROW, WIDE
from halveit.exhibits.layout import ENDING
from halveit.exhibits.shelf import Shelved
from halveit.exhibits.sources import source_line
from halveit.steps.digests import digest
from halveit.steps.running import Step, kept, kept_by
from halveit.steps.writing import write_whole

EXPLORED = (".spec.js", ".vl.json")
"""The endings of a chart's files for exploring: a script that a page loads, and its specification to read and reuse."""
_ON_ITS_OWN, _PIXELS = ".svg", ".png"
_DRAWN = (".inline.svg", ".narrow.svg", _ON_ITS_OWN, *EXPLORED)
CHART_FILES = (*_DRAWN, _PIXELS)
"""The endings of a chart's files: for the page, for phones, on its own, for exploring, and as pixels."""
_HURRIED: ContextVar[bool] = ContextVar("_HURRIED", default=False)


@contextmanager
def hurried() -> Iterator[None]:
    """Leave older pixels of charts, which no page shows, as they are inside the block: they take long to make."""
    token = _HURRIED.set(True)
    try:
        yield
    finally:
        _HURRIED.reset(token)


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
    """Write the exhibit's files where they are missing or not what they should be; a table keeps none of a chart's."""
    folder = exhibits_folder(edition)
    write_whole(folder / f"{shelved.label}.csv", to_csv(shelved).encode())
    for picture in shelved.exhibit.layout.pictures if shelved.exhibit.layout else ():
        write_whole(folder / f"{shelved.label}-{picture.name}{ENDING}", picture.svg.encode())
    if shelved.exhibit.is_chart:
        pictures = _pictures(shelved, edition)
        for ending, content in pictures.items():
            write_whole(folder / f"{shelved.label}{ending}", content)
        pixels = folder / f"{shelved.label}{_PIXELS}"
        if not (_HURRIED.get() and pixels.is_file()):
            write_whole(pixels, _pixels(pictures[_ON_ITS_OWN]))
        return
    for ending in CHART_FILES:
        (folder / f"{shelved.label}{ending}").unlink(missing_ok=True)


def _pictures(shelved: Shelved, edition: Edition) -> dict[str, bytes]:
    """Return a chart's files but its pixels by their endings, drawn anew where it or its words have changed."""
    exhibit = shelved.exhibit
    draw = settled(exhibit.draw) if exhibit.draw else None
    source = source_line(shelved, edition)
    words = (exhibit.title, exhibit.subtitle, exhibit.alt, source)
    name = f"the pictures of figures/{shelved.label}.py, edition {edition.name}"
    step = Step(name=name, given=(draw and draw.specs, words), code="drawing exhibits")
    return kept(step, lambda: dict(zip(_DRAWN, _drawn(shelved, source), strict=True)))


def _pixels(svg: bytes) -> bytes:
    """Return a chart on its own as pixels."""
    return kept_by("the pixels of a chart", digest(svg), make=lambda: to_png(svg.decode()), pack=bytes, unpack=bytes)


def _drawn(shelved: Shelved, source: str) -> Iterator[bytes]:
    """Give the contents of a chart's files, in the order of _DRAWN."""
    exhibit, label = shelved.exhibit, shelved.label
    draw = exhibit.draw
    if draw is None:
        return
    texts = {"title": exhibit.title, "desc": " ".join(exhibit.alt)}
    wide = draw_svg(draw, WIDE)
    yield described(wide, name=label, **texts).encode()
    yield described(draw_svg(draw, NARROW), name=f"{label}-narrow", **texts).encode()
    whole = standalone(wide, title=exhibit.title, subtitle=exhibit.subtitle, source=source)
    yield described(whole, name=label, **texts).encode()
    yield from _explored(draw, label, title=exhibit.title)


def _explored(draw: Draw, label: str, *, title: str) -> Iterator[bytes]:
    """Give what a browser needs to explore a chart: as a script, and as a specification on its own."""
    plain = specification(draw, WIDE)
    wide, narrow = (interactive(draw, canvas) for canvas in (WIDE, NARROW))
    told = {"stops": [asdict(stop) for stop in stops(plain)], "wholes": wholes(plain)}
    yield _script(label, {**told, "wide": wide, "narrow": narrow}).encode()
    yield (json.dumps({**wide, "title": title}, indent=1, ensure_ascii=False) + "\n").encode()


def _script(label: str, chart: Mapping[str, Any]) -> str:
    """Return a script that hands a chart to the page: one opened from a folder may load scripts, but no JSON."""
    content = json.dumps(chart, ensure_ascii=False, separators=(",", ":"))
    return f"(window.explored = window.explored || {{}})[{json.dumps(label)}] = {content};\n"
