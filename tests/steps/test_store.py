import os
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from halveit.steps.reads import Now, Read, Record
from halveit.steps.running import Keeper, Step, keeping, kept
from halveit.steps.store import Store, Trace


def test_a_result_that_was_tampered_with_is_none(tmp_path):
    store = Store(tmp_path / "kept", tmp_path)
    name = store.put(b"right")
    assert store.get(name) == b"right"
    (path,) = (tmp_path / "kept/results").glob("*/*")
    path.write_bytes(b"wrong")
    assert store.get(name) is None
    assert store.put(b"right") == name
    assert store.get(name) == b"right"


def test_a_trace_that_is_cut_off_is_none(tmp_path):
    store = Store(tmp_path / "kept", tmp_path)
    store.add("ab12", Trace(record=Record(reads={Read("file", str(tmp_path / "a")): "1"}), result="2"))
    assert len(list(store.traces("ab12"))) == 1
    (path,) = (tmp_path / "kept/traces").glob("*/*")
    path.write_bytes(path.read_bytes()[:20])
    assert list(store.traces("ab12")) == []


def test_a_trace_of_which_a_letter_is_another_is_none(tmp_path):
    store = Store(tmp_path / "kept", tmp_path)
    store.add("ab12", Trace(record=Record(reads={Read("file", str(tmp_path / "a")): "1"}), result="2"))
    (path,) = (tmp_path / "kept/traces").glob("*/*")
    path.write_bytes(path.read_bytes().replace(b'"file"', b'"fire"'))
    assert list(store.traces("ab12")) == []


def test_what_a_dead_build_left_unfinished_is_taken_away(tmp_path):
    store = Store(tmp_path / "kept", tmp_path)
    store.put(b"right")
    (path,) = (tmp_path / "kept/results").glob("*/*")
    path.with_name(f"{path.name}.0123.part").write_bytes(b"ri")
    store.prune()
    assert [*(tmp_path / "kept/results").glob("*/*")] == [path]


def test_stores_that_are_used_and_pruned_at_once_do_no_harm(tmp_path):
    def use(turn):
        store = Store(tmp_path / "kept", tmp_path, limit=2000)
        for number in range(60):
            content = bytes([number % 20]) * 9000  # each is a file of its own
            store.keep(str(number % 20), Record(), content)
            found = [store.result_of(trace) for trace in store.traces(str(number % 20))]
            assert set(found) <= {content, None}
            if number % 5 == turn:
                store.prune()

    with ThreadPoolExecutor() as pool:
        assert [*pool.map(use, range(4))] == [None] * 4


def test_only_the_newest_ways_are_remembered(tmp_path):
    store = Store(tmp_path / "kept", tmp_path)
    for turn in range(9):
        store.add("ab12", Trace(record=Record(reads={Read("versions", ""): str(turn)}), result=str(turn)))
    assert [trace.result for trace in store.traces("ab12")] == ["8", "7", "6", "5"]


@given(sizes=st.lists(st.integers(min_value=1, max_value=60), min_size=1, max_size=30))
def test_a_store_stays_within_its_bounds_and_loses_the_oldest_first(tmp_path_factory, sizes):
    folder = tmp_path_factory.mktemp("kept")
    store = Store(folder, folder, limit=200)
    names = [store.put(bytes([turn]) * size) for turn, size in enumerate(sizes)]
    for turn, name in enumerate(names):
        os.utime(folder / "results" / name[:2] / name[2:], (turn, turn))
    store.prune()
    left = [path for path in folder.glob("results/*/*") if path.is_file()]
    assert sum(path.stat().st_size for path in left) <= 200
    there = [(folder / "results" / name[:2] / name[2:]).is_file() for name in names]
    assert there == sorted(there)  # gone ones first: they are the oldest
    assert all(there) or sum(sizes) > 200


def test_deleting_any_file_of_the_store_is_harmless(tmp_path):
    (tmp_path / "a.txt").write_text("one")
    build = tmp_path / "_build/kept"

    def run():
        keeper = Keeper(store=Store(build, tmp_path), root=tmp_path, now=Now())
        with keeping(keeper):
            return kept(Step(name="shout"), lambda: (tmp_path / "a.txt").read_text().upper())

    assert run() == "ONE"
    for path in sorted(build.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            path.unlink()
            assert run() == "ONE"
            path.write_bytes(content)
    assert run() == "ONE"


def test_a_trace_names_the_same_things_when_it_is_read_again(tmp_path):
    store = Store(tmp_path / "kept", tmp_path)
    names = (tmp_path, tmp_path / "a/b.txt", tmp_path / ".hidden", tmp_path.parent / "beside.txt")
    reads = {Read("there", str(name)): "file" for name in names} | {Read("answer", "fact ../a"): "x"}
    store.add("ab12", Trace(record=Record(reads=reads), result="1"))
    (trace,) = store.traces("ab12")
    assert trace.record.reads == reads
