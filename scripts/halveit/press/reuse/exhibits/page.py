"""An exhibit's own page: the exhibit whole, where it stands, what its columns hold, how to cite and embed it."""

import re
from collections.abc import Sequence
from html import escape

from halveit.exhibits.shelf import Shelved
from halveit.press.charts.embedding import FOLDER, FRAME_HEIGHT
from halveit.press.reuse.citing import Work, shown
from halveit.press.reuse.exhibits.groups import Group
from halveit.press.reuse.publication import Publication
from halveit.press.reuse.tables.table import PublishedTable
from halveit.press.screen.html import Passage

_RELATIVE = re.compile(r'(\s(?:href|src)=")(?![a-z]+:|[#/])')
_SANDBOX = "allow-popups allow-popups-to-escape-sandbox"
"""What a chart in a frame may do: its links open pages of their own. It has no script."""


def from_below(html: str) -> str:
    """Return HTML whose links are those of a page in the edition's folder, for a page one folder further down."""
    return _RELATIVE.sub(r"\1../", html)


def subject(group: Group) -> str:
    """Return what an exhibit is called on lists: Chart 1: Stillbirths."""
    name = group.label.replace("-", " ").capitalize()
    return name if group.number.lower() in ("", name.lower(), f"{name.lower()} table") else f"{group.number}: {name}"


def exhibit_page(
    group: Group, body: str, shelved: Shelved, table: PublishedTable, work: Work, publication: Publication, *, data: str
) -> list[Passage]:
    """Return the passages of an exhibit's own page.

    `body` is the exhibit as its chapter shows it, with that page's links; `data` is HTML that only machines read.
    """
    stem = group.label
    sections = [
        Passage(level=1, id="exhibit", heading=escape(subject(group)), body=_opening(group, publication)),
        Passage(level=2, id="whole", heading=f"The {_kind(shelved)}", body=from_below(_opened(body))),
        Passage(level=2, id="columns", heading="What the columns hold", body=_columns(table)),
        Passage(level=2, id="cite", heading=f"Cite this {_kind(shelved)}", body=_cite(work, publication, stem)),
    ]
    if shelved.exhibit.is_chart:
        body = embedding(group, shelved, publication)
        sections.append(Passage(level=2, id="embed", heading="Embed this chart", body=body))
    last = sections[-1]
    return [*sections[:-1], Passage(level=last.level, id=last.id, heading=last.heading, body=f"{last.body}\n{data}")]


def _kind(shelved: Shelved) -> str:
    """Return what it is."""
    return "chart" if shelved.exhibit.is_chart else "table"


def _opening(group: Group, publication: Publication) -> str:
    """Return where the exhibit stands, and that its address stays."""
    place = f'<a href="../{escape(group.place.page)}.html#{escape(group.id)}">{escape(group.place.words)}</a>'
    return (
        f"<p>From {escape(publication.title)}, {escape(publication.name)}. It stands in the section {place}.</p>\n"
        "<p>This page keeps its address. What it shows may be corrected: "
        '<a href="../updates.html">Releases and corrections</a> tells when and why.</p>'
    )


def _opened(body: str) -> str:
    """Return an exhibit with its data unfolded."""
    return body.replace("<details ", "<details open ")


def _columns(table: PublishedTable) -> str:
    """Return the columns of an exhibit's CSV file as a list of terms."""
    rows = "\n".join(
        f'<tr><th scope="row">{escape(field.title)}</th><td><code>{escape(field.name)}</code></td>'
        f"<td>{escape(field.description)}</td></tr>"
        for field in table.fields
    )
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Column", "Name in the CSV file", "What it holds"))
    metadata = f"{table.file.name}-metadata.json"
    return (
        '<div class="table-scroll" role="region" tabindex="0" aria-label="What the columns hold">'
        f'<table class="data columns"><thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody></table></div>\n'
        f'<p>For programs: <a href="{escape(metadata)}">the same as CSV on the Web</a>. '
        "A blank cell in the CSV file means: not known.</p>"
    )


def _cite(work: Work, publication: Publication, stem: str) -> str:
    """Return the citation, and that the data have authors of their own."""
    return f"{shown(work, publication, stem)}\n{_missing(publication, 'citation')}".rstrip()


def _missing(publication: Publication, what: str) -> str:
    """Say what to put in the place of an address that this copy of the site does not know."""
    if not publication.is_placeholder:
        return ""
    words = {
        "citation": "add the address of this page to the citation",
        "frame": f"put its address in the place of <code>{escape(publication.site)}</code>",
    }
    return f"<p>This copy of the site was not told where it is published: {words[what]}.</p>"


def embedding(group: Group, shelved: Shelved, publication: Publication) -> str:
    """Return what to paste into another page, and what it does there."""
    alone = f'<a href="../{FOLDER}/{escape(group.label)}.html">as you see here</a>'
    return (
        f"<p>Paste this into a page of your own. The chart comes with its title and source, {alone}. "
        "It runs no script, sets no cookies and loads nothing else.</p>\n"
        f'<pre class="to-copy" data-what="code"><code>{escape(snippet(group, shelved, publication))}</code></pre>\n'
        f"{_missing(publication, 'frame')}"
    ).rstrip()


def snippet(group: Group, shelved: Shelved, publication: Publication) -> str:
    """Return the frame that shows a chart on another page."""
    title = escape(f"{group.number}: {shelved.exhibit.title}")
    address = publication.at(f"{FOLDER}/{group.label}.html")
    return (
        f'<iframe src="{escape(address)}" title="{title}" width="100%" height="{FRAME_HEIGHT}" loading="lazy" '
        f'sandbox="{_SANDBOX}"></iframe>'
    )


def works_of(groups: Sequence[Group], tables: dict[str, PublishedTable], publication: Publication) -> dict[str, Work]:
    """Return each exhibit as what is cited, by label."""
    return {
        group.label: Work(
            id=f"{publication.edition}-{group.label}",
            kind="chart" if group.id.startswith("fig-") else "table",
            title=f"{group.number}: {tables[group.label].title}" if group.number else tables[group.label].title,
            address=f"{group.page}.html",
            sources=tuple(tables[group.label].releases),
        )
        for group in groups
    }
