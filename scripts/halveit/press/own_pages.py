"""The pages about the data's history that every edition has: what changed, revisions, releases and corrections."""

from collections.abc import Mapping
from pathlib import Path

from halveit.press.changes.page import page as changes
from halveit.press.changes.state import State
from halveit.press.edition_site import Read
from halveit.press.history import revisions, updates
from halveit.press.history.files import write_revisions
from halveit.press.pages import OwnPage

OWN = (changes.SLUG, revisions.SLUG, updates.SLUG)
"""Their names in addresses."""
_POLICY = "revisions-policy"
"""The chapter that says when numbers change, where the book has it."""


def own_pages(here: Read, states: Mapping[str, State], newer: str, work: Path) -> list[OwnPage]:
    """Return an edition's pages; their files are written below `work`.

    `states` has every edition by name; `newer` is the name of the one that supersedes this, empty where none does.
    """
    edition = here.edition
    before = states[edition.supersedes] if edition.supersedes else None
    policy = f"{_POLICY}.html" if any(chapter.slug == _POLICY for chapter in here.book.chapters) else ""
    return [
        OwnPage(
            title=changes.TITLE,
            slug=changes.SLUG,
            passages=changes.changes_page(before, states[edition.name], newer=newer),
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
