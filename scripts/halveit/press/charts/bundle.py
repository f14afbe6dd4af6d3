"""The one script that draws charts in the browser: Vega with all that it needs, made once and kept."""

import hashlib
import os
from pathlib import Path

from halveit.steps.code import version_of
from halveit.steps.running import wait_for

KEPT_IN = "explore"
"""The folder below `_build/` that keeps it from one build to the next."""
KEY = "the script that draws charts"
"""By what a build waits for it where others make it."""
ADDRESS = "assets/explore/vega.js"
"""Where it lies, seen from the site's root: all editions load the same one."""
_SNIPPET = "window.vegaEmbed = vegaEmbed;"
"""What of it pages can call."""


def place_bundle(site: Path, keep: Path) -> None:
    """Put the script into a site; `keep` is a folder that keeps it from one build to the next."""
    wait_for(KEY)
    kept = bundle(keep)
    path = site / ADDRESS
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(kept.read_bytes())


def kept_bundle(keep: Path) -> Path:
    """Return where the script of this version of vl-convert is kept, whether it is there or not."""
    made_by = f"{version_of('vl-convert-python')}\n{_SNIPPET}"
    return keep / f"{hashlib.sha256(made_by.encode()).hexdigest()[:16]}.js"


def bundle(keep: Path) -> Path:
    """Return the file of the script in the folder `keep`; it takes seconds to make, and no network."""
    made = kept_bundle(keep)
    if not made.is_file():
        import vl_convert  # noqa: PLC0415  a build that has the script already must not pay for it

        keep.mkdir(parents=True, exist_ok=True)
        unfinished = made.with_name(f"{made.name}.{os.urandom(8).hex()}.part")
        unfinished.write_text(vl_convert.javascript_bundle(_SNIPPET), encoding="utf-8")
        unfinished.replace(made)
    return made
