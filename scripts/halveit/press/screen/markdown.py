"""A page of the mkdocs project as Markdown: its headings in Markdown, all else in HTML."""

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from halveit.press.screen.html import Passage

_TAG = re.compile(r"(<[^>]*>)")
_UNLIKE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Signs that JSON may hold as they are, and YAML not, or as the end of a line."""
_SIGNS = re.compile(r"([\\`*_{}\[\]#])")


class OwnPage(Struct, frozen=True, kw_only=True):
    """A page that the press makes itself, beside the chapters."""

    title: str
    """Its title."""
    slug: str
    """Its name in addresses."""
    passages: list[Passage]
    """What stands on it."""
    files: Mapping[str, Path] = field(default_factory=dict)
    """The files that it offers, by their address on the site."""
    description: str = ""
    """What it shows, for search engines."""


def page_markdown(
    passages: Iterable[Passage],
    description: str = "",
    *,
    found_last: bool = False,
    told: Mapping[str, Any] | None = None,
) -> str:
    """Return a page's passages as Markdown that mkdocs reads; with `found_last` the search puts it below the others.

    `told` is what the templates ask of the page, by name.
    """
    meta: dict[str, Any] = {"description": escape(" ".join(description.split()))} if description else {}
    meta |= told or {}
    if found_last:
        meta["search"] = {"boost": 0.001}
    lines = (f"{name}: {in_yaml(value)}\n" for name, value in meta.items())
    front = f"---\n{''.join(lines)}---\n\n" if meta else ""
    return front + "\n\n".join(_passage(passage) for passage in passages) + "\n"


def in_yaml(value: Any) -> str:
    """Return a value on one line of YAML: as JSON, which is written and read in a tenth of the time."""
    return _UNLIKE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def _passage(passage: Passage) -> str:
    body = f'<div class="passage">\n{_shielded(passage.body)}\n</div>' if passage.body else ""
    if not passage.level:
        return body
    heading = "#" * passage.level + " " + _heading(passage.heading)
    anchor = f" {{#{passage.id}}}" if passage.id else ""
    return f"{heading}{anchor}\n\n{body}".rstrip()


def _heading(html: str) -> str:
    """Return inline HTML with the signs in its text escaped that Markdown would take as its own."""
    pieces = _TAG.split(" ".join(html.split()))
    return "".join(piece if piece.startswith("<") else _SIGNS.sub(r"\\\1", piece) for piece in pieces)


def _shielded(html: str) -> str:
    """Return HTML in which Markdown finds no fence: mkdocs looks for them inside `pre` too."""
    return html.replace("```", "&#96;&#96;&#96;").replace("~~~", "&#126;&#126;&#126;")
