import os
from zipfile import ZipFile

import pytest

from halveit.press.zipping import write_zip


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
