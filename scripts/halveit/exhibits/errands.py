"""Exhibits as work that others can do for a build."""

from collections.abc import Iterator
from pathlib import Path

from halveit.data.editions import load_edition
from halveit.exhibits.files import write_files
from halveit.exhibits.shelf import Shelf
from halveit.paths import Project
from halveit.steps.hands.errands import Errand
from halveit.steps.running import once, seconds_to_make


def exhibits_to_make(shelf: Shelf) -> Iterator[Errand]:
    """Give an errand for each exhibit that is not kept, those last that ask for others."""
    found = {label: seconds for label in shelf.labels if (seconds := seconds_to_make(shelf.step(label)))}
    for label in sorted(found, key=lambda label: _asks_for_others(shelf, label)):
        given = (shelf.edition.name, label)
        yield Errand(key=shelf.step(label).key, run=_make, given=given, seconds=found[label])


def shelf_of(root: Path, edition: str) -> Shelf:
    """Return the shelf of an edition: the same one throughout a build."""
    return once(("shelf", edition), lambda: Shelf(load_edition(Project(root), edition)))


def _make(root: Path, edition: str, label: str) -> None:
    """Make an exhibit of an edition, and draw it."""
    shelf = shelf_of(root, edition)
    write_files(shelf.get(label), shelf.edition)


def _asks_for_others(shelf: Shelf, label: str) -> bool:
    """Tell whether an exhibit seems to ask a shelf for others, so that these had better be made before."""
    return b"Shelf" in (shelf.folder / f"{label}.py").read_bytes()
