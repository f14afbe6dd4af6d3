"""`halveit data check`: every mistake in the data, and every change of a release that git has recorded."""

import argparse

from halveit.commands.progress import teller
from halveit.data.keeping.checking import check_data
from halveit.paths import Project


def run(options: argparse.Namespace) -> int:
    """Check the data; mistakes are raised together."""
    say = teller(quiet=options.quiet)
    found = check_data(Project.find(options.project), say, options.since or "")
    say(
        f"No mistakes found: {_counted(found.releases, 'release')} of {_counted(found.datasets, 'dataset')}, "
        f"{found.series} series, {_counted(found.editions, 'edition')}."
    )
    return 0


def _counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
