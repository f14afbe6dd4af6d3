"""A CSV file that the site offers, with all that a program needs to read it: columns, key, licence, sources."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, field

from halveit.data.releases import Release

Kind = Literal["string", "integer", "number", "boolean"]

KNOWN_LICENCES = {
    "Open Government Licence v3.0": {
        "name": "OGL-UK-3.0",
        "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    },
    "Open Parliament Licence": {
        "name": "OPL-UK-3.0",
        "path": "https://www.parliament.uk/site-information/copyright-parliament/open-parliament-licence/",
    },
}
"""By the words with which a release's `licence` begins: SPDX's name of it, and where it can be read."""
NOT_SPECIFIED = {"name": "notspecified"}
"""Open Definition's name where no licence is known: a Data Package asks each licence for a name or an address."""


class Field(Struct, frozen=True, kw_only=True):
    """One column."""

    name: str
    """Its heading in the file."""
    kind: str
    """string, integer, number or boolean."""
    title: str
    """What people call it."""
    description: str
    """What it holds."""
    constraints: Mapping[str, Any] = field(default_factory=dict)
    """required, minimum, maximum and pattern, as Table Schema has them."""
    separator: str = ""
    """What stands between the values of a cell that holds several."""


class PublishedTable(Struct, frozen=True, kw_only=True):
    """One CSV file of an edition."""

    name: str
    """Unique in the edition: small letters, figures and hyphens."""
    address: str
    """Where it lies in the edition."""
    title: str
    """What people call it."""
    description: str
    """What it holds."""
    fields: Sequence[Field]
    """Its columns, in the file's order."""
    key: Sequence[str]
    """The columns that together name a row; none where no columns do."""
    releases: Sequence[Release]
    """The releases that it holds or was computed from."""
    publisher: str
    """Who answers for it."""
    modified: str
    """The day from which it has been as it is; month or year alone where no more is known."""
    file: Path
    """Its content."""
    own_schema: Mapping[str, Any] = field(default_factory=dict)
    """The Table Schema that it was checked against, where there was one."""

    @property
    def licences(self) -> tuple[str, ...]:
        """The licences of its data in the words in which their releases state them, each once."""
        return tuple(dict.fromkeys(release.licence for release in self.releases))


def licence_of(words: str) -> dict[str, str]:
    """Return the name and address of a licence, and the words in which a release states it."""
    known = (entry for start, entry in KNOWN_LICENCES.items() if words.startswith(start))
    return {**next(known, NOT_SPECIFIED), "title": words}
