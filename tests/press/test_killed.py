"""Builds that die at any moment, and builds at once: the next one makes what a clean one makes, and leaves nothing."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from built_sites import built_from_clean, contents, quiet
from halveit.paths import Project
from halveit.press.building import build
from small_report import small_report

pytestmark = pytest.mark.build
KILLS = int(os.environ.get("EXACTNESS_EXAMPLES", "2"))
"""How many builds are killed."""


@pytest.fixture
def report(tmp_path):
    return small_report(tmp_path / "report")


def started(project):
    command = [sys.executable, "-m", "halveit", "build", "--project", str(project.root), "--quiet"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)


def ended(process):
    told = process.communicate(timeout=240)[1]
    return process.returncode, told


def kill(process, after):
    """End a build and all that it started, at once."""
    time.sleep(after)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def sentence(project, number):
    path = project.root / "index.qmd"
    path.write_text(path.read_text().replace("It is", f"It, {number}, is", 1))


def left(project):
    """Return what lies in `_build/` that is of a build while it runs."""
    names = [path.name for path in project.build.rglob("*")]
    return [name for name in names if name.startswith(("press.", "pdf.", "old-site.")) or name.endswith(".part")]


def test_a_build_that_was_killed_leaves_a_whole_site_or_none_and_the_next_makes_all(report, tmp_path):
    chance, begun = random.Random(7), time.monotonic()
    assert ended(started(report)) == (0, "")
    usual, clean = time.monotonic() - begun, Project(tmp_path / "clean")
    for number in range(KILLS):
        before = contents(report.site)
        sentence(report, number)
        kill(started(report), usual * chance.random())
        wanted = built_from_clean(report, clean)
        assert contents(report.site) in ({}, before, wanted), number
        if number % 2:
            kill(started(report), usual * chance.random() / 2)
        assert ended(started(report)) == (0, ""), number
        assert contents(report.site) == wanted, number
        assert left(report) == [], number


def test_builds_at_once_of_a_report_that_changes_meanwhile_all_end_well(report, tmp_path):
    builds = [started(report), started(report)]
    time.sleep(1.5)
    sentence(report, 0)
    builds.append(started(report))
    assert [ended(each) for each in builds] == [(0, "")] * 3
    assert contents(report.site) == built_from_clean(report, Project(tmp_path / "clean"))
    assert build(report, quiet).published is None
    assert left(report) == []


def test_a_file_that_changes_while_a_build_runs_is_noticed_by_the_next(report, tmp_path, monkeypatch):
    from halveit.press import publish

    read = publish._read

    def then_changed(shelf, *more):
        found = read(shelf, *more)
        if shelf.edition.name == "2020":
            sentence(report, 0)
        return found

    monkeypatch.setattr(publish, "_read", then_changed)
    build(report, quiet, jobs=1)  # of which one edition has the old sentence and the other the new one
    monkeypatch.undo()
    assert build(report, quiet).why == "index.qmd changed"
    assert contents(report.site) == built_from_clean(report, Project(tmp_path / "clean"))


def test_a_site_that_a_dead_build_had_taken_down_is_put_back_even_where_the_next_build_fails(report):
    from halveit.errors import ReportError

    build(report, quiet)
    before = contents(report.site)
    report.site.rename(report.build / "old-site.1")
    (report.root / "index.qmd").write_text("# Summary\n\n@nothing\n")
    with pytest.raises(ReportError, match="nothing"):
        build(report, quiet)
    assert contents(report.site) == before
