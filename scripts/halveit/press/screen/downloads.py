"""What can be taken away: each exhibit's files, the executed notebooks, the PDF, the edition's data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from halveit.chapters.tree.walking import Attr, Node, plain, walk
from halveit.press.screen.exhibits import finding_and_subtitle, label_of
from halveit.press.screen.html import Passage
from halveit.press.screen.links import EXHIBITS, size_in_words
from halveit.press.tracing.quotes import SLUG

KINDS = ("csv", "svg", "png")
TITLE = "Data and downloads"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """An exhibit that a page shows."""

    id: str
    """fig-stillbirths."""
    label: str
    """Chart 1."""
    finding: str
    """The first sentence of its caption."""
    page: str
    """The slug of its page."""
    files: tuple[Path, ...]
    """Its CSV, SVG and PNG, as far as there are any."""


def shown_exhibits(blocks: list[Node], page: str, exhibits: Path) -> list[Shown]:
    """Return the numbered exhibits of a chapter in reading order."""
    numbered = (node for node in walk(blocks) if node["t"] in ("Figure", "Div") and "word" in Attr(node).pairs)
    return [_shown(node, page, exhibits) for node in numbered]


def _shown(node: Node, page: str, exhibits: Path) -> Shown:
    identifier = Attr(node).identifier
    stem = identifier.split("-", 1)[-1]
    files = tuple(path for kind in KINDS if (path := exhibits / f"{stem}.{kind}").is_file())
    return Shown(id=identifier, label=label_of(node), finding=_finding(node), page=page, files=files)


def _finding(node: Node) -> str:
    if node["t"] == "Figure":
        caption = node["c"][1][1]
    else:
        caption = [piece for block in node["c"][1] if block["t"] == "Table" for piece in block["c"][1][1]]
    finding, _ = finding_and_subtitle([inline for piece in caption for inline in piece["c"]])
    return plain(finding)


def data_page(
    shown: Iterable[Shown],
    notebooks: Mapping[str, str],
    pdf_name: str,
    data_files: Mapping[str, Path],
    fact_files: Mapping[str, Path],
) -> list[Passage]:
    """Return the page of downloads: notebooks by address with their chapters' titles, other files by address."""
    sections = [
        ("the-report", "The report", f"<p>{_link(pdf_name, 'The whole report as an accessible PDF')}</p>"),
        ("charts-and-tables", "Charts and tables", _exhibits_table(shown)),
        ("numbers-quoted", "Every number quoted", _fact_files(fact_files)),
        ("notebooks", "Run a chapter yourself", _notebooks(notebooks)),
        ("the-data", "The data behind the report", _data_files(data_files)),
    ]
    opening = (
        "<p>Every number in the report comes from these files. "
        "The CSV files hold the numbers that a chart or table shows; the SVG and PNG files are its pictures.</p>"
    )
    return [
        Passage(level=1, id="downloads", heading=TITLE, body=opening),
        *(Passage(level=2, id=name, heading=title, body=body) for name, title, body in sections if body),
    ]


def _link(address: str, words: str, hidden: str = "") -> str:
    told = f'<span class="visually-hidden"> ({escape(hidden)})</span>' if hidden else ""
    return f'<a href="{escape(quote(address))}">{escape(words)}{told}</a>'


def _exhibits_table(shown: Iterable[Shown]) -> str:
    rows = "\n".join(_exhibit_row(exhibit) for exhibit in shown)
    if not rows:
        return ""
    head = '<thead><tr><th scope="col">Exhibit</th><th scope="col">Files</th></tr></thead>'
    region = '<div class="table-scroll" role="region" tabindex="0" aria-label="Files of each chart and table">'
    return f'{region}<table class="data downloads">{head}<tbody>\n{rows}\n</tbody></table></div>'


def _exhibit_row(exhibit: Shown) -> str:
    place = f'<a href="{escape(exhibit.page)}.html#{escape(exhibit.id)}">{escape(exhibit.label)}</a>'
    files = " ".join(
        _link(f"{EXHIBITS}/{path.name}", f"{path.suffix[1:].upper()}, {size_in_words(path)}", exhibit.label)
        for path in exhibit.files
    )
    return f'<tr><th scope="row">{place} {escape(exhibit.finding)}</th><td>{files}</td></tr>'


def _notebooks(notebooks: Mapping[str, str]) -> str:
    if not notebooks:
        return ""
    entries = "\n".join(f"<li>{_link(address, f'{title}, notebook')}</li>" for address, title in notebooks.items())
    return (
        "<p>Each chapter is also a Jupyter notebook, with the results that the report was made from. "
        f"Run it in a copy of this report’s project.</p>\n<ul>\n{entries}\n</ul>"
    )


def _data_files(data_files: Mapping[str, Path]) -> str:
    if not data_files:
        return ""
    return f"<p>The releases that the report pins, as a Data Package.</p>\n{_files(data_files)}"


def _fact_files(fact_files: Mapping[str, Path]) -> str:
    if not fact_files:
        return ""
    page = f'<a href="{SLUG}.html">a page of its own</a>'
    opening = f"Each number in the text has its value and its source on {page}, and in these files."
    return f"<p>{opening}</p>\n{_files(fact_files)}"


def _files(files: Mapping[str, Path]) -> str:
    entries = "\n".join(
        f"<li>{_link(address, f'{address}, {size_in_words(path)}')}</li>" for address, path in files.items()
    )
    return f"<ul>\n{entries}\n</ul>"
