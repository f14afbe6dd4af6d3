"""Checks on the built site: policies, links, resources, alternative texts, headings, language and ids."""

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from halveit.errors import Collector
from halveit.press.screen.page_reader import PageReader, Picture
from halveit.press.shell.inline import held
from halveit.press.shell.policy import faults

_FILE_NAME = re.compile(r"[^\s]+\.(svg|png|jpe?g|gif|webp|avif|pdf|csv)", re.IGNORECASE)
_CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
_OWN = ("", "data", "mailto", "tel")


def prove_site(site: Path, address: str = "") -> None:
    """Raise everything that is wrong with the pages and style sheets of a built site, each with file and line.

    `address` is where the site is published: links that begin with it, or with its path, lead to the site's own files.
    """
    pages = {path.relative_to(site).as_posix(): PageReader(path) for path in sorted(site.rglob("*.html"))}
    problems = Collector()
    for name in pages:
        proof = _PageProof(site, name, pages, problems, address)
        proof.policy()
        proof.links()
        proof.resources()
        proof.pictures()
        proof.headings()
        proof.language_and_ids()
    for path in sorted(site.rglob("*.css")):
        _prove_styles(path, site, problems)
    problems.finish()


class _PageProof:
    """The checks of one page among all."""

    def __init__(self, site: Path, name: str, pages: dict[str, PageReader], problems: Collector, address: str) -> None:
        self.site = site
        self.name = name
        self.page = pages[name]
        self.pages = pages
        self.problems = problems
        self.address = address
        self.path = urlsplit(address).path or "/"

    def fault(self, message: str, line: int = 1) -> None:
        """Note one fault of the page."""
        self.problems.add(message, path=self.name, line=line)

    def policy(self) -> None:
        """See that the page's policy allows what is in it, and nothing beyond the site."""
        for message, line in faults(held((self.site / self.name).read_text(encoding="utf-8"))):
            self.fault(message, line)

    def links(self) -> None:
        """Follow every link within the site to a file, and its fragment to an id there."""
        for address, line in self.page.links:
            own = bool(self.address) and address.startswith(self.address)
            parts = urlsplit(self.path + address.removeprefix(self.address) if own else address)
            if parts.scheme or parts.netloc:
                continue
            target = self._target(parts.path)
            if target is None:
                self.fault(f'the link "{address}" leads nowhere.', line)
            elif parts.fragment and target in self.pages and not self._has(target, unquote(parts.fragment)):
                self.fault(f'the link "{address}" leads to a page without the id "{parts.fragment}".', line)

    def _has(self, target: str, fragment: str) -> bool:
        # A page's header and search box make links to these; browsers know "top".
        return fragment in self.pages[target].ids or fragment == "top"

    def _target(self, path: str) -> str | None:
        """Return the address of the file that a path leads to, None where there is none."""
        if not path:
            return self.name
        start = self.site if path.startswith("/") else (self.site / self.name).parent
        if path.startswith("/") and not path.startswith(self.path):
            return None
        found = (start / unquote(path.removeprefix(self.path)).lstrip("/")).resolve()
        found = found / "index.html" if found.is_dir() else found
        inside = found.is_file() and found.is_relative_to(self.site.resolve())
        return found.relative_to(self.site.resolve()).as_posix() if inside else None

    def resources(self) -> None:
        """See that everything that the page loads lies on the site."""
        for address, line in self.page.resources:
            if _leaves(address):
                self.fault(f'the page loads "{address}" from another host.', line)
            elif not address.startswith(("data:", "#")) and self._target(urlsplit(address).path) is None:
                self.fault(f'the page loads "{address}", which is not there.', line)
        for style, line in self.page.styles:
            for address in _addresses(style):
                if _leaves(address):
                    self.fault(f'a style on the page loads "{address}" from another host.', line)

    def pictures(self) -> None:
        """See that every picture has an alternative text that says more than its file's name."""
        for picture in self.page.pictures:
            text = self._text_of(picture)
            if not text:
                self.fault("a picture has no alternative text.", picture.line)
            elif _FILE_NAME.fullmatch(text):
                self.fault(f'a picture\'s alternative text is a file name ("{text}").', picture.line)

    def _text_of(self, picture: Picture) -> str:
        labels = " ".join(self.page.words.get(label, "") for label in picture.labelled_by)
        return " ".join((labels or picture.text).split())

    def headings(self) -> None:
        """See that there is one heading of level 1, and no level is left out on the way down."""
        first = sum(1 for level, _ in self.page.headings if level == 1)
        if first != 1:
            self.fault(f"the page has {first} headings of level 1; it must have one.")
        before = 0
        for level, line in self.page.headings:
            if level > before + 1:
                self.fault(f"a heading of level {level} follows one of level {before}; a level is left out.", line)
            before = level

    def language_and_ids(self) -> None:
        """See that the page names its language, and that no id stands for two elements."""
        if not self.page.lang:
            self.fault("the page does not say its language.")
        for identifier, lines in self.page.ids.items():
            if len(lines) > 1:
                self.fault(f'the id "{identifier}" stands on {len(lines)} elements.', lines[1])
            if not identifier:
                self.fault("an element has an empty id.", lines[0])


def _leaves(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in _OWN


def _addresses(css: str) -> Iterable[str]:
    return (first or second for first, second in _CSS_ADDRESS.findall(css))


def _prove_styles(path: Path, site: Path, problems: Collector) -> None:
    name = path.relative_to(site).as_posix()
    for address in _addresses(path.read_text(encoding="utf-8")):
        if _leaves(address):
            problems.add(f'the style sheet loads "{address}" from another host.', path=name)
        elif not address.startswith(("data:", "#")) and not (path.parent / urlsplit(address).path).is_file():
            problems.add(f'the style sheet loads "{address}", which is not there.', path=name)
