"""The report as git had it."""

import pytest

from halveit.errors import ReportError
from halveit.paths import Project
from halveit.press.changes import revision
from halveit.press.changes.revision import at_revision
from small_report import committed, git, small_report


def test_a_revision_is_given_as_it_was_and_cleared_away(tmp_path):
    project = small_report(tmp_path)
    committed(tmp_path)
    (tmp_path / "index.qmd").write_text("# Other words\n")
    (tmp_path / "new.txt").write_text("new")
    with at_revision(project, "main") as earlier:
        assert "It is short." in (earlier.root / "index.qmd").read_text()
        assert not (earlier.root / "new.txt").exists()
        assert not (earlier.root / ".git").exists()
    assert not earlier.root.exists()


def test_a_project_in_a_folder_of_its_repository_is_found(tmp_path):
    folder = tmp_path / "reports" / "one"
    folder.mkdir(parents=True)
    project = small_report(folder)
    committed(tmp_path)
    with at_revision(project, "HEAD") as earlier:
        assert (earlier.root / "index.qmd").is_file()


def test_charts_that_are_drawn_already_come_along(tmp_path):
    project = small_report(tmp_path)
    (tmp_path / ".gitignore").write_text("_build/\n")
    committed(tmp_path)
    (tmp_path / "_build/exhibits/2020").mkdir(parents=True)
    (tmp_path / "_build/exhibits/2020/rate.csv").write_text("year\n")
    with at_revision(project, "main") as earlier:
        assert (earlier.root / "_build/exhibits/2020/rate.csv").is_file()


@pytest.mark.parametrize("name", ["nope", "", "--output=x", "main:index.qmd", "main; rm"])
def test_a_revision_that_git_does_not_know_is_refused(tmp_path, name):
    project = small_report(tmp_path)
    committed(tmp_path)
    with pytest.raises(ReportError) as caught, at_revision(project, name):
        pass
    assert str(caught.value) == f'git knows no revision "{name}". Name a branch, a tag or a commit.'


def test_a_shallow_copy_says_how_to_get_more(tmp_path):
    old = tmp_path / "old"
    old.mkdir()
    small_report(old)
    committed(old)
    git(tmp_path, "clone", "--depth=1", f"file://{old}", "new")
    with pytest.raises(ReportError, match="git fetch --unshallow"), at_revision(Project(tmp_path / "new"), "HEAD~1"):
        pass


def test_a_folder_without_a_repository_is_told_in_gits_words(tmp_path):
    project = small_report(tmp_path)
    with pytest.raises(ReportError, match="git cannot be asked about this report: not a git repository"):  # noqa: SIM117
        with at_revision(project, "main"):
            pass


def test_a_revision_before_the_report_is_refused(tmp_path):
    (tmp_path / "README").write_text("A word")
    committed(tmp_path)
    folder = tmp_path / "report"
    folder.mkdir()
    project = small_report(folder)
    committed(tmp_path)
    with pytest.raises(ReportError, match="git cannot give the files of this folder"), at_revision(project, "HEAD~1"):
        pass


def test_a_revision_without_the_book_is_refused(tmp_path):
    (tmp_path / "README").write_text("A word")
    committed(tmp_path)
    project = small_report(tmp_path)
    with pytest.raises(ReportError, match=r'"HEAD" has no _quarto.yml here'), at_revision(project, "HEAD"):
        pass


def test_without_git_it_says_so(tmp_path, monkeypatch):
    project = small_report(tmp_path)
    monkeypatch.setattr(revision.shutil, "which", lambda _: None)
    with pytest.raises(ReportError, match="git is not installed"), at_revision(project, "main"):
        pass


def test_a_hook_of_another_repository_does_not_lead_astray(tmp_path, monkeypatch):
    report, other = tmp_path / "report", tmp_path / "other"
    report.mkdir()
    other.mkdir()
    project = small_report(report)
    committed(report)
    git(other, "init")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    with at_revision(project, "main") as earlier:
        assert (earlier.root / "index.qmd").is_file()
