"""Whether what a release.toml says can be right: dates, corrections, and the sources that rows name."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from halveit.data.dates import is_date
from halveit.data.settings import line_of
from halveit.data.tables import Table
from halveit.errors import Collector, did_you_mean
from halveit.steps.door import listed

SOURCE = "source"  # the column that holds ids of [sources]


class Described(Protocol):
    """What is asked of a release here."""

    @property
    def dataset(self) -> str: ...  # noqa: D102  as in Release
    @property
    def published(self) -> str: ...  # noqa: D102
    @property
    def accessed(self) -> str: ...  # noqa: D102
    @property
    def corrects(self) -> str: ...  # noqa: D102
    @property
    def reason(self) -> str: ...  # noqa: D102
    @property
    def sources(self) -> Mapping[str, str]: ...  # noqa: D102
    @property
    def folder(self) -> Path: ...  # noqa: D102
    @property
    def shown(self) -> str: ...  # noqa: D102


def setting_faults(release: Described, place: Path) -> Iterator[tuple[str, str]]:
    """Give each setting that cannot be right in the folder where it lies, and what is wrong with it."""
    folder = place.name
    if release.published != folder:
        yield "published", f'"published" says {release.published}, but the folder is named {folder}.'
    if not is_date(folder):
        yield (
            "published",
            f'"{folder}" is not a date. Name the folder YYYY-MM-DD, or YYYY-MM or YYYY where no more is known.',
        )
    if not is_date(release.accessed):
        yield "accessed", f'"accessed" says "{release.accessed}"; write a day as YYYY-MM-DD.'
    if release.corrects and not release.reason.strip():
        yield "corrects", f'a correction of {release.corrects} needs its reason, in one sentence: reason = "…".'
    if release.reason and not release.corrects:
        yield "reason", 'a reason stands here, and "corrects" does not say which release is corrected.'


def correction_faults(release: Described, place: Path) -> Iterator[tuple[str, str]]:
    """Give what is wrong with the release that a correction names, beside the others that are there now."""
    if not release.corrects:
        return
    others = [path.name for path in listed(place.parent, "*") if path.name != place.name and path.is_dir()]
    if release.corrects not in others:
        there = ", ".join(others) or "no others"
        yield (
            "corrects",
            f'"corrects" names {release.corrects}, which is no other release of {release.dataset}. '
            f"There are: {there}.{did_you_mean(release.corrects, others)}",
        )
    elif release.published <= release.corrects:
        yield (
            "corrects",
            f'"corrects" names {release.corrects}, which is not before {release.published}. '
            "A correction is a later release than the one that it corrects.",
        )


def check_sources(release: Described, table: Table, faults: Collector) -> set[str]:
    """Note each row whose `source` is not among the release's sources; return those that rows name."""
    if SOURCE not in {column.name for column in table.schema.columns}:
        return set()
    for row in table.rows:
        found = row.printed[SOURCE]
        if found not in release.sources:
            known = ", ".join(release.sources) or "which has none"
            expected = f"one of [sources] in release.toml ({known}) is expected"
            hint = did_you_mean(found, release.sources)
            message = f'column "{SOURCE}": found "{found}" where {expected}.{hint}'
            faults.add(message, path=table.shown, line=row.line)
    return {row.printed[SOURCE] for row in table.rows}


def check_unused(release: Described, named: set[str], faults: Collector) -> None:
    """Note each source from which no row comes."""
    for name in release.sources:
        if name not in named:
            line = line_of(release.folder / "release.toml", name, "sources")
            faults.add(f'no row comes from the source "{name}". Delete it.', path=release.shown, line=line)
