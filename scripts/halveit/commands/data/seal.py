"""`halveit data seal`: the fingerprints of a new release's tables, recorded."""

import argparse

from halveit.data.keeping.sealing import Sealed, seal
from halveit.paths import Project


def run(options: argparse.Namespace) -> int:
    """Record the fingerprints and say which are new."""
    sealed = seal(Project.find(options.project), options.dataset, options.published)
    if not options.quiet:
        print("\n".join(_told(sealed)))
    return 0


def _told(sealed: Sealed) -> list[str]:
    """Return what was recorded, and what a person may have forgotten, in lines."""
    lines = [f"Recorded in {sealed.shown}: {', '.join(sealed.changed)}."] if sealed.changed else []
    if sealed.same:
        lines.append(f"Recorded already: {', '.join(sealed.same)}.")
    if sealed.dropped:
        lines.append(f"Not there any more, and taken out of release.toml: {', '.join(sealed.dropped)}.")
    return [*lines, *sealed.beside, "Next: halveit data check"]
