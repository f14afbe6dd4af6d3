"""Whatever is edited, a build makes what a clean one makes, and runs what the edit reaches and nothing else.

`EXACTNESS_EXAMPLES=50 EXACTNESS_EDITS=10` in the environment asks for more, by chance and for hours.
"""

import copy
import os
import random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from built_sites import built_from_clean, contents, quiet
from edited_report import first_state, write_state
from halveit.paths import Project
from halveit.press.building import build, kept_results
from halveit.press.early import early_pages
from random_edits import EDITS
from reached_steps import Memory

EXAMPLES, LENGTH = int(os.environ.get("EXACTNESS_EXAMPLES", "1")), int(os.environ.get("EXACTNESS_EDITS", "4"))
SEEDS = st.lists(st.integers(min_value=0, max_value=2**32 - 1), min_size=LENGTH, max_size=LENGTH)
BY_CHANCE = settings(
    max_examples=EXAMPLES,
    derandomize="EXACTNESS_EXAMPLES" not in os.environ,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)


def as_from_clean(project, clean, names):
    """Hold a site against that of a clean build; `names` are the edits that led to it."""
    made, wanted = contents(project.site), built_from_clean(project, clean)
    different = sorted(name for name in {*made, *wanted} if made.get(name) != wanted.get(name))
    assert not different, (names, different)


def edited(seed, states):
    """Return a state after an edit, or after going back to one that was; with the edit's name."""
    chance = random.Random(seed)
    if len(states) > 1 and chance.random() < 0.2:
        return "back", copy.deepcopy(chance.choice(states[-4:-1]))
    state, edit = copy.deepcopy(states[-1]), chance.choice(EDITS)
    edit(chance, state)
    return edit.__name__, state


@pytest.mark.build
@given(seeds=SEEDS)
@BY_CHANCE
def test_after_any_edits_all_is_as_from_clean_and_only_what_they_reach_ran(tmp_path_factory, seeds):
    folder, memory, states = tmp_path_factory.mktemp("edited"), Memory(), [first_state()]
    project, clean = Project(folder / "report"), Project(folder / "clean")
    names = []
    for seed in [None, *seeds]:
        if seed is not None:
            name, state = edited(seed, states)
            states.append(state)
            names.append((name, seed))
        write_state(states[-1], project.root)
        built = build(project, quiet)
        ran = {each.step for each in built.told if each.ran and not each.inner}
        expected = memory.built(states[-1]) if built.published else set()
        assert ran == expected, (names, sorted(ran - expected), sorted(expected - ran))
        as_from_clean(project, clean, names)


@pytest.mark.build
@given(seeds=SEEDS.map(lambda seeds: seeds[: EXAMPLES + 1]))
@BY_CHANCE
def test_pages_shown_before_a_build_leave_it_as_from_clean(tmp_path_factory, seeds):
    folder, states = tmp_path_factory.mktemp("early"), [first_state()]
    project, clean = Project(folder / "report"), Project(folder / "clean")
    write_state(states[-1], project.root)
    last, names = build(project, quiet).published, []
    assert last is not None
    states.append(copy.deepcopy(states[-1]))
    states[-1]["counts"]["2020-05-01"]["2019"] = 5
    for seed in [None, *seeds]:
        if seed is not None:
            name, state = edited(seed, states)
            states.append(state)
            names.append((name, seed))
        write_state(states[-1], project.root)
        in_view = random.Random(seed).choice(["middle.html", "index.html", "data.html"])
        with kept_results(project):
            shown = {address for pages in early_pages(project, last.early, in_view) for address in pages}
        assert names or "middle.html" in shown
        last = build(project, quiet).published or last
        as_from_clean(project, clean, names)
