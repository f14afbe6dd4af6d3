"""`halveit data adopt` on a made-up report."""

import io
import sys

import pytest

from halveit.commands.cli import main
from halveit.press.changes import adopting
from small_report import EDITION, add_release, small_report

MOVED = """\
2020 → 2020 with deaths 2021-05-01

Releases
  deaths  2020-05-01 → 2021-05-01

Charts and tables
  rate
    1 cell changed
      2018, rate: 9.0 → 12.0

Series
  deaths  revised: 2018: 9 → 12 (+3, +33.3%)

Note: 2020 of this release stays hidden, because last_period is 2019 (data/editions/2020.toml, line 4). \
To show more, change that line too.

Note: stands_in_for and why_safe of this dataset (data/editions/2020.toml, lines 8 and 9) spoke of the release \
2020-05-01. Read them again, and change or remove them.

Note: The edition 2021 supersedes this one. A published edition normally keeps the releases that it was published \
with: should 2021 use this release instead?

"""
UNCHANGED = "Nothing was changed. To keep it, run: halveit data adopt 2020 deaths 2021-05-01 --keep\n"
KEPT = "Kept: data/editions/2020.toml names the release 2021-05-01 of deaths now.\nRun halveit check next.\n"


class Terminal(io.StringIO):
    """A terminal on which an answer is typed."""

    def isatty(self):
        """Say that it is one."""
        return True


@pytest.fixture
def report(tmp_path):
    return small_report(tmp_path)


@pytest.fixture
def file(report):
    return report.data / "editions" / "2020.toml"


@pytest.fixture
def adopt(report, capsys):
    """Run the command; return its exit code and what it printed."""

    def run(*arguments):
        code = main(["data", "adopt", "--project", str(report.root), "--quiet", *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def typed(monkeypatch):
    """Let an answer be typed on a terminal."""

    def answer(text):
        monkeypatch.setattr(sys, "stdin", Terminal(text))
        monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True, raising=False)

    return answer


def test_what_moves_is_shown_and_nothing_is_kept_unasked(adopt, file):
    assert adopt("2020", "deaths", "2021-05-01") == (0, MOVED + UNCHANGED, "")
    assert file.read_text() == EDITION


def test_with_keep_one_line_changes(adopt, file):
    assert adopt("2020", "deaths", "2021-05-01", "--keep") == (0, MOVED + KEPT, "")
    assert file.read_text() == EDITION.replace('release = "2020-05-01"', 'release = "2021-05-01"')


@pytest.mark.parametrize(
    ("answer", "kept"), [("y\n", True), ("Yes\n", True), ("n\n", False), ("\n", False), ("", False)]
)
def test_on_a_terminal_it_asks(adopt, file, typed, answer, kept):
    typed(answer)
    code, said, _ = adopt("2020", "deaths", "2021-05-01")
    assert code == 0
    assert "Keep this? [y/N] " in said
    assert ("Kept:" in said) == kept
    assert ('release = "2021-05-01"' in file.read_text()) == kept


def test_a_release_that_is_used_already_changes_nothing(adopt):
    assert adopt("2020", "deaths", "2020-05-01") == (
        0,
        "The edition 2020 uses the release 2020-05-01 of deaths already.\n",
        "",
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("2012", "deaths", "2021-05-01"), 'no edition "2012" in data/editions/. Did you mean "2021"?'),
        (("2020", "death", "2021-05-01"), 'there are no releases of "death" in data/releases/. Did you mean "deaths"?'),
        (("2020", "xyz", "2021-05-01"), 'there are no releases of "xyz" in data/releases/. There are: deaths.'),
        (
            ("2020", "deaths", "2021-05-02"),
            'there is no release 2021-05-02 of deaths. Did you mean "2021-05-01"? '
            "There are: 2020-05-01, 2021-05-01, 2022-05-01.",
        ),
    ],
)
def test_unknown_names_are_refused_with_the_nearest(adopt, file, arguments, message):
    code, said, told = adopt(*arguments, "--keep")
    assert (code, said) == (1, "")
    assert told.startswith(message)
    assert file.read_text() == EDITION


def test_a_release_with_which_an_exhibit_no_longer_works_is_refused_with_its_message(adopt, file):
    code, said, told = adopt("2020", "deaths", "2022-05-01", "--keep")
    assert (code, said) == (1, "")
    assert told.startswith(
        "With the release 2022-05-01 of deaths the edition 2020 cannot be made, so nothing was changed:\n"
        'figures/rate.py: the series "rate" has no value for 2017.\n'
    )
    assert file.read_text() == EDITION


def test_a_release_that_fails_its_checks_is_refused(adopt, report, file):
    (report.data / "releases/deaths/2021-05-01/counts.csv").write_text("year,deaths,births\n2017,1,1000\n")
    code, _, told = adopt("2020", "deaths", "2021-05-01", "--keep")
    assert code == 1
    assert "data/releases/deaths/2021-05-01/counts.csv: this file was changed after its release was recorded" in told
    assert file.read_text() == EDITION


def test_a_report_that_is_wrong_already_is_not_put_down_to_the_release(adopt, report, file):
    (report.root / "index.qmd").write_text("# Summary\n\n@sec-nowhere\n")
    code, _, told = adopt("2020", "deaths", "2021-05-01", "--keep")
    assert code == 1
    assert told.startswith("index.qmd:3: ")
    assert file.read_text() == EDITION


def test_a_release_that_stands_in_also_is_refused(adopt, file):
    text = EDITION.replace("stands_in_for", 'also = ["2021-05-01"]\nstands_in_for')
    file.write_text(text)
    code, _, told = adopt("2020", "deaths", "2021-05-01", "--keep")
    assert code == 1
    assert told.startswith('data/editions/2020.toml:8: "also" names the release 2021-05-01 of deaths.')
    assert file.read_text() == text


def test_a_dataset_that_is_not_used_yet_gets_a_section(adopt, report, file):
    file.write_text(EDITION.partition("[datasets")[0] + '[datasets.births]\nrelease = "2019"\n')
    folder = report.data / "releases/births/2019"
    folder.mkdir(parents=True)
    old = report.data / "releases/deaths/2020-05-01"
    for name in ("counts.csv", "release.toml"):
        (folder / name).write_text((old / name).read_text().replace('published = "2020-05-01"', 'published = "2019"'))
    schema = report.data / "schemas/deaths.json"
    (report.data / "schemas/births.json").write_text(
        schema.read_text().replace('"name": "deaths"', '"name": "births"', 1)
    )
    (report.root / "figures/rate.py").unlink()
    (report.root / "index.qmd").write_text("# Summary\n")
    code, said, _ = adopt("2020", "deaths", "2020-05-01", "--keep")
    assert code == 0
    assert "  deaths  new: 2020-05-01" in said
    assert file.read_text().endswith('\n\n[datasets.deaths]\nrelease = "2020-05-01"\n')


def test_a_correction_is_told_with_its_reason(adopt, report):
    add_release(report.root, "2021-06-01", {"2017": 10, "2018": 11, "2019": 8})
    path = report.data / "releases/deaths/2021-06-01/release.toml"
    told = 'obtained = "received"\ncorrects = "2021-05-01"\nreason = "A typing slip."'
    path.write_text(path.read_text().replace('obtained = "received"', told))
    _, said, _ = adopt("2020", "deaths", "2021-06-01")
    assert "Note: This release corrects that of 2021-05-01: A typing slip." in said


def test_mistakes_that_a_check_would_refuse_are_told(adopt, report):
    figure = report.root / "figures/rate.py"
    mistake = '        mistakes=(ReportError("mend this") ,) if rates.at("2018") == 12 else (),\n'
    text = figure.read_text().replace("        measures=", f"{mistake}        measures=")
    figure.write_text(
        text.replace("from halveit.exhibits", "from halveit.errors import ReportError\nfrom halveit.exhibits")
    )
    code, said, _ = adopt("2020", "deaths", "2021-05-01")
    assert code == 0
    assert "Note: halveit check will refuse this until it is mended: mend this" in said


def test_a_file_that_changed_meanwhile_is_left_alone(report, file):
    trial = adopting.try_release(report, "2020", "deaths", "2021-05-01", lambda _: None)
    assert trial
    file.write_text(EDITION + "# a word\n")
    with pytest.raises(adopting.ReportError, match="changed while the release was tried"):
        trial.keep()
    assert file.read_text() == EDITION + "# a word\n"


def test_nothing_but_the_editions_file_is_touched(adopt, report):
    def files():
        places = (path for path in report.root.rglob("*") if path.is_file() and "_build" not in path.parts)
        return {path.relative_to(report.root): path.read_bytes() for path in places}

    before = files()
    adopt("2020", "deaths", "2021-05-01", "--keep")
    after = files()
    assert [str(path) for path in after if before.get(path) != after[path]] == ["data/editions/2020.toml"]
    assert before.keys() == after.keys()
