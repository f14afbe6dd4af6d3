"""A folder to read from, and what keeps results beside it."""

import pytest

from halveit.steps.reads import Now
from halveit.steps.running import Keeper, keeping
from halveit.steps.store import Store


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


@pytest.fixture
def build(root):
    """Give what does a piece of work as a build does, and tells what ran and why."""

    def run(work):
        keeper = Keeper(store=Store(root / "_build/kept", root), root=root, now=Now())
        with keeping(keeper):
            result = work()
        return result, [(each.step, each.why) for each in keeper.told if each.ran]

    return run
