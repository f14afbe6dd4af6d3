"""A new release beside those of its dataset that are held: the one of the same date, and the last one before it."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from halveit.data.dates import in_words
from halveit.data.publishers.differences import Differences, compare
from halveit.data.releases import Release, list_releases, load_release
from halveit.data.tables import Table
from halveit.errors import ReportError
from halveit.paths import Project

FEW = 4  # more revisions than these are counted in the note, and not listed


class Comparison(Struct, frozen=True, kw_only=True):
    """How the new release differs from one that is held."""

    published: str
    """The date of the one held."""
    tables: Mapping[str, Differences]
    """By table, for those that both have."""
    lacking: tuple[str, ...]
    """What could not be compared, and why."""

    def sentences(self) -> Iterator[str]:
        """Give a line for everything that differs."""
        for name, differences in self.tables.items():
            yield from (f"{name}: {sentence}" for sentence in differences.sentences())
        yield from self.lacking


def comparisons(project: Project, dataset: str, published: str, tables: Mapping[str, Table]) -> Iterator[Comparison]:
    """Give each comparison that there is to make."""
    held = [date for name, date in list_releases(project) if name == dataset]
    earlier = [date for date in held if date < published]
    for date in [*(date for date in held if date == published), *earlier[-1:]]:
        try:
            yield _with(load_release(project, dataset, date), tables)
        except ReportError as fault:
            yield Comparison(published=date, tables={}, lacking=(f"it cannot be read: {fault}",))


def revisions(compared: Iterable[Comparison], published: str) -> Iterator[str]:
    """Give the sentence that says which numbers the release before gave otherwise."""
    for comparison in compared:
        if comparison.published == published or not comparison.tables:
            continue
        changes = [change for differences in comparison.tables.values() for change in differences.changed]
        revised = [change for change in changes if change.before and change.after]
        when = in_words(comparison.published)
        listed = "; ".join(map(str, revised)) if len(revised) <= FEW else f"{len(revised)} numbers"
        yield (
            f"Against the release of {when}, revised: {listed}."
            if revised
            else f"Against the release of {when}, no number that both give was revised."
        )


def _with(release: Release, tables: Mapping[str, Table]) -> Comparison:
    """Return the comparison with one release."""
    found: dict[str, Differences] = {}
    lacking: list[str] = []
    for name, table in tables.items():
        if f"{name}.csv" not in release.files:
            lacking.append(f"{name}: that release has no such table")
            continue
        try:
            found[name] = compare(release.table(name), table)
        except ReportError as fault:
            lacking.append(f"{name}: {fault}")
    return Comparison(published=release.published, tables=found, lacking=tuple(lacking))
