"""The pages about the data's history that every edition has: what changed, revisions, releases and corrections."""

from collections.abc import Callable
from pathlib import Path

from halveit.press.changes.page import page as changes
from halveit.press.changes.state import State
from halveit.press.edition_pdf import Read
from halveit.press.history import revisions, updates
from halveit.press.history.files import write_revisions
from halveit.press.screen.html import Passage
from halveit.press.screen.markdown import OwnPage

OWN = (changes.SLUG, revisions.SLUG, updates.SLUG)
"""Their names in addresses."""
_POLICY = "revisions-policy"
"""The chapter that says when numbers change, where the book has it."""


def own_pages(here: Read, state_of: Callable[[str], State], newer: str, work: Path) -> list[OwnPage]:
    """Return an edition's pages; their files are written below `work`.

    `state_of` gives the state of an edition by its name; `newer` is the name of the one that supersedes this, empty
    where none does.
    """
    edition = here.edition
    policy = f"{_POLICY}.html" if any(chapter.slug == _POLICY for chapter in here.book.chapters) else ""
    return [
        OwnPage(
            title=changes.TITLE,
            slug=changes.SLUG,
            passages=_changes(here, state_of, newer),
        ),
        OwnPage(
            title=revisions.TITLE,
            slug=revisions.SLUG,
            passages=revisions.revisions_page(edition.project, edition),
            files=write_revisions(edition.project, work / "revisions"),
        ),
        OwnPage(
            title=updates.TITLE,
            slug=updates.SLUG,
            passages=updates.updates_page(
                edition.project, edition, policy=policy, repository=here.book.config.repo_url
            ),
        ),
    ]


def _changes(here: Read, state_of: Callable[[str], State], newer: str) -> list[Passage]:
    """Return the passages of the page that tells what changed; of a first edition no state is asked for."""
    edition = here.edition
    if not edition.supersedes:
        return changes.first_page(edition.name, newer=newer)
    return changes.changes_page(state_of(edition.supersedes), state_of(edition.name), newer=newer)
