"""Fixtures that the whole suite shares: the real report, copies of it to spoil, and small projects."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from find_browser import find
from halveit.commands.cli import main
from halveit.data.editions import Edition, load_edition
from halveit.exhibits.shelf import Shelf
from halveit.paths import Project
from serving import SWITCHES
from sharing import SharedShelf, begin, once

# No made-up example has to be done in a time, however slow the machine.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).parent.parent
SOURCES = ("_quarto.yml", "index.qmd", "chapters", "data", "figures")

BOOK = """\
project:
  type: book
  output-dir: _book
  execute-dir: project
lang: en-GB
edition: "2021"
book:
  title: "A small report"
  author: "Its maintainers"
  chapters:
    - index.qmd
    - chapters/small.qmd
"""
CHAPTER = """\
# A small chapter {#sec-small}

```{python}
from halveit import show, fact
```

The rate `{python} fact("stillbirths.direction")`, see @sec-small.
"""

LONGEST = (
    "test_axe_finds_nothing_on_any_page",
    "test_after_any_edits_all_is_as_from_clean_and_only_what_they_reach_ran",
    "test_whatever_is_spoilt_or_deleted_of_what_is_kept_does_no_harm",
    "test_two_builds_from_clean_in_two_places_give_the_same_bytes",
    "test_after_each_edit_all_is_as_from_clean_and_only_what_it_reaches_ran",
    "test_a_site_of_many_editions_has_a_list_of_them_all_that_every_page_leads_to",
    "test_chart_table_alt_text_sentence_and_summary_change_together",
    "test_no_page_loses_text_or_scrolls_sideways[0]",
    "test_no_page_loses_text_or_scrolls_sideways[1]",
    "test_a_build_that_was_killed_leaves_a_whole_site_or_none_and_the_next_makes_all",
    "test_the_code_passes[pyrefly]",
)
"""Tests of half a minute and more, the longest first."""


def pytest_xdist_auto_num_workers() -> int | None:
    """Start a process more than there are processors, as tests wait at times; none is said where it is set outside."""
    return None if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ else (os.cpu_count() or 1) + 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let each process begin with its part of the longest tests, so that none is left to run when all else is done.

    A process is given its tests in a row, and takes some from the end of another's when it has none left.
    """
    told = getattr(config, "workerinput", None)  # of a process that is one of several
    if not told:
        return
    first = [item for name in LONGEST for item in items if item.name == name]
    rest = iter([item for item in items if item not in first])
    given: list[pytest.Item] = []
    for place in range(told["workercount"]):
        size = (len(items) - len(given)) // (told["workercount"] - place)
        begins = first[place :: told["workercount"]]
        given += [*begins, *islice(rest, max(0, size - len(begins)))]
    items[:] = [*given, *rest]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium that asks nobody for anything: one for the whole run, as Playwright allows no second."""
    program = find()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def project() -> Project:
    return Project(ROOT)


@pytest.fixture(scope="session")
def edition(project: Project) -> Edition:
    return load_edition(project, "2021")


@pytest.fixture(scope="session")
def shelf_of(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Shelf]:
    """Give the shelf of an edition of the real report, to be read."""
    return cache(lambda name: SharedShelf(load_edition(project, name), tmp_path_factory))


@pytest.fixture(scope="session")
def shelf(shelf_of: Callable[[str], Shelf]) -> Shelf:
    return shelf_of("2021")


def copied(folder: Path) -> Project:
    """Copy the report's sources into a folder."""
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return Project(folder)


@pytest.fixture
def copy(tmp_path: Path) -> Project:
    """A copy of the report's sources, to be spoilt."""
    return copied(tmp_path)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The whole report, built once from clean for all tests that look at it, whichever process runs them."""

    def make(folder: Path) -> None:
        assert main(["build", "--project", str(copied(folder).root), "--quiet"]) == 0

    return Project(once(tmp_path_factory, "built", make))


@pytest.fixture
def small(copy, tmp_path_factory):
    """The report's data, one figure, one edition, one short chapter and a site that was built before."""
    begin(copy, tmp_path_factory)
    return shortened(copy)


def shortened(copy: Project) -> Project:
    """Leave of a copy of the report one edition, one short chapter and the exhibit that it quotes."""
    for path in copy.figures.glob("*.py"):
        if path.stem != "stillbirths":
            path.unlink()
    stated = copy.data / "reconciliation.csv"
    stated.write_text("".join(stated.read_text().splitlines(keepends=True)[:1]))
    for path in (copy.data / "editions").glob("*.toml"):
        if path.stem != "2021":
            path.unlink()
    (copy.root / "_quarto.yml").write_text(BOOK)
    (copy.root / "index.qmd").write_text("# Summary {.unnumbered}\n\nIt is short.\n")
    (copy.root / "chapters" / "small.qmd").write_text(CHAPTER)
    copy.site.mkdir()
    (copy.site / "index.html").write_text("the last good site")
    return copy
