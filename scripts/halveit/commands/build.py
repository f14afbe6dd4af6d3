"""`halveit build`: the site and the PDF."""

import argparse
import atexit
import gc
from typing import Any

from halveit.commands.progress import teller
from halveit.paths import Project
from halveit.press.building import build, explained

SELDOM = 50_000
"""Objects made since the last look for garbage in circles, of which a build makes little: looking takes a twentieth."""


def run(options: argparse.Namespace) -> int:
    """Build the report into `_site/`, or say that there is nothing to do."""
    gc.set_threshold(SELDOM)
    atexit.register(gc.freeze)  # all memory goes back at once: nobody need look through it for garbage first
    say = teller(quiet=options.quiet)
    project = Project.find(options.project)
    told = {"site_url": options.site_url or "", "repo_url": (options.repo_url or "").rstrip("/")}
    overruled: dict[str, Any] = {name: address for name, address in told.items() if address}
    built = build(project, say, jobs=options.jobs, executor=options.executor or "", **overruled)
    if options.explain:
        print("\n".join(explained(built.told)) or "Nothing ran: nothing that was read has changed.")
    if published := built.published:
        say(f"Done: {published.pages} pages, {published.files} files in {project.relative(project.site)}/.")
    else:
        say(f"Nothing has changed: {project.relative(project.site)}/ is up to date.")
    return 0
