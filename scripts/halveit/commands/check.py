"""`halveit check`: every mistake in data, exhibits and chapters, without building."""

import argparse

from halveit.commands.progress import teller
from halveit.paths import Project
from halveit.press.checking import check_report


def run(options: argparse.Namespace) -> int:
    """Check the report; mistakes are raised together."""
    say = teller(quiet=options.quiet)
    found = check_report(Project.find(options.project), say)
    if options.numbers:
        print("\n".join(found.typed))
    counted = f"{found.releases} releases, {found.exhibits} exhibits, {found.chapters} chapters"
    editions = f"; editions checked: {found.editions}" if found.editions > 1 else ""
    say(f"No mistakes found: {counted}{editions}.")
    return 0
