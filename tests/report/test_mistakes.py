"""Each mistake that people make, made on a small copy of the report: what they are told, and that nothing breaks."""

import hashlib

import pytest

from halveit.commands.cli import main

ONS = "data/releases/ons-child-mortality/2022-02-17"
COUNTS = f"{ONS}/births-and-deaths.csv"


def change(path, old, new):
    """Return a spoiler that swaps a text in a file."""

    def spoil(root):
        file = root / path
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new, 1))

    return spoil


def recorded(path, old, new):
    """Return a spoiler that also records the new fingerprint, as a release that came wrong from the start."""

    def spoil(root):
        file = root / path
        before = hashlib.sha256(file.read_bytes()).hexdigest()
        change(path, old, new)(root)
        change(f"{ONS}/release.toml", before, hashlib.sha256(file.read_bytes()).hexdigest())(root)

    return spoil


def added(path, text):
    """Return a spoiler that adds to the end of a file."""

    def spoil(root):
        with (root / path).open("a") as file:
            file.write(text)

    return spoil


MISTAKES = {
    "missing column": (
        recorded(COUNTS, "stillbirths,neonatal_deaths", "still_births,neonatal_deaths"),
        [f'{COUNTS}:1: the column "stillbirths" is missing. Is it the column headed "still_births"?'],
    ),
    "text in a number column": (
        recorded(COUNTS, "2019,all,610505,2346", "2019,all,610505,about 2346"),
        [f'{COUNTS}:56: column "stillbirths": found "about 2346" where a whole number is expected.'],
    ),
    "duplicated year": (
        recorded(COUNTS, "England,2019,all,", "England,2018,all,"),
        [f"{COUNTS}:56: geography England, year 2018, gestation all is there twice: first on line 50."],
    ),
    "published rate that contradicts its counts": (
        recorded(COUNTS, "2019,all,610505,2346", "2019,all,610505,2946"),
        [f'{COUNTS}:56: column "published_stillbirth_rate" says 3.8, but stillbirths over live_births + '],
    ),
    "edited release": (
        change(COUNTS, "2019,all,610505,2346", "2019,all,610505,2347"),
        [f"{COUNTS}: this file was changed after its release was recorded"],
    ),
    "pin of a release that does not exist": (
        change("data/editions/2021.toml", 'release = "2022-02-17"', 'release = "2022-02-30"'),
        ["data/editions/2021.toml:", "there is no release 2022-02-30 of ons-child-mortality"],
    ),
    "unknown exhibit": (
        added("chapters/small.qmd", '\n```{python}\nshow("stilbirths")\n```\n'),
        ['chapters/small.qmd:10: no exhibit "stilbirths" in figures/. Did you mean "stillbirths"?'],
    ),
    "unknown fact": (
        added("chapters/small.qmd", '\nIt was `{python} fact("stillbirths.lates")`.\n'),
        ["chapters/small.qmd:9: ", 'Did you mean "stillbirths.latest"?'],
    ),
    "broken cross-reference": (
        added("chapters/small.qmd", "\nSee @sec-smal and @fig-nothing.\n"),
        ["chapters/small.qmd:9: ", "sec-smal", 'Did you mean "sec-small"?', "fig-nothing", "2 problems to mend."],
    ),
    "cell that raises": (
        added("chapters/small.qmd", "\n```{python}\ntotal = 1\ntotal / 0\n```\n"),
        ["chapters/small.qmd:11: ", "ZeroDivisionError", "division by zero"],
    ),
    "malformed YAML": (
        change("_quarto.yml", 'title: "A small report"', 'title: "A small report'),
        ["_quarto.yml:", "YAML"],
    ),
    "tab in YAML": (
        change("_quarto.yml", "  chapters:\n", "\tchapters:\n"),
        ["_quarto.yml:10: a tab stands here. Use spaces."],
    ),
    "malformed front matter": (
        change("chapters/small.qmd", "# A small chapter", "---\ntitle: [a\n---\n\n# A small chapter"),
        ["chapters/small.qmd:", "YAML"],
    ),
    "chapter that is not there": (
        change("_quarto.yml", "chapters/small.qmd", "chapters/smal.qmd"),
        ["_quarto.yml:12: ", "chapters/smal.qmd"],
    ),
    "unknown setting": (
        change("_quarto.yml", 'author: "Its', 'auther: "Its'),
        ["_quarto.yml:9: ", "auther", 'Did you mean "author"?'],
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_and_the_last_good_site_stays(name, small, capsys):
    spoil, told = MISTAKES[name]
    spoil(small.root)
    assert main(["build", "--project", str(small.root), "--quiet", "--jobs", "1"]) == 1
    said = capsys.readouterr().err
    for words in told:
        assert words in said
    assert "Traceback" not in said
    assert "to mend." in said
    assert (small.site / "index.html").read_text() == "the last good site"
    assert not list(small.build.glob("press.*"))


@pytest.mark.parametrize("name", ["edited release", "unknown exhibit", "broken cross-reference"])
def test_check_tells_the_same_without_building(name, small, capsys):
    spoil, told = MISTAKES[name]
    spoil(small.root)
    assert main(["check", "--project", str(small.root), "--quiet"]) == 1
    said = capsys.readouterr().err
    for words in told:
        assert words in said


def test_outside_a_report_the_command_says_where_to_run_it(tmp_path, capsys):
    assert main(["check", "--project", str(tmp_path)]) == 1
    assert "no _quarto.yml here or in a folder above" in capsys.readouterr().err
