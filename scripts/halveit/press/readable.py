"""JSON in lines that people can read, kept by what it says: to indent it takes ten times as long as to write it."""

import json
from typing import Any

from halveit.steps.digests import digest
from halveit.steps.running import kept_by


def readable(content: Any, indent: int) -> bytes:
    """Return content as JSON with a line for each value, and a line's end behind the last."""
    compact = json.dumps(content, ensure_ascii=False)

    def make() -> bytes:
        return (json.dumps(content, ensure_ascii=False, indent=indent) + "\n").encode()

    return kept_by("JSON in lines", digest(compact.encode()), indent, make=make, pack=bytes, unpack=bytes)
