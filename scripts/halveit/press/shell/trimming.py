"""What the theme brings and no page of ours loads: left out of the site, so that nobody publishes or downloads it."""

import re
from collections.abc import Mapping

_UNUSED = (
    "assets/images/",  # the theme's own icon
    "assets/javascripts/lunr/",  # the search in languages other than English
)
_SOURCE_MAP = re.compile(rb"\n//# sourceMappingURL=\S+\s*$")


def trimmed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of the theme that pages load, by address.

    The maps from the theme's packed scripts and styles to their makers' sources are left out, and so is the line in
    each script that asks for one.
    """
    wanted = {name: file for name, file in files.items() if not name.startswith(_UNUSED) and not name.endswith(".map")}
    return {name: _SOURCE_MAP.sub(b"\n", file) if name.endswith(".min.js") else file for name, file in wanted.items()}
