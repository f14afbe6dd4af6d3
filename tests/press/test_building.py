"""A build after an edit: what it makes is what a clean one makes, and what it runs is what the edit reaches."""

import hashlib
from pathlib import Path

import pytest

from built_sites import built_from_clean, contents, quiet
from halveit.paths import Project
from halveit.press.building import build, explained
from sharing import begin
from small_report import DRAWN, small_report

CHAPTER = '# More {#sec-more}\n\n```{python}\nfrom halveit import fact\n```\n\nIt was `{python} fact("rate.latest")`.\n'


@pytest.fixture
def report(tmp_path, tmp_path_factory):
    project = small_report(tmp_path / "report")
    begin(project, tmp_path_factory)
    (project.root / "figures/drawn.py").write_text(DRAWN)
    write(project, "index.qmd", lambda text: text + '\n```{python}\nshow("drawn")\n```\n')
    return project


def write(project, name, change):
    path = project.root / name
    path.write_text(change(path.read_text()) if path.exists() else change(""))


def swap(project, name, old, new):
    text = (project.root / name).read_text()
    assert old in text
    (project.root / name).write_text(text.replace(old, new))


def set_deaths(project, old, new):
    """Change a count of the release that edition 2021 uses, as if it had come so."""
    folder = "data/releases/deaths/2021-05-01"
    before = hashlib.sha256((project.root / folder / "counts.csv").read_bytes()).hexdigest()
    swap(project, f"{folder}/counts.csv", old, new)
    after = hashlib.sha256((project.root / folder / "counts.csv").read_bytes()).hexdigest()
    swap(project, f"{folder}/release.toml", before, after)


def add_chapter(project):
    write(project, "_quarto.yml", lambda text: text + "    - more.qmd\n")
    write(project, "more.qmd", lambda _: CHAPTER)


def rename_chapter(project):
    swap(project, "_quarto.yml", "more.qmd", "again.qmd")
    (project.root / "more.qmd").rename(project.root / "again.qmd")


def drop_chapter(project):
    swap(project, "_quarto.yml", "    - again.qmd\n", "")
    (project.root / "again.qmd").unlink()


def exhibits(edition):
    return {f"figures/{label}.py, edition {edition}" for label in ("rate", "drawn")}


def cells(chapter, *editions):
    return {f"the cells of {chapter}, edition {edition}" for edition in editions}


CHECK = "the check of deaths 2021-05-01"
PICTURES = "the pictures of figures/drawn.py, edition {}"
EDITS = {
    "a sentence": (lambda project: swap(project, "index.qmd", "It is short.", "It is quite short."), set()),
    "a value of the newer edition's release": (
        lambda project: set_deaths(project, "2020,6,", "2020,7,"),
        exhibits("2021") | {CHECK, PICTURES.format("2021")} | cells("index.qmd", "2021"),
    ),
    "a figure's code, to no effect": (
        lambda project: write(project, "figures/rate.py", lambda text: text + "\n# A remark.\n"),
        {"figures/rate.py, edition 2020", "figures/rate.py, edition 2021"},
    ),
    "a setting of one edition": (
        lambda project: swap(project, "data/editions/2020.toml", "A made-up report", "A report, made up"),
        exhibits("2020"),
    ),
    "a chapter added": (add_chapter, cells("more.qmd", "2020", "2021")),
    "a chapter renamed": (rename_chapter, cells("again.qmd", "2020", "2021")),
    "a chapter deleted": (drop_chapter, set()),
    "the value put back": (  # all but the figure whose code is another by now was made of it before
        lambda project: set_deaths(project, "2020,7,", "2020,6,"),
        {"figures/rate.py, edition 2021"},
    ),
}


@pytest.mark.build
def test_after_each_edit_all_is_as_from_clean_and_only_what_it_reaches_ran(report, tmp_path):
    build(report, quiet, jobs=1)
    clean = Project(tmp_path / "clean")
    for name, (edit, reached) in EDITS.items():
        edit(report)
        built = build(report, quiet, jobs=1)
        assert {each.step for each in built.told if each.ran and not each.inner} == reached, name
        assert contents(report.site) == built_from_clean(report, clean), name
    assert build(report, quiet, jobs=1).published is None


@pytest.mark.build
def test_a_build_says_what_had_changed(report):
    build(report, quiet, jobs=1)
    set_deaths(report, "2020,6,", "2020,7,")
    told = explained(build(report, quiet, jobs=1).told)
    assert "figures/rate.py, edition 2021: deaths 2021-05-01 counts.csv changed" in told
    assert "figures/rate.py, edition 2020: kept" in told
    assert "the cells of index.qmd, edition 2021: exhibit drawn changed" in told


@pytest.mark.build
def test_a_figure_that_opens_a_file_its_own_way_is_made_again_when_that_changes(report):
    Path(report.root / "own.txt").write_text("one")
    swap(report, "figures/rate.py", '"""Return the table."""', 'own = open("own.txt").read()')
    swap(report, "figures/rate.py", "Deaths per 1,000 births, nowhere", '" + own + "')
    build(report, quiet, jobs=1)
    assert "one" in (report.site / "index.html").read_text()
    (report.root / "own.txt").write_text("another")
    told = explained(build(report, quiet, jobs=1).told)
    assert "figures/rate.py, edition 2020: own.txt changed" in told
    assert "another" in (report.site / "index.html").read_text()


@pytest.mark.build
def test_a_mistake_leaves_the_last_good_site_and_is_told_each_time(report):
    from halveit.errors import ReportError

    build(report, quiet, jobs=1)
    before = contents(report.site)
    swap(report, "index.qmd", "rate.latest_period", "rate.latest_perod")
    for _ in range(2):
        with pytest.raises(ReportError, match="latest_perod"):
            build(report, quiet, jobs=1)
    assert contents(report.site) == before
    swap(report, "index.qmd", "rate.latest_perod", "rate.latest_period")
    assert build(report, quiet, jobs=1).published is None
