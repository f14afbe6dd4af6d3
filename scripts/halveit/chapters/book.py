"""A book that was read: its chapters, each with its tree at hand for whoever asks for it."""

import json
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from halveit.chapters.sources.book import BookConfig
from halveit.chapters.tree.walking import Node
from halveit.data.glossary import Entry as Acronym
from halveit.steps.digests import digest

if TYPE_CHECKING:
    from halveit.chapters.drafted import Drafted

_CELL = b'"cell_type": "code"'
"""Stands in a notebook's file once for each of its cells, and nowhere else: inside a text its quotes are escaped."""


class Chapter(Struct, frozen=True, kw_only=True, dict=True):
    """A chapter as the press gets it; its tree is put together when it is first asked for."""

    source: str
    """Its file from the project's root, such as chapters/outcomes.qmd."""
    slug: str
    """Its name in addresses, such as outcomes."""
    title: str
    """Its title as plain text."""
    number: str | None
    """Its number: 1, 2 … or, in the appendix, A, B …; None where it has none."""
    part: str | None
    """The title of the part that it stands in."""
    appendix: bool
    """Whether it is an appendix."""
    tree: list[Node] | Callable[[], list[Node]]
    """Its tree, pandoc's blocks, the title first; or what gives it."""
    meta: dict[str, Any]
    """Its front matter."""
    notebook_file: bytes = b""
    """The text of its executed notebook."""
    known_digest: str = ""
    """What stands for tree and notebook, where that is known before the tree."""
    drafted: "Drafted | None" = None
    """What it was before the book gave it its numbers."""

    @cached_property
    def blocks(self) -> list[Node]:
        """Its tree, pandoc's blocks; the title is the first."""
        return self.tree() if callable(self.tree) else self.tree

    @property
    def has_cells(self) -> bool:
        """Whether it has cells, so that its notebook is of use."""
        return _CELL in self.notebook_file

    @property
    def notebook(self) -> Any:
        """Its executed notebook, nbformat 4.5."""
        import nbformat  # noqa: PLC0415  takes half a second, and builds need only the file

        return nbformat.reads(self.notebook_file.decode(), as_version=4)

    @cached_property
    def digest(self) -> str:
        """What stands for all of it where work on it is kept: another chapter has another."""
        named = (self.source, self.slug, self.title, self.number, self.part, self.appendix, self.meta)
        known = callable(self.tree) and self.known_digest
        found = known or digest(self.notebook_file + _json(self.blocks))
        return digest(_json([*named, found]))


class Book(Struct, frozen=True, kw_only=True, dict=True):
    """A book that was read."""

    config: BookConfig
    """What `_quarto.yml` says."""
    chapters: tuple[Chapter, ...]
    """The chapters in reading order."""
    glossary: tuple[Acronym, ...] = ()
    """The acronyms that chapters may use, and what they stand for."""

    @cached_property
    def digest(self) -> str:
        """What stands for all of it where work on it is kept."""
        whole = (repr(self.config), repr(self.glossary), *(chapter.digest for chapter in self.chapters))
        return digest("\n".join(whole).encode())


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":"), default=str).encode()
