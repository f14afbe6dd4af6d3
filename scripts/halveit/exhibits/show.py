"""What a chapter's cell calls to show an exhibit."""

from msgspec import Struct

from halveit.exhibits.answers import shown
from halveit.exhibits.context import asked


class Shown(Struct, frozen=True):
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
    return Shown(asked(lambda shelf: shown(shelf, label)))
