import subprocess
import sys

import pytest

from halveit import __version__
from halveit.commands.cli import main


def test_the_version_is_printed(capsys):
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out.strip() == f"halveit {__version__}"


def test_help_names_every_command_in_plain_words(capsys):
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    said = capsys.readouterr().out
    assert left.value.code == 0
    for words in (
        "build",
        "make the site and the PDF",
        "check",
        "look for mistakes",
        "serve",
        "while you write",
        "data",
        "add, check and adopt releases",
        "diff",
        "what differs between two editions",
        "exit codes",
    ):
        assert words in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["data"], ["never changes once it is committed", "new ", "read ", "seal ", "check ", "adopt "]),
        (["data", "new"], ["--published DATE", "--from DATE", "--corrects DATE", "--reason TEXT", "day of issue"]),
        (["data", "read"], ["PUBLISHER", "FILE", "--published DATE", "--dry-run"]),
        (["data", "seal"], ["DATASET", "DATE", "sha256"]),
        (["data", "check"], ["--since REVISION", "every mistake"]),
        (["data", "adopt"], ["EDITION", "DATASET", "DATE", "--keep"]),
        (["diff"], ["--since REVISION", "--json", "--markdown"]),
    ],
)
def test_every_part_explains_itself(words, said, capsys):
    with pytest.raises(SystemExit) as left:
        main([*words, "--help"])
    assert left.value.code == 0
    help_text = " ".join(capsys.readouterr().out.split())
    for each in ("--project FOLDER", "--quiet", *said) if len(words) > 1 else said:
        assert each.strip() in help_text


@pytest.mark.parametrize("words", [["data"], ["data", "bild"], ["data", "seal", "x"], ["data", "new", "x"]])
def test_a_step_that_is_not_understood_ends_with_2(words):
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2


def test_a_command_that_is_not_understood_ends_with_2(capsys):
    with pytest.raises(SystemExit) as left:
        main(["bild"])
    assert left.value.code == 2
    assert "invalid choice: 'bild'" in capsys.readouterr().err


def test_the_command_starts_without_pandas():
    code = "import sys, halveit.commands.cli; sys.exit('pandas' in sys.modules or 'altair' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("option", ["--site-url", "--repo-url"])
def test_what_is_no_web_address_is_not_understood(option, capsys):
    with pytest.raises(SystemExit) as left:
        main(["build", option, "report.example.org"])
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert f'argument {option}: "report.example.org" is no web address such as https://' in said
