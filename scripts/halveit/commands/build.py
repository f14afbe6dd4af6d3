"""`halveit build`: the site and the PDF."""

import argparse

from halveit.commands.progress import teller
from halveit.paths import Project
from halveit.press.publish import publish


def run(options: argparse.Namespace) -> int:
    """Build the report into `_site/`."""
    say = teller(quiet=options.quiet)
    project = Project.find(options.project)
    told = {"site_url": options.site_url or "", "repo_url": (options.repo_url or "").rstrip("/")}
    published = publish(project, say, **{name: address for name, address in told.items() if address})
    say(f"Done: {published.pages} pages, {published.files} files in {project.relative(project.site)}/.")
    return 0
