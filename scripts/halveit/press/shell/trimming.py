"""What the theme brings and no page of ours loads: taken out of the site, so that nobody publishes or downloads it."""

import re
import shutil
from pathlib import Path

_UNUSED_FOLDERS = (
    "assets/images",  # the theme's own icon
    "assets/javascripts/lunr",  # the search in languages other than English
)
_SOURCE_MAP = re.compile(r"\n//# sourceMappingURL=\S+\s*$")


def trim(site: Path) -> None:
    """Take out of a site that mkdocs has made what none of its pages loads.

    The maps from the theme's packed scripts and styles to their makers' sources are among it, and so is the line in
    each script that asks for one.
    """
    for name in _UNUSED_FOLDERS:
        shutil.rmtree(site / name, ignore_errors=True)
    for path in (site / "assets").rglob("*.map"):
        path.unlink()
    for path in (site / "assets").rglob("*.min.js"):
        text = path.read_text(encoding="utf-8")
        path.write_text(_SOURCE_MAP.sub("\n", text), encoding="utf-8")
