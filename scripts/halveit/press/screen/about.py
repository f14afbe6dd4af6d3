"""The page that says what this site is, under which licence, and whose data it shows."""

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from halveit.data.dates import in_words
from halveit.data.releases import OBTAINED
from halveit.press.screen.html import Passage

TITLE = "About, licence and attribution"
OGL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def about_page(
    releases: Iterable[Mapping[str, Any]], *, edition: str, edition_date: str, citing: str = ""
) -> list[Passage]:
    """Return the page's passages, with one for each release of data; `citing` says in HTML how to cite the report."""
    cite = [Passage(level=2, id="cite", heading="Cite this report", body=citing)] if citing else []
    return [
        Passage(level=1, id="about", heading=TITLE, body=_what_this_is(edition, in_words(edition_date))),
        Passage(level=2, id="licence", heading="Licence", body=_licence()),
        *cite,
        Passage(level=2, id="attribution", heading="Where the data comes from", body=_opening()),
        *(_release(release) for release in releases),
        Passage(level=2, id="made-with", heading="Typeface and software", body=_made_with()),
    ]


def _what_this_is(edition: str, day: str) -> str:
    return (
        "<p>This site is a reconstruction of a published report, and an update of it, from public data. "
        "It is not the department’s own publication, and the department has not endorsed it.</p>\n"
        f"<p>It shows the edition “{escape(edition)}”, dated {escape(day)}. "
        "Every chart, table and computed number is made again from the data whenever the site is built.</p>"
    )


def _licence() -> str:
    return (
        "<p>Contains public sector information licensed under the "
        f'<a href="{OGL}" rel="license">Open Government Licence v3.0</a>. '
        "You may copy, adapt and publish it, also commercially, if you say where it comes from. "
        "Some of the data are under another licence or none that was stated: each release below says its own.</p>"
    )


def _opening() -> str:
    return "<p>These releases stand behind the report. Please repeat their attribution when you use the numbers.</p>"


def _release(release: Mapping[str, Any]) -> Passage:
    obtained = OBTAINED[release["obtained"]]
    rows = [
        ("Publisher", escape(release["publisher"])),
        ("Published", escape(in_words(release["published"]))),
        ("Attribution", escape(release["attribution"])),
        ("Licence", escape(release["licence"])),
        ("Address", f'<a href="{escape(release["url"])}">{escape(release["url"])}</a>'),
        ("How obtained", escape(obtained[:1].upper() + obtained[1:])),
        *(("Stands in for", escape(text)) for text in _given(release, "stands_in_for")),
        *(("Why that is safe", escape(text)) for text in _given(release, "why_safe")),
        *(("Notes", notes) for notes in [_notes(release.get("notes") or ())] if notes),
    ]
    entries = "\n".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows)
    return Passage(
        level=3,
        id=anchor_of(release["title"], release["published"]),
        heading=escape(release["title"], quote=False),
        body=f'<dl class="release">\n{entries}\n</dl>',
    )


def anchor_of(title: str, published: str) -> str:
    """Return the id of a release's place on the page."""
    return re.sub(r"[^a-z0-9]+", "-", f"{title} {published}".lower()).strip("-")


def _notes(notes: Iterable[str]) -> str:
    entries = "".join(f"<li>{escape(note)}</li>" for note in notes)
    return f"<ul>{entries}</ul>" if entries else ""


def _given(release: Mapping[str, Any], key: str) -> list[str]:
    return [release[key]] if release.get(key) else []


def _made_with() -> str:
    return (
        "<p>Set in Source Sans Pro by Paul D. Hunt, licensed under the SIL Open Font License 1.1. "
        "The site's pages use Material for MkDocs, licensed under the MIT License.</p>"
    )
