"""Build the site in the current folder as `halveit build` does, with an empty file in the place of each PDF.

What a whole build takes more is what the PDF costs. For timing alone: no such site is to be published.
"""

import sys
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from halveit.commands.cli import main
from halveit.press import edition_pdf
from halveit.press.pdf import Setting


def _empty(_book: object, _project: object, out: Path, **_settings: Any) -> Setting:
    """Return a PDF that is set already, and has nothing in it."""
    content: Future[bytes] = Future()
    content.set_result(b"")
    return Setting(out=out, work=lambda: content)


edition_pdf.begin_pdf = _empty
sys.exit(main(["build", "--quiet"]))
