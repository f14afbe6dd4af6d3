"""The list of everything that is published: each file's size and fingerprint."""

import hashlib
import json
from pathlib import Path

MANIFEST = "manifest.json"


def write_manifest(site: Path) -> Path:
    """Write `manifest.json` into a finished site: every other file, sorted by address; return its path."""
    published = (path for path in site.rglob("*") if path.is_file() and path != site / MANIFEST)
    entries = [_entry(path, site) for path in sorted(published, key=lambda path: path.relative_to(site).as_posix())]
    manifest = site / MANIFEST
    manifest.write_text(json.dumps({"files": entries}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return manifest


def _entry(path: Path, site: Path) -> dict[str, str | int]:
    content = path.read_bytes()
    return {
        "path": path.relative_to(site).as_posix(),
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
