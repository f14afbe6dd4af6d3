"""Files that are no workbook, or not to be trusted, and what is said of each: to be read as prose."""

import io
import re
import zipfile

import pytest

from child_mortality_books import layout_2021, save
from halveit.data.publishers.workbook import opening, packing
from halveit.data.publishers.workbook.opening import open_workbook
from halveit.errors import ReportError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a zip archive of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst>&b;</sst>'

REFUSED = [
    ("an empty file", b"", "this file is empty. Download it again."),
    (
        "a text",
        b"Year,Live births\n2019,610505\n",
        "this is not an Excel workbook (.xlsx). Download the publisher's .xlsx file.",
    ),
    (
        "a web page",
        b"\r\n<!DOCTYPE html><html><title>Not found</title></html>",
        "this is a web page or XML, not a workbook: perhaps the page was saved instead of the file behind its link. "
        "Download the .xlsx file itself.",
    ),
    (
        "a workbook of the old kind, renamed",
        OLE + "Workbook".encode("utf-16-le"),
        "this is a workbook of the old kind (.xls). Open it and save it as .xlsx.",
    ),
    (
        "a workbook with a password",
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "this workbook is protected by a password. Open it with the password and save it without.",
    ),
    ("a zip archive", packed({"a.csv": b"1"}), "this is a zip archive, but no Excel workbook (.xlsx)."),
    (
        "an OpenDocument file",
        packed({"content.xml": b"<a/>"}),
        "this is an OpenDocument file. Open it and save it as .xlsx.",
    ),
    (
        "a binary workbook",
        packed({"xl/workbook.bin": b"1"}),
        "this is a binary workbook (.xlsb). Open it and save it as .xlsx.",
    ),
    (
        "half a download",
        packed({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"})[:-40],
        "this file is damaged or cut short: it cannot be unpacked as a workbook must be. Download it again.",
    ),
    (
        "a workbook without its sheets",
        packed({"[Content_Types].xml": b"<Types/>"}),
        "this workbook is damaged: its sheets cannot be read. Open it in a spreadsheet program and save it anew, or "
        "download it again.",
    ),
    (
        "a zip bomb",
        packed({"[Content_Types].xml": b"<a/>", "xl/worksheets/sheet1.xml": bytes(20_000_000)}),
        "this workbook unpacks from 19,4",
    ),
    (
        "XML that multiplies itself",
        packed({"[Content_Types].xml": b"<a/>", "xl/sharedStrings.xml": ENTITIES}),
        '"xl/sharedStrings.xml" inside this workbook declares XML entities, which no spreadsheet does. It is not '
        "opened.",
    ),
    (
        "XML that multiplies itself, in another encoding",
        packed({"[Content_Types].xml": b"<a/>", "xl/sharedStrings.xml": ENTITIES.decode().encode("utf-16")}),
        '"xl/sharedStrings.xml" inside this workbook declares XML entities, which no spreadsheet does. It is not '
        "opened.",
    ),
]


@pytest.mark.parametrize(("content", "message"), [pytest.param(c, m, id=claim) for claim, c, m in REFUSED])
def test_a_file_that_is_no_workbook_is_refused(content, message, tmp_path):
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    with pytest.raises(ReportError) as told:
        open_workbook(path)
    assert str(told.value).startswith(f"{path.as_posix()}: {message}")


def test_a_file_that_is_not_there_and_a_folder_are_told_apart(tmp_path):
    with pytest.raises(ReportError, match="there is no such file"):
        open_workbook(tmp_path / "book.xlsx")
    with pytest.raises(ReportError, match="this is a folder"):
        open_workbook(tmp_path)


def test_a_bomb_that_understates_its_size_is_refused_too(tmp_path):
    size = 20_000_000
    content = packed({"[Content_Types].xml": b"<a/>", "xl/worksheets/sheet1.xml": bytes(size)})
    path = tmp_path / "book.xlsx"
    path.write_bytes(content.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little")))
    with pytest.raises(ReportError, match="damaged or cut short"):
        open_workbook(path)


def test_parts_that_are_too_large_together_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(packing, "MOST_UNPACKED", 20_000)
    path = save(layout_2021(), tmp_path / "book.xlsx")
    with pytest.raises(ReportError, match=r"unpacks from [\d,]+ bytes into [\d,]+, far more than tables need"):
        open_workbook(path)


def test_sheets_that_spread_over_too_many_cells_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "MOST_CELLS", 500)
    path = save(layout_2021(), tmp_path / "book.xlsx")
    with pytest.raises(ReportError, match=r'sheet "\w+" spreads over far more rows or columns'):
        open_workbook(path)


def test_the_size_that_a_sheet_states_for_itself_is_not_believed(tmp_path):
    path = save(layout_2021(), tmp_path / "book.xlsx")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, part in parts.items():
        parts[name] = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', part)
    assert any(b"XFD1048576" in part for part in parts.values())
    path.write_bytes(packed(parts))
    sheets = {sheet.name: sheet for sheet in open_workbook(path).sheets}
    assert max(sheets["22"].cells) == 9
    assert sheets["22"].text(9, 2) == "1030"


def test_a_far_cell_costs_nothing(tmp_path):
    path = save(layout_2021(), tmp_path / "book.xlsx")
    from openpyxl import load_workbook

    workbook = load_workbook(path)
    workbook["22"]["A1048576"] = "end"
    workbook.save(path)
    sheet = next(sheet for sheet in open_workbook(path).sheets if sheet.name == "22")
    assert sheet.text(1048576, 1) == "end"
    assert len(sheet.cells) == 10
