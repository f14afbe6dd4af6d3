"""What programs read: CSV on the Web and the Data Package, each judged by a library that knows nothing of us."""

import json
import shutil
from decimal import Decimal
from typing import Any

import pytest
from csvw import CSVW
from frictionless import Package, system

CSVS = 5  # counts, rate, trend, facts, revisions


def rows_of(metadata):
    """Return a table's rows as a program gets them that found the description beside the CSV file."""
    found: Any = CSVW(str(metadata)).tables  # the library types its tables as their rows
    return list(found[0].iterdicts())


def test_every_csv_file_has_a_valid_description_that_it_satisfies(later):
    files = sorted(later.rglob("*.csv"))
    assert len(files) == CSVS
    for path in files:
        table = CSVW(f"{path}-metadata.json", validate=True)
        assert table.is_valid, [str(warning.message) for warning in table.warnings]


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("exhibits/trend.csv", "2018,12,", "2018,twelve,"),
        ("exhibits/trend.csv", "2018,12,", "2017,12,"),
        ("exhibits/trend.csv", ",deaths,", ",death,"),
        ("facts.csv", "rate.latest,", ","),
    ],
    ids=["a-word-for-a-number", "a-year-twice", "another-heading", "a-fact-without-name"],
)
def test_a_table_that_is_not_as_described_is_found_out(later, tmp_path, file, before, after):
    copy = tmp_path / "copy"
    shutil.copytree(later, copy, ignore=shutil.ignore_patterns("assets", "*.html", "*.zip"))
    text = (copy / file).read_text()
    assert before in text
    (copy / file).write_text(text.replace(before, after, 1))
    try:
        satisfied = CSVW(f"{copy / file}-metadata.json", validate=True).is_valid
    except ValueError as fault:  # so it tells of a key that is there twice
        satisfied = "duplicate primary key" not in str(fault)
    assert not satisfied


def test_by_its_description_a_table_is_read_with_types(later):
    rows = rows_of(later / "exhibits/trend.csv-metadata.json")
    assert [row["deaths"] for row in rows] == [10, 12, 8, 6]
    assert rows[0]["rate"] == Decimal(10)  # 10 deaths among 1,000 births
    assert [row["high"] for row in rows] == [True, True, True, False]
    facts = {row["id"]: row for row in rows_of(later / "facts.csv-metadata.json")}
    assert facts["rate.latest"]["files"] == ["data/deaths/2021-05-01/counts.csv"]
    assert facts["rate.status"]["unit"] is None


def test_a_description_tells_the_columns_the_key_and_whose_the_data_are(later):
    told = json.loads((later / "exhibits/trend.csv-metadata.json").read_text())
    assert told["url"] == "trend.csv"
    assert told["tableSchema"]["primaryKey"] == ["year"]
    assert [column["dc:description"] for column in told["tableSchema"]["columns"]][:2] == [
        "Calendar year.",
        "Deaths registered.",
    ]
    assert told["dc:publisher"] == "Its maintainers"
    assert told["dc:modified"] == {"@value": "2021-06-01", "@type": "xsd:date"}
    assert told["dc:license"] == [{"@id": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"}]
    release = json.loads((later / "data/deaths/2021-05-01/counts.csv-metadata.json").read_text())
    assert (release["dc:publisher"], release["dc:modified"]["@value"]) == ("The publisher", "2021-05-01")


def test_the_data_package_is_valid_and_lists_every_csv_file(later):
    with system.use_context(trusted=True):
        package = Package(str(later / "datapackage.json"))
        report = package.validate()
    assert report.valid, report.flatten(["name", "type", "note"])
    listed = {resource.path for resource in package.resources}
    assert listed == {path.relative_to(later).as_posix() for path in later.rglob("*.csv")}
    assert {resource.name for resource in package.resources} >= {"deaths-counts", "exhibit-trend", "facts", "revisions"}


@pytest.mark.build
def test_every_table_of_the_report_satisfies_its_description(built):
    files = sorted((built.site / "editions").rglob("*.csv"))
    assert len(files) > 60
    for path in files:
        table = CSVW(f"{path}-metadata.json", validate=True)
        assert table.is_valid, (path, [str(warning.message) for warning in table.warnings])
