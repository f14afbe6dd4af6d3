"""`halveit data new`: what it makes, what it says to do next, and what it refuses."""

import datetime
import re
import shutil
import tomllib

import pytest
from msgspec.structs import replace

from halveit.commands.cli import main
from halveit.data.keeping.drafting import Wish, described
from halveit.data.releases import load_release

ONS = "ons-child-mortality"


@pytest.fixture
def three(copy):
    """The report's sources with the three releases that the tests speak of, and no others of that dataset."""
    for folder in (copy.data / "releases" / ONS).iterdir():
        if folder.name not in ("2022-02-17", "2023-03-01", "2024-05-31"):
            shutil.rmtree(folder)
    return copy


def new(project, *words):
    return main(["data", "new", *words, "--project", str(project.root)])


def folders(project, dataset=ONS):
    return sorted(path.name for path in (project.data / "releases" / dataset).iterdir())


def record(project, published, dataset=ONS):
    return (project.data / "releases" / dataset / published / "release.toml").read_text()


def test_a_new_release_begins_with_the_tables_of_the_last(three, capsys):
    assert new(three, ONS, "--published", "2026-01-15") == 0
    made = load_release(three, ONS, "2026-01-15")
    last = load_release(three, ONS, "2024-05-31")
    assert made.files == last.files
    for file in made.files:
        assert (made.folder / file).read_bytes() == (last.folder / file).read_bytes()
    made.check()
    assert (made.publisher, made.title, made.url, made.obtained) == (
        last.publisher,
        last.title,
        last.url,
        last.obtained,
    )
    assert made.accessed == datetime.datetime.now().astimezone().date().isoformat()
    assert made.attribution.endswith("© Crown copyright 2026")
    said = capsys.readouterr().out
    assert re.sub(r"one of: .*\)", "one of: 2021)", said) == (
        "Made data/releases/ons-child-mortality/2026-01-15/ from the release of 2024-05-31. That one stays as it is.\n"
        "Its 10 notes stand in release.toml as comments.\n"
        "\n"
        "What to do next:\n"
        "  1. Put the new numbers into births-and-deaths.csv. A number that is not known is a blank cell.\n"
        "  2. Go through release.toml. Title, url, licence, attribution and obtained are those of 2024-05-31:\n"
        "     put right what is not so any more, and write in notes what a reader has to know.\n"
        "  3. halveit data seal ons-child-mortality 2026-01-15\n"
        "  4. halveit data check\n"
        "  5. halveit data adopt EDITION ons-child-mortality 2026-01-15     (EDITION is one of: 2021)\n"
        "\n"
        "Then commit. From then on this release never changes.\n"
    )


def test_old_notes_are_not_carried_over_unread(three):
    assert new(three, ONS, "--published", "2026-01-15", "--quiet") == 0
    made, last = (load_release(three, ONS, published) for published in ("2026-01-15", "2024-05-31"))
    assert made.notes == ()
    lines = record(three, "2026-01-15").splitlines()
    first = lines.index("notes = [")
    assert lines[first + 1].startswith("  # Notes of the release of 2024-05-31. Take the # from those that hold here")
    uncommented = "\n".join(line.replace("  # ", "  ", 1) for line in lines[first + 2 : first + 12])
    assert tuple(tomllib.loads(f"notes = [\n{uncommented}\n]")["notes"]) == last.notes


def test_a_correction_begins_with_what_it_corrects_and_says_why(three, capsys):
    reason = 'Two "late" deaths were added.'
    assert new(three, ONS, "--published", "2026-01-15", "--corrects", "2022-02-17", "--reason", reason) == 0
    made = load_release(three, ONS, "2026-01-15")
    assert (made.corrects, made.reason) == ("2022-02-17", reason)
    assert made.files == load_release(three, ONS, "2022-02-17").files
    assert "from the release of 2022-02-17, which it corrects. That one stays as it is." in capsys.readouterr().out


def test_a_release_may_begin_with_any_other(three):
    assert new(three, ONS, "--published", "2026", "--from", "2023-03-01", "--quiet") == 0
    assert load_release(three, ONS, "2026").files == load_release(three, ONS, "2023-03-01").files


def test_an_older_release_may_be_added_later_and_begins_with_the_one_before_it(three, capsys):
    assert new(three, ONS, "--published", "2023-02") == 0
    said = capsys.readouterr().out
    assert said.splitlines()[:2] == [
        "Made data/releases/ons-child-mortality/2023-02/ from the release of 2022-02-17. That one stays as it is.",
        "It is older than what is there already: 2023-03-01, 2024-05-31.",
    ]


def test_a_release_older_than_all_begins_with_the_first(three, capsys):
    assert new(three, ONS, "--published", "2019") == 0
    assert "from the release of 2022-02-17." in capsys.readouterr().out


def test_sources_are_carried_over_because_the_copied_rows_name_them(copy):
    assert new(copy, "maternal-mortality", "--published", "2030", "--from", "2023-03-21", "--quiet") == 0
    made, old = (load_release(copy, "maternal-mortality", published) for published in ("2030", "2023-03-21"))
    assert made.sources == old.sources
    made.check()


@pytest.mark.parametrize(
    ("old", "new_words"),
    [
        ("© Crown copyright 2024", "© Crown copyright 2026"),
        ("Copyright NHS England 2024. All rights kept.", "Copyright NHS England 2026. All rights kept."),
        ("Progress Report 2024. Contains public sector information.",) * 2,
        ("© Crown copyright 2023",) * 2,
        ("MBRRACE-UK",) * 2,
    ],
)
def test_the_year_of_a_copyright_is_brought_up_to_date_and_no_other(three, old, new_words):
    start = replace(load_release(three, ONS, "2024-05-31"), attribution=old)
    made = tomllib.loads(described(start, Wish(dataset=ONS, published="2026-01-15"), "2026-01-16"))
    assert made["attribution"] == new_words


FORM = "Write a day of issue as YYYY-MM-DD, or YYYY-MM or YYYY where no more is known."
THERE = "There are: 2022-02-17, 2023-03-01, 2024-05-31."
REFUSED = [
    ([ONS, "--published", "2026-13-01"], [f'--published: "2026-13-01" is not a date. {FORM}']),
    ([ONS, "--published", "31 May 2026"], [f'--published: "31 May 2026" is not a date. {FORM}']),
    ([ONS, "--published", "../2026"], [f'--published: "../2026" is not a date. {FORM}']),
    ([ONS, "--published", "2024-05-31"],
     ["--published: there is a release 2024-05-31 of ons-child-mortality already, and it is not written over. "
      'A correction is a release with its own date: --published DATE --corrects 2024-05-31 --reason "WHY"']),
    ([ONS, "--published", "2026", "--from", "2024-05-30"],
     [f"--from: there is no release 2024-05-30 of ons-child-mortality. {THERE} Did you mean \"2024-05-31\"?"]),
    ([ONS, "--published", "2026", "--corrects", "2020", "--reason", "Wrong."],
     [f"--corrects: there is no release 2020 of ons-child-mortality. {THERE}"]),
    ([ONS, "--published", "2026", "--corrects", "2024-05-31"],
     ['--corrects: a correction has its reason. Give it in one sentence: --reason "…"']),
    ([ONS, "--published", "2026", "--corrects", "2024-05-31", "--reason", " "],
     ['--corrects: a correction has its reason. Give it in one sentence: --reason "…"']),
    ([ONS, "--published", "2026", "--reason", "Wrong."],
     ["--reason: say which release is corrected, too: --corrects DATE"]),
    ([ONS, "--published", "2023", "--corrects", "2024-05-31", "--reason", "Wrong.", "--from", "x"],
     [f"--from: there is no release x of ons-child-mortality. {THERE}",
      "--corrects: a correction is later than the release 2024-05-31 that it corrects."]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "messages"), REFUSED)
def test_what_cannot_be_made_is_refused_and_leaves_nothing_behind(three, capsys, words, messages):
    before = folders(three)
    assert new(three, *words) == 1
    count = len(messages)
    assert capsys.readouterr().err == "\n".join(
        [*messages, "", f"{count} problem{'s' if count > 1 else ''} to mend.", ""]
    )
    assert folders(three) == before


def test_an_unknown_dataset_is_refused_with_the_nearest(three, capsys):
    assert new(three, "ons-child-mortalty", "--published", "2026") == 1
    said = capsys.readouterr().err
    assert 'there is no dataset "ons-child-mortalty" in data/releases/. Did you mean "ons-child-mortality"?' in said
    assert "The first release of a dataset is made by hand" in said


def test_a_release_that_is_itself_wrong_is_no_beginning(three, capsys):
    file = three.data / "releases" / ONS / "2024-05-31/births-and-deaths.csv"
    file.write_text(file.read_text().replace("2019,all,610505", "2019,all,many"))
    assert new(three, ONS, "--published", "2026") == 1
    assert 'births-and-deaths.csv:56: column "live_births": found "many"' in capsys.readouterr().err
    assert "2026" not in folders(three)


def test_a_fault_of_the_disk_leaves_nothing_behind(three, capsys, monkeypatch):
    from pathlib import Path

    written = Path.write_bytes

    def full(path, content):
        if path.name == "release.toml":
            raise OSError(28, "No space left on device")
        return written(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    before = folders(three)
    assert new(three, ONS, "--published", "2026") == 1
    assert "this folder cannot be made: No space left on device. Nothing was made." in capsys.readouterr().err
    assert folders(three) == before
