"""`halveit data read`: a new release taken out of a publisher's own workbook."""

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime

from halveit.data.dates import in_words
from halveit.data.publishers.comparing import Comparison
from halveit.data.publishers.reading import Reading, read_release
from halveit.paths import Project


def run(options: argparse.Namespace) -> int:
    """Read the workbook, say what was taken and how it differs from what is held, and write the release."""
    project = Project.find(options.project)
    reading = read_release(
        project,
        options.publisher,
        options.file,
        published=options.published,
        today=datetime.now(tz=UTC).date().isoformat(),
        anew=not options.dry_run,
    )
    lines = list(_told(reading))
    folder = f"data/releases/{reading.dataset}/{reading.published}/"
    if options.dry_run:
        lines += ["", f"Nothing was written. Without --dry-run this would be {folder}"]
    else:
        reading.write()
        lines += ["", f"Written: {folder}", *_next_steps(reading)]
    if not options.quiet:
        print("\n".join(lines))
    return 0


def _told(reading: Reading) -> Iterator[str]:
    """Give the lines that say what was taken, what to know of it, and how it differs from the releases held."""
    yield f"{reading.taken.title}, released {in_words(reading.published)}."
    if reading.taken.published not in ("", reading.published):
        yield f"(That is the date given; the cover sheet says {in_words(reading.taken.published)}.)"
    yield "\nTaken from:"
    yield from (f"  {source}" for source in reading.taken.sources)
    yield "\nTables made:"
    for name, table in reading.tables.items():
        years = sorted({row.printed["year"] for row in table.rows if "year" in row.printed})
        span = f", {years[0]} to {years[-1]}" if years else ""
        yield f"  {name}.csv: {len(table.rows):,} rows{span}"
    yield "\nTotals add up, and published rates agree with the counts."
    if reading.taken.warnings:
        yield "\nTo know before using it (written to release.toml too):"
        yield from (f"  - {warning}" for warning in reading.taken.warnings)
    for comparison in reading.comparisons:
        yield from _compared(comparison, reading)
    if not reading.comparisons:
        yield f"\nNo earlier release of {reading.dataset} is held, so there is nothing to compare it with."


def _compared(comparison: Comparison, reading: Reading) -> Iterator[str]:
    """Give the lines on one release that is held."""
    same = comparison.published == reading.published
    which = "the release of the same date that is held already" if same else f"the release of {comparison.published}"
    sentences = list(comparison.sentences())
    yield f"\nAgainst {which}:" if sentences else f"\nAgainst {which}: no difference."
    yield from (f"  {sentence}" for sentence in sentences)


def _next_steps(reading: Reading) -> Iterator[str]:
    """Give the lines that say what to do next."""
    yield "Next: `halveit data check`, and to use it in an edition"
    yield f"      `halveit data adopt EDITION {reading.dataset} {reading.published}`"
