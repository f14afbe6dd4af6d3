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
        "exit codes",
    ):
        assert words in said


def test_a_command_that_is_not_understood_ends_with_2(capsys):
    with pytest.raises(SystemExit) as left:
        main(["bild"])
    assert left.value.code == 2
    assert "invalid choice: 'bild'" in capsys.readouterr().err


def test_the_command_starts_without_pandas():
    code = "import sys, halveit.commands.cli; sys.exit('pandas' in sys.modules or 'altair' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
