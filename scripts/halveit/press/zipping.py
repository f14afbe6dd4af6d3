"""Zip files with the same bytes each time: sorted, dated by the edition, and the same rights for every file."""

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_UNIX = 3
_PLAIN_FILE = 0o100644 << 16
"""A file that everybody may read and its owner may change."""
_LEVEL = 9


def write_zip(files: Mapping[str, Path | bytes], out: Path, date: str) -> Path:
    """Write files, by their name in the archive, into the zip file `out`; return it.

    `date` is YYYY-MM-DD and becomes that of every file; zip files know none before 1980.
    """
    year, month, day = (int(part) for part in date.split("-"))
    out.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name, content in sorted(files.items()):
            entry = ZipInfo(name, (year, month, day, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _UNIX  # else it would tell on which system it was made
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, content if isinstance(content, bytes) else content.read_bytes())
    return out
