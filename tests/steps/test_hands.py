"""Work on a build that others do: it is the build's own, done sooner, and nothing that befalls them reaches it."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

import pytest
from msgspec.structs import replace

from errands_run import die, errand, fail, linger, shouted
from halveit.errors import ReportError
from halveit.steps.door import read_text, unnoted
from halveit.steps.hands.errands import do, new_bench
from halveit.steps.hands.offering import dismiss, have_company, helped, is_helped, offer, settle
from halveit.steps.hands.processes import processes
from halveit.steps.reads import Now
from halveit.steps.running import Keeper, Step, keeping, kept, seconds_to_make
from halveit.steps.store import Store

NAMES = ("a.txt", "b.txt", "c.txt")
LINGERING = """\
import sys
from functools import partial
from pathlib import Path
from errands_run import errand, linger
from halveit.steps.hands.offering import helped, offer, settle
from halveit.steps.hands.processes import processes
from halveit.steps.reads import Now
from halveit.steps.running import Keeper, keeping
from halveit.steps.store import Store

root = Path(sys.argv[1])  # no part of it is guarded: whoever helps must not run it
keeper = Keeper(store=Store(root / "kept", root), root=root, now=Now())
with keeping(keeper), helped(keeper, partial(processes, 2)):
    offer([errand("a", linger), errand("b", linger)])
    settle()
"""


@pytest.fixture
def texts(root):
    for name in NAMES:
        (root / name).write_text(f"of {name}")
    return root


@contextmanager
def threads():
    with ThreadPoolExecutor(2) as pool:
        yield pool


@contextmanager
def nobody():
    pytest.fail("nobody should have been asked")
    yield


@contextmanager
def build(root, engine):
    keeper = Keeper(store=Store(root / "_build/kept", root), root=root, now=Now())
    with keeping(keeper), helped(keeper, engine):
        yield keeper


@pytest.mark.parametrize("engine", [partial(processes, 2), threads, None])
def test_the_result_is_the_same_and_told_the_same_whoever_made_it(texts, engine):
    with build(texts, engine) as keeper:
        offer([errand(name) for name in NAMES])
        assert [shouted(texts, name) for name in NAMES] == ["OF A.TXT", "OF B.TXT", "OF C.TXT"]
    ran = sorted((each.step, each.why) for each in keeper.told if each.ran)
    assert ran == [(f"shout {name}", "it has not run before") for name in NAMES]


def test_other_processes_do_the_work(texts):
    with build(texts, partial(processes, 2)):
        offer([errand(name) for name in NAMES])
        settle()
    by = {(texts / f"_build/{name}.by").read_text() for name in NAMES}
    assert 1 <= len(by) <= 2
    assert str(os.getpid()) not in by


def test_a_build_knows_whether_helpers_are_there(texts):
    assert not have_company()
    with build(texts, threads):
        assert not have_company()
        offer([errand(name) for name in NAMES])
        assert have_company()
        dismiss()
        assert not have_company()


@pytest.mark.parametrize("errands", [[], [errand("a.txt", seconds=60)], [errand(name, seconds=0.1) for name in NAMES]])
def test_nobody_is_asked_where_there_is_too_little_to_do(texts, errands):
    with build(texts, nobody):
        offer(errands)
        assert shouted(texts, "a.txt") == "OF A.TXT"


@pytest.mark.parametrize("run", [die, fail])
def test_a_helper_that_comes_to_grief_costs_time_only(texts, run):
    with build(texts, partial(processes, 2)) as keeper:
        offer([errand("a.txt", run), errand("b.txt"), errand("c.txt")])
        assert [shouted(texts, name) for name in NAMES] == ["OF A.TXT", "OF B.TXT", "OF C.TXT"]
        offer([errand("a.txt")])  # whoever is left, or nobody
    ran = {each.step for each in keeper.told if each.ran}
    assert {"shout a.txt"} <= ran <= {f"shout {name}" for name in NAMES}  # one that died may have told nobody of b


def test_a_mistake_of_the_build_sends_its_helpers_home(texts):
    def work():
        with build(texts, partial(processes, 2)):
            offer([errand("a.txt", linger), errand("b.txt", linger)])
            raise ReportError("by the build")

    with pytest.raises(ReportError, match="by the build"):
        work()  # which ends, though what was handed out takes minutes
    with build(texts, None):
        assert shouted(texts, "a.txt") == "OF A.TXT"


def test_a_worker_with_another_program_refuses(texts):
    bench = new_bench(texts)
    do(bench, shouted, ("a.txt",))
    with pytest.raises(ReportError, match="another program"):
        do(replace(bench, program="older"), shouted, ("b.txt",))


def test_of_a_mistake_only_what_ran_before_it_is_told(texts):
    def work(root, name):
        shouted(root, name)
        raise ValueError

    assert [each.step for each in do(new_bench(texts), work, ("a.txt",))] == ["shout a.txt"]


def test_what_a_step_took_is_what_it_is_thought_to_take(texts):
    step = Step(name="shout a.txt")
    with build(texts, None):
        assert seconds_to_make(step) == 0.5  # nobody knows
        shouted(texts, "a.txt")
        assert seconds_to_make(step) == 0.0  # it is kept
    (texts / "a.txt").write_text("other")
    with build(texts, None):
        assert 0 < seconds_to_make(step) < 0.5
    assert seconds_to_make(step) == 0.0  # outside a build


def test_what_a_step_asked_others_for_is_not_of_its_own_time(texts):
    def make():
        with unnoted():
            time.sleep(0.3)
        return read_text(texts / "a.txt")

    step = Step(name="asks")
    with build(texts, None):
        kept(step, make)
    (texts / "a.txt").write_text("other")
    with build(texts, None):
        assert seconds_to_make(step) < 0.2


def test_without_helpers_nothing_is_looked_for(texts):
    with build(texts, None):
        assert not is_helped()
    with build(texts, threads):
        assert is_helped()


def test_helpers_end_with_a_build_that_is_killed(tmp_path):
    script = tmp_path / "lingering.py"
    script.write_text(LINGERING)
    path = os.pathsep.join(entry for entry in sys.path if entry)
    started = subprocess.Popen([sys.executable, str(script), str(tmp_path)], env={**os.environ, "PYTHONPATH": path})
    helpers = [_number(tmp_path / f"{name}.pid") for name in ("a", "b")]
    started.kill()
    started.wait()
    for helper in helpers:
        _until(lambda helper=helper: not _runs(helper))


def _number(path):
    _until(lambda: path.exists() and path.read_text())
    return int(path.read_text())


def _runs(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def _until(true, seconds=60):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)
