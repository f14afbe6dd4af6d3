"""The corrections log: every mistake of ours that a published edition had, from data/corrections.csv."""

import re

from msgspec import Struct

from halveit.data.dates import is_date, is_to_come
from halveit.data.editions import list_editions
from halveit.errors import Collector, did_you_mean
from halveit.facts.listing import Listed, read_listing
from halveit.paths import Project
from halveit.steps.door import is_file

FILE = "corrections.csv"
COLUMNS = ("id", "date", "edition", "page", "severity", "was", "now", "why", "noticed_by")
SEVERITIES = {
    "major": "major: it could change what a reader concludes",
    "minor": "minor: it does not change what a reader would conclude",
}
"""By the word in the list: what the page says."""
ROLES = {
    "reader": "a reader",
    "publisher": "a publisher of the data",
    "reviewer": "a reviewer",
    "maintainer": "a maintainer of this report",
    "check": "a check that runs with every build",
}
"""Who noticed: a role and never a name, by the word in the list."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Correction(Struct, frozen=True, kw_only=True):
    """One mistake, and how it was mended."""

    id: str
    """Its name in addresses, which never changes."""
    date: str
    """The day on which the corrected edition was published, YYYY-MM-DD."""
    edition: str
    """The edition that had the mistake."""
    page: str
    """Where it stood, in words: a page, chart or file."""
    severity: str
    """A word of SEVERITIES."""
    was: str
    """What was wrong."""
    now: str
    """What stands there now."""
    why: str
    """How it came about."""
    noticed_by: str
    """A word of ROLES."""

    @property
    def anchor(self) -> str:
        """The id that links to it lead to."""
        return f"correction-{self.id}"


def load_corrections(project: Project) -> list[Correction]:
    """Return the corrections, newest first; a project without the file has none. All faults are raised together."""
    corrections = [Correction(**row.cells) for row in _rows(project)]
    return sorted(corrections, key=lambda each: (each.date, each.id), reverse=True)


def check_corrections(project: Project) -> None:
    """Raise every fault of the log together, those included that show only beside today's date."""
    faults = Collector()
    for row in _rows(project):
        if is_to_come(row.cells["date"]):
            message = f'the correction "{row.cells["id"]}": {row.cells["date"]} is still to come.'
            faults.add(message, path=row.path, line=row.line)
    faults.finish()


def _rows(project: Project) -> list[Listed]:
    """Return the log's rows, of which each cell is as its column asks."""
    if not is_file(project.data / FILE):
        return []
    listed = read_listing(project, FILE, columns=COLUMNS, may_be_blank=(), noun="correction")
    faults = Collector()
    editions = list_editions(project)
    for row in listed:
        _check(row, editions, faults)
    faults.finish()
    return listed


def _check(row: Listed, editions: list[str], faults: Collector) -> None:
    """Note each cell that is not what its column asks for."""
    named = f'the correction "{row.cells["id"]}"'
    if not _ID.fullmatch(row.cells["id"]):
        message = f"{named}: an id has small letters, figures and hyphens only, since it stands in an address."
        faults.add(message, path=row.path, line=row.line)
    day = row.cells["date"]
    if len(day) != len("YYYY-MM-DD") or not is_date(day):
        faults.add(f'{named}: "{day}" is no day. Write it as YYYY-MM-DD.', path=row.path, line=row.line)
    allowed = {"edition": editions, "severity": list(SEVERITIES), "noticed_by": list(ROLES)}
    for column, words in allowed.items():
        word = row.cells[column]
        if word not in words:
            message = f'{named}: {column} says "{word}", and must be one of {", ".join(words)}.'
            faults.add(message + did_you_mean(word, words), path=row.path, line=row.line)
