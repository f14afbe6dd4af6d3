import json
import os
import shutil
import time
from pathlib import Path

import pytest

from halveit.steps import whole as whole_module
from halveit.steps.digests import digest
from halveit.steps.door import read_text, unnoted
from halveit.steps.store import Store
from halveit.steps.whole import Whole


@pytest.fixture
def built(root):
    """Build a made-up site of two files once."""
    (root / "a.txt").write_text("one")
    (root / "b.txt").write_text("two")
    manifest = root / "_site/manifest.json"
    with whole(root).noting(manifest):
        read_text(root / "a.txt")
        with unnoted():
            read_text(root / "b.txt")  # of no step of its own, and of the whole all the same
        (root / "_site").mkdir()
        (root / "_site/index.html").write_text("made")
        entry = {"path": "index.html", "bytes": 4, "sha256": digest(b"made")}
        manifest.write_text(json.dumps({"files": [entry]}))
    return manifest


def whole(root, *given):
    return Whole(Store(root / "_build/kept", root), root, given)


def test_there_is_nothing_to_do_when_nothing_changed(root, built):
    assert whole(root).why(built) == ""


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("a.txt", "a.txt changed"),
        ("b.txt", "b.txt changed"),
        ("c.txt", "files were added or taken away"),
        ("_site/index.html", "what was built is not as it was left"),
        ("_site/planted.html", "what was built is not as it was left"),
    ],
)
def test_whatever_changed_is_told(root, built, file, why):
    (root / file).write_text("other")
    assert whole(root).why(built) == why


def test_what_it_does_not_read_does_not_count(root, built):
    for name in ("_build/x", ".git/x"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text("x")
    assert whole(root).why(built) == ""


def test_what_the_build_itself_makes_on_its_way_does_not_count(root, built):
    (root / "_build/press.1").mkdir()
    (root / "_build/press.1/page.md").write_text("made")
    with whole(root).noting(built):
        read_text(root / "_build/press.1/page.md")
    (root / "_build/press.1/page.md").unlink()
    assert whole(root).why(built) == ""


def test_another_command_is_another_build(root, built):
    assert whole(root, "https://example.org/").why(built) == "it has not been built before"


def test_a_site_that_is_gone_is_made_again(root, built):
    built.unlink()
    assert whole(root).why(built) == "what was built is not as it was left"


def rewritten(path, text):
    """Write a file so that its size and the time of its last change stay as they were."""
    before = path.stat()
    path.write_text(text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_a_change_that_hides_behind_size_and_time_is_noticed(root, built):
    rewritten(root / "_site/index.html", "Made")
    assert whole(root).why(built) == "what was built is not as it was left"


def test_a_change_in_the_very_tick_of_the_clock_is_noticed(root, built, monkeypatch):
    monkeypatch.setattr(whole_module, "_stamp", lambda *_: [0, 0, 0, 0])  # a clock that stands still
    with whole(root).noting(built):
        pass
    assert whole(root).why(built) == ""
    (root / "_site/index.html").write_text("Made")
    assert whole(root).why(built) == "what was built is not as it was left"


def test_a_site_that_was_copied_is_what_it_was_by_content(root, built):
    (root / "_site").rename(root / "_build/moved")
    shutil.copytree(root / "_build/moved", root / "_site", copy_function=shutil.copyfile)
    assert whole(root).why(built) == ""
    (root / "_site/index.html").write_text("Made")
    assert whole(root).why(built) == "what was built is not as it was left"


def test_only_files_that_were_touched_are_read(root, built, monkeypatch):
    time.sleep(0.05)  # more than a tick
    (root / "_site/manifest.json").write_text(built.read_text())
    with whole(root).noting(built):
        pass
    read, read_bytes = [], Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path.name) or read_bytes(path))
    assert whole(root).why(built) == ""
    assert "manifest.json" in read
    assert "index.html" not in read


def test_a_file_that_is_gone_is_noticed(root, built):
    (root / "_site/index.html").unlink()
    assert whole(root).why(built) == "what was built is not as it was left"


def test_what_was_planted_while_the_site_was_left_is_noticed(root, built):
    (root / "_site/planted.html").write_text("x")
    with whole(root).noting(built):
        pass
    assert whole(root).why(built) == "what was built is not as it was left"
