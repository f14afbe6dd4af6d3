"""A publisher's workbook, opened without trust: read only, no formulas run, sizes limited."""

import hashlib
import io
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
from msgspec import Struct

from halveit.data.publishers.workbook.cells import clean, quoted
from halveit.data.publishers.workbook.packing import MOST_PACKED, check_packed
from halveit.data.publishers.workbook.sheets import Sheet
from halveit.errors import ReportError
from halveit.steps.door import read_bytes

# Sheets with a stray cell in their last row are common, and the rows before it cost little; so many cells are not.
LAST_ROW = 1_048_576
MOST_ROWS, MOST_CELLS = 40 * LAST_ROW, 6_000_000

_DAMAGED = (
    "this workbook is damaged: its sheets cannot be read. Open it in a spreadsheet program and save it anew, or "
    "download it again."
)
_NO_SHEETS = "this workbook shows no sheet. Open it in a spreadsheet program and save it as an ordinary .xlsx workbook."
_SPREADS = "spreads over far more rows or columns than tables need. It is not read."


class Workbook(Struct, frozen=True, kw_only=True):
    """What a workbook shows to whoever opens it."""

    name: str
    """The file's name, without folders."""
    shown: str
    """The file as messages name it."""
    sha256: str
    """Of the file's bytes."""
    sheets: tuple[Sheet, ...]
    """In order, those that are not hidden."""
    hidden: tuple[str, ...] = ()
    """The names of hidden sheets, which are not read."""

    @property
    def listed(self) -> str:
        """The sentence that says which sheets there are."""
        hidden = f" Hidden, and not read: {', '.join(map(quoted, self.hidden))}." if self.hidden else ""
        return f"The sheets are {', '.join(quoted(sheet.name) for sheet in self.sheets)}.{hidden}"


def open_workbook(path: Path) -> Workbook:
    """Return a workbook's visible sheets; what is no workbook, or not to be trusted, is refused in plain words."""
    shown = path.as_posix()
    content = _content(path, shown)
    check_packed(content, shown)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and lists that it does not keep
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            sheets = tuple(_sheets(book, shown))
            hidden = tuple(clean(sheet.title) for sheet in book.worksheets if sheet.sheet_state != "visible")
    except ReportError:
        raise
    except Exception:  # noqa: BLE001  whatever a broken file makes the library stumble over
        raise ReportError(_DAMAGED, path=shown) from None
    if not sheets:
        raise ReportError(_NO_SHEETS, path=shown)
    digest = hashlib.sha256(content).hexdigest()
    return Workbook(name=clean(path.name), shown=shown, sha256=digest, sheets=sheets, hidden=hidden)


def _content(path: Path, shown: str) -> bytes:
    """Return the file's bytes."""
    if path.is_dir():
        raise ReportError("this is a folder. Name the workbook in it.", path=shown)
    if not path.is_file():
        raise ReportError("there is no such file.", path=shown)
    if path.stat().st_size > MOST_PACKED:
        raise ReportError(f"this file is larger than any workbook of tables ({MOST_PACKED:,} bytes).", path=shown)
    try:
        return read_bytes(path)
    except OSError as fault:
        raise ReportError(f"this file cannot be read: {fault.strerror}.", path=shown) from None


def _sheets(book: Any, shown: str) -> Iterator[Sheet]:
    """Give each visible sheet."""
    rows = cells = 0
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        held: dict[int, dict[int, object]] = {}
        for number, row in enumerate(_rows(sheet), 1):
            rows, cells = rows + 1, cells + len(row)
            if number > LAST_ROW or rows > MOST_ROWS or cells > MOST_CELLS:
                raise ReportError(f'sheet "{clean(sheet.title)}" {_SPREADS}', path=shown)
            filled = {column: value for column, value in enumerate(row, 1) if _holds(value)}
            if filled:
                held[number] = filled
        yield Sheet(name=clean(sheet.title), cells=held)


def _rows(sheet: Any) -> Iterator[tuple[object, ...]]:
    """Give the rows that a sheet really has: the size it states for itself is often wrong."""
    sheet.reset_dimensions()
    return sheet.iter_rows(values_only=True)


def _holds(value: object) -> bool:
    """Tell whether a cell holds anything to be seen."""
    return value is not None and (not isinstance(value, str) or bool(clean(value)))
