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
    assert [line for line in LINES if line.startswith(("make", "bash"))] == ["make check", "bash .ci/run"]
    assert [command.split()[1] for command in COMMANDS] == ["data", "diff", "diff", "build"]


def test_the_site_is_built_for_the_address_that_it_is_published_at():
    (step,) = [step for step in JOBS["build"]["steps"] if "halveit build" in step.get("run", "")]
    assert step["run"] == '.venv/bin/halveit build --site-url "$SITE" --repo-url "$REPOSITORY"'
    assert step["env"]["SITE"] == "${{ steps.pages.outputs.base_url }}"
    (asked,) = [step for step in JOBS["build"]["steps"] if step.get("id") == "pages"]
    assert asked["uses"].startswith("actions/configure-pages@")


@pytest.mark.parametrize("value", ["https://report.example.gov/project", ""])
@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_of_the_workflow_is_understood(command, value, capsys):
    command = re.sub(r"\$[A-Z]+", value, command)
    with pytest.raises(SystemExit) as ended:
        main([*shlex.split(command)[1:], "--help"])
    assert ended.value.code == 0
    assert set(re.findall(r"--[\w-]+", command)) <= set(re.findall(r"--[\w-]+", capsys.readouterr().out))
