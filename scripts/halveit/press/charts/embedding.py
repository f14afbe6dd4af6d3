"""A chart as a page of its own that others can show in a frame: small, whole, without a script.

It needs nothing but itself, so that it looks the same in a frame with a sandbox, which may load no font from here.
"""

from base64 import b64encode
from collections.abc import Sequence
from html import escape
from pathlib import Path

from msgspec import Struct

from halveit.exhibits.shelf import Shelf
from halveit.exhibits.sources import source_line
from halveit.press.charts.embed_style import font_face, style
from halveit.press.screen.downloads import Shown
from halveit.press.shell.policy import hash_source

FOLDER = "embed"
"""Where the pages lie, seen from an edition's folder."""
FRAME_HEIGHT = 640
"""Of a frame in which a chart with one panel needs no scrolling, down to a phone's width; in CSS pixels."""
_FONTS = ((400, "report-sans-regular.woff2"), (700, "report-sans-bold.woff2"))


class Embedded(Struct, frozen=True, kw_only=True):
    """A chart with the words that go with it."""

    name: str
    """Chart 1."""
    title: str
    """The finding."""
    subtitle: str
    """What is shown."""
    source: str
    """Who published the data."""
    home: str
    """Where the report shows it, seen from the page."""
    report: str
    """The report's title."""
    wide: str
    """Its SVG."""
    narrow: str
    """The one for phones."""


def write_embeds(shown: Sequence[Shown], shelf: Shelf, exhibits: Path, docs: Path) -> None:
    """Write a page for each chart that a report shows; `docs` has the web fonts already."""
    fonts = [(weight, (docs / "assets/fonts" / file).read_bytes()) for weight, file in _FONTS]
    look = style("".join(font_face(weight, b64encode(font).decode()) for weight, font in fonts))
    for found in shown:
        label = found.id.split("-", 1)[-1]
        if shelf.get(label).exhibit.is_chart:
            path = docs / FOLDER / f"{label}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(embed_page(_embedded(found, label, shelf, exhibits), look), encoding="utf-8")


def _embedded(found: Shown, label: str, shelf: Shelf, exhibits: Path) -> Embedded:
    """Return a chart of a shelf as it is embedded."""
    shelved = shelf.get(label)
    wide, narrow = ((exhibits / f"{label}.{kind}.svg").read_text(encoding="utf-8") for kind in ("inline", "narrow"))
    return Embedded(
        name=found.label,
        title=shelved.exhibit.title,
        subtitle=shelved.exhibit.subtitle,
        source=source_line(shelved, shelf.edition),
        home=f"../{found.page}.html#{found.id}",
        report=shelf.edition.title,
        wide=wide.strip(),
        narrow=narrow.strip(),
    )


def embed_page(chart: Embedded, look: str) -> str:
    """Return the whole page; its policy allows its one style sheet, `look`, and the fonts in it."""
    policy = f"default-src 'none'; style-src {hash_source(look)}; font-src data:; base-uri 'none'; form-action 'none'"
    words = f"{escape(chart.report)}, {escape(chart.name)} (opens a new tab)"
    home = f'<a href="{escape(chart.home)}" target="_blank" rel="noopener">{words}</a>'
    return f"""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(chart.name)}: {escape(chart.title)}</title>
<style>{look}</style>
</head>
<body>
<main>
<h1><span>{escape(chart.name)}</span> {escape(chart.title)}</h1>
<p class="subtitle">{escape(chart.subtitle)}</p>
<div class="wide">{chart.wide}</div>
<div class="narrow">{chart.narrow}</div>
<p class="source">{escape(chart.source)} {home}</p>
</main>
</body>
</html>
"""
