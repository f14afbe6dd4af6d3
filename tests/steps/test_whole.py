import json

import pytest

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


def test_another_command_is_another_build(root, built):
    assert whole(root, "https://example.org/").why(built) == "it has not been built before"


def test_a_site_that_is_gone_is_made_again(root, built):
    built.unlink()
    assert whole(root).why(built) == "what was built is not as it was left"
