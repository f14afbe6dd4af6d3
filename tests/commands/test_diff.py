"""`halveit diff` on a made-up report."""

import json

import pytest

from halveit.commands.cli import main
from small_report import committed, small_report

WORDS = """\
2020 → 2021

Where ambitions stand
  rate.status  behind (2017 to 2019) → ahead (2017 to 2020)

Releases
  deaths  2020-05-01 → 2021-05-01, shown up to 2020 instead of 2019

Charts and tables
  rate
    − The rate was 10.0 in 2017 and 8.0 in 2019
    + The rate was 10.0 in 2017 and 6.0 in 2020
    new rows: 2020
    1 cell changed
      2018, rate: 9.0 → 12.0

Series
  births  new: 2020
  deaths  new: 2020. revised: 2018: 9 → 12 (+3, +33.3%)

Facts
  rate.latest  8.0 (2019) → 6.0 (2020)
  rate.latest_period  2019 → 2020

Sentences
  index
    − The rate was 8.0 in 2019.
    + The rate was 6.0 in 2020.
    − It is behind.
    + It is ahead.
"""


@pytest.fixture
def report(tmp_path):
    small_report(tmp_path)
    committed(tmp_path)
    return tmp_path


@pytest.fixture
def diff(report, capsys):
    """Run the command; return its exit code and what it printed."""

    def run(*arguments):
        code = main(["diff", "--project", str(report), "--quiet", *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_two_editions_are_compared_in_words(diff):
    assert diff("2020", "2021") == (0, WORDS, "")


def test_an_edition_is_the_same_as_itself(diff):
    assert diff("2020", "2020") == (0, "Nothing changed between 2020 and 2020.\n", "")


def test_an_edition_at_a_revision_is_compared_with_it_now(diff, report):
    chapter = report / "index.qmd"
    chapter.write_text(chapter.read_text().replace("It is short.", "It is very short."))
    _, said, _ = diff("main:2020", "2020")
    assert said == "main:2020 → 2020\n\nSentences\n  index\n    − It is short.\n    + It is very short.\n"


def test_without_a_name_it_is_the_edition_that_the_book_named_then(diff, report):
    book = report / "_quarto.yml"
    book.write_text(book.read_text().replace('edition: "2020"', 'edition: "2021"'))
    assert diff("main:", "2020")[1] == "Nothing changed between main:2020 and 2020.\n"


def test_json_and_markdown_say_the_same(diff):
    _, said, _ = diff("2020", "2021", "--json")
    told = json.loads(said)
    assert [change["id"] for change in told["status"]] == ["rate.status"]
    assert told["releases"][0]["after"] == ["2021-05-01"]
    _, said, _ = diff("2020", "2021", "--markdown")
    assert said.startswith("## What changed: 2020 → 2021\n\n### Where ambitions stand\n")


def test_since_a_revision_every_edition_is_compared(diff, report):
    (report / "data/editions/2020.toml").rename(report / "data/editions/2019.toml")
    chapter = report / "index.qmd"
    chapter.write_text(chapter.read_text().replace("It is short.", "It is long."))
    for path in (report / "_quarto.yml", report / "data/editions/2021.toml"):
        path.write_text(path.read_text().replace('"2020"', '"2019"', 1))
    code, said, _ = diff("--since", "main")
    assert code == 0
    assert said.startswith(
        "The edition 2019 is new since main.\n\nThe edition 2020 of main is gone.\n\nmain:2021 → 2021"
    )
    told = json.loads(diff("--since", "main", "--json")[1])
    assert (told["since"], told["new"], told["gone"], list(told["editions"])) == ("main", ["2019"], ["2020"], ["2021"])


def test_an_edition_that_could_not_be_read_then_is_said_and_is_no_mistake(diff, report):
    figure = report / "figures/rate.py"
    good = figure.read_text()
    figure.write_text("from halveit import what_is_gone\n")
    committed(report, "A figure for another version")
    figure.write_text(good)
    code, said, _ = diff("--since", "main")
    assert code == 0
    assert "The edition 2020 of main was not compared, as it cannot be read: main:figures/rate.py:1: " in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "say what to compare: halveit diff 2021 2026"),
        (("2020",), "say what to compare"),
        (("2020", "2021", "--since", "main"), "say what to compare"),
        (("2020", "2012"), 'no edition "2012" in data/editions/. Did you mean "2021"? There are: 2020, 2021.'),
        (("main:2022", "2020"), 'main: no edition "2022" in data/editions/. Did you mean "2021"'),
        (("nope:2020", "2020"), 'git knows no revision "nope". Name a branch, a tag or a commit.'),
        (("--since", "nope"), 'git knows no revision "nope"'),
    ],
)
def test_what_cannot_be_compared_is_refused_in_plain_words(diff, arguments, message):
    code, _, said = diff(*arguments)
    assert code == 1
    assert said.startswith(message)


def test_a_mistake_of_a_revision_is_told_with_it(diff, report):
    (report / "index.qmd").write_text("# Summary\n\n@sec-nowhere\n")
    committed(report, "A mistake")
    (report / "index.qmd").write_text("# Summary\n")
    assert diff("main:2020", "2020")[2].startswith("main:index.qmd:3: ")
