"""Files that go into the PDF as they are: pictures, and the data that are attached."""

from pathlib import Path

from halveit.paths import Project
from halveit.steps.door import is_file, read_bytes


def content_of(path: Path, project: Project) -> bytes | None:
    """Return what a file holds; None where it is not there.

    What lies in `_build/` is made from files that were noted when it was, so that it is no input of its own.
    """
    if path.is_relative_to(project.build):
        return path.read_bytes() if path.is_file() else None
    return read_bytes(path) if is_file(path) else None
