"""What stands in the lists that the site makes itself: every number quoted, and every number that was revised."""

from collections.abc import Sequence

from msgspec import Struct

from halveit.press.reuse.tables.table import Field

_LINES = "\n"
_FILLED = {"required": True}


class OwnList(Struct, frozen=True, kw_only=True):
    """One list."""

    title: str
    """What people call it."""
    description: str
    """What it holds."""
    fields: Sequence[Field]
    """Its columns, in the file's order."""
    key: Sequence[str]
    """The columns that together name a row."""


def _text(name: str, title: str, description: str, *, filled: bool = False, several: bool = False) -> Field:
    """Return a column of texts."""
    return Field(
        name=name,
        kind="string",
        title=title,
        description=description,
        constraints=_FILLED if filled else {},
        separator=_LINES if several else "",
    )


def _number(name: str, title: str, description: str) -> Field:
    """Return a column of numbers."""
    return Field(name=name, kind="number", title=title, description=description)


_FACTS = (
    _text(
        "id",
        "Name",
        "The fact’s name, which never comes to mean another fact: an exhibit’s label or a subject, a full stop, and "
        "what is told of it. The same name in another edition is the same fact with that edition’s value.",
        filled=True,
    ),
    _text("shown", "As printed", "As it stands in the text.", filled=True),
    _text("value", "Value", "Before rounding: a number, or the word itself.", filled=True),
    _text("unit", "Unit", "Of the value."),
    _text("period", "Period", "Which the value speaks of."),
    _text("what", "What it is", "One sentence that says what it is.", filled=True),
    _text("basis", "Basis", "computed: from data. stated: copied from the published report.", filled=True),
    _text("exhibit", "Exhibit", "Where the exhibit that states it stands, seen from the edition’s address."),
    _text("sources", "Sources", "The releases or the document that it comes from.", several=True),
    _text("files", "Files", "The data files that it was computed from, seen from the edition’s address.", several=True),
    _text("quoted_in", "Quoted in", "The sections that quote it, seen from the edition’s address.", several=True),
    _text("address", "Address", "Its own place on the page of facts, seen from the edition’s address.", filled=True),
)
_REVISIONS = (
    _text("dataset", "Dataset", "The dataset’s name: the folder of its releases.", filled=True),
    _text("series", "Series", "The series’ name.", filled=True),
    _text("title", "Title", "What people call the series.", filled=True),
    _text("unit", "Unit", "What its values count or measure.", filled=True),
    _text("geography", "Place", "The place that it speaks of.", filled=True),
    _text("period", "Period", "A year, or a run of years.", filled=True),
    _text("release", "Release", "The release’s date, as far as its publisher tells it.", filled=True),
    _text("publisher", "Publisher", "Who issued the release.", filled=True),
    _text("printed", "Value", "The value as the release has it; blank where it gives none."),
    _text(
        "compared_with_before", "Compared", "How the value stands to the one that the release before gave.", filled=True
    ),
    _number("change_from_before", "Change", "The value less the one that the release before gave."),
    _number("percent_from_before", "Change in per cent", "That change as a share of the value before, in per cent."),
    _number("change_from_first", "Change since the first", "The value less the one that the first release gave."),
    _number(
        "percent_from_first", "Change since the first in per cent", "That change as a share of the first, in per cent."
    ),
)

LISTS = {
    "facts.csv": OwnList(
        title="Every number quoted",
        description="Every number and word that the text quotes by name, and all that the exhibits shown state.",
        fields=_FACTS,
        key=("id",),
    ),
    "revisions.csv": OwnList(
        title="Every number of every release",
        description="Each value of each series as each release gave it, with how it stands to the one before.",
        fields=_REVISIONS,
        key=("series", "period", "release"),
    ),
}
"""By their address in the edition."""
