"""How the editions stand side by side on the site: each in its folder, one at the root, with links between them."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from halveit.chapters.sources.edition import book_of
from halveit.data.book import edition_named
from halveit.data.editions import Edition, list_editions, load_edition
from halveit.data.settings import line_of
from halveit.errors import Collector, ReportError
from halveit.paths import Project
from halveit.press.placing import make_folders, place
from halveit.press.search.contents import LISTED
from halveit.press.search.contents import SLUG as CONTENTS
from halveit.steps.fingerprints import addresses

FOLDER = "editions"
_SWITCHED, _AROUND = 8, 2
"""How many editions the switcher shows all of; and else, how many before and after the one that is read."""
_SITE = re.compile(rb'(data-site="[^"]*?)\.\./\.\./(?=")')
"""Where a page of an edition says that the site's root lies: two folders above the edition's own."""


class Sibling(Struct, frozen=True, kw_only=True):
    """An edition as the pages of the others know it."""

    name: str
    """Its name, and that of its folder: 2021."""
    title: str
    """The report's title."""
    pages: Collection[str]
    """The addresses of its pages within its folder."""


def load_editions(project: Project) -> list[Edition]:
    """Return every edition with its data checked, an older one before the one that supersedes it.

    All that is wrong is raised together, and so are two editions that supersede the same one, or each other.
    """
    faults = Collector()
    editions: dict[str, Edition] = {}
    for name in dict.fromkeys([edition_named(project), *list_editions(project)]):
        try:
            editions[name] = load_edition(project, name)
            editions[name].check()
        except ReportError as fault:
            faults.take(fault)
    faults.finish()
    return _in_order(editions)


def _in_order(editions: Mapping[str, Edition]) -> list[Edition]:
    """Return editions in the order in which they supersede one another."""
    _check_first(editions)
    after: dict[str, str] = {}
    for name, edition in sorted(editions.items()):
        if edition.supersedes and after.setdefault(edition.supersedes, name) != name:
            raise ReportError(
                f"the edition {after[edition.supersedes]} supersedes {edition.supersedes} already. Editions stand in "
                "one line: name the newest before this one.",
                path=edition.shown,
            )
    ordered: list[Edition] = []
    for name in sorted(name for name, edition in editions.items() if not edition.supersedes):
        following: str | None = name
        while following:
            ordered.append(editions[following])
            following = after.get(following)
    if lost := sorted(set(editions) - {edition.name for edition in ordered}):
        raise ReportError(
            '"supersedes" leads in a circle. The first edition supersedes none.', path=editions[lost[0]].shown
        )
    return ordered


def _check_first(editions: Mapping[str, Edition]) -> None:
    """Refuse a second edition that supersedes none, and one that is dated before the edition that it supersedes."""
    first = sorted((edition for edition in editions.values() if not edition.supersedes), key=lambda each: each.date)
    faults = Collector()
    for edition in first[1:]:
        faults.add(
            f'the edition {first[0].name} is the first; say which edition this one follows: supersedes = "…".',
            path=edition.shown,
        )
    for edition in editions.values():
        before = editions.get(edition.supersedes)
        if before and edition.date < before.date:
            faults.add(
                f'"date" says {edition.date}, and the edition {before.name}, which it supersedes, is dated '
                f"{before.date}.",
                path=edition.shown,
                line=line_of(edition.path, "date"),
            )
    faults.finish()


def siblings(editions: Iterable[Edition], own_pages: Iterable[str]) -> list[Sibling]:
    """Return what pages know of each edition; `own_pages` are those that every edition has beside its chapters."""
    own = [f"{slug}.html" for slug in own_pages]
    return [
        Sibling(
            name=edition.name,
            title=edition.title,
            pages=frozenset(own) | {f"{entry.slug}.html" for entry in book_of(edition.project, edition).entries},
        )
        for edition in editions
    ]


def newest_after(edition: Edition, editions: Iterable[Edition]) -> str | None:
    """Return the name of the newest edition that came after one; None where none did."""
    following = {each.supersedes: each.name for each in editions if each.supersedes}
    name = following.get(edition.name)
    while name in following:
        name = following[name]
    return name


def told_to_theme(here: str, all_of_them: Sequence[Sibling], newest: str | None, root: str = "") -> dict[str, Any]:
    """Return what the theme's templates need for the switcher, and for the banner of a superseded edition.

    Of many editions the switcher has those around this one, the first and the last; `root` is the name of the one whose
    list of sections has them all.
    """
    many = len(all_of_them) > _SWITCHED
    at = next(place for place, each in enumerate(all_of_them) if each.name == here)
    ends = {0, len(all_of_them) - 1}
    near = {*range(at - _AROUND, at + _AROUND + 1), *ends} if many else set(range(len(all_of_them)))
    shown = [each for place, each in enumerate(all_of_them) if place in near]
    return {
        "editions": [{"name": escape(each.name), "here": each.name == here, "pages": each.pages} for each in shown],
        "newest": newest,
        "all_editions": escape(f"{quote(root)}/{CONTENTS}.html#{LISTED}") if many else "",
        "listed": [(each.name, each.title) for each in all_of_them] if many and here == root else [],
    }


def place_at_root(site: Path, name: str, editions: Collection[str]) -> None:
    """Put a copy of an edition's folder at the site's root, its links to the other editions' folders mended.

    Servers show the root's page for what they do not find, so the editions' folders need none of their own.
    """
    folder = site / FOLDER / name
    copied = addresses(folder)
    make_folders(site, copied)
    for each in copied:
        if each.endswith(".html"):
            (site / each).write_bytes(mended((folder / each).read_bytes(), "../" * each.count("/"), editions))
        else:  # of files beside index.html some are written anew
            place(f"{folder}/{each}", f"{site}/{each}", alone="/" not in each)
    for page in (site / FOLDER).glob("*/404.html"):
        page.unlink()


def mended(html: bytes, up: str, editions: Collection[str]) -> bytes:
    """Return a page as it is to stand at the root; `up` leads from it to its edition's folder."""
    for other in editions:
        html = html.replace(f'href="{up}../{other}/'.encode(), f'href="{up}{FOLDER}/{other}/'.encode())
    return _SITE.sub(rb"\1", html)
