"""Writing a file in one step, so that nobody ever sees half of it."""

import os
from pathlib import Path

UNFINISHED = ".part"
"""What the name of a file ends with that is being written."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step; leave it alone when it is right already."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.urandom(8).hex()}{UNFINISHED}")  # another computer may write the same
    unfinished.write_bytes(content)
    unfinished.replace(path)
