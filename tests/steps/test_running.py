import pickle
from pathlib import Path

import pytest

from halveit.errors import ReportError
from halveit.steps.door import is_file, listed, note, note_release, read_bytes, read_text, recording, unnoted
from halveit.steps.reads import Read
from halveit.steps.running import Step, kept


def reading(root, name="a.txt", **more):
    """Return the work of a step that reads a file."""
    return lambda: kept(Step(name="shout"), lambda: read_text(root / name, **more).upper())


def test_a_step_runs_once_and_its_result_serves_after(root, build):
    (root / "a.txt").write_text("one")
    assert build(reading(root)) == ("ONE", [("shout", "it has not run before")])
    assert build(reading(root)) == ("ONE", [])


def test_a_changed_file_makes_it_run_and_is_named(root, build):
    (root / "a.txt").write_text("one")
    build(reading(root))
    (root / "a.txt").write_text("two")
    assert build(reading(root)) == ("TWO", [("shout", "a.txt changed")])


def test_a_new_time_stamp_alone_changes_nothing(root, build):
    (root / "a.txt").write_text("one")
    build(reading(root))
    (root / "a.txt").unlink()
    (root / "a.txt").write_text("one")
    assert build(reading(root)) == ("ONE", [])


def test_going_back_to_the_state_before_runs_nothing(root, build):
    for text in ("one", "two"):
        (root / "a.txt").write_text(text)
        build(reading(root))
    (root / "a.txt").write_text("one")
    assert build(reading(root)) == ("ONE", [])


def test_a_file_that_came_or_went_is_noticed(root, build):
    def work():
        return kept(Step(name="look"), lambda: is_file(root / "b.txt"))

    assert build(work)[0] is False
    (root / "b.txt").write_text("")
    assert build(work) == (True, [("look", "b.txt changed")])
    (root / "b.txt").unlink()
    assert build(work) == (False, [])  # as at first


def test_a_list_of_files_is_noticed_and_what_is_in_them_is_not(root, build):
    def work():
        return kept(Step(name="list"), lambda: [path.name for path in listed(root, "*.py")])

    (root / "a.py").write_text("1")
    assert build(work)[0] == ["a.py"]
    (root / "a.py").write_text("2")
    assert build(work) == (["a.py"], [])
    (root / "b.py").write_text("1")
    assert build(work) == (["a.py", "b.py"], [("list", "the files *.py are others")])


TOML = '[one]\nvalue = 1\n[two]\nvalue = 2\n[pins.x]\nrelease = "a"\n[pins.y]\nrelease = "b"\n'


@pytest.mark.parametrize(
    ("part", "old", "new", "runs"),
    [
        ("only one", "value = 2", "value = 3", False),
        ("only one", "value = 1", "value = 3", True),
        ("only one", "[two]", "# of no account\n[two]", False),
        ("but pins", '"a"', '"c"', False),
        ("but pins", "value = 1", "value = 3", True),
        ("only pins.x", '"b"', '"c"', False),
        ("only pins.x", '"a"', '"c"', True),
        ("only pins.z", '"a"', '"c"', False),
        ("only pins.z", "[pins.x]", "[pins.z]\nrelease = 1\n[pins.x]", True),
        ("only one", "[two]", "[two", True),  # what is no TOML any more is another thing altogether
    ],
)
def test_of_a_part_only_the_part_counts(root, build, part, old, new, runs):
    (root / "a.txt").write_text(TOML)
    build(reading(root, part=part))
    (root / "a.txt").write_text(TOML.replace(old, new))
    assert build(reading(root, part=part))[1] == ([("shout", "a.txt changed")] if runs else [])


def test_what_an_inner_step_read_is_the_outer_ones_too_even_where_it_did_not_run(root, build):
    (root / "a.txt").write_text("one")
    (root / "b.txt").write_text("x")

    def outer():
        return kept(Step(name="outer"), lambda: reading(root)() + read_text(root / "b.txt"))

    assert build(outer)[0] == "ONEx"
    (root / "b.txt").write_text("y")
    assert build(outer) == ("ONEy", [("outer", "b.txt changed")])  # shout was kept
    (root / "a.txt").write_text("two")
    assert build(outer) == ("TWOy", [("shout", "a.txt changed"), ("outer", "a.txt changed")])


def test_an_answer_that_stays_the_same_stops_a_change(root, build):
    def work():
        def asked():
            with unnoted():
                answer = str(len(read_text(root / "a.txt")))
            note(Read("answer", "length of a"), answer)
            return answer

        answers = {"length": lambda _: str(len((root / "a.txt").read_text()))}
        return kept(Step(name="ask"), asked, answers=answers)

    (root / "a.txt").write_text("one")
    assert build(work)[0] == "3"
    (root / "a.txt").write_text("two")
    assert build(work) == ("3", [])
    (root / "a.txt").write_text("three")
    assert build(work) == ("5", [("ask", "length of a changed")])


def test_a_file_opened_past_the_door_is_noticed_too(root, build):
    def work():
        return kept(Step(name="own way"), lambda: Path(root / "a.txt").open().read())

    (root / "a.txt").write_text("one")
    assert build(work)[0] == "one"
    (root / "a.txt").write_text("two")
    assert build(work) == ("two", [("own way", "a.txt changed")])


@pytest.mark.parametrize("kept_as", ["helper.cpython-311.pyc", "helper.cpython-311-pytest-9.2.0.pyc"])
def test_a_module_that_python_or_a_tool_keeps_compiled_counts_as_its_text(root, build, kept_as):
    (root / "__pycache__").mkdir()
    (root / "__pycache__" / kept_as).write_bytes(b"compiled")
    (root / "helper.py").write_text("one = 1")

    def work():
        return kept(Step(name="import"), lambda: Path(root / "__pycache__" / kept_as).open("rb").read())

    build(work)
    assert build(work)[1] == []
    (root / "helper.py").write_text("one = 2")
    assert build(work)[1] == [("import", "helper.py changed")]


def test_a_file_that_pandas_opened_is_noticed_too(root, build):
    def work():
        import pandas as pd

        return kept(Step(name="pandas"), lambda: list(pd.read_csv(root / "a.csv")["n"]))

    (root / "a.csv").write_text("n\n1\n2\n")
    assert build(work)[0] == [1, 2]
    (root / "a.csv").write_text("n\n1\n3\n")
    assert build(work) == ([1, 3], [("pandas", "a.csv changed")])


def test_what_is_written_and_what_builds_make_is_not_read(root, build):
    (root / "_build").mkdir(exist_ok=True)
    (root / "_build/x").write_text("x")

    def work():
        def make():
            (root / "out.txt").write_text("x")
            return (root / "_build/x").read_text()

        return kept(Step(name="write"), make)

    build(work)
    (root / "out.txt").write_text("other")
    (root / "_build/x").write_text("other")
    assert build(work)[1] == []


def test_a_fault_is_raised_each_time_and_never_kept(build):
    runs = []

    def work():
        def make():
            runs.append(1)
            raise ReportError("no")

        return kept(Step(name="fail"), make)

    for _ in range(2):
        with pytest.raises(ReportError, match="no"):
            build(work)
    assert len(runs) == 2


def test_what_is_not_to_be_kept_is_not(build):
    def work():
        return kept(Step(name="moody"), lambda: "bad", keep_if=lambda result: result == "good")

    assert build(work)[1] == build(work)[1] == [("moody", "it has not run before")]


def test_another_thing_given_is_another_step(build):
    def work(given):
        return lambda: kept(Step(name="double", given=(given,)), lambda: given * 2)

    assert [build(work(given))[0] for given in (1, 2, 1)] == [2, 4, 2]
    assert build(work(2))[1] == []


def test_releases_are_noted_again_from_what_was_kept(build):
    def work():
        with recording() as record:
            kept(Step(name="give"), lambda: note_release("births", "2022"))
        return record.releases

    assert build(work) == ({("births", "2022")}, [("give", "it has not run before")])
    assert build(work) == ({("births", "2022")}, [])


def test_a_project_that_was_moved_finds_its_results(root, build, tmp_path):
    from halveit.steps.reads import Now
    from halveit.steps.running import Keeper, keeping
    from halveit.steps.store import Store

    (root / "a.txt").write_text("one")
    build(reading(root))
    moved = root.rename(tmp_path / "elsewhere")
    keeper = Keeper(store=Store(moved / "_build/kept", moved), root=moved, now=Now())
    with keeping(keeper):
        assert reading(moved)() == "ONE"
    assert [each.ran for each in keeper.told] == [False]


def test_outside_a_build_nothing_is_kept(root):
    (root / "a.txt").write_bytes(b"one")
    assert kept(Step(name="plain"), lambda: read_bytes(root / "a.txt"), pack=pickle.dumps) == b"one"
    assert not (root / "_build").exists()


def test_what_changes_while_a_step_runs_makes_it_run_again(root, build):
    def work():
        def make():
            first = read_text(root / "a.txt")
            (root / "a.txt").write_text("two")
            return first + read_text(root / "a.txt")

        return kept(Step(name="twice"), make)

    (root / "a.txt").write_text("one")
    assert build(work) == ("onetwo", [("twice", "it has not run before")])
    assert build(work) == ("twotwo", [("twice", "a.txt changed")])
    assert build(work) == ("twotwo", [])


def test_what_is_looked_at_to_see_whether_an_inner_step_must_run_is_not_read_by_the_outer_one(root, build):
    (root / "a.txt").write_text("which = 'b.txt'\nother = 1")
    (root / "b.txt").write_text("b")
    (root / "c.txt").write_text("c")

    def outer():
        def inner():
            return read_text(root / read_text(root / "a.txt", part="only which").split("'")[1])

        return kept(Step(name="outer"), lambda: kept(Step(name="inner"), inner))

    assert build(outer)[0] == "b"
    (root / "a.txt").write_text("which = 'c.txt'\nother = 1")
    assert build(outer)[0] == "c"
    (root / "b.txt").write_text("no matter")
    (root / "a.txt").write_text("which = 'c.txt'\nother = 2")
    assert build(outer) == ("c", [])


def test_a_folder_that_is_looked_through_past_the_door_is_noticed(root, build):
    def work():
        return kept(Step(name="look"), lambda: sorted(path.name for path in (root / "data").iterdir()))

    (root / "data").mkdir()
    assert build(work)[0] == []
    (root / "data/a.csv").write_text("")
    assert build(work) == (["a.csv"], [("look", "the files data/* are others")])
    (root / "b.csv").write_text("")
    assert build(work) == (["a.csv"], [])


def test_a_part_that_is_the_same_in_a_file_that_changed_meanwhile_is_settled():
    from halveit.steps.reads import UNSETTLED, Record

    record, part = Record(), Read("part", "/a.toml", "only one")
    for found in ("whole one", "another one"):
        record.note(part, found)
    assert record.reads[part] == "another one"
    record.note(part, "another two")
    assert record.reads[part] == UNSETTLED
