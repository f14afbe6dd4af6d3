"""The page of each chapter as Markdown, kept until the chapter or something that its page shows has changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from halveit.chapters import Book, Chapter
from halveit.chapters.glossary import with_expansions
from halveit.errors import Collector, ReportError
from halveit.press.contained import shown_blocks, shown_digest
from halveit.press.reuse.exhibits.groups import with_own_pages
from halveit.press.reuse.making import Reuse
from halveit.press.screen.html import passages
from halveit.press.screen.links import Addresses, Page
from halveit.press.screen.markdown import page_markdown
from halveit.press.shell.descriptions import description
from halveit.steps.digests import digest
from halveit.steps.running import kept_by
from halveit.steps.threads import at_once


@dataclass(frozen=True, kw_only=True)
class _Made:
    """A page that was made."""

    markdown: str
    """Its Markdown."""
    files: Mapping[str, str]
    """The files that it leads to, from the project's root on, by their address on the site."""


class ChapterPages:
    """Makes the pages of one book's chapters."""

    def __init__(
        self, *, book: Book, addresses: Addresses, reuse: Reuse, told: Callable[[str], Mapping[str, Any]]
    ) -> None:
        """Take what pages show beside their chapters; `told` gives what the templates ask of a page, by its slug."""
        self._book = book
        self._told = told
        self._addresses = addresses
        self._reuse = reuse
        self._own_pages = frozenset(page.slug for page in reuse.pages)
        seen = (sorted(addresses.homes.items()), sorted(addresses.facts), sorted(self._own_pages), book.glossary)
        self._surroundings = digest(repr((addresses.exhibits.name, *seen)).encode())

    def all(self) -> dict[str, str]:
        """Return each chapter's Markdown by its file; the chapters' mistakes are raised together, in book order.

        The files that they lead to are added to those of the addresses.
        """
        problems = Collector()
        pages = {}
        chapters = self._book.chapters
        for chapter, making in zip(chapters, at_once(self._made, chapters), strict=True):  # pandoc works meanwhile
            try:
                made = making.result()
            except ReportError as error:
                problems.take(error)
                continue
            pages[f"{chapter.slug}.md"] = made.markdown
            root = self._addresses.project.root
            self._addresses.files.update({address: root / path for address, path in made.files.items()})
        problems.finish()
        return pages

    def changed(self, book: Book) -> dict[str, str]:
        """Return the Markdown of the chapters that differ in a later state of the book, by file.

        What they show of others is as it was in the earlier state.
        """
        before = {chapter.slug: chapter.digest for chapter in self._book.chapters}
        others = [chapter for chapter in book.chapters if before.get(chapter.slug) not in (None, chapter.digest)]
        return {f"{chapter.slug}.md": self._made(chapter).markdown for chapter in others}

    def _made(self, chapter: Chapter) -> _Made:
        """Return a chapter's page."""
        below, told = self._reuse.below.get(chapter.slug, ""), dict(self._told(chapter.slug))
        given = (shown_digest(self._book, chapter), self._surroundings, below, told)
        return kept_by("the page of a chapter", *given, make=lambda: self._anew(chapter, below, told))

    def _anew(self, chapter: Chapter, below: str, told: Mapping[str, Any]) -> _Made:
        page = Page(slug=chapter.slug, source=chapter.source)
        addresses = replace(self._addresses, files={})
        shown = with_expansions(shown_blocks(self._book, chapter), self._book.glossary)
        blocks = with_own_pages(shown, self._own_pages)
        written = passages(blocks, page, addresses)
        words = str(chapter.meta.get("description") or description(written))
        last = written[-1]
        whole = [*written[:-1], replace(last, body=f"{last.body}\n{below}".strip())]
        root = addresses.project.root.resolve()
        files = {address: path.relative_to(root).as_posix() for address, path in addresses.files.items()}
        return _Made(markdown=page_markdown(whole, words, told=told), files=files)
