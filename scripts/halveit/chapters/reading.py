"""Reading a book: from its sources to one executed, numbered and cross-referenced document tree."""

import json
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from halveit.chapters import pandoc
from halveit.chapters.cells.notebook import Executed, Runner
from halveit.chapters.cells.replay import Replay, codes_of, run_codes
from halveit.chapters.cells.steps import Cell, Text, prepare
from halveit.chapters.sources.book import BookConfig
from halveit.chapters.sources.chapter import Written
from halveit.chapters.sources.contents import Entry
from halveit.chapters.sources.edition import book_of, written_chapter
from halveit.chapters.sources.lines import Line
from halveit.chapters.sources.shortcodes import Values, read_variables
from halveit.chapters.tree.callouts import shape_callouts
from halveit.chapters.tree.citations import set_citations
from halveit.chapters.tree.draft import Draft
from halveit.chapters.tree.exhibits import shape_exhibits
from halveit.chapters.tree.identity import settle_ids
from halveit.chapters.tree.numbering import number_book
from halveit.chapters.tree.pictures import check_pictures
from halveit.chapters.tree.references import Resolver
from halveit.chapters.tree.supported import check_supported, second_metadata
from halveit.chapters.tree.visibility import settle_meta
from halveit.chapters.tree.walking import Attr, Node, plain
from halveit.data.editions import Edition
from halveit.data.glossary import Entry as Acronym
from halveit.data.glossary import load_glossary
from halveit.errors import Collector, ReportError
from halveit.exhibits.answers import answers
from halveit.paths import Project
from halveit.steps.digests import digest
from halveit.steps.threads import at_once


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """A chapter as the press gets it."""

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
    blocks: list[Node]
    """Its tree, pandoc's blocks; the title is the first."""
    notebook: Any
    """Its executed notebook, nbformat 4.5."""
    meta: dict[str, Any]
    """Its front matter."""

    @cached_property
    def digest(self) -> str:
        """What stands for all of it where work on it is kept: another chapter has another."""
        named = (self.source, self.slug, self.title, self.number, self.part, self.appendix, self.meta)
        whole = [*named, self.blocks, self.notebook]
        return digest(json.dumps(whole, separators=(",", ":"), default=str).encode())


@dataclass(frozen=True, kw_only=True)
class Book:
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


def read_book(project: Project, edition: Edition | None = None) -> Book:
    """Return the book: every chapter run, read, numbered and cross-referenced.

    It is the book as an edition has it, or as `_quarto.yml` says where none is given.

    Mistakes are raised together, in reading order, after each of three steps: writing and running; what is not
    supported; references, links and citations.
    """
    config = book_of(project, edition)
    glossary = load_glossary(project)
    problems = Collector()
    drafts = _written_and_run(project, config, problems)
    _finish(problems, config)
    texts = ["".join(f"{line.text}\n" for line in draft.lines) for draft in drafts]
    trees = [each.result() for each in at_once(pandoc.read_markdown, texts)]
    for draft, (blocks, warnings) in zip(drafts, trees, strict=True):
        _shape(draft, blocks, warnings, config, problems)
        check_pictures(draft, project, problems)
    _finish(problems, config)
    _refer(drafts, project, config, problems)
    _finish(problems, config)
    return Book(config=config, chapters=tuple(_chapter(draft) for draft in drafts), glossary=glossary)


def _written_and_run(project: Project, config: BookConfig, problems: Collector) -> list[Draft]:
    """Return the chapters that could be read and run."""
    variables = _variables(project, problems)
    drafts = []
    for entry in config.entries:
        found = len(problems.problems)
        try:
            written = written_chapter(project, config, entry)
        except ReportError as error:
            problems.take(error)
            continue
        values = Values(meta=config.meta_of(written.meta), variables=variables)
        steps = prepare(written, values, {**config.execute, **written.execute}, problems)
        if len(problems.problems) == found:
            executed = _run(project, config, entry, written, steps, problems)
            drafts.append(Draft(entry=entry, meta=written.meta, lines=executed.lines, notebook=executed.notebook))
    return drafts


def _variables(project: Project, problems: Collector) -> dict[str, Any]:
    """Return what the `var` shortcode prints."""
    try:
        return read_variables(project)
    except ReportError as error:
        problems.take(error)
        return {}


def _run(
    project: Project, config: BookConfig, entry: Entry, written: Written, steps: list[Text | Cell], problems: Collector
) -> Executed:
    """Run one chapter in a session of its own."""
    title = written.meta.get("title")
    line = None
    if title is not None:
        line = Line(text=f"# {' '.join(str(title).split())}", path=entry.source, number=written.title_line)
    folder = project.root if config.in_project else (project.root / entry.source).parent
    name = f"the cells of {entry.source}, edition {config.edition}"
    given = (config.edition or "", project.relative(folder))
    rans = run_codes(name, folder, tuple(codes_of(steps)), given=given, answers=answers())
    return Runner(project, entry.slug, Replay(rans), problems).run(written.front, line, steps)


def _shape(
    draft: Draft, blocks: list[Node], warnings: list[pandoc.Warned], config: BookConfig, problems: Collector
) -> None:
    """Bring the tree that pandoc read from a chapter into the press's form."""
    if wrong := second_metadata(draft):
        problems.take(wrong)
        return
    for warning in warnings:
        if warning.kind == "DuplicateIdentifier":
            continue  # told with its first place when the whole book's ids are settled
        line = draft.lines[warning.line - 1] if 0 < warning.line <= len(draft.lines) else None
        problems.take(draft.error(_in_plain_words(warning), line))
    draft.blocks = settle_meta(blocks, config.meta_of(draft.meta))
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


def _refer(drafts: list[Draft], project: Project, config: BookConfig, problems: Collector) -> None:
    """Give the book its numbers, and resolve what refers to them."""
    ids = settle_ids(drafts, problems)
    targets = number_book(drafts, config, problems)
    slugs = {draft.entry.source: draft.entry.slug for draft in drafts}
    resolver = Resolver(targets=targets, ids=ids, slugs=slugs, problems=problems)
    for draft in drafts:
        resolver.resolve(draft)
    set_citations(drafts, config, project, problems)


def _finish(problems: Collector, config: BookConfig) -> None:
    """Raise what was noted, in reading order."""
    order = {entry.source: position for position, entry in enumerate(config.entries)}
    problems.problems.sort(key=lambda problem: (order.get(str(problem.path), -1), problem.line or 0))
    problems.finish()


def _chapter(draft: Draft) -> Chapter:
    """Return a draft as the press gets it."""
    title = draft.blocks[0]
    return Chapter(
        source=draft.entry.source,
        slug=draft.entry.slug,
        title=plain(title["c"][2]),
        number=Attr(title).pairs.get("number"),
        part=draft.entry.part,
        appendix=draft.entry.appendix,
        blocks=draft.blocks,
        notebook=draft.notebook,
        meta=draft.meta,
    )
