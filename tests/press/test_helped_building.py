"""A build that others help with: the same bytes, the same words, and nobody asked where there is nothing to do."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from built_sites import contents, quiet
from halveit.commands.cli import main
from halveit.errors import ReportError
from halveit.paths import Project
from halveit.press.building import build, explained
from halveit.steps.hands import processes
from small_report import DRAWN, small_report

CELL = '\n```{{python}}\nshow("{}")\n```\n'
DIES = "import multiprocessing\nimport os\nif multiprocessing.parent_process():\n    os._exit(3)\n"


def write_report(folder):
    """Write a report of two editions with four exhibits each."""
    project = small_report(folder)
    for label in ("first", "second", "third"):
        (project.root / f"figures/{label}.py").write_text(DRAWN)
        with (project.root / "index.qmd").open("a") as chapter:
            chapter.write(CELL.format(label))
    return project


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """The report as one process builds it, and what of each step was told."""
    project = write_report(tmp_path_factory.mktemp("alone") / "report")
    return project, explained(build(project, quiet, jobs=1).told)


@pytest.fixture
def report(alone, tmp_path):
    """The same report, not built yet; what is made of installed packages alone is there."""
    project = write_report(tmp_path / "report")
    for folder in ("fonts", "explore"):
        shutil.copytree(alone[0].build / folder, project.build / folder)
    return project


@pytest.mark.build
def test_processes_make_the_same_bytes_and_tell_the_same(alone, tmp_path):
    project = write_report(tmp_path / "report")
    told = explained(build(project, quiet, jobs=2).told)
    assert contents(project.site) == contents(alone[0].site)
    assert told == alone[1]


@pytest.mark.build
def test_a_cluster_makes_the_same_bytes_and_tells_the_same(alone, report):
    from distributed import LocalCluster

    where = {"dashboard_address": None, "local_directory": str(report.root.parent)}
    cluster: Any = LocalCluster(n_workers=2, threads_per_worker=2, processes=True, **where)
    with cluster:
        told = explained(build(report, quiet, executor=cluster.scheduler_address).told)
        assert len(cluster.workers) == 2
    assert contents(report.site) == contents(alone[0].site)
    assert told == alone[1]


@pytest.mark.build
def test_a_figure_that_kills_whoever_helps_is_made_by_the_build_itself(alone, report):
    figure = report.root / "figures/second.py"
    figure.write_text(DIES + figure.read_text())
    told = explained(build(report, quiet, jobs=2).told)
    made, expected = contents(report.site), contents(alone[0].site)
    assert made["index.html"] == expected["index.html"]
    assert told == alone[1]


@pytest.mark.build
def test_a_mistake_is_told_as_without_help(report):
    figure = report.root / "figures/second.py"
    figure.write_text(figure.read_text().replace("known[-1]", "known[99]"))
    told = []
    for jobs in (1, 2):
        with pytest.raises(ReportError) as fault:
            build(report, quiet, jobs=jobs)
        told.append(str(fault.value))
    assert told[0] == told[1]
    assert "figures/second.py:14" in told[0]


@pytest.mark.build
def test_after_one_sentence_nobody_is_asked(report, monkeypatch):
    build(report, quiet, jobs=1)
    chapter = report.root / "index.qmd"
    chapter.write_text(chapter.read_text().replace("It is short.", "It is quite short."))
    monkeypatch.setattr(processes, "get_context", None)
    assert build(report, quiet, jobs=2).published
    assert "It is quite short." in (report.site / "index.html").read_text()


def test_a_scheduler_that_does_not_answer_is_named(report, capsys):
    address = "tcp://127.0.0.1:9"
    assert main(["build", "--project", str(report.root), "--quiet", "--executor", address]) == 1
    told = capsys.readouterr().err
    assert f"no Dask scheduler answers at {address}" in told
    assert "Traceback" not in told
    assert not report.site.exists()


def test_without_dask_it_is_said_what_to_install(report, monkeypatch, capsys):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    assert main(["build", "--project", str(report.root), "--quiet", "--executor", "tcp://127.0.0.1:9"]) == 1
    assert "pip install 'halveit[dask]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "given", [["--jobs", "0"], ["--executor", "nowhere"], ["--jobs", "2", "--executor", "tcp://a:1"]]
)
def test_what_cannot_be_is_not_understood(given, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["build", *given])
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_workers_that_do_not_see_the_project_are_refused(tmp_path):
    from halveit.steps.hands.cluster import _fault
    from halveit.steps.hands.errands import program

    assert "at the same path" in _fault(Path(tmp_path), "0" * 64, program())
    assert "another version" in _fault(Path(tmp_path), "0" * 64, "older")
    assert Project(tmp_path).build.exists() is False
