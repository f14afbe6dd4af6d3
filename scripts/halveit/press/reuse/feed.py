"""The feed of what is new: an entry for each edition, each release that it uses, and each correction of ours."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote, urlsplit

from msgspec import Struct

from halveit.data.dates import in_words
from halveit.data.editions import Edition
from halveit.press.history.corrections import SEVERITIES, Correction, load_corrections
from halveit.press.history.updates import FEED
from halveit.press.reuse.publication import Publication
from halveit.press.screen.about import anchor_of

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SINCE = "2026"
"""The year in tag: addresses (RFC 4151): the first in which this project gave any. It never changes."""
_FIRST_DAY = "YYYY-01-01"


class Entry(Struct, frozen=True, kw_only=True):
    """One piece of news."""

    id: str
    """A tag: address, which never changes."""
    title: str
    """What is new."""
    day: str
    """Since when, as far as it is known."""
    link: str
    """The page that tells more."""
    summary: str
    """One or two sentences."""
    kind: str
    """edition, release or correction."""


def entries_of(edition: Edition, publication: Publication) -> list[Entry]:
    """Return the news of one edition, newest first."""
    corrections = [each for each in load_corrections(edition.project) if each.edition == edition.name]
    entries = [
        _edition(edition, publication),
        *_releases(edition, publication),
        *(_correction(each, publication) for each in corrections),
    ]
    return sorted(entries, key=lambda entry: (_whole(entry.day), entry.id), reverse=True)


def _edition(edition: Edition, publication: Publication) -> Entry:
    """Return an edition as news."""
    return Entry(
        id=tag(publication, f"editions/{edition.name}"),
        title=f"Edition {edition.name}: {edition.title}",
        day=edition.date,
        link=publication.at("index.html"),
        summary=" ".join(edition.notes) or publication.description,
        kind="edition",
    )


def _releases(edition: Edition, publication: Publication) -> Iterator[Entry]:
    """Give each release that an edition uses, dated by the day on which its numbers were taken in."""
    for release in edition.releases():
        main = release.published == edition.pin(release.dataset).release
        use = "is used" if main else "is used beside a newer one"
        corrects = (
            f" It corrects the release of {in_words(release.corrects)}: {release.reason}" if release.corrects else ""
        )
        yield Entry(
            id=tag(publication, f"editions/{edition.name}/releases/{release.dataset}/{release.published}"),
            title=f"{release.publisher}: {release.title} ({in_words(release.published)})",
            day=release.accessed,
            link=publication.at(f"about.html#{anchor_of(release.title, release.published)}"),
            summary=f"This release {use} in the edition {edition.name}.{corrects}",
            kind="release",
        )


def _correction(correction: Correction, publication: Publication) -> Entry:
    """Return a correction as news."""
    return Entry(
        id=tag(publication, f"corrections/{correction.id}"),
        title=f"Correction in the edition {correction.edition}: {correction.page}",
        day=correction.date,
        link=publication.at(f"updates.html#{correction.anchor}"),
        summary=f"It said: {correction.was} It says now: {correction.now} ({SEVERITIES[correction.severity]})",
        kind="correction",
    )


def tag(publication: Publication, name: str) -> str:
    """Return a name on the site as a tag: address (RFC 4151), which no move of a page changes."""
    parts = urlsplit(publication.site)
    return f"tag:{parts.hostname},{_SINCE}:{quote(parts.path.lstrip('/') + name)}"


def feed(entries: Iterable[Entry], publication: Publication, *, id: str, title: str, here: str, page: str) -> bytes:
    """Return a feed (Atom 1.0, RFC 4287); `here` is its own address and `page` that of the page that it belongs to."""
    ET.register_namespace("", _ATOM)
    news = sorted(entries, key=lambda entry: (_whole(entry.day), entry.id), reverse=True)
    root = ET.Element(f"{{{_ATOM}}}feed", {_LANG: publication.lang})
    _add(root, "id", id)
    _add(root, "title", title)
    _add(root, "subtitle", "New editions, the releases of data that they use, and corrections.")
    _add(root, "updated", _moment(news[0].day))
    _add(root, "link", rel="self", type="application/atom+xml", href=here)
    _add(root, "link", rel="alternate", type="text/html", href=page)
    _add(_add(root, "author"), "name", publication.author)
    for entry in news:
        _add_entry(root, entry)
    ET.indent(root, " ")
    return ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _add_entry(root: ET.Element, entry: Entry) -> None:
    """Add one piece of news."""
    node = _add(root, "entry")
    _add(node, "id", entry.id)
    _add(node, "title", entry.title)
    _add(node, "updated", _moment(entry.day))
    _add(node, "link", rel="alternate", type="text/html", href=entry.link)
    _add(node, "category", term=entry.kind)
    _add(node, "summary", entry.summary)


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    """Add an element; return it."""
    node = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    node.text = text or None
    return node


def _whole(day: str) -> str:
    """Return a date as a day: a month or year alone stands at its beginning."""
    return day + _FIRST_DAY[len(day) :]


def _moment(day: str) -> str:
    """Return a day as RFC 3339 has it."""
    return f"{_whole(day)}T00:00:00Z"


def feed_of_edition(edition: Edition, publication: Publication) -> bytes:
    """Return the feed of one edition."""
    return feed(
        entries_of(edition, publication),
        publication,
        id=tag(publication, f"editions/{edition.name}/{FEED}"),
        title=f"{edition.title}: news of the edition {edition.name}",
        here=publication.at(FEED),
        page=publication.at("updates.html"),
    )


def write_feed(site: Path, published: Sequence[tuple[Edition, Publication]], main: str) -> None:
    """Write the feed of the whole site to its root, in the place of that of the edition which is there too."""
    (site / FEED).write_bytes(feed_of_site(published, main))


def feed_of_site(published: Sequence[tuple[Edition, Publication]], main: str) -> bytes:
    """Return the feed of the whole site, which has all editions; `main` is the name of the one at its root."""
    edition, publication = next(each for each in published if each[0].name == main)
    return feed(
        (entry for each in published for entry in entries_of(*each)),
        publication,
        id=tag(publication, FEED),
        title=f"{edition.title}: news of all editions",
        here=publication.site + FEED,
        page=publication.site,
    )
