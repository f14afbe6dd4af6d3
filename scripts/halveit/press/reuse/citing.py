"""How the report, a chapter or an exhibit is cited: in words, as BibTeX, and as CSL-JSON for reference managers."""

import re
from collections.abc import Sequence
from html import escape
from typing import Any, Literal

from msgspec import Struct

from halveit.data.dates import in_words
from halveit.data.releases import Release
from halveit.press.readable import readable
from halveit.press.reuse.publication import Publication

_KINDS = {
    "report": ("techreport", "report"),
    "chapter": ("incollection", "chapter"),
    "chart": ("misc", "figure"),
    "table": ("misc", "dataset"),
}
"""By the kind of a work: its type in BibTeX and in CSL."""
_NAMED = 3
"""Releases that a citation names one by one."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_TEX_SIGNS = re.compile(r"[\\~^&%$#_{}]")


class Work(Struct, frozen=True, kw_only=True):
    """What is cited."""

    id: str
    """Its key in lists of references."""
    kind: Literal["report", "chapter", "chart", "table"]
    """What it is."""
    title: str
    """Its title, with its number."""
    address: str
    """Its page within the edition."""
    sources: tuple[Release, ...] = ()
    """The releases of data behind it."""


def in_text(work: Work, publication: Publication) -> str:
    """Return a citation as plain text; its address where the site has one."""
    year = publication.date[:4]
    if work.kind == "report":
        parts = [f"{publication.author} ({year}). {publication.title}, {publication.name}."]
    else:
        parts = [f"{publication.author} ({year}). {_ended(work.title)}"]
        parts.append(f"In: {publication.title}, {publication.name}.")
    parts += [_sources(work.sources)] if work.sources else []
    parts += [] if publication.is_placeholder else [publication.at(work.address)]
    return " ".join(parts)


def _ended(title: str) -> str:
    """Return a title as a sentence."""
    return title if title.endswith((".", "?", "!")) else f"{title}."


def _sources(sources: Sequence[Release]) -> str:
    """Return whose data are shown, in one sentence: the releases, or their publishers where there are many."""
    if len(sources) > _NAMED:
        publishers = dict.fromkeys(each.publisher for each in sources)
        return f"Data: {'; '.join(publishers)} ({len(sources)} releases, which the page names)."
    named = (f"{each.publisher}, {each.title} ({in_words(each.published)})" for each in sources)
    return f"Data: {'; '.join(named)}."


def csl(work: Work, publication: Publication) -> dict[str, Any]:
    """Return a citation as an entry of CSL-JSON (Citation Style Language 1.0.2)."""
    entry: dict[str, Any] = {
        "id": work.id,
        "type": _KINDS[work.kind][1],
        "title": work.title,
        "author": [{"literal": publication.author}],
        "issued": {"date-parts": [[int(part) for part in publication.date.split("-")]]},
        "edition": publication.edition,
        "language": publication.lang,
    }
    if work.kind != "report":
        entry["container-title"] = publication.title
    if work.sources:
        entry["note"] = _sources(work.sources)
    if not publication.is_placeholder:
        entry["URL"] = publication.at(work.address)
    return entry


def bibtex(work: Work, publication: Publication) -> str:
    """Return a citation as an entry of BibTeX."""
    report = f"{publication.title}, {publication.name}"
    held = {"report": "institution", "chapter": "booktitle"}.get(work.kind, "howpublished")
    fields = {
        "author": f"{{{_tex(publication.author)}}}",  # a second pair of braces: the name is no first and last name
        "title": f"{{{_tex(work.title)}}}",
        held: _tex(publication.author if work.kind == "report" else report),
        "year": publication.date[:4],
        "edition" if work.kind != "report" else "number": _tex(publication.edition),
        "note": _tex(_sources(work.sources)) if work.sources else "",
        "url": "" if publication.is_placeholder else publication.at(work.address),
    }
    told = [f"  {name} = {{{text}}}," for name, text in fields.items() if text]
    month = f"  month = {_MONTHS[int(publication.date[5:7]) - 1]},"
    return "\n".join([f"@{_KINDS[work.kind][0]}{{{work.id},", *told, month, "}", ""])


def _tex(text: str) -> str:
    """Return a text with TeX's own signs escaped."""
    return _TEX_SIGNS.sub(lambda found: _TEX.get(found[0], f"\\{found[0]}"), text)


def files_of(works: Sequence[Work], publication: Publication, stem: str) -> dict[str, bytes]:
    """Return the files with the citations of works, by address: `stem`.bib and `stem`.csl.json."""
    entries = [csl(work, publication) for work in works]
    return {
        f"{stem}.bib": "\n".join(bibtex(work, publication) for work in works).encode(),
        f"{stem}.csl.json": readable(entries, indent=1),
    }


def shown(work: Work, publication: Publication, stem: str, *, holding: str = "") -> str:
    """Return a citation as HTML: the words, then its files, which lie at `stem` as seen from the page.

    `holding` says what else is in the files.
    """
    links = ", ".join(
        f'<a href="{escape(stem)}.{ending}" download>{name}</a>'
        for ending, name in (("bib", "BibTeX"), ("csl.json", "CSL-JSON"))
    )
    return (
        f'<p class="to-copy" data-what="citation">{escape(in_text(work, publication))}</p>\n'
        f"<p>For reference managers{f', {holding}' if holding else ''}: {links}.</p>"
    )
