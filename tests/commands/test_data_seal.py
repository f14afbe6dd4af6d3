"""`halveit data seal`: fingerprints recorded, and nothing else of the file changed."""

import hashlib
import shutil

import pytest

from committing import commit
from halveit.commands.cli import main
from halveit.data.keeping.sealing import with_files
from halveit.data.releases import load_release
from halveit.errors import ReportError

ONS = "ons-child-mortality"
LAST = "2024-05-31"
TITLE = "Child mortality (death cohort) tables in England and Wales, 2022 edition"


@pytest.fixture
def begun(copy):
    """The report's sources with a new release, begun from the one of 2024, which is the last before it."""
    for folder in (copy.data / "releases" / ONS).iterdir():
        if folder.name > LAST:
            shutil.rmtree(folder)
    words = ["data", "new", ONS, "--published", "2026-01-15", "--from", LAST, "--quiet", "--project", str(copy.root)]
    assert main(words) == 0
    return copy


def seal(project, published="2026-01-15", *words):
    return main(["data", "seal", ONS, published, *words, "--project", str(project.root)])


def lies(project, published="2026-01-15"):
    return project.data / "releases" / ONS / published


def edit(project, old="2019,all,610505,2346", new="2019,all,610505,2347"):
    file = lies(project) / "births-and-deaths.csv"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_new_release_is_sealed_and_told_beside_the_one_before(begun, capsys):
    record = lies(begun) / "release.toml"
    before = record.read_text()
    old = load_release(begun, ONS, LAST).files["births-and-deaths.csv"]
    digest = edit(begun)
    assert seal(begun) == 0
    assert record.read_text() == before.replace(old, digest)
    load_release(begun, ONS, "2026-01-15").check()
    assert capsys.readouterr().out == (
        "Recorded in data/releases/ons-child-mortality/2026-01-15/release.toml: births-and-deaths.csv.\n"
        "births-and-deaths.csv against the release of 2024-05-31:\n"
        "  England, 2019, all, stillbirths: 2346 → 2347\n"
        f'The title is still that of the release of 2024-05-31: "{TITLE}".\n'
        "Notes of an older release still stand in release.toml as comments. Judge each, and delete the comments.\n"
        "Next: halveit data check\n"
    )


def test_years_that_are_new_or_gone_are_counted(begun, capsys):
    edit(begun, "England,2010,all,687006,3506,2015,5.1,2.9\n", "England,2030,all,687006,3506,2015,5.1,2.9\n")
    assert seal(begun) == 0
    assert "\n  2030: 1 row new\n  2010: 1 row gone\n" in capsys.readouterr().out


def test_of_many_changes_the_first_are_told(begun, capsys):
    file = lies(begun) / "births-and-deaths.csv"
    rows = [line.split(",") for line in file.read_text().splitlines()]
    rates = [row[-2:] for row in rows if row[2] == "all"]
    blank = [[*row[:-2], "", ""] if row[2] == "all" else row for row in rows]
    file.write_text("".join(",".join(row) + "\n" for row in blank))
    assert seal(begun) == 0
    said = capsys.readouterr().out
    assert "  England, 2010, all, stillbirth rate as published: 5.1 → not given\n" in said
    assert f"\n  and {sum(map(len, rates)) - 12} more\n" in said


def test_a_table_with_mistakes_is_sealed_and_not_compared(begun, capsys):
    edit(begun, ",all,6", ",all,7")
    assert seal(begun) == 0
    said = "births-and-deaths.csv was not compared with the release of 2024-05-31: it has mistakes, which "
    assert f"{said}halveit data check lists.\n" in capsys.readouterr().out


def test_a_table_in_another_form_is_told_as_such(begun, capsys):
    edit(begun, "\n", "\r\n")
    assert seal(begun) == 0
    assert "against the release of 2024-05-31: the same numbers, written otherwise.\n" in capsys.readouterr().out


def test_tables_that_were_not_touched_are_told(begun, capsys):
    assert seal(begun) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "Recorded already: births-and-deaths.csv.",
        "births-and-deaths.csv is the same as in the release of 2024-05-31. Were its new numbers put in?",
    ]


def test_a_new_table_is_added_and_one_that_is_gone_is_taken_out(begun, capsys):
    (lies(begun) / "births-and-deaths.csv").unlink()
    weeks = lies(begun, "2023-03-01") / "live-births-by-week.csv"
    (lies(begun) / "live-births-by-week.csv").write_bytes(weeks.read_bytes())
    assert seal(begun) == 0
    assert list(load_release(begun, ONS, "2026-01-15").files) == ["live-births-by-week.csv"]
    said = capsys.readouterr().out
    assert "Not there any more, and taken out of release.toml: births-and-deaths.csv.\n" in said
    assert "live-births-by-week.csv is new: the release of 2024-05-31 has no such table.\n" in said


def test_a_committed_release_is_refused_and_stays_as_it_is(begun, capsys):
    commit(begun.root)
    edit(begun)
    before = (lies(begun) / "release.toml").read_bytes()
    assert seal(begun) == 1
    assert capsys.readouterr().err == (
        "data/releases/ons-child-mortality/2026-01-15: this release is committed, and a release never changes: "
        "its fingerprints stay as they are. If its publisher corrected it, begin a new release: "
        'halveit data new ons-child-mortality --published DATE --corrects 2026-01-15 --reason "WHY"\n'
        "\n1 problem to mend.\n"
    )
    assert (lies(begun) / "release.toml").read_bytes() == before


def test_a_release_that_is_not_there_names_those_that_are(begun, capsys):
    assert seal(begun, "2024-05-30") == 1
    assert "there is no release 2024-05-30 of ons-child-mortality. There are: 2022-02-17, " in capsys.readouterr().err


def test_a_release_without_release_toml_or_without_tables_is_told(begun, capsys):
    (lies(begun) / "births-and-deaths.csv").unlink()
    assert seal(begun) == 1
    assert "release.toml: no CSV file lies in this folder: there is nothing to record." in capsys.readouterr().err
    (lies(begun) / "release.toml").unlink()
    assert seal(begun) == 1
    assert "this release has no release.toml. Copy the one of the release before it" in capsys.readouterr().err


def test_quiet_says_nothing(begun, capsys):
    assert seal(begun, "2026-01-15", "--quiet") == 0
    assert capsys.readouterr().out == ""


FILES = [
    ("no heading", 'title = "x"\n', 'title = "x"\n\n[files]\n"a.csv" = "1"\n"b.csv" = "2"\n'),
    (
        "comments, order and what comes after stay",
        '# of 2026\n[files] # tables\n# the second\n"b.csv" = "0" # by hand\n\n[sources]\n"a.csv" = "not a file"\n',
        '# of 2026\n[files] # tables\n# the second\n"b.csv" = "2" # by hand\n"a.csv" = "1"\n\n'
        '[sources]\n"a.csv" = "not a file"\n',
    ),
    (
        "what is gone is taken out",
        '[files]\n"gone.csv" = "0"\n\'a.csv\' = \'0\'\n"b.csv"="0"\n',
        '[files]\n\'a.csv\' = "1"\n"b.csv"="2"\n',
    ),
    ("an empty table", "[files]", '[files]\n"a.csv" = "1"\n"b.csv" = "2"\n'),
    (
        "line ends of Windows",
        'title = "x"\r\n[files]\r\n"a.csv" = "0"\r\n',
        'title = "x"\r\n[files]\r\n"a.csv" = "1"\r\n"b.csv" = "2"\r\n',
    ),
]


@pytest.mark.parametrize(("before", "after"), [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_only_the_fingerprints_are_written(before, after):
    assert with_files(before, {"a.csv": "1", "b.csv": "2"}, "release.toml") == after


@pytest.mark.parametrize("before", ['files = {"a.csv" = "0"}\n', "[files]\na.csv = '0'\nx = 3\n"])
def test_a_form_that_cannot_be_written_is_told_with_what_to_write(before):
    with pytest.raises(ReportError) as caught:
        with_files(before, {"a.csv": "1"}, "release.toml")
    assert str(caught.value) == (
        'release.toml: [files] cannot be written here. Write it by hand, a file to a line: "a.csv" = "1"'
    )
