"""The page of downloads: the PDF, all data at once, the files of each exhibit and release, lists and notebooks."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from halveit.data.dates import in_words
from halveit.data.releases import Release
from halveit.press.history.updates import FEED
from halveit.press.reuse.making import Reuse
from halveit.press.reuse.tables.csvw import ENDING
from halveit.press.reuse.tables.datapackage import NAME as PACKAGE
from halveit.press.reuse.tables.of_edition import DATA
from halveit.press.reuse.tables.table import PublishedTable
from halveit.press.screen.downloads import Shown
from halveit.press.screen.html import Passage
from halveit.press.screen.links import EXHIBITS, size_in_words
from halveit.press.search.taking_away import MARK as WHOLE_SITE
from halveit.press.tracing.quotes import SLUG as FACTS

TITLE = "Data and downloads"
SLUG = "data"
_LISTS = (
    (
        "facts",
        f'Every number quoted, with its value before rounding and its source (<a href="{FACTS}.html">as a page</a>)',
    ),
    ("revisions", 'Every number of every release (<a href="revisions.html">as a page</a>)'),
)
_FOR_PROGRAMS = (
    (PACKAGE, "all tables with their columns, sources and licences, as a Data Package"),
    (FEED, "new editions, releases and corrections, as an Atom feed"),
    ("cite.bib", "the report, its chapters and its exhibits for reference managers, as BibTeX"),
    ("cite.csl.json", "the same as CSL-JSON"),
)


def data_page(shown: Iterable[Shown], notebooks: Mapping[str, str], pdf_name: str, reuse: Reuse) -> list[Passage]:
    """Return the page's passages; `notebooks` are the chapters' titles by address."""
    sections = [
        ("the-report", "Everything at once", _whole(pdf_name, reuse)),
        ("charts-and-tables", "Charts and tables", _exhibits(shown, {page.slug for page in reuse.pages})),
        ("the-data", "The data behind the report", _releases(reuse.tables)),
        ("numbers-quoted", "Numbers quoted and revised", _lists(reuse.files)),
        ("for-programs", "For programs", _for_programs(reuse.files)),
        ("notebooks", "Run a chapter yourself", _notebooks(notebooks)),
    ]
    opening = (
        "<p>Every number in the report comes from these files. "
        "In the CSV files, which any spreadsheet opens, a blank cell means: not known.</p>"
    )
    return [
        Passage(level=1, id="downloads", heading=TITLE, body=opening),
        *(Passage(level=2, id=name, heading=title, body=body) for name, title, body in sections if body),
    ]


def _link(address: str, words: str, hidden: str = "") -> str:
    told = f'<span class="visually-hidden"> ({escape(hidden)})</span>' if hidden else ""
    return f'<a href="{escape(quote(address))}">{escape(words)}{told}</a>'


def _sized(address: str, path: Path, hidden: str) -> str:
    """Return a link that tells a file's kind and size: CSV, 3 kB."""
    return _link(address, f"{path.suffix[1:].upper()}, {size_in_words(path)}", hidden)


def _listed(points: Iterable[str]) -> str:
    return "<ul>\n" + "\n".join(f"<li>{point}</li>" for point in points) + "\n</ul>"


def _whole(pdf_name: str, reuse: Reuse) -> str:
    """Return the report in one file, and its data in another."""
    points = [_link(pdf_name, "The whole report as an accessible PDF")]
    if reuse.archive:
        size = size_in_words(reuse.files[reuse.archive])
        points.append(
            f"{_link(reuse.archive, f'All data in one file: ZIP, {size}')}, with what each column holds, "
            "whose the data are and under which licence"
        )
    return f"{_listed(points)}\n{WHOLE_SITE}"


def _table(name: str, heads: Sequence[str], rows: Iterable[str]) -> str:
    """Return a table in a region that scrolls; its rows are HTML."""
    body = "\n".join(rows)
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    region = f'<div class="table-scroll" role="region" tabindex="0" aria-label="{escape(name)}">'
    rest = f'<tbody data-search-exclude="true">\n{body}\n</tbody>'  # an index of addresses finds nothing
    table = f'<table class="data downloads"><thead><tr>{head}</tr></thead>{rest}</table>'
    return f"{region}{table}</div>" if body else ""


def _exhibits(shown: Iterable[Shown], paged: Iterable[str]) -> str:
    """Return each exhibit with its own page and its files."""
    known = frozenset(paged)
    rows = (_exhibit(exhibit, known) for exhibit in shown)
    return _table("Files of each chart and table", ("Exhibit", "Files"), rows)


def _exhibit(exhibit: Shown, paged: frozenset[str]) -> str:
    page = f"{EXHIBITS}/{exhibit.id.partition('-')[2]}"
    address = f"{page}.html" if page in paged else f"{exhibit.page}.html#{exhibit.id}"
    place = f'<a href="{escape(address)}">{escape(exhibit.label)}</a>'
    files = " ".join(_sized(f"{EXHIBITS}/{path.name}", path, exhibit.label) for path in exhibit.files)
    return f'<tr><th scope="row">{place} {escape(exhibit.finding)}</th><td>{files}</td></tr>'


def _releases(tables: Iterable[PublishedTable]) -> str:
    """Return each release with its tables."""
    held = [table for table in tables if table.address.startswith(f"{DATA}/")]
    rows = (_release(table.releases[0], [table, *rest]) for _, (table, *rest) in _by_release(held))
    table = _table("Files of each release", ("Release", "Files"), rows)
    return f"<p>The releases that this edition uses, as its publishers gave the numbers.</p>\n{table}" if table else ""


def _by_release(tables: Iterable[PublishedTable]) -> Iterable[tuple[str, list[PublishedTable]]]:
    grouped = groupby(tables, key=lambda table: table.address.rpartition("/")[0])
    return ((folder, list(group)) for folder, group in grouped)


def _release(release: Release, tables: Iterable[PublishedTable]) -> str:
    told = f"{escape(release.title)} <small>{escape(release.publisher)}, {in_words(release.published)}</small>"
    files = "<br>".join(f"{escape(table.title)}: {_sized(table.address, table.file, table.title)}" for table in tables)
    return f'<tr><th scope="row">{told}</th><td>{files}</td></tr>'


def _lists(files: Mapping[str, Path]) -> str:
    """Return the lists that the site makes itself."""
    points = []
    for stem, words in _LISTS:
        found = [(f"{stem}.{kind}", files.get(f"{stem}.{kind}")) for kind in ("csv", "json")]
        links = [_sized(address, path, stem) for address, path in found if path]
        points += [f"{words}: {' '.join(links)}"] if links else []
    return _listed(points) if points else ""


def _for_programs(files: Mapping[str, Path]) -> str:
    """Return what programs read."""
    points = [f"{_link(address, address)}: {escape(words)}" for address, words in _FOR_PROGRAMS if address in files]
    if not points:
        return ""
    points.append(
        "beside each CSV file a description of its columns, as CSV on the Web: "
        f"the file’s own address with <code>{ENDING}</code> behind it"
    )
    return _listed(points)


def _notebooks(notebooks: Mapping[str, str]) -> str:
    if not notebooks:
        return ""
    links = (_link(address, f"{title}, notebook") for address, title in notebooks.items())
    return (
        "<p>Each chapter is also a Jupyter notebook, with the results that the report was made from. "
        f"Run it in a copy of this report’s project.</p>\n{_listed(links)}"
    )
