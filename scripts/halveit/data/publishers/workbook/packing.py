"""Whether a file is a workbook that may be opened: what its first bytes say it is, and how much it unpacks to."""

import io
import zipfile
import zlib
from functools import partial

from halveit.errors import ReportError

# The largest workbook of this kind has half a megabyte, and three when unpacked.
MOST_PACKED = 50_000_000
MOST_UNPACKED = 100_000_000
MOST_PARTS = 5_000
STEEP, STEEP_FROM = 100, 10_000_000  # a real one unpacks to ten times its size, a zip bomb to a thousand times
CHUNK = 1 << 16

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # files of Office before 2007, and the envelope of encrypted ones
_ENVELOPE = "EncryptedPackage".encode("utf-16-le")
# Parts of other zip archives that people take for a workbook, and what is said of them.
_STRANGERS = {
    "xl/workbook.bin": "this is a binary workbook (.xlsb). Open it and save it as .xlsx.",
    "content.xml": "this is an OpenDocument file. Open it and save it as .xlsx.",
    "word/document.xml": "this is a Word document, not a workbook.",
}
_DECLARATIONS = tuple(
    sign.encode(code) for sign in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")
)
_DAMAGED = "this file is damaged or cut short: it cannot be unpacked as a workbook must be. Download it again."


def check_packed(content: bytes, shown: str) -> None:
    """Refuse what is no .xlsx workbook, or one made to fill the memory; nothing of it is kept."""
    _check_beginning(content, shown)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_parts(archive.infolist(), shown)
            _unpack(archive, shown)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError):
        raise ReportError(_DAMAGED, path=shown) from None


def _check_beginning(content: bytes, shown: str) -> None:
    """Refuse a file that its first bytes show to be something else."""
    if not content:
        raise ReportError("this file is empty. Download it again.", path=shown)
    if content.startswith(_OLE) and _ENVELOPE in content:
        raise ReportError(
            "this workbook is protected by a password. Open it with the password and save it without.", path=shown
        )
    if content.startswith(_OLE):
        raise ReportError("this is a workbook of the old kind (.xls). Open it and save it as .xlsx.", path=shown)
    if content.lstrip()[:1] == b"<":
        raise ReportError(
            "this is a web page or XML, not a workbook: perhaps the page was saved instead of the file behind its "
            "link. Download the .xlsx file itself.",
            path=shown,
        )
    if not content.startswith(b"PK"):
        raise ReportError("this is not an Excel workbook (.xlsx). Download the publisher's .xlsx file.", path=shown)


def _check_parts(parts: list[zipfile.ZipInfo], shown: str) -> None:
    """Refuse an archive by its list of contents: what is missing, and what it says of its own size."""
    names = {part.filename for part in parts}
    for stranger, message in _STRANGERS.items():
        if stranger in names:
            raise ReportError(message, path=shown)
    if "[Content_Types].xml" not in names:
        raise ReportError("this is a zip archive, but no Excel workbook (.xlsx).", path=shown)
    if len(parts) > MOST_PARTS:
        raise ReportError(f"this workbook has {len(parts):,} parts; {MOST_PARTS:,} is the most allowed.", path=shown)
    declared, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if declared > MOST_UNPACKED or (declared > STEEP_FROM and declared > STEEP * packed):
        raise ReportError(_too_large(f"from {packed:,} bytes into {declared:,}"), path=shown)


def _unpack(archive: zipfile.ZipFile, shown: str) -> None:
    """Unpack every part and throw it away: sizes that were declared can lie, and XML can multiply itself."""
    total = 0
    for part in archive.infolist():
        picture = "/media/" in part.filename  # may hold any bytes, and is not read
        with archive.open(part) as stream:
            before = b""
            for chunk in iter(partial(stream.read, CHUNK), b""):
                total += len(chunk)
                if total > MOST_UNPACKED:
                    raise ReportError(_too_large(f"into more than {MOST_UNPACKED:,} bytes"), path=shown)
                if not picture and any(sign in before[-32:] + chunk for sign in _DECLARATIONS):
                    raise ReportError(
                        f'"{part.filename}" inside this workbook declares XML entities, which no spreadsheet does. '
                        "It is not opened.",
                        path=shown,
                    )
                before = chunk


def _too_large(sizes: str) -> str:
    """Say that a workbook unpacks to too much."""
    return f"this workbook unpacks {sizes}, far more than tables need. It is not opened."
