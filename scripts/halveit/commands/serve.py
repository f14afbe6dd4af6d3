"""`halveit serve`: the site on this computer, built again whenever a file of the report changes."""

import argparse
import sys

from halveit.commands.progress import Say, teller
from halveit.errors import ReportError
from halveit.paths import BOOK_FILE, Project
from halveit.press.building import build

WATCHED = ("chapters", "data", "figures")


def run(options: argparse.Namespace) -> int:
    """Build, serve on the loopback address, watch and reload, until Ctrl+C.

    The watching and reloading are MkDocs' own development server.
    """
    from halveit.commands.reloading import ReloadingServer  # noqa: PLC0415  other commands need not pay for it

    project = Project.find(options.project)
    say = teller(quiet=options.quiet)
    build(project, say)
    server = ReloadingServer(
        builder=lambda: _rebuild(project, say), host="127.0.0.1", port=options.port, root=str(project.site)
    )
    for name in WATCHED:
        server.watch(str(project.root / name))
    server.watch(str(project.root), recursive=False)  # _quarto.yml and index.qmd, which editors put in place anew
    say(f"Serving {server.url} and watching {', '.join((*WATCHED, BOOK_FILE))}. Stop with Ctrl+C.")
    try:
        server.serve(open_in_browser=False)
    except OSError as fault:
        message = f"cannot serve on port {options.port}: {fault.strerror}. Choose another: halveit serve --port 8001."
        raise ReportError(message) from None
    return 0


def _rebuild(project: Project, say: Say) -> None:
    """Build again; a mistake is told, and the last good site goes on being served."""
    try:
        if published := build(project, say).published:
            say(f"Rebuilt: {published.pages} pages.")
    except ReportError as fault:
        print(f"{fault}\nStill showing the last good site.", file=sys.stderr, flush=True)
