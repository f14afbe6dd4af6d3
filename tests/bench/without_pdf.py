"""Build the site in the current folder as `halveit build` does, with an empty file in the place of each PDF.

What a whole build takes more is what the PDF costs. For timing alone: no such site is to be published.
"""

import sys
from concurrent.futures import Future
from typing import Any

from halveit.commands.cli import main
from halveit.paths import Project
from halveit.press import building


def _begin(project: Project) -> None:
    """Do what a build begins with, and let it have no PDF; where nothing is to be done it does not come to this."""
    from halveit.press import edition_pdf
    from halveit.press.pdf import Setting

    def empty(*given: Any, **_settings: Any) -> Setting:
        _book, _project, out = given
        content: Future[bytes] = Future()
        content.set_result(b"")
        return Setting(out=out, work=lambda: content)

    edition_pdf.begin_pdf = empty
    clear_left(project)


clear_left, building.clear_left = building.clear_left, _begin
sys.exit(main(["build", "--quiet"]))
