"""The page of each chapter as Markdown, kept until the chapter or something that its page shows has changed."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from halveit.chapters import Book, Chapter
from halveit.chapters.drafted import Drafted
from halveit.chapters.glossary import with_expansions
from halveit.errors import Collector, ReportError
from halveit.press.contained import shown_blocks, shown_digest
from halveit.press.reuse.exhibits.groups import with_own_pages
from halveit.press.screen.html import Passage, passages
from halveit.press.screen.links import Addresses, Page
from halveit.press.screen.markdown import page_markdown
from halveit.press.shell.descriptions import description
from halveit.steps.digests import digest
from halveit.steps.running import kept_by
from halveit.steps.threads import started

Told = Callable[[str], Mapping[str, Any]]
"""What the templates ask of a page, by its slug."""


class _Written(Struct, frozen=True, kw_only=True):
    """What pandoc made of a chapter."""

    passages: tuple[Passage, ...]
    """Its text."""
    files: Mapping[str, str]
    """The files that it leads to, from the project's root on, by their address on the site."""
    digest: str
    """What stands for its text, which tells of those files too: how large they are."""


class ChapterPages:
    """Makes the pages of one book's chapters: pandoc is at work on them from the beginning on."""

    def __init__(self, *, book: Book, addresses: Addresses, own_pages: Collection[str]) -> None:
        """Take where what chapters lead to is found, and the slugs of the exhibits' own pages."""
        self._book = book
        self._addresses = addresses
        self._own_pages = frozenset(own_pages)
        self._below: Mapping[str, str] = {}
        self._told: Told = lambda _: {}
        seen = (sorted(addresses.homes.items()), sorted(addresses.facts), sorted(self._own_pages), book.glossary)
        self._surroundings = digest(repr((addresses.exhibits.name, *seen)).encode())
        self._begun = started(self._written, book.chapters)

    def all(self, below: Mapping[str, str], told: Told) -> dict[str, str]:
        """Return each chapter's Markdown by its file; the chapters' mistakes are raised together, in book order.

        `below` is HTML to stand below a chapter, by its slug. The files that chapters lead to are added to those of
        the addresses.
        """
        self._below, self._told = below, told
        problems = Collector()
        pages = {}
        root = self._addresses.project.root
        for chapter, writing in zip(self._book.chapters, self._begun, strict=True):
            try:
                written = writing.result()
            except ReportError as error:
                problems.take(error)
                continue
            pages[f"{chapter.slug}.md"] = self._page(chapter, written)
            self._addresses.files.update({address: root / path for address, path in written.files.items()})
        self._begun = []
        problems.finish()
        return pages

    def held_but(self, slug: str) -> list[Drafted]:
        """Return the chapters as they were read for these pages, but for one; none where there is no such chapter."""
        others = [chapter.drafted for chapter in self._book.chapters if chapter.slug != slug and chapter.drafted]
        return others if len(others) < len(self._book.chapters) else []

    def changed(self, book: Book) -> dict[str, str]:
        """Return the Markdown of the chapters that differ in a later state of the book, by file.

        What they show of others is as it was in the earlier state.
        """
        before = {chapter.slug: chapter.digest for chapter in self._book.chapters}
        others = [chapter for chapter in book.chapters if before.get(chapter.slug) not in (None, chapter.digest)]
        return {f"{chapter.slug}.md": self._page(chapter, self._written(chapter)) for chapter in others}

    def _page(self, chapter: Chapter, written: _Written) -> str:
        """Return a chapter's page as Markdown."""
        below, told = self._below.get(chapter.slug, ""), dict(self._told(chapter.slug))
        described = str(chapter.meta.get("description") or "")
        given = (written.digest, described, below, told)
        return kept_by("the page of a chapter", *given, make=lambda: _markdown(written, described, below, told))

    def _written(self, chapter: Chapter) -> _Written:
        """Return what pandoc makes of a chapter."""
        given = (shown_digest(self._book, chapter), self._surroundings)
        return kept_by("the text of a chapter", *given, make=lambda: self._anew(chapter))

    def _anew(self, chapter: Chapter) -> _Written:
        page = Page(slug=chapter.slug, source=chapter.source)
        addresses = replace(self._addresses, files={})
        shown = with_expansions(shown_blocks(self._book, chapter), self._book.glossary)
        text = passages(with_own_pages(shown, self._own_pages), page, addresses)
        root = addresses.project.root.resolve()
        files = {address: path.relative_to(root).as_posix() for address, path in addresses.files.items()}
        return _Written(passages=tuple(text), files=files, digest=digest(repr(text).encode()))


def _markdown(written: _Written, described: str, below: str, told: Mapping[str, Any]) -> str:
    words = described or description(written.passages)
    last = written.passages[-1]
    whole = [*written.passages[:-1], replace(last, body=f"{last.body}\n{below}".strip())]
    return page_markdown(whole, words, told=told)
