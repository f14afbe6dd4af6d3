"""What is wrong with one page by itself, and what of it the proof of the whole site has to know."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from msgspec import Struct

from halveit.press.screen.page_reader import PageReader, Picture
from halveit.press.shell.policy import faults

Fault = tuple[str, int]
"""What is wrong, and on which line."""
Address = tuple[str, int]
"""An address as the page writes it, and on which line."""

_FILE_NAME = re.compile(r"[^\s]+\.(svg|png|jpe?g|gif|webp|avif|pdf|csv)", re.IGNORECASE)
_CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
_OWN = ("", "data", "mailto", "tel")


class PageProof(Struct, frozen=True, kw_only=True):
    """What follows from a page's content alone."""

    policy: tuple[Fault, ...]
    """What is wrong with its policy, or in it by its policy."""
    links: tuple[Address, ...]
    """Where it leads."""
    resources: tuple[Address, ...]
    """What it loads."""
    others: tuple[Fault, ...]
    """All else that is wrong with it."""
    ids: frozenset[str]
    """The ids that links can lead to."""


def prove_page(html: str) -> PageProof:
    """Return what follows from a page's content alone."""
    page = PageReader(html)
    others = (*_styles(page), *_pictures(page), *_headings(page), *_language_and_ids(page))
    return PageProof(
        policy=tuple(faults(page.held)),
        links=tuple(page.links),
        resources=tuple(page.resources),
        others=others,
        ids=frozenset(page.ids),
    )


def leaves(address: str) -> bool:
    """Tell whether an address leads to another host."""
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in _OWN


def addresses_in(css: str) -> Iterable[str]:
    """Give what a style sheet loads."""
    return (first or second for first, second in _CSS_ADDRESS.findall(css))


def _styles(page: PageReader) -> Iterator[Fault]:
    """See that no style on the page loads from elsewhere."""
    for style, line in page.styles:
        for address in addresses_in(style):
            if leaves(address):
                yield f'a style on the page loads "{address}" from another host.', line


def _pictures(page: PageReader) -> Iterator[Fault]:
    """See that every picture has an alternative text that says more than its file's name."""
    for picture in page.pictures:
        text = _text_of(picture, page)
        if not text:
            yield "a picture has no alternative text.", picture.line
        elif _FILE_NAME.fullmatch(text):
            yield f'a picture\'s alternative text is a file name ("{text}").', picture.line


def _text_of(picture: Picture, page: PageReader) -> str:
    labels = " ".join(page.words(label) for label in picture.labelled_by)
    return " ".join((labels or picture.text).split())


def _headings(page: PageReader) -> Iterator[Fault]:
    """See that there is one heading of level 1, and no level is left out on the way down."""
    first = sum(1 for level, _ in page.headings if level == 1)
    if first != 1:
        yield f"the page has {first} headings of level 1; it must have one.", 1
    before = 0
    for level, line in page.headings:
        if level > before + 1:
            yield f"a heading of level {level} follows one of level {before}; a level is left out.", line
        before = level


def _language_and_ids(page: PageReader) -> Iterator[Fault]:
    """See that the page names its language, and that no id stands for two elements."""
    if not page.lang:
        yield "the page does not say its language.", 1
    for identifier, lines in page.ids.items():
        if len(lines) > 1:
            yield f'the id "{identifier}" stands on {len(lines)} elements.', lines[1]
        if not identifier:
            yield "an element has an empty id.", lines[0]
