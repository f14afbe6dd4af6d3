"""What the glossary page's cell calls to show the glossary."""

from msgspec import Struct

from halveit.data.glossary import Entry, load_glossary
from halveit.errors import ReportError
from halveit.exhibits.context import current_shelf
from halveit.exhibits.escaping import escaped


class Glossary(Struct, frozen=True):
    """The glossary in a chapter: a cell that ends with it shows it."""

    markdown: str
    """A definition list in which each acronym has its anchor."""

    def _repr_markdown_(self) -> str:
        """Return what Jupyter displays."""
        return self.markdown


def glossary() -> Glossary:
    """Return the acronyms of data/glossary.csv for display; a project without any is refused."""
    project = current_shelf().edition.project
    entries = load_glossary(project)
    if not entries:
        raise ReportError("there are no acronyms to show: data/glossary.csv is empty or not there.")
    return Glossary(markdown="::: {.glossary}\n\n" + "\n".join(_item(entry) for entry in entries) + "\n:::\n")


def _item(entry: Entry) -> str:
    """Return an entry as a term and its definition, with the note on a line of its own."""
    note = f"\\\n    [{_plain(entry.note)}]{{.note}}" if entry.note else ""
    return f"[{_plain(entry.acronym)}]{{#{entry.anchor}}}\n:   {_plain(entry.expansion)}{note}\n"


def _plain(text: str) -> str:
    """Return text so that Markdown shows it as it is, with quotation marks and apostrophes as in print."""
    return escaped(text).replace("\\'", "'").replace('\\"', '"')
