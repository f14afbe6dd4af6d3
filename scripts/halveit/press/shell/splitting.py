"""A page's Markdown parted into what the theme has to see, headings and settings, and the HTML below each heading.

That HTML goes through Markdown and theme as it is. A page is set without it, and it is put in afterwards: so a sentence
can change without mkdocs being run.
"""

import json
import re
from collections.abc import Sequence

from msgspec import Struct

_BODY = re.compile(r'^<div class="passage">\n(.*?)\n</div>(?=\n\n#{1,6} |\n*\Z)', re.DOTALL | re.MULTILINE)
_DESCRIPTION = re.compile(r"\A---\ndescription: (.*)\n")
_MARK = re.compile(r"<!--body (\d+)[^>]*-->")
_TO_THE_SEARCH = re.compile(r'\s?data-search-\w+="[^"]+"')
"""Attributes that no browser needs; the theme's search takes them out too."""
_LOOKED_FOR = ('class="to-copy"', 'class="explore"')
"""What the theme's templates look for on a page."""


class Parted(Struct, frozen=True, kw_only=True):
    """A page in two parts."""

    frame: str
    """Its Markdown with a mark in the place of each body."""
    bodies: Sequence[str]
    """The HTML below each heading, then the page's description, where it has one."""


def parted(markdown: str) -> Parted:
    """Return a page of the mkdocs project in its two parts."""
    bodies: list[str] = []

    def marked(found: re.Match[str]) -> str:
        bodies.append(found[1])
        seen = "".join(f" {sign}" for sign in _LOOKED_FOR if sign in found[1])
        return f'<div class="passage">\n<!--body {len(bodies) - 1}{seen}-->\n</div>'

    frame = _BODY.sub(marked, markdown)
    if described := _DESCRIPTION.match(frame):
        bodies.append(json.loads(described[1]))
        frame = f"---\ndescription: <!--body {len(bodies) - 1}-->\n{frame[described.end() :]}"
    return Parted(frame=frame, bodies=bodies)


def joined(html: str, bodies: Sequence[str]) -> str:
    """Return a page that was set without its bodies, with them, and without what they say to the search."""
    return _MARK.sub(lambda found: _TO_THE_SEARCH.sub("", bodies[int(found[1])]), html)


def place_of(html: str) -> int | None:
    """Return which body a piece of a page holds; None where it holds none."""
    found = _MARK.search(html)
    return int(found[1]) if found else None
