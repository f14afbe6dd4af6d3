import hashlib

import pytest

from halveit.data.editions import load_edition
from halveit.data.releases import list_releases, load_release
from halveit.errors import ReportError
from halveit.steps.reads import Now
from halveit.steps.running import Keeper, keeping
from halveit.steps.store import Store
from small_report import small_report

ONS = "data/releases/ons-child-mortality/2022-02-17"


def test_every_release_passes_its_own_checks(project):
    releases = list_releases(project)
    assert len(releases) > 10
    for dataset, published in releases:
        load_release(project, dataset, published).check()


def spoilt(copy, path, old, new):
    file = copy.root / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    return copy


def test_a_release_that_was_edited_is_refused(copy):
    spoilt(copy, f"{ONS}/births-and-deaths.csv", "2019,all,610505,2346", "2019,all,610505,2347")
    with pytest.raises(ReportError) as caught:
        load_edition(copy, "2021").series("stillbirths")
    assert str(caught.value) == (
        f"{ONS}/births-and-deaths.csv: this file was changed after its release was recorded: its sha256 is not the one "
        "in release.toml. If the release is new and not committed yet, run: halveit data seal ons-child-mortality "
        "2022-02-17. Otherwise put the old file back: a committed release never changes, and a correction is a new "
        "release in a folder of its own "
        '(halveit data new ons-child-mortality --published DATE --corrects 2022-02-17 --reason "WHY").'
    )


def test_a_pin_of_a_release_that_is_not_there_names_those_that_are(copy):
    spoilt(copy, "data/editions/2021.toml", 'release = "2022-02-17"', 'release = "2022-02-18"')
    with pytest.raises(ReportError) as caught:
        load_edition(copy, "2021").check()
    assert "data/editions/2021.toml:" in str(caught.value)
    assert (
        "there is no release 2022-02-18 of ons-child-mortality. There are: 2022-02-17, 2023-03-01, 2024-05-31."
        in str(caught.value)
    )


BAD_SETTINGS = [
    (
        f"{ONS}/release.toml",
        'publisher = "',
        'publischer = "',
        'unknown setting "publischer". Did you mean "publisher"?',
    ),
    (
        f"{ONS}/release.toml",
        'obtained = "extracted"',
        'obtained = "found"',
        '"obtained" must be one of received, transcribed',
    ),
    (
        f"{ONS}/release.toml",
        'published = "2022-02-17"',
        'published = "2022-02-16"',
        "but the folder is named 2022-02-17",
    ),
    (f"{ONS}/release.toml", 'publisher = "', "publisher = ", "this is not valid TOML"),
    ("data/editions/2021.toml", 'date = "2026-11-23"', 'date = "23 November"', "write a day as YYYY-MM-DD"),
    ("data/editions/2021.toml", 'title = "', 'titel = "', 'unknown setting "titel". Did you mean "title"?'),
    (
        "data/editions/2021.toml",
        'last_period = "2019"',
        "last_period = 2019",
        '"last_period" must be a text in quotes.',
    ),
]


@pytest.mark.parametrize(("path", "old", "new", "message"), BAD_SETTINGS)
def test_a_wrong_setting_is_told_with_its_file(path, old, new, message, copy):
    spoilt(copy, path, old, new)
    with pytest.raises(ReportError) as caught:
        load_edition(copy, "2021").release("ons-child-mortality")
    assert message in str(caught.value)
    assert path in str(caught.value)


def test_a_setting_is_told_by_its_own_table(copy):
    spoilt(copy, "data/editions/2021.toml", 'release = "2023-03-21"', "release = 2023-03-21")
    with pytest.raises(ReportError) as caught:
        load_edition(copy, "2021")
    line = (copy.data / "editions/2021.toml").read_text().split("release = 2023-03-21")[0].count("\n") + 1
    assert str(caught.value) == (
        f'data/editions/2021.toml:{line}: "release" in [datasets.maternal-mortality] must be a text in quotes.'
    )


def test_a_missing_setting_is_told_by_its_own_table(copy):
    spoilt(copy, "data/series.toml", 'unit = "stillbirths"\n', "")
    with pytest.raises(ReportError, match=r'data/series\.toml:\d+: the setting "unit" is missing in \[stillbirths\]'):
        load_edition(copy, "2021").series("stillbirths")


def test_a_last_period_that_is_none_is_told_in_the_edition(copy):
    spoilt(copy, "data/editions/2021.toml", 'last_period = "2016-18"', 'last_period = "2016/18"')
    with pytest.raises(ReportError, match=r'data/editions/2021\.toml:\d+: "last_period": "2016/18" is not a period'):
        load_edition(copy, "2021")


def test_a_release_without_its_description_is_told(copy):
    (copy.root / ONS / "release.toml").unlink()
    assert ("ons-child-mortality", "2022-02-17") in list_releases(copy)
    with pytest.raises(ReportError, match=r"this release has no release\.toml"):
        load_release(copy, "ons-child-mortality", "2022-02-17")


def test_a_listed_file_that_no_schema_knows_is_told(copy):
    spoilt(copy, f"{ONS}/release.toml", "[files]\n", '[files]\n"extra.csv" = "00"\n')
    with pytest.raises(ReportError, match='no table "extra" in ons-child-mortality'):
        load_release(copy, "ons-child-mortality", "2022-02-17").check()


def test_a_folder_that_is_no_date_is_told(copy):
    (copy.root / ONS).rename((copy.root / ONS).with_name("2022-13-45"))
    spoilt(copy, f"{ONS}/release.toml".replace("2022-02-17", "2022-13-45"), '"2022-02-17"', '"2022-13-45"')
    with pytest.raises(ReportError, match='"2022-13-45" is not a date'):
        load_release(copy, "ons-child-mortality", "2022-13-45")


@pytest.mark.parametrize("published", ["2022-02-17", "2018-11", "2021"])
def test_month_or_year_alone_will_do(published, project):
    dataset = next(name for name, date in list_releases(project) if date == published)
    assert load_release(project, dataset, published).published == published


def test_a_table_saved_in_another_encoding_is_told_what_to_do(copy):
    path = copy.root / ONS / "births-and-deaths.csv"
    path.write_bytes(path.read_bytes() + "England,2021,all,1,1,1,,\xa3".encode("cp1252"))
    with pytest.raises(ReportError, match=r"this file is not UTF-8 text\. In Excel, save it as “CSV UTF-8”"):
        load_release(copy, "ons-child-mortality", "2022-02-17").check()


def test_a_byte_order_mark_is_no_part_of_the_heading(copy):
    path, record = copy.root / ONS / "births-and-deaths.csv", copy.root / ONS / "release.toml"
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    record.write_text(record.read_text().replace(before, hashlib.sha256(path.read_bytes()).hexdigest()))
    load_release(copy, "ons-child-mortality", "2022-02-17").check()


def test_an_unlisted_file_in_a_release_is_told(copy):
    (copy.root / ONS / "extra.csv").write_text("a\n1\n")
    with pytest.raises(ReportError, match=r"extra\.csv: this file is no table of ons-child-mortality, which has"):
        load_release(copy, "ons-child-mortality", "2022-02-17").check()


def test_an_edition_that_is_not_there_names_those_that_are(project):
    with pytest.raises(ReportError, match=r'no edition "2020" in data/editions/. There are: 2021'):
        load_edition(project, "2020")


def checks(project):
    """Check the edition 2020 of the small report as a build does; return which checks ran."""
    keeper = Keeper(store=Store(project.build / "kept", project.root), root=project.root, now=Now())
    with keeping(keeper):
        load_edition(project, "2020").check()
    return [each.step for each in keeper.told if each.ran]


def test_a_release_is_checked_again_when_it_has_changed_and_not_sooner(tmp_path):
    project = small_report(tmp_path)
    assert checks(project) == ["the check of deaths 2020-05-01"]
    assert checks(project) == []
    schema = project.data / "schemas/deaths.json"
    schema.write_text(schema.read_text() + "\n")
    assert checks(project) == ["the check of deaths 2020-05-01"]


def test_a_file_that_came_into_a_checked_release_is_found(tmp_path):
    project = small_report(tmp_path)
    checks(project)
    (project.data / "releases/deaths/2020-05-01/notes.txt").write_text("x")
    with pytest.raises(ReportError, match="no table of deaths"):
        checks(project)


def test_a_release_at_fault_is_told_each_time(tmp_path):
    project = small_report(tmp_path)
    table = project.data / "releases/deaths/2020-05-01/counts.csv"
    table.write_text(table.read_text().replace("2019,8,", "2019,9,"))
    for _ in range(2):
        with pytest.raises(ReportError, match="changed after its release was recorded"):
            checks(project)
