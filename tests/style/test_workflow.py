"""What the publishing workflow calls is there to be called."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from halveit.commands.cli import main

ROOT = Path(__file__).parents[2]
JOBS = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text())["jobs"]
LINES = [
    line.strip()
    for job in JOBS.values()
    for step in job["steps"]
    for line in step.get("run", "").splitlines()
    if line.strip()
]
COMMANDS = [re.split(r"\s[>|]", line)[0] for line in LINES if line.startswith(".venv/bin/halveit")]


def test_the_workflow_checks_tests_tells_and_builds():
    assert [line for line in LINES if line.startswith(("make", "bash"))] == ["make check", "bash .ci/run", "make site"]
    assert len(COMMANDS) == 3


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_of_the_workflow_is_understood(command, capsys):
    with pytest.raises(SystemExit) as ended:
        main([*shlex.split(command)[1:], "--help"])
    assert ended.value.code == 0
    assert set(re.findall(r"--\w+", command)) <= set(re.findall(r"--\w+", capsys.readouterr().out))
