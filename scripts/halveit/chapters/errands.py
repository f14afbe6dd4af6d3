"""Chapters as work that others can do for a build."""

from collections.abc import Iterator
from pathlib import Path

from halveit.chapters.drafting import Drafter
from halveit.chapters.reading import drafter_of
from halveit.chapters.sources.edition import book_of
from halveit.errors import Collector
from halveit.exhibits.context import showing
from halveit.exhibits.errands import shelf_of
from halveit.exhibits.shelf import Shelf
from halveit.steps.hands.errands import Errand
from halveit.steps.running import once, seconds_to_make


def chapters_to_draft(shelf: Shelf) -> Iterator[Errand]:
    """Give an errand for each chapter of a shelf's edition that is not kept: its cells run, its text read."""
    with showing(shelf):
        drafter = _drafter(shelf)
        for entry in drafter.config.entries:
            step = drafter.step(entry)
            if seconds := seconds_to_make(step, answers=drafter.answers):
                given = (shelf.edition.name, entry.source)
                yield Errand(key=step.key, run=_draft, given=given, seconds=seconds)


def _draft(root: Path, edition: str, source: str) -> None:
    """Draft a chapter of an edition."""
    shelf = shelf_of(root, edition)
    with showing(shelf):
        drafter = once(("drafter", edition), lambda: _drafter(shelf))
        entry = next(entry for entry in drafter.config.entries if entry.source == source)
        drafter.draft(entry, Collector())


def _drafter(shelf: Shelf) -> Drafter:
    """Return what drafts the chapters of a shelf's edition."""
    project = shelf.edition.project
    return drafter_of(project, book_of(project, shelf.edition), Collector())
