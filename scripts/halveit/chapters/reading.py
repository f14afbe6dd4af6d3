"""Reading a book: from its sources to one executed, numbered and cross-referenced document tree."""

import json
from collections.abc import Collection, Sequence
from functools import partial
from typing import Any

from msgspec import Struct

from halveit.chapters.book import Book, Chapter
from halveit.chapters.drafted import Drafted
from halveit.chapters.drafting import Drafter
from halveit.chapters.sources.book import BookConfig
from halveit.chapters.sources.edition import book_of
from halveit.chapters.sources.shortcodes import read_variables
from halveit.chapters.tree.citations import set_citations
from halveit.chapters.tree.draft import Draft
from halveit.chapters.tree.identity import settle_ids
from halveit.chapters.tree.numbering import number_book
from halveit.chapters.tree.references import Resolver
from halveit.chapters.tree.skeleton import fleshed
from halveit.chapters.tree.walking import Attr, Node, plain
from halveit.data.editions import Edition
from halveit.data.glossary import load_glossary
from halveit.errors import Collector, ReportError
from halveit.exhibits.answers import answers
from halveit.paths import Project
from halveit.steps.digests import digest
from halveit.steps.running import kept_by


class _Settled(Struct, frozen=True, kw_only=True):
    """What the whole book has made of a chapter."""

    title: str
    """Its title as plain text."""
    number: str | None
    """Its number."""
    skeleton: bytes
    """Its skeleton with numbers, links and citations, as JSON."""


def read_book(project: Project, edition: Edition | None = None, *, held: Collection[Drafted] = ()) -> Book:
    """Return the book: every chapter run, read, numbered and cross-referenced.

    It is the book as an edition has it, or as `_quarto.yml` says where none is given. Chapters that are `held` are
    taken as they are, whatever has changed since they were read, if they still have their places.

    Mistakes are raised together, in reading order, after each of two steps: the chapters one by one; references,
    links and citations.
    """
    config = book_of(project, edition)
    glossary = load_glossary(project)
    problems = Collector()
    drafted = _drafted(project, config, problems, held)
    _finish(problems, config)
    settled = _settled(drafted, project, config)
    chapters = tuple(_chapter(*pair) for pair in zip(drafted, settled, strict=True))
    return Book(config=config, chapters=chapters, glossary=glossary)


def _drafted(project: Project, config: BookConfig, problems: Collector, held: Collection[Drafted]) -> list[Drafted]:
    """Return the chapters that have no mistake of their own."""
    drafter, places = drafter_of(project, config, problems), {each.entry: each for each in held}
    found = (places.get(entry) or drafter.draft(entry, problems) for entry in config.entries)
    return [each for each in found if each is not None]


def drafter_of(project: Project, config: BookConfig, problems: Collector) -> Drafter:
    """Return what drafts the chapters of a book."""
    return Drafter(project=project, config=config, variables=_variables(project, problems), answers=answers())


def _variables(project: Project, problems: Collector) -> dict[str, Any]:
    """Return what the `var` shortcode prints."""
    try:
        return read_variables(project)
    except ReportError as error:
        problems.take(error)
        return {}


def _settled(drafted: Sequence[Drafted], project: Project, config: BookConfig) -> list[_Settled]:
    """Return what the whole book makes of each chapter: kept while all skeletons stay as they are."""
    places = [[*_place(each), each.skeleton_digest, str(each.meta)] for each in drafted]
    asked = (config.words, config.number_sections, config.bibliography, config.lang)
    given = digest(json.dumps([places, asked]).encode())
    return kept_by("the numbers and references", given, make=lambda: _refer(drafted, project, config))


def _place(drafted: Drafted) -> Sequence[Any]:
    entry = drafted.entry
    return (entry.source, entry.part, entry.appendix)


def _refer(drafted: Sequence[Drafted], project: Project, config: BookConfig) -> list[_Settled]:
    """Give the book its numbers, and resolve what refers to them."""
    problems = Collector()
    drafts = [each.draft() for each in drafted]
    ids = settle_ids(drafts, problems)
    targets = number_book(drafts, config, problems)
    slugs = {draft.entry.source: draft.entry.slug for draft in drafts}
    resolver = Resolver(targets=targets, ids=ids, slugs=slugs, problems=problems)
    for draft in drafts:
        resolver.resolve(draft)
    set_citations(drafts, config, project, problems)
    _finish(problems, config)
    return [_of_draft(draft) for draft in drafts]


def _finish(problems: Collector, config: BookConfig) -> None:
    """Raise what was noted, in reading order."""
    order = {entry.source: position for position, entry in enumerate(config.entries)}
    problems.problems.sort(key=lambda problem: (order.get(str(problem.path), -1), problem.line or 0))
    problems.finish()


def _of_draft(draft: Draft) -> _Settled:
    title = draft.blocks[0]
    return _Settled(
        title=plain(title["c"][2]),
        number=Attr(title).pairs.get("number"),
        skeleton=json.dumps(draft.blocks, separators=(",", ":"), ensure_ascii=False).encode(),
    )


def _chapter(drafted: Drafted, settled: _Settled) -> Chapter:
    """Return a chapter as the press gets it."""
    return Chapter(
        source=drafted.entry.source,
        slug=drafted.entry.slug,
        title=settled.title,
        number=settled.number,
        part=drafted.entry.part,
        appendix=drafted.entry.appendix,
        tree=partial(_whole, drafted, settled),
        notebook_file=drafted.notebook,
        meta=drafted.meta,
        known_digest=digest((drafted.digest + digest(settled.skeleton)).encode()),
        drafted=drafted,
    )


def _whole(drafted: Drafted, settled: _Settled) -> list[Node]:
    """Return a chapter's tree with all that the book has made of it."""
    return fleshed(json.loads(settled.skeleton), json.loads(drafted.tree))
