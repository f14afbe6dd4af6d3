"""The PDF's last pages: what it is, under which licence, and whose data it shows; a PDF travels without its site."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from halveit.chapters.tree.walking import Node, words
from halveit.data.dates import in_words
from halveit.data.releases import OBTAINED
from halveit.press.paper.front import Front
from halveit.press.paper.newer import Newer
from halveit.press.paper.sections import Section
from halveit.steps.digests import digest

TITLE = "Licence and attribution"
_SOURCE = "the licence and attribution page"
_LABEL = "press-licence"
_OGL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def imprint(front: Front, releases: Sequence[Mapping[str, Any]]) -> Section:
    """Return the licence and attribution as one more chapter.

    Each release has publisher, title, published, url, licence, attribution and obtained; it may have stands_in_for
    and why_safe.
    """
    blocks = [
        _heading(1, TITLE, _LABEL),
        *([_paragraph(front.notice)] if front.notice else []),
        *(_superseded(front.newer) if front.newer else []),
        _licence(),
        _heading(2, "Where the data comes from", f"{_LABEL}-data"),
        _paragraph("These releases stand behind the report. Please repeat their attribution when you use the numbers."),
        {"t": "DefinitionList", "c": [_release(release) for release in releases]},
        _heading(2, "Typeface", f"{_LABEL}-typeface"),
        _paragraph("Source Sans Pro by Paul D. Hunt, licensed under the SIL Open Font License 1.1."),
    ]
    known = digest(json.dumps(blocks).encode())
    return Section(source=_SOURCE, slug=_LABEL, title=TITLE, part=None, digest=known, content=lambda: blocks)


def _superseded(newer: Newer) -> list[Node]:
    """Return the paragraph on the newest edition."""
    inlines = words(newer.told)
    if newer.address:
        inlines += [*words(" It is at "), _link(newer.address, newer.address), *words(".")]
    return [{"t": "Para", "c": inlines}]


def _licence() -> Node:
    """Return the paragraph on the licence."""
    before = words("This document contains public sector information licensed under the")
    after = words(
        ". You may copy, adapt and publish it, also commercially, if you say where it comes from. "
        "Some of the data are under another licence or none that was stated: each release below says its own."
    )
    return {"t": "Para", "c": [*before, {"t": "Space"}, _link("Open Government Licence v3.0", _OGL), *after]}


def _heading(level: int, title: str, id: str) -> Node:
    """Return a heading without a number; only the first is in the contents."""
    return {"t": "Header", "c": [level, [id, ["unnumbered", *(["unlisted"] if level > 1 else [])], []], words(title)]}


def _paragraph(text: str) -> Node:
    """Return one paragraph."""
    return {"t": "Para", "c": words(text)}


def _link(text: str, url: str) -> Node:
    """Return a link to another site."""
    return {"t": "Link", "c": [["", [], []], words(text), [url, ""]]}


def _release(release: Mapping[str, Any]) -> list[Any]:
    """Return a release as a term and its definition."""
    obtained = OBTAINED[release["obtained"]]
    lines = [
        f"{release['publisher']}, published {in_words(release['published'])}; {obtained}.",
        f"{release['attribution'].rstrip('.')}. Licence: {release['licence'].rstrip('.')}.",
        *([f"Stands in for: {release['stands_in_for']}."] if release.get("stands_in_for") else []),
        *([f"{release['why_safe'].rstrip('.')}."] if release.get("why_safe") else []),
    ]
    address = {"t": "Para", "c": [_link(release["url"], release["url"])]}
    return [words(release["title"]), [[*map(_paragraph, lines), address]]]
