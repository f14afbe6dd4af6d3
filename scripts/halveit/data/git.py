"""Asking git about the folder of a report."""

import os
import shutil
import subprocess
from pathlib import Path

# Set while git runs a hook: they would lead to another repository than the one in which the folder lies.
_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY")


def ask_git(folder: Path, *arguments: str, given: bytes | None = None) -> "subprocess.CompletedProcess[bytes] | None":
    """Return what git does in a folder, failed or not; None where git is not installed."""
    program = shutil.which("git")
    if program is None:
        return None
    environment = {name: value for name, value in os.environ.items() if name not in _HOOKS}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
    command = [program, "-C", str(folder), "--literal-pathspecs", *arguments]
    return subprocess.run(command, input=given, capture_output=True, env=environment, check=False)  # noqa: S603  a list of words, no shell


def reason(failed: "subprocess.CompletedProcess[bytes]") -> str:
    """Return the first line of what git says where it failed."""
    lines = failed.stderr.decode(errors="replace").strip().splitlines() or ["it gave no reason"]
    return lines[0].removeprefix("fatal: ").rstrip(".")
