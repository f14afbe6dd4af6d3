"""The pages about the data's history that every edition has: what changed, revisions, releases and corrections."""

from collections.abc import Sequence
from pathlib import Path

from halveit.press.edition_site import Read
from halveit.press.pages import OwnPage

OWN: tuple[str, ...] = ()
"""Their names in addresses."""


def own_pages(here: Read, read: Sequence[Read], work: Path) -> list[OwnPage]:
    """Return an edition's pages; `read` holds every edition, and their files are written below `work`."""
    return []
