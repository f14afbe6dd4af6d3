"""Checks on the built site: policies, links, resources, alternative texts, headings, language and ids."""

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from halveit.errors import Collector
from halveit.press.page_proof import Fault, PageProof, addresses_in, leaves, prove_page
from halveit.steps.fingerprints import fingerprints
from halveit.steps.running import kept_by


def prove_site(site: Path, address: str = "", prints: Mapping[str, str] | None = None) -> None:
    """Raise everything that is wrong with the pages and style sheets of a built site, each with file and line.

    `address` is where the site is published: links that begin with it, or with its path, lead to the site's own files.
    `prints` are the fingerprints of the site's files where they are known. What follows from a page alone is kept.
    """
    prints = fingerprints(site) if prints is None else prints
    pages = {name: _page(site / name, prints[name]) for name in prints if name.endswith(".html")}
    ways = _Ways(pages, prints, address)
    problems = Collector()
    for name, page in pages.items():
        for message, line in (*page.policy, *ways.links(name), *ways.resources(name), *page.others):
            problems.add(message, path=name, line=line)
    for name in (name for name in prints if name.endswith(".css")):
        for message in _style_faults(name, _loaded(site / name, prints[name]), prints):
            problems.add(message, path=name)
    problems.finish()


def _page(path: Path, fingerprint: str) -> PageProof:
    """Return what follows from a page alone, which is the same as long as its content is."""
    return kept_by("the proof of a page", fingerprint, make=lambda: prove_page(path.read_text(encoding="utf-8")))


def _loaded(path: Path, fingerprint: str) -> list[str]:
    """Return what a style sheet loads."""
    make = lambda: list(dict.fromkeys(addresses_in(path.read_text(encoding="utf-8"))))  # noqa: E731
    return kept_by("the addresses in a style sheet", fingerprint, make=make)


def _style_faults(name: str, loaded: list[str], prints: Mapping[str, str]) -> Iterator[str]:
    for address in loaded:
        if leaves(address):
            yield f'the style sheet loads "{address}" from another host.'
        elif not address.startswith(("data:", "#")) and _joined(name, urlsplit(address).path) not in prints:
            yield f'the style sheet loads "{address}", which is not there.'


def _joined(name: str, path: str) -> str:
    """Return the address of what a path leads to that stands in a file."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


class _Ways:
    """Where the addresses on a site's pages lead, each followed once from each folder."""

    def __init__(self, pages: Mapping[str, PageProof], files: Mapping[str, str], address: str) -> None:
        self._pages = pages
        self._files = files
        self._address = address
        self._root = urlsplit(address).path or "/"
        self._followed: dict[tuple[str, str], str] = {}
        self._loaded: dict[tuple[str, str], str] = {}

    def links(self, name: str) -> Iterator[Fault]:
        """Follow every link of a page within the site to a file, and its fragment to an id there."""
        folder, followed = posixpath.dirname(name), self._followed
        for address, line in self._pages[name].links:
            place = name if address[:1] in ("", "#", "?") else folder  # these lead to the page itself
            message = followed.get((place, address))
            if message is None:
                message = followed[place, address] = self._link(name, address)
            if message:
                yield message, line

    def resources(self, name: str) -> Iterator[Fault]:
        """See that everything that a page loads lies on the site."""
        folder, loaded = posixpath.dirname(name), self._loaded
        for address, line in self._pages[name].resources:
            message = loaded.get((folder, address))
            if message is None:
                message = loaded[folder, address] = self._resource(name, address)
            if message:
                yield message, line

    def _link(self, name: str, address: str) -> str:
        """Return what is wrong with a link; nothing where it leads to another host, or somewhere."""
        own = bool(self._address) and address.startswith(self._address)
        parts = urlsplit(self._root + address.removeprefix(self._address) if own else address)
        if parts.scheme or parts.netloc:
            return ""
        target = self._target(name, parts.path)
        if target is None:
            return f'the link "{address}" leads nowhere.'
        if parts.fragment and target in self._pages and not self._has(target, unquote(parts.fragment)):
            return f'the link "{address}" leads to a page without the id "{parts.fragment}".'
        return ""

    def _resource(self, name: str, address: str) -> str:
        if leaves(address):
            return f'the page loads "{address}" from another host.'
        if not address.startswith(("data:", "#")) and self._target(name, urlsplit(address).path) is None:
            return f'the page loads "{address}", which is not there.'
        return ""

    def _has(self, target: str, fragment: str) -> bool:
        # A page's header and search box make links to these; browsers know "top".
        return fragment in self._pages[target].ids or fragment == "top"

    def _target(self, name: str, path: str) -> str | None:
        """Return the address of the file that a path leads to, None where there is none."""
        if not path:
            return name
        if path.startswith("/") and not path.startswith(self._root):
            return None
        start = "" if path.startswith("/") else name
        found = _joined(start, unquote(path.removeprefix(self._root)).lstrip("/"))
        either = (found, posixpath.normpath(f"{found}/index.html"))
        return next((name for name in either if name in self._files), None)
