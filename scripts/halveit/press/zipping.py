"""Zip files with the same bytes each time: sorted, dated by the edition, and the same rights for every file."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from msgspec import Struct

from halveit.steps.digests import digest
from halveit.steps.running import kept_by

_UNIX = 3
_PLAIN_FILE = 0o100644 << 16
"""A file that everybody may read and its owner may change."""
_LEVEL = 6
"""How hard to try to make files small: 9 makes the whole site smaller by 4 in 1,000, and takes half as long again."""
_WORTH_KEEPING = 16_000
"""Bytes of content from which on it takes longer to deflate it than to find what was kept of it."""
_TOGETHER = 12
"""How many smaller contents, neighbours by name, are kept as one."""


class _Deflated(Struct, frozen=True, kw_only=True):
    """Content as it stands in an archive."""

    stream: bytes
    """Deflated, without a header."""
    size: int
    """Bytes of the content itself."""
    checksum: int
    """Its CRC-32."""


def write_zip(files: Mapping[str, Path | bytes], out: Path, date: str, prints: Mapping[str, str] | None = None) -> Path:
    """Write files, by their name in the archive, into the zip file `out`; return it.

    `date` is YYYY-MM-DD and becomes that of every file; zip files know none before 1980. In a build, content that was
    deflated once is not deflated again, and not even read where `prints` has its SHA-256, by the name in the archive;
    small content is deflated anew together with its neighbours.
    """
    year, month, day = (int(part) for part in date.split("-"))
    out.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(out, "w") as archive:
        for name, content in _deflated(files, prints or {}):
            entry = _Entry(name, (year, month, day, 0, 0, 0))
            entry.create_system = _UNIX  # else it would tell on which system it was made
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, entry.holding(content))
    return out


class _Entry(ZipInfo):
    """An entry for content that comes deflated already, which `ZipFile` has no way to be given.

    `ZipFile` takes it for something to be stored as it is. When all of it is written, it notes size and checksum of
    what came, and asks for the entry's header: that is where those of the content take their place.
    """

    def holding(self, content: _Deflated) -> bytes:
        """Take what is deflated; return the bytes to be written."""
        self.compress_type = ZIP_STORED
        self._content = content.size, content.checksum
        return content.stream

    def FileHeader(self, zip64: bool | None = None) -> bytes:  # noqa: N802, FBT001  as ZipFile calls it
        """Return what stands before the content in the archive."""
        if self.compress_size:
            self.compress_type = ZIP_DEFLATED
            self.file_size, self.CRC = self._content
        return super().FileHeader(zip64)


def _deflated(files: Mapping[str, Path | bytes], known: Mapping[str, str]) -> Iterator[tuple[str, _Deflated]]:
    """Give files by name, sorted, with their content deflated, or what was kept of that; `known` are fingerprints."""
    small = [name for name, each in sorted(files.items()) if _size(each) < _WORTH_KEEPING]
    groups = {name: small[at - at % _TOGETHER :][:_TOGETHER] for at, name in enumerate(small)}
    waiting: dict[str, _Deflated] = {}
    for name in sorted(files):
        if name not in waiting:
            group = groups.get(name, [name])
            waiting.update(
                zip(group, _kept([files[each] for each in group], [known.get(each) for each in group]), strict=True)
            )
        yield name, waiting.pop(name)


def _kept(contents: Sequence[Path | bytes], known: Sequence[str | None]) -> list[_Deflated]:
    """Return contents deflated, kept as one; `known` are their fingerprints where they are known."""
    prints = [found or digest(_content(each)) for each, found in zip(contents, known, strict=True)]
    given = (prints, _LEVEL, zlib.ZLIB_RUNTIME_VERSION)
    return kept_by("content deflated", *given, make=lambda: [_deflate(_content(each)) for each in contents])


def _size(each: Path | bytes) -> int:
    return len(each) if isinstance(each, bytes) else each.stat().st_size


def _content(each: Path | bytes) -> bytes:
    return each if isinstance(each, bytes) else each.read_bytes()


def _deflate(content: bytes) -> _Deflated:
    stream = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = stream.compress(content) + stream.flush()
    return _Deflated(stream=deflated, size=len(content), checksum=zlib.crc32(content))
