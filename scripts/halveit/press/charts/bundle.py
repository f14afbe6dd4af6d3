"""The one script that draws charts in the browser: Vega with all that it needs, made once and kept."""

import hashlib
import os
from importlib.metadata import version
from pathlib import Path

ADDRESS = "assets/explore/vega.js"
"""Where it lies, seen from the site's root: all editions load the same one."""
_SNIPPET = "window.vegaEmbed = vegaEmbed;"
"""What of it pages can call."""


def place_bundle(site: Path, keep: Path) -> None:
    """Put the script into a site; `keep` is a folder that keeps it from one build to the next."""
    kept = _kept(keep)
    path = site / ADDRESS
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(kept.read_bytes())


def _kept(keep: Path) -> Path:
    """Return the script of this version of vl-convert; it takes seconds to make, and no network."""
    made_by = f"{version('vl-convert-python')}\n{_SNIPPET}"
    made = keep / f"{hashlib.sha256(made_by.encode()).hexdigest()[:16]}.js"
    if not made.is_file():
        import vl_convert  # noqa: PLC0415  a build that has the script already must not pay for it

        keep.mkdir(parents=True, exist_ok=True)
        unfinished = made.with_name(f"{made.name}.{os.getpid()}.part")
        unfinished.write_text(vl_convert.javascript_bundle(_SNIPPET), encoding="utf-8")
        unfinished.replace(made)
    return made
