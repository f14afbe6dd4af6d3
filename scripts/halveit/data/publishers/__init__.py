"""Readers of publishers' own workbooks: a folder here with a module `reader` is one, and its name is the command's."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from halveit.errors import ReportError, did_you_mean

if TYPE_CHECKING:
    from halveit.data.publishers.taken import Reader


def names() -> list[str]:
    """Return the publishers' names as the command takes them."""
    return sorted(path.parent.name.replace("_", "-") for path in Path(__file__).parent.glob("*/reader.py"))


def find_reader(name: str) -> "Reader":
    """Return a publisher's reader; an unknown name is refused with the nearest known."""
    if name not in names():
        raise ReportError(
            f'no reader of workbooks is called "{name}".{did_you_mean(name, names())} There are: {", ".join(names())}. '
            "For other publishers, begin a release with `halveit data new` and copy the numbers by hand."
        )
    return import_module(f"{__name__}.{name.replace('-', '_')}.reader").READER
