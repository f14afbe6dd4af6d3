"""One chapter from its source to a tree of its own, run and read, and kept until something of that has changed."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from halveit.chapters import pandoc
from halveit.chapters.cells.notebook import Executed, Runner
from halveit.chapters.cells.replay import Replay, codes_of, run_codes
from halveit.chapters.cells.steps import Cell, Text, prepare
from halveit.chapters.drafted import Drafted, packed, unpacked
from halveit.chapters.piecewise import read_piecewise
from halveit.chapters.sources.book import BookConfig
from halveit.chapters.sources.chapter import Written
from halveit.chapters.sources.contents import Entry
from halveit.chapters.sources.edition import written_chapter
from halveit.chapters.sources.lines import Line
from halveit.chapters.sources.shortcodes import Values
from halveit.chapters.tree.callouts import shape_callouts
from halveit.chapters.tree.draft import Draft
from halveit.chapters.tree.exhibits import shape_exhibits
from halveit.chapters.tree.pictures import check_pictures
from halveit.chapters.tree.supported import check_supported, second_metadata
from halveit.chapters.tree.visibility import settle_meta
from halveit.chapters.tree.walking import Node
from halveit.data.editions import list_editions
from halveit.errors import Collector, ReportError
from halveit.paths import Project
from halveit.steps.digests import digest
from halveit.steps.running import Step, kept
from halveit.steps.watch import fresh_modules
from halveit.steps.writing import write_whole

Answers = Mapping[str, Callable[[str], str]]
_LISTS = ("chapters", "appendices", "references")
"""What a book says of its chapters' order: no chapter can print it."""


class Drafter(Struct, frozen=True, kw_only=True):
    """What chapters of one book are drafted with."""

    project: Project
    """The project."""
    config: BookConfig
    """What `_quarto.yml` says, as an edition has it."""
    variables: Mapping[str, Any]
    """What the `var` shortcode prints."""
    answers: Answers
    """What answers questions to the edition, as digests."""

    def draft(self, entry: Entry, problems: Collector) -> Drafted | None:
        """Return a chapter, or what was kept of it; note its mistakes, and return none where there are some."""
        own = Collector()
        content = kept(
            self.step(entry),
            lambda: self._made(entry, own),
            answers=self.answers,
            keep_if=bool,
            pack=bytes,
            unpack=bytes,
        )
        for problem in own.problems:
            problems.take(problem)
        drafted = unpacked(content, entry) if content else None
        if drafted:
            self._place(drafted.pictures, entry)
        return drafted

    def step(self, entry: Entry) -> Step:
        """Return the step that drafts a chapter."""
        return Step(name=f"the text of {entry.source}", given=(entry.source, *self._given), inner=True)

    @property
    def _given(self) -> tuple[str, ...]:
        """What a chapter can see of the book, beside what it reads and asks for."""
        config = self.config
        book = config.metadata.get("book")
        told = {key: value for key, value in book.items() if key not in _LISTS} if isinstance(book, dict) else book
        metadata = {key: value for key, value in config.metadata.items() if key not in ("book", "format", "project")}
        seen = (config.edition, config.in_project, config.execute, told, metadata, self.variables)
        return (digest(json.dumps([*seen, list_editions(self.project)], default=str).encode()),)

    def _made(self, entry: Entry, problems: Collector) -> bytes:
        """Return a chapter that was run and read, as it is kept; nothing where it has mistakes."""
        try:
            written = written_chapter(self.project, self.config, entry)
        except ReportError as error:
            problems.take(error)
            return b""
        values = Values(meta=self.config.meta_of(written.meta), variables=dict(self.variables))
        steps = prepare(written, values, {**self.config.execute, **written.execute}, problems)
        if problems.problems:
            return b""
        executed = self._executed(entry, written, steps, problems)
        if problems.problems:
            return b""
        self._place(executed.pictures, entry)
        draft = Draft(entry=entry, meta=written.meta, source=lambda: executed.lines)
        blocks, warnings = read_piecewise("".join(f"{line.text}\n" for line in executed.lines))
        self._shape(draft, blocks, warnings, problems)
        check_pictures(draft, self.project, problems)
        return b"" if problems.problems else packed(draft, executed.notebook, executed.pictures)

    def _executed(self, entry: Entry, written: Written, steps: list[Text | Cell], problems: Collector) -> Executed:
        """Run one chapter in a session of its own."""
        title = written.meta.get("title")
        line = None
        if title is not None:
            line = Line(text=f"# {' '.join(str(title).split())}", path=entry.source, number=written.title_line)
        edition = self.config.edition or ""
        folder = self.project.root if self.config.in_project else (self.project.root / entry.source).parent
        name = f"the cells of {entry.source}, edition {self.config.edition}"
        given = (edition, self.project.relative(folder))
        with fresh_modules(self.project.root):
            rans = run_codes(name, folder, tuple(codes_of(steps)), given=given, answers=self.answers)
        pictures = self._pictures(entry)
        return Runner(self.project, entry.slug, pictures, Replay(rans), problems).run(written.front, line, steps)

    def _pictures(self, entry: Entry) -> Path:
        """Return the folder of what the cells of a chapter draw."""
        return self.project.build / "cells" / (self.config.edition or "") / entry.slug

    def _place(self, pictures: Mapping[str, bytes], entry: Entry) -> None:
        """Write what the cells of a chapter drew, where pages and PDF look for it."""
        for name, content in pictures.items():
            write_whole(self._pictures(entry) / name, content)

    def _shape(self, draft: Draft, blocks: list[Node], warnings: list[pandoc.Warned], problems: Collector) -> None:
        """Bring the tree that pandoc read from a chapter into the press's form."""
        if wrong := second_metadata(draft):
            problems.take(wrong)
            return
        for warning in warnings:
            if warning.kind == "DuplicateIdentifier":
                continue  # told with its first place when the whole book's ids are settled
            line = draft.lines[warning.line - 1] if 0 < warning.line <= len(draft.lines) else None
            problems.take(draft.error(_in_plain_words(warning), line))
        draft.blocks = settle_meta(blocks, self.config.meta_of(draft.meta))
        check_supported(draft, problems)
        shape_callouts(draft.blocks)
        shape_exhibits(draft, problems)


def _in_plain_words(warning: pandoc.Warned) -> str:
    """Return a warning of pandoc's in words for a writer."""
    match warning.kind:
        case "UnclosedDiv":
            return "the ::: that opens here is never closed. Add ::: on a line of its own below."
        case "NoteDefinedButNotUsed":
            return f"the footnote [^{warning.subject}] is used nowhere in this chapter."
        case "DuplicateNoteReference":
            return f"the footnote [^{warning.subject}] is in this chapter twice. Rename one of them."
        case "DuplicateLinkReference":
            return f"the link {warning.subject} is in this chapter twice. Rename one of them."
    return re.sub(r" at line \d+ column \d+", "", warning.message)  # pandoc's line is not the file's
