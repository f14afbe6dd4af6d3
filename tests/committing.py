"""Git repositories made by tests: without a word of the settings of whoever runs them."""

import os
import subprocess
from pathlib import Path

SETTINGS = {
    "user.name": "A person",
    "user.email": "person@example.org",
    "commit.gpgsign": "false",
    "core.autocrlf": "false",
    "core.hooksPath": os.devnull,
    "init.defaultBranch": "main",
}


def git(folder: Path, *words: str) -> str:
    """Run git in a folder and return what it prints."""
    settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", *settings, *words]
    done = subprocess.run(command, cwd=folder, env=own | nobody, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(folder: Path, message: str = "Record it") -> str:
    """Commit everything that lies in a folder; return the commit's name."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)
    return git(folder, "rev-parse", "HEAD")
