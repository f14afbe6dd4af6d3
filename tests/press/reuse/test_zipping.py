import os
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from halveit.press import zipping
from halveit.press.zipping import write_zip
from halveit.steps.reads import Now
from halveit.steps.running import Keeper, keeping
from halveit.steps.store import Store

LARGE = bytes(range(256)) * 200
"""More than is deflated anew each time."""


def test_the_same_files_give_the_same_bytes_whatever_their_order_and_age(tmp_path):
    old = tmp_path / "old.txt"
    old.write_text("Text.")
    os.utime(old, (0, 0))
    first = write_zip({"b/two.txt": old, "a.txt": b"Bytes."}, tmp_path / "first.zip", "2021-03-18").read_bytes()
    os.utime(old)
    old.chmod(0o600)
    second = write_zip({"a.txt": b"Bytes.", "b/two.txt": old}, tmp_path / "second.zip", "2021-03-18").read_bytes()
    assert first == second


def test_a_zip_is_sorted_dated_by_the_edition_and_readable_by_all(tmp_path):
    files = {"b.txt": b"2", "a/z.txt": b"1"}
    with ZipFile(write_zip(files, tmp_path / "deep/all.zip", "2021-03-18")) as archive:
        entries = archive.infolist()
        assert [entry.filename for entry in entries] == ["a/z.txt", "b.txt"]
        assert {entry.date_time for entry in entries} == {(2021, 3, 18, 0, 0, 0)}
        assert {oct(entry.external_attr >> 16) for entry in entries} == {"0o100644"}
        assert archive.read("a/z.txt") == b"1"


def test_another_date_gives_other_bytes(tmp_path):
    zips = [write_zip({"a": b"1"}, tmp_path / day, day).read_bytes() for day in ("2021-03-18", "2021-03-19")]
    assert zips[0] != zips[1]


def test_a_date_that_is_none_is_no_date_of_a_zip(tmp_path):
    with pytest.raises(ValueError, match="unpack"):
        write_zip({"a": b"1"}, tmp_path / "a.zip", "2021")


@pytest.fixture
def building(tmp_path, monkeypatch):
    """Give what writes a zip as a build does, and tells the contents that were deflated for it."""
    deflate, root = zipping._deflate, tmp_path / "project"
    anew = []
    monkeypatch.setattr(zipping, "_deflate", lambda content: anew.append(content) or deflate(content))

    def write(files):
        anew.clear()
        with keeping(Keeper(store=Store(root / "_build/kept", root), root=root, now=Now())):
            return write_zip(files, tmp_path / "kept.zip", "2021-03-18").read_bytes(), list(anew)

    return write


def test_in_a_build_only_content_that_is_new_is_deflated(building):
    other = LARGE + b"more"
    assert building({"a": LARGE, "b": LARGE})[1] == [LARGE]
    assert building({"a": LARGE, "c": other})[1] == [other]
    assert building({"renamed": LARGE, "c": other})[1] == []


def test_a_zip_of_kept_content_has_the_same_bytes_as_one_from_clean(building, tmp_path):
    files = {"large": LARGE, "small": b"x", "empty": b"", "é": LARGE * 2}
    clean = write_zip(files, tmp_path / "clean.zip", "2021-03-18").read_bytes()
    assert [building(files)[0], building(files)[0]] == [clean, clean]


def test_a_zip_has_the_bytes_that_python_itself_would_write(tmp_path):
    files = {"empty": b"", "large": LARGE, "small": b"x" * 99, "é": b"text"}
    with ZipFile(tmp_path / "python.zip", "w") as archive:
        for name, content in files.items():
            entry = ZipInfo(name, (2021, 3, 18, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o100644 << 16
            archive.writestr(entry, content, compresslevel=6)
    ours = write_zip(dict(reversed(files.items())), tmp_path / "ours.zip", "2021-03-18")
    assert ours.read_bytes() == (tmp_path / "python.zip").read_bytes()
    with ZipFile(ours) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
