"""What an edition's reuse is made of: its chapters, exhibits and lists as the site has them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from halveit.chapters import Book
from halveit.exhibits.shelf import Shelf
from halveit.press.screen.downloads import Shown
from halveit.press.screen.links import Addresses


class Material(Struct, frozen=True, kw_only=True):
    """An edition as far as it is made before it becomes reusable."""

    book: Book
    """Its chapters."""
    shelf: Shelf
    """Its exhibits."""
    shown: Sequence[Shown]
    """The exhibits that its chapters show, with their files."""
    addresses: Addresses
    """Where its links lead."""
    lists: Mapping[str, Path]
    """The lists that the site makes, by address: facts and revisions, as CSV and JSON."""
    pdf: str
    """The PDF's address."""
    folder: Path
    """An empty or new folder for what is made."""
