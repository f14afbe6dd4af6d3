"""Which files of a chart a page loads when a reader explores it."""

from pathlib import Path

from halveit.exhibits.files import EXPLORED
from halveit.press.screen.downloads import Shown


def explored(shown: Shown, exhibits: Path) -> tuple[Path, ...]:
    """Return a chart's files for exploring, in the folder that `show` filled; none for a table."""
    stem = shown.id.split("-", 1)[-1]
    return tuple(path for ending in EXPLORED if (path := exhibits / f"{stem}{ending}").is_file())
