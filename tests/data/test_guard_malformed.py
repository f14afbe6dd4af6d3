"""Releases, schemas, series and lists that are wrong: one plain message for each, and all of them at once."""

import hashlib
import json
import re

import pytest

from halveit.commands.cli import main
from halveit.data.keeping.checking import check_data
from halveit.errors import Problems, ReportError

ONS = "data/releases/ons-child-mortality/2022-02-17"
COUNTS = f"{ONS}/births-and-deaths.csv"
RECORD = f"{ONS}/release.toml"
HEADINGS = (
    "geography,year,gestation,live_births,stillbirths,neonatal_deaths,published_stillbirth_rate,published_neonatal_rate"
)


def told(project):
    """Return every mistake that is told of the data."""
    with pytest.raises(ReportError) as caught:
        check_data(project, lambda _: None)
    fault = caught.value
    return [str(each) for each in (fault.problems if isinstance(fault, Problems) else [fault])]


def change(project, path, old, new):
    file = project.root / path
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def recorded(project, content):
    """Write a table that came wrong from the start, with its own fingerprint."""
    file = project.root / COUNTS
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    file.write_bytes(content)
    change(project, RECORD, before, hashlib.sha256(content).hexdigest())


TABLES = [
    (lambda text: text[:0], [f"{COUNTS}:1: found nothing where the headings are expected: {HEADINGS}."]),
    (lambda text: text.split("\n")[0] + "\n", [f"{COUNTS}: this table has headings and no rows."]),
    (
        lambda text: text.replace(",", ";"),
        [
            f"{COUNTS}:1: the cells are separated by semicolons where commas are expected. Save it as CSV with commas: "
            "a spreadsheet asks for the separator when saving, or takes the one that is set for the computer."
        ],
    ),
    (
        lambda text: "Table 21: Births,,,,,,,\n" + text,
        [f'{COUNTS}:1: found "Table 21: Births,,,,,,," where the headings are expected: {HEADINGS}.'],
    ),
    (
        lambda text: text.replace("\n", ",\n"),
        [f"{COUNTS}:1: the heading of column 9 is blank. Delete that column."],
    ),
    (
        lambda text: text.replace("\n", ",ok\n").replace("rate,ok", "rate,checked", 1),
        [f'{COUNTS}:1: unknown column "checked". Expected: {HEADINGS.replace(",", ", ")}.'],
    ),
    (lambda text: text + "\n", [f"{COUNTS}:68: this row is empty. Delete it."]),
    (lambda text: text + ",,,,,,,\n" * 3, [f"{COUNTS}:68: from here on, 3 rows are empty. Delete them."]),
    (
        lambda text: text.replace("2019,all,610505", "2019,all,610,505"),
        [
            f"{COUNTS}:56: this row has 9 cells where the heading has 8. "
            "Numbers have no thousands separators; a text with a comma stands between quotation marks."
        ],
    ),
    (
        lambda text: text.replace("2019,all,610505", '2019,all,"610505'),
        [
            f'{COUNTS}:56: this is not valid CSV: a quotation mark (") opens a cell here, or further down, '
            "and none closes it."
        ],
    ),
    (
        lambda text: text.replace("2019,all,610505", '2019,"a"ll,610505'),
        [
            f'{COUNTS}:56: this is not valid CSV: text stands behind the quotation mark (") that closes a cell; '
            "inside a text it is written twice."
        ],
    ),
    (
        lambda text: text.replace("\n", "\r"),
        [
            f"{COUNTS}:1: this is not valid CSV: the lines end in an old way that cannot be read. "
            "In Excel, save it as “CSV UTF-8”."
        ],
    ),
    (
        lambda text: text.replace("2019,all-linked,610140,,1674", "2019,all-linked,610140,,1675"),
        [
            f'{COUNTS}:57: column "neonatal_deaths", England, 2019: gestation all-linked says 1,675, '
            "but under-24 + from-24 + not-stated + not-linked is 1,674. The difference is 1.",
            f'{COUNTS}:56: column "neonatal_deaths", England, 2019: gestation all says 1,674, '
            "but all-linked is 1,675. The difference is 1.",
        ],
    ),
    (
        lambda text: text.replace("year", "Year", 1).replace("2019,all,610505", "2019,all,-5"),
        [
            f'{COUNTS}:1: the column "year" is missing. Is it the column headed "Year"?',
            f'{COUNTS}:1: unknown column "Year". Did you mean "year"?',
            f'{COUNTS}:56: column "live_births": found -5, which is below the least value allowed, 0.',
        ],
    ),
]


@pytest.mark.parametrize(("spoil", "messages"), TABLES)
def test_a_malformed_table_is_told_with_row_and_column(copy, spoil, messages):
    recorded(copy, spoil((copy.root / COUNTS).read_text()).encode())
    assert told(copy) == messages


@pytest.mark.parametrize("coding", ["utf-16", "cp1252"])
def test_a_table_in_another_coding_is_told_what_to_do(copy, coding):
    text = (copy.root / COUNTS).read_text() + "£"
    recorded(copy, text.encode(coding))
    (message,) = told(copy)
    assert re.fullmatch(COUNTS + r":\d+: this file is not UTF-8 text\. In Excel, save it as “CSV UTF-8”\.", message)


@pytest.mark.parametrize("form", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")])
def test_what_excel_does_to_the_form_of_a_table_is_no_mistake(copy, form):
    recorded(copy, form((copy.root / COUNTS).read_text()).encode())
    assert check_data(copy, lambda _: None).releases > 10


SEAL = ". If this release is new and not committed yet, run: halveit data seal ons-child-mortality 2022-02-17"
RECORDS = [
    ('published = "2022-02-17"', "published = 2022-02-17", [f'{RECORD}:3: "published" must be a text in quotes.']),
    ('published = "2022-02-17"', 'published = "2022-02-16"',
     [f'{RECORD}:3: "published" says 2022-02-16, but the folder is named 2022-02-17.']),
    ('accessed = "2026-11-23"', 'accessed = "2999-01"',
     [f'{RECORD}:4: "accessed" says 2999-01, which is still to come.']),
    ('accessed = "', 'accessed = "on ', [f'{RECORD}:4: "accessed" says "on 2026-11-23"; write a day as YYYY-MM-DD.']),
    ("[files]\n", '[files]\n"notes.txt" = "00"\n', [f'{RECORD}: no table "notes.txt" in ons-child-mortality.']),
    ("[files]\n", '[files]\n"../x.csv" = "00"\n', [f'{RECORD}: no table "../x" in ons-child-mortality.']),
    ("[files]\n", '[sources]\nsdg = "A table."\n\n[files]\n',
     [f'{RECORD}:19: no row comes from the source "sdg". Delete it.']),
    ("notes = [", 'corrects = "2023-03-01"\nreason = "Wrong."\nnotes = [',
     [f'{RECORD}:9: "corrects" names 2023-03-01, which is not before 2022-02-17. '
      "A correction is a later release than the one that it corrects."]),
    ("notes = [", 'corrects = "2020"\nnotes = [',
     [f'{RECORD}:9: a correction of 2020 needs its reason, in one sentence: reason = "…".',
      f'{RECORD}:9: "corrects" names 2020, which is no other release of ons-child-mortality. '
      "There are: 2023-03-01, 2024-05-31"]),
    ("notes = [", 'reason = "Wrong."\nnotes = [',
     [f'{RECORD}:9: a reason stands here, and "corrects" does not say which release is corrected.']),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "messages"), RECORDS)
def test_a_wrong_release_toml_is_told_with_its_line(copy, old, new, messages):
    change(copy, RECORD, old, new)
    for message, expected in zip(told(copy), messages, strict=True):
        assert message.startswith(expected)


def test_a_release_without_its_record_has_its_tables_read_all_the_same(copy):
    change(copy, COUNTS, "2019,all,610505", "2019,all,-5")
    (copy.root / RECORD).unlink()
    (copy.root / ONS / "births.csv").write_text("a\n")
    assert told(copy) == [
        f"{RECORD}: this release has no release.toml. Copy the one of the release before it into this folder, mend it, "
        "and run: halveit data seal ons-child-mortality 2022-02-17",
        f'{COUNTS}:56: column "live_births": found -5, which is below the least value allowed, 0.',
        f"{ONS}/births.csv: this file is no table of ons-child-mortality, which has births-and-deaths.csv, "
        "live-births-by-week.csv. Move it away.",
    ]


def test_a_listed_file_that_is_gone_and_one_that_is_not_listed_are_told(copy):
    (copy.root / COUNTS).unlink()
    change(copy, RECORD, '"live-births-by-week.csv" =', '"births-and-deaths.csv " =')
    assert told(copy) == [
        f"{COUNTS}: release.toml lists this file, and it is not there. Put it back{SEAL}",
        f'{RECORD}: no table "births-and-deaths.csv " in ons-child-mortality. Did you mean "births-and-deaths"?',
        f"{ONS}/live-births-by-week.csv: this file is not listed in release.toml. A release never changes: "
        f"take it out{SEAL}",
    ]


def test_a_row_whose_source_is_not_listed_is_told(copy):
    path = "data/releases/maternal-mortality/2026-01"
    change(copy, f"{path}/release.toml", "oxford-population-health =", "oxford =")
    assert told(copy) == [
        f'{path}/maternal-deaths.csv:{line}: column "source": found "oxford-population-health" '
        "where one of [sources] in release.toml (oxford) is expected."
        for line in (2, 3)
    ]


def test_files_beside_the_releases_are_told_and_hidden_ones_are_not(copy):
    for name in ("x.csv", ".DS_Store", "ons-child-mortality/y.csv"):
        (copy.data / "releases" / name).write_text("")
    (copy.data / "releases/ons-child-mortality/.draft").mkdir()
    (copy.root / ONS / ".DS_Store").write_text("")
    lost = "this file lies in no release. Move it into data/releases/DATASET/DATE/, or delete it."
    assert told(copy) == [f"data/releases/ons-child-mortality/y.csv: {lost}", f"data/releases/x.csv: {lost}"]


def rewrite(project, dataset, spoil):
    path = project.data / "schemas" / f"{dataset}.json"
    content = json.loads(path.read_text())
    spoil(content["resources"][0])
    path.write_text(json.dumps(content))


SCHEMAS = [
    (lambda table: table["schema"]["fields"][1].update(type="year"),
     'table "preterm", column "year": found the type "year" where one of string, integer, number, boolean is '
     "expected."),
    (lambda table: table["schema"].update(primaryKey=["geography", "yaer"]),
     'table "preterm": its key or a check names "yaer", which is no column. Did you mean "year"?'),
    (lambda table: table.update(checks=[{"sum": "live", "over": "year", "total": "", "parts": [], "within": []}]),
     'table "preterm": its key or a check names "live", which is no column.'),
    (lambda table: table.update(checks=[{"rate": "published_rate", "numerator": []}]),
     "this schema lacks 'denominator'."),
    (lambda table: table["schema"]["fields"][1]["constraints"].update(pattern="("),
     'table "preterm", column "year": its pattern cannot be read: '),
    (lambda table: table.update(schema=3),
     "this is not a list of tables, each with a schema as the files of other datasets have it."),
    (lambda table: table.pop("title"), "this schema lacks 'title'."),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "message"), SCHEMAS)
def test_a_wrong_schema_is_told_once(copy, spoil, message):
    rewrite(copy, "preterm-births", spoil)
    (said,) = told(copy)
    assert said.startswith(f"data/schemas/preterm-births.json: {message}")


def test_a_dataset_without_schema_and_a_schema_without_release_are_each_told_once(copy):
    (copy.data / "schemas/preterm-births.json").rename(copy.data / "schemas/preterm-birth.json")
    assert told(copy) == [
        "data/releases/preterm-births: this dataset has no schema, data/schemas/preterm-births.json, and cannot be "
        'checked. Did you mean "preterm-birth"?',
        'data/schemas/preterm-birth.json: there is no release of "preterm-birth" in data/releases/. '
        "Add one, or delete this schema.",
    ]


SERIES = [
    ('column = "stillbirths"', 'column = "stillbirth"',
     'asks the table "births-and-deaths" for a column "stillbirth". Did you mean "stillbirths"?'),
    ('column = "stillbirths"', 'column = "gestation"',
     'takes its numbers from the column "gestation", which holds none.'),
    ('table = "births-and-deaths"', 'table = "births"',
     'asks for the table "births". ons-child-mortality has births-and-deaths, live-births-by-week.'),
    ('dataset = "ons-child-mortality"', 'dataset = "ons-mortality"',
     'asks for the dataset "ons-mortality", of which there is no release. Did you mean "ons-child-mortality"?'),
    ('gestation = "all" }', 'gestation = "al" }',
     'asks for rows whose gestation is "al", where one of all, all-linked, under-24, from-24, not-stated, not-linked '
     'is expected. Did you mean "all"?'),
    ('where = { geography = "England", gestation = "all" }', "",
     f"finds 6 rows for 2010 in {COUNTS}, not 1."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), SERIES)
def test_a_series_that_no_table_can_give_is_told_with_its_line(copy, old, new, message):
    path = copy.data / "series.toml"
    before, heading, after = path.read_text().partition("\n[stillbirths]\n")
    assert old in after
    path.write_text(before + heading + after.replace(old, new, 1))
    assert re.match(rf'data/series\.toml:\d+: the series "stillbirths" {re.escape(message)}', told(copy)[0])


def test_what_an_edition_does_not_hold_is_said_and_is_no_mistake(copy):
    heard = []
    text = (copy.data / "editions/2021.toml").read_text()
    pin = '[datasets.preterm-births]\nrelease = "2021"\n'
    assert pin in text
    (copy.data / "editions/2021.toml").write_text(text.replace(pin, ""))
    check_data(copy, heard.append)
    said = next(words for words in heard if words.endswith("it pins no release of preterm-births."))
    assert said.startswith("Edition 2021 has no preterm-rate-stated, ")


LISTS = [
    ("data/ambitions.toml", "reduction = 0.20", "reduction = 20",
     "found a reduction of 20 where a share is expected: 0.5 for half."),
    ("data/ambitions.toml", 'baseline_period = "2009-11"', 'baseline_period = "2009/11"',
     '"2009/11" is not a period. Write a year (2019) or a run of years (2016-18).'),
    ("data/ambitions.toml", "year = 2020", "year = 2030",
     "the targets are not in order of their years, each year once."),
    ("data/editions/2021.toml", 'release = "2022-02-17"', 'release = "2022-02-18"',
     "there is no release 2022-02-18 of ons-child-mortality. There are: 2022-02-17, 2023-03-01, 2024-05-31"),
    ("data/editions/2021.toml", 'also = ["2017-10-22", ', 'also = ["2017-10-23", ',
     "there is no release 2017-10-23 of brain-injuries. "),
    ("_quarto.yml", 'edition: "2021"', 'edition: "2020"', 'no edition "2020" in data/editions/. There are: '),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "message"), LISTS)
def test_a_wrong_list_edition_or_pin_is_told_with_its_line(copy, path, old, new, message):
    change(copy, path, old, new)
    assert message in told(copy)[0]


def test_mistakes_in_different_places_are_told_all_at_once(copy, capsys):
    change(copy, COUNTS, "2019,all,610505", "2019,all,many")
    change(copy, "data/releases/preterm-births/2021/release.toml", 'title = "', 'titel = "')
    change(copy, "data/series.toml", 'unit = "stillbirths"\n', "")
    change(copy, "data/series.toml", 'column = "neonatal_deaths"', 'colum = "neonatal_deaths"')
    change(copy, "data/ambitions.toml", "reduction = 0.20", "reduction = 20")
    change(copy, "data/editions/2021.toml", 'date = "', 'date = "on ')
    (copy.data / "schemas/incentive-scheme.json").write_text("{")
    assert main(["data", "check", "--quiet", "--project", str(copy.root)]) == 1
    said = capsys.readouterr().err
    for path in ("births-and-deaths.csv:56: ", "2021/release.toml:", "series.toml:", "ambitions.toml:",
                 "editions/2021.toml:", "schemas/incentive-scheme.json:1: "):  # fmt: skip
        assert path in said
    assert said.count("data/series.toml:") >= 3
    assert "Traceback" not in said
    assert said.endswith(" problems to mend.\n")
