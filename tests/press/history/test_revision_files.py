import csv
import json

import pytest

from halveit.press.history.files import NAMES, write_revisions


@pytest.fixture(scope="module")
def written(project, tmp_path_factory):
    return write_revisions(project, tmp_path_factory.mktemp("revisions"))


@pytest.fixture(scope="module")
def records(written):
    return json.loads(written["revisions.json"].read_text())["revisions"]


def one(records, series, period, release):
    keys = (series, period, release)
    return next(each for each in records if (each["series"], each["period"], each["release"]) == keys)


def test_both_files_are_named_by_their_address_on_the_site(written):
    assert tuple(written) == NAMES
    assert all(path.name == name for name, path in written.items())


def test_every_number_of_every_release_is_a_record_with_its_changes(records):
    record = one(records, "maternal-death-rate", "2019-21", "2023-10")
    assert record["printed"] == "11.66"
    assert record["compared_with_before"] == "revised"
    assert (record["change_from_before"], record["percent_from_before"]) == (0.1, 0.8651)
    assert (record["change_from_first"], record["percent_from_first"]) == (0.1, 0.8651)
    assert record["publisher"].startswith("MBRRACE-UK")


def test_the_first_number_has_nothing_before_it(records):
    record = one(records, "neonatal-deaths-not-stated", "2020", "2022-02-17")
    assert (record["printed"], record["compared_with_before"]) == ("39", "first")
    assert record["change_from_before"] is None
    assert record["percent_from_before"] is None
    assert record["change_from_first"] == 0


def test_a_number_keeps_the_decimals_that_it_was_printed_with(records):
    assert one(records, "maternal-death-rate", "2018-20", "2023-10")["printed"] == "10.90"


def test_both_files_hold_the_same(written, records):
    with written["revisions.csv"].open(newline="") as file:
        table = list(csv.DictReader(file))
    told = [{key: "" if value is None else str(value) for key, value in record.items()} for record in records]
    assert table == told


def test_writing_twice_gives_the_same_bytes(project, written, tmp_path):
    again = write_revisions(project, tmp_path)
    assert all(again[name].read_bytes() == path.read_bytes() for name, path in written.items())
