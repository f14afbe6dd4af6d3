"""The list of everything that is published: each file's size and fingerprint."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from halveit.steps.fingerprints import fingerprints

MANIFEST = "manifest.json"


def write_manifest(site: Path, prints: Mapping[str, str] | None = None) -> Path:
    """Write `manifest.json` into a finished site: every other file, sorted by address; return its path.

    `prints` are the fingerprints of the site's files, sorted by address, where they are known.
    """
    prints = fingerprints(site) if prints is None else prints
    entries = [
        json.dumps({"path": name, "bytes": _size(f"{site}/{name}"), "sha256": found}, ensure_ascii=False)
        for name, found in prints.items()
        if name != MANIFEST
    ]
    manifest = site / MANIFEST
    manifest.write_text('{"files": [\n' + ",\n".join(entries) + "\n]}\n", encoding="utf-8")
    return manifest


def _size(path: str) -> int:
    return os.stat(path).st_size  # noqa: PTH116  thousands of them
