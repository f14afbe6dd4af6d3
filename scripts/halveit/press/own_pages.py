"""The pages about the data's history that every edition has: what changed, revisions, releases and corrections."""

from collections.abc import Sequence
from pathlib import Path

from halveit.press.edition_site import Read
from halveit.press.history import revisions, updates
from halveit.press.history.files import write_revisions
from halveit.press.pages import OwnPage

OWN = (revisions.SLUG, updates.SLUG)
"""Their names in addresses."""
_POLICY = "revisions-policy"
"""The chapter that says when numbers change, where the book has it."""


def own_pages(here: Read, read: Sequence[Read], work: Path) -> list[OwnPage]:
    """Return an edition's pages; `read` holds every edition, and their files are written below `work`."""
    edition = here.edition
    policy = f"{_POLICY}.html" if any(chapter.slug == _POLICY for chapter in here.book.chapters) else ""
    return [
        OwnPage(
            title=revisions.TITLE,
            slug=revisions.SLUG,
            passages=revisions.revisions_page(edition.project, edition),
            files=write_revisions(edition.project, work / "revisions"),
        ),
        OwnPage(
            title=updates.TITLE,
            slug=updates.SLUG,
            passages=updates.updates_page(edition.project, edition, policy=policy),
        ),
    ]
