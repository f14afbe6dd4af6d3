"""What pre-commit checks, checked here too, so that CI needs one command only."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
COMMANDS = {
    "ruff": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "floors": ["lint-imports"],
    "pyrefly": ["pyrefly", "check", "--python-interpreter-path", sys.executable],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_code_passes(name):
    tool, *arguments = COMMANDS[name]
    done = subprocess.run([BIN / tool, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
