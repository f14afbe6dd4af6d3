import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from halveit.paths import Project
from halveit.press.swapping import swap


def site(folder, words):
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(words)
    return folder


@pytest.fixture
def published(tmp_path):
    """A project whose site was built before."""
    site(tmp_path / "_site", "old")
    return Project(tmp_path)


def test_the_new_site_takes_the_place_of_the_old_one(published):
    swap(site(published.build / "made", "new"), published)
    assert (published.site / "index.html").read_text() == "new"
    assert [path.name for path in published.build.iterdir()] == ["swap.lock"]


def test_a_first_site_needs_no_old_one(tmp_path):
    swap(site(tmp_path / "_build/made", "new"), Project(tmp_path))
    assert (tmp_path / "_site/index.html").read_text() == "new"


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_when_the_new_site_cannot_be_put_there_the_old_one_is_put_back(published, monkeypatch, fault):
    made, rename = site(published.build / "made", "new"), Path.rename

    def failing(path, target):
        if path == made:
            raise fault
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(type(fault)):
        swap(made, published)
    assert (published.site / "index.html").read_text() == "old"


def test_two_swaps_at_once_both_end_and_leave_one_whole_site(published, monkeypatch):
    meeting, rename = threading.Barrier(2), Path.rename
    monkeypatch.setattr(os, "getpid", threading.get_ident)  # threads stand for processes

    def slow(path, target):
        if path == published.site:
            comes_alone(meeting)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", slow)
    made = [site(published.build / name, name) for name in ("one", "two")]
    swaps = [threading.Thread(target=swap, args=(each, published)) for each in made]
    for each in swaps:
        each.start()
    for each in swaps:
        each.join()
    assert (published.site / "index.html").read_text() in {"one", "two"}
    assert [path.name for path in published.build.iterdir()] == ["swap.lock"]


def comes_alone(meeting):
    """Wait a while for the other swap, which must not come here: the lock keeps it out."""
    with pytest.raises(threading.BrokenBarrierError):
        meeting.wait(timeout=0.3)
    meeting.reset()


@pytest.mark.build
def test_two_builds_at_once_from_clean_both_end_well(small):
    command = [sys.executable, "-m", "halveit", "build", "--project", str(small.root), "--quiet"]
    builds = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [build.communicate(timeout=240)[1] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], told
    assert "It is short." in (small.site / "index.html").read_text()
    left = [path.name for path in small.build.iterdir()]
    assert [name for name in left if name.startswith(("old-site", "pdf.", "press."))] == []
