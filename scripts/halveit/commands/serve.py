"""`halveit serve`: the site on this computer, built again whenever a file of the report changes."""

import argparse
import gc
import sys
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from halveit.commands.progress import Say, teller
from halveit.errors import ReportError
from halveit.paths import BOOK_FILE, Project
from halveit.press.building import build, kept_results, load_all
from halveit.press.early import early_pages
from halveit.steps.running import Stopped

if TYPE_CHECKING:
    from halveit.commands.reloading import ReloadingServer

_SELDOM = 1_000_000
"""Objects made since the last look for garbage in circles: looking takes a tenth of the time until an edit is seen."""
WATCHED = ("chapters", "data", "figures")


def run(options: argparse.Namespace) -> int:
    """Build, serve on the loopback address, watch and reload, until Ctrl+C.

    The serving is MkDocs' own development server's.
    """
    from halveit.commands.reloading import ReloadingServer  # noqa: PLC0415  other commands need not pay for it

    gc.set_threshold(_SELDOM)
    project = Project.find(options.project)
    writing = _Writing(project, teller(quiet=options.quiet))
    server = ReloadingServer(
        builder=lambda: writing.rebuild(server), host="127.0.0.1", port=options.port, root=str(project.site)
    )
    for name in WATCHED:
        server.watch(str(project.root / name))
    server.watch(str(project.root), recursive=False)  # _quarto.yml and index.qmd, which editors put in place anew
    writing.say(f"Serving {server.url} and watching {', '.join((*WATCHED, BOOK_FILE))}. Stop with Ctrl+C.")
    try:
        server.serve(open_in_browser=False)
    except OSError as fault:
        message = f"cannot serve on port {options.port}: {fault.strerror}. Choose another: halveit serve --port 8001."
        raise ReportError(message) from None
    return 0


class _Writing:
    """A report that somebody is writing: built again and again."""

    def __init__(self, project: Project, say: Say) -> None:
        """Build it once; what other builds may need is loaded until the first edit."""
        self.say = say
        self._project = project
        self._last = build(project, say, anyway=True).published
        Thread(target=load_all, daemon=True).start()

    def rebuild(self, server: "ReloadingServer") -> None:
        """Build again, changed chapters first; a mistake is told, and the last good site goes on being served.

        The next edit stops the build: its chapter is shown first, and a build follows that has all.
        """
        try:
            self._show_early(server)
            if published := build(self._project, self.say, is_stale=server.is_asked_again).published:
                self._last = published
                self.say(f"Rebuilt: {published.pages} pages.")
        except Stopped:
            return
        except ReportError as fault:
            print(f"{fault}\nStill showing the last good site.", file=sys.stderr, flush=True)
        server.show_whole()

    def _show_early(self, server: "ReloadingServer") -> None:
        """Show the pages of chapters that have changed, as far as that can be done before the build."""
        if self._last is None:
            return
        with kept_results(self._project, server.is_asked_again), suppress(ReportError):  # the build tells all mistakes
            for pages in early_pages(self._project, self._last.early, server.in_view):
                if told := ", ".join(sorted(page for page in pages if "/" not in page)):
                    server.show_early(pages)
                    self.say(f"Changed chapters shown: {told}.")
                    server.let_it_be_seen()
