import json

from halveit.press.manifest import write_manifest
from halveit.steps.fingerprints import fingerprints


def test_the_manifest_tells_size_and_fingerprint_in_order(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b/x.txt").write_text("abc")
    (tmp_path / "a.txt").write_text("")
    assert json.loads(write_manifest(tmp_path).read_text()) == {
        "files": [
            {"path": "a.txt", "bytes": 0, "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
            {
                "path": "b/x.txt",
                "bytes": 3,
                "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            },
        ]
    }


def test_the_manifest_does_not_list_itself(tmp_path):
    (tmp_path / "a.txt").write_text("")
    first = write_manifest(tmp_path).read_text()
    assert write_manifest(tmp_path).read_text() == first


def test_fingerprints_that_are_known_give_the_same_manifest(tmp_path):
    for name in ("b/x.txt", "b.txt", "B/y.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    prints = fingerprints(tmp_path)
    assert list(prints) == ["B/y.txt", "b.txt", "b/x.txt"]
    first = write_manifest(tmp_path).read_text()
    assert write_manifest(tmp_path, prints).read_text() == first
