"""Builds to be compared: what a site holds, and what a clean build of the same sources makes."""

import shutil

from halveit.press.building import build


def quiet(_):
    """Say nothing."""


def contents(site):
    """Return every file of a site by its address."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def built_from_clean(project, other):
    """Return what a build makes of the same sources in another folder that kept nothing of an earlier one."""
    shutil.rmtree(other.root, ignore_errors=True)
    ignored = shutil.ignore_patterns("_build", "_site", "__pycache__")
    shutil.copytree(project.root, other.root, ignore=ignored, dirs_exist_ok=True)
    for folder in ("fonts", "explore"):  # made of installed packages alone, in seconds
        shutil.copytree(project.build / folder, other.build / folder, dirs_exist_ok=True)
    build(other, quiet, jobs=1)  # the bytes are the same, and helpers cost a test more than they save
    return contents(other.site)
