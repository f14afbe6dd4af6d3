"""The one script that draws charts in the browser: Vega with all that it needs, made once and kept."""

import hashlib
from pathlib import Path

from halveit.steps.code import version_of
from halveit.steps.running import wait_for
from halveit.steps.sealed import made_once, sealed

KEPT_IN = "explore"
"""The folder below `_build/` that keeps it from one build to the next."""
KEY = "the script that draws charts"
"""By what a build waits for it where others make it."""
ADDRESS = "assets/explore/vega.js"
"""Where it lies, seen from the site's root: all editions load the same one."""
_SNIPPET = "window.vegaEmbed = vegaEmbed;"
"""What of it pages can call."""
_ENDING = ".js"


def place_bundle(site: Path, keep: Path) -> None:
    """Put the script into a site; `keep` is a folder that keeps it from one build to the next."""
    wait_for(KEY)
    kept = bundle(keep)
    path = site / ADDRESS
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(kept.read_bytes())


def kept_bundle(keep: Path) -> Path | None:
    """Return the file of the script in the folder `keep`; None where it is not there as it was made."""
    return sealed(keep, _fingerprint(), _ENDING)


def bundle(keep: Path) -> Path:
    """Return the file of the script in the folder `keep`; it takes seconds to make, and no network."""
    return made_once(keep, _fingerprint(), _ENDING, _make)


def _make(path: Path) -> None:
    import vl_convert  # noqa: PLC0415  a build that has the script already must not pay for it

    path.write_text(vl_convert.javascript_bundle(_SNIPPET), encoding="utf-8")


def _fingerprint() -> str:
    """Return a name for what the script is made by and for."""
    made_by = f"{version_of('vl-convert-python')}\n{_SNIPPET}"
    return hashlib.sha256(made_by.encode()).hexdigest()[:16]
