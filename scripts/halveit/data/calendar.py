"""The next release of each dataset: what its publisher has announced, and how often releases have come so far."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from halveit.data.dates import is_date, months_between, order_is_known
from halveit.data.releases import list_releases
from halveit.data.settings import line_of, read_toml, settings
from halveit.errors import Collector, ReportError, did_you_mean
from halveit.paths import Project
from halveit.steps.door import is_file

FILE = "calendar.toml"
_FORMS = ("YYYY-MM-DD", "YYYY-MM", "YYYY")


class Announcement(Struct, frozen=True, kw_only=True):
    """A release that a publisher has announced: one entry of data/calendar.toml."""

    dataset: str
    """Whose next release it is."""
    title: str
    """What the publisher calls it."""
    expected: str
    """When: YYYY-MM-DD, or YYYY-MM or YYYY where the publisher says no more."""
    says: str
    """Where it says so, in words that can follow “according to the”."""
    url: str
    """The address of that place."""
    read: str
    """The day on which it was read there."""

    def is_awaited(self, newest: str) -> bool:
        """Tell whether the release is still to come, when `newest` is the date of the newest one held."""
        return self.expected > newest and order_is_known(self.expected, newest)


def load_calendar(project: Project) -> dict[str, Announcement]:
    """Return every announcement by dataset; a project without the file has none. All faults are raised together."""
    path = project.data / FILE
    if not is_file(path):
        return {}
    shown = project.relative(path)
    known = {dataset for dataset, _ in list_releases(project)}
    faults = Collector()
    announced = {}
    for dataset, content in read_toml(path, shown).items():
        try:
            announced[dataset] = _announcement(dataset, content, path, shown, known)
        except ReportError as fault:
            faults.take(fault)
    faults.finish()
    return announced


def _announcement(dataset: str, content: object, path: Path, shown: str, known: Iterable[str]) -> Announcement:
    """Return one entry, checked."""
    line = line_of(path, dataset)
    if not isinstance(content, dict):
        raise ReportError(f'"{dataset}" must be a table: write it as [{dataset}].', path=shown, line=line)
    if dataset not in known:
        message = f'no releases of "{dataset}" are held, so none can come next.{did_you_mean(dataset, known)}'
        raise ReportError(message, path=shown, line=line)
    entry = settings(Announcement, content, path=path, shown=shown, table=dataset, dataset=dataset)
    faults = Collector()
    for key, text, forms in (("expected", entry.expected, _FORMS), ("read", entry.read, _FORMS[:1])):
        if not is_date(text) or len(text) not in map(len, forms):
            message = f'"{key}" in [{dataset}] says "{text}"; write it as {" or ".join(forms)}.'
            faults.add(message, path=shown, line=line_of(path, key, dataset))
    if not entry.url.startswith("https://"):
        message = f'"url" in [{dataset}] must be an address that begins with https://.'
        faults.add(message, path=shown, line=line_of(path, "url", dataset))
    faults.finish()
    return entry


def gaps(dates: Iterable[str]) -> list[int]:
    """Return the months between each release and the next, days left out, from dates in any order.

    Where a release is known by its year alone nothing is returned: leaving it out would make one gap of two.
    """
    between = [months_between(first, second) for first, second in pairwise(sorted(dates))]
    return [] if None in between else [months for months in between if months is not None]
