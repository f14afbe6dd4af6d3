"""What a chapter's cell calls to show an exhibit."""

from dataclasses import dataclass

from halveit.exhibits.context import asked
from halveit.exhibits.files import write_files
from halveit.exhibits.markdown import to_markdown
from halveit.exhibits.shelf import Shelf


@dataclass(frozen=True)
class Shown:
    """An exhibit in a chapter: a cell that ends with it shows it."""

    markdown: str
    """The whole exhibit as Quarto Markdown."""

    def _repr_markdown_(self) -> str:
        """Return what Jupyter displays."""
        return self.markdown


def show(label: str) -> Shown:
    """Return the exhibit of figures/<label>.py for display, and write its files.

    An unknown label is refused with the nearest one that is there.
    """
    return asked(lambda shelf: _shown(shelf, label))


def _shown(shelf: Shelf, label: str) -> Shown:
    """Return an exhibit of a shelf for display, and write its files."""
    shelved = shelf.get(label)
    write_files(shelved, shelf.edition)
    return Shown(to_markdown(shelved, shelf.edition))
