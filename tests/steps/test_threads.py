from threading import Event

from halveit.steps.door import read_text, recording
from halveit.steps.running import kept_by
from halveit.steps.threads import at_once, begun, started


def test_work_that_was_begun_goes_on_beside_what_comes_next():
    may_end = Event()
    future = begun(may_end.wait)
    assert not future.done()
    may_end.set()
    assert future.result() is True


def test_what_it_makes_is_kept_by_the_build_that_it_belongs_to(build):
    def work():
        return begun(lambda: kept_by("shout", "a", make=lambda: "A")).result()

    assert build(work) == ("A", [("shout", "it has not run before")])
    assert build(work) == ("A", [])


def test_what_it_reads_is_of_no_step_that_is_running(root):
    (root / "a.txt").write_text("one")
    with recording() as record:
        assert begun(lambda: read_text(root / "a.txt")).result() == "one"
    assert not record.reads


def test_what_is_started_for_each_thing_goes_on_beside_what_comes_next_and_comes_in_order():
    may_end = Event()
    futures = started(lambda number: may_end.wait() and number, [1, 2, 3])
    assert not any(future.done() for future in futures)
    may_end.set()
    assert [future.result() for future in futures] == [1, 2, 3]


def test_what_it_reads_for_each_thing_is_of_the_step_that_waits_for_it(root):
    (root / "a.txt").write_text("one")
    with recording() as record:
        assert [each.result() for each in at_once(read_text, [root / "a.txt"])] == ["one"]
    assert record.files == (root / "a.txt",)
