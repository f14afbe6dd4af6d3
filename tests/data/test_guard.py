"""A release that git has recorded: every way of changing it, and what is said of it."""

import hashlib
import shutil

import pytest

from committing import commit, git
from halveit.data.keeping.checking import check_releases
from halveit.data.keeping.guarding import guard, is_committed
from halveit.errors import Collector, ReportError
from halveit.paths import Project

ONS = "data/releases/ons-child-mortality/2022-02-17"
COUNTS = f"{ONS}/births-and-deaths.csv"
WHAT_TO_DO = (
    "\n  A release never changes once it is committed. To put it back:"
    "\n    git restore --source={source} --staged --worktree -- {path}"
    "\n  If the publisher corrected it, begin a new release:"
    '\n    halveit data new ons-child-mortality --published DATE --corrects 2022-02-17 --reason "WHY"'
)


def what_to_do(path, source="HEAD"):
    return WHAT_TO_DO.format(path=path, source=source)


@pytest.fixture
def kept(copy):
    """The report's sources, committed."""
    commit(copy.root)
    return copy


def said(project, since=""):
    faults = Collector()
    assert guard(project, faults, since) == ""
    return [str(fault) for fault in faults.problems]


def spoil(project, path, old, new):
    file = project.root / path
    content = file.read_bytes()
    assert old in content
    file.write_bytes(content.replace(old, new, 1))


def test_what_is_as_it_was_committed_passes(kept):
    assert said(kept) == []
    assert said(kept, "HEAD") == []


def test_an_edited_cell_is_told_with_line_and_column_what_was_found_and_what_was_recorded(kept):
    spoil(kept, COUNTS, b"2019,all,610505,2346", b"2019,all,610505,2347")
    assert said(kept) == [
        f'{COUNTS}:56: column "stillbirths": found "2347" where "2346" was recorded.{what_to_do(COUNTS)}'
    ]


def test_an_edit_is_told_even_when_its_fingerprint_was_changed_along(kept):
    before = hashlib.sha256((kept.root / COUNTS).read_bytes()).hexdigest()
    spoil(kept, COUNTS, b"2019,all,610505,2346", b"2019,all,610505,2347")
    after = hashlib.sha256((kept.root / COUNTS).read_bytes()).hexdigest()
    spoil(kept, f"{ONS}/release.toml", before.encode(), after.encode())
    counts, description = said(kept)
    assert counts.startswith(f'{COUNTS}:56: column "stillbirths": found "2347" where "2346" was recorded.')
    assert description.startswith(f'{ONS}/release.toml:19: found “"births-and-deaths.csv" = ')


def test_of_many_differences_the_first_three_are_told(kept):
    spoil(kept, COUNTS, b"2010,all,687006,3506,2015", b"2010,all,687007,3507,2016")
    spoil(kept, COUNTS, b"2019,all,610505,2346", b"2019,all,610506,2347")
    assert said(kept)[0].splitlines()[0] == (
        f'{COUNTS}:2: column "live_births": found "687007" where "687006" was recorded; '
        'line 2, column "stillbirths": found "3507" where "3506" was recorded; '
        'line 2, column "neonatal_deaths": found "2016" where "2015" was recorded; 2 more differ.'
    )


def test_a_row_added_or_taken_away_makes_no_other_row_differ(kept):
    file = kept.root / COUNTS
    lines = file.read_text().splitlines(keepends=True)
    gone = lines.pop(9)
    file.write_text("".join([*lines, "England,2021,all,1,,,,\n"]))
    assert said(kept)[0].splitlines()[0] == (
        f'{COUNTS}:10: found nothing where the row "{gone.strip()}" was recorded; '
        f'line {len(lines) + 1}, found the row "England,2021,all,1,,,," where nothing was recorded.'
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b"year,gestation", b"year,Gestation", ':1: the headings: found "'),
        (b"\n", b"\r\n", ": this file reads the same, and was saved in another form: line ends,"),
        (b"England", b"Engl\xe9nd", ": this file was changed, and is no UTF-8 text any more"),
        (
            b"England",
            b"\xef\xbb\xbfEngland",
            ':2: column "geography": found "\ufeffEngland" where "England" was recorded',
        ),
    ],
)
def test_other_changes_of_a_file_are_told_in_plain_words(kept, old, new, message):
    spoil(kept, COUNTS, old, new)
    assert said(kept)[0].startswith(COUNTS + message)


def test_a_changed_note_is_told_by_the_words_around_the_change(kept):
    spoil(kept, f"{ONS}/release.toml", b"Taken by program from", b"Taken by hand from")
    assert '“  "Taken by hand from the workbook' in said(kept)[0]
    assert 'where “  "Taken by program from the workbook' in said(kept)[0]


def test_a_file_that_is_gone_is_told(kept):
    (kept.root / COUNTS).unlink()
    assert said(kept) == [f"{COUNTS}: this file of a release is gone.{what_to_do(COUNTS)}"]


def test_a_renamed_release_is_told_once_with_its_new_place(kept):
    (kept.root / ONS).rename((kept.root / ONS).with_name("2022-02-18"))
    assert said(kept) == [
        f"{ONS}: this release is gone. The same files lie in data/releases/ons-child-mortality/2022-02-18 now."
        f"{what_to_do(ONS)}"
    ]


def test_a_change_that_git_does_not_look_at_is_told_all_the_same(kept):
    git(kept.root, "update-index", "--assume-unchanged", COUNTS)
    spoil(kept, COUNTS, b"2346", b"2347")
    assert len(said(kept)) == 1


def test_a_new_release_may_change_until_it_is_committed(kept):
    new = f"{ONS[:-10]}2026-01-15"
    shutil.copytree(kept.root / ONS, kept.root / new)
    git(kept.root, "add", "--all")
    assert not is_committed(kept, "ons-child-mortality", "2026-01-15")
    assert said(kept) == []
    commit(kept.root)
    assert is_committed(kept, "ons-child-mortality", "2026-01-15")
    spoil(kept, f"{new}/release.toml", b"extracted", b"received")
    assert len(said(kept)) == 1


def test_a_change_that_was_committed_is_told_with_its_commit_when_looking_back(kept):
    start = git(kept.root, "rev-parse", "--short", "HEAD")
    spoil(kept, COUNTS, b"2019,all,610505,2346", b"2019,all,610505,2347")
    changed = commit(kept.root, "Mend a number")
    day = git(kept.root, "log", "-1", "--format=%cs")
    assert said(kept) == []
    assert said(kept, start) == [
        f'{COUNTS}:56: column "stillbirths": found "2347" where "2346" was recorded.'
        f"\n  Commit {changed[:10]} of {day} did it: Mend a number{what_to_do(COUNTS, start)}"
    ]


def test_a_committed_change_that_was_put_back_passes(kept):
    start = git(kept.root, "rev-parse", "HEAD")
    spoil(kept, COUNTS, b"2346", b"2347")
    commit(kept.root)
    git(kept.root, "restore", f"--source={start}", "--staged", "--worktree", "--", COUNTS)
    assert said(kept, start) == []


def test_looking_back_holds_a_release_to_its_first_commit_after_the_revision(kept):
    start = git(kept.root, "rev-parse", "HEAD")
    new = f"{ONS[:-10]}2026-01-15"
    shutil.copytree(kept.root / ONS, kept.root / new)
    commit(kept.root)
    spoil(kept, f"{new}/births-and-deaths.csv", b"2346", b"2347")
    commit(kept.root, "A second thought")
    assert len(said(kept, start)) == 1
    assert "did it: A second thought" in said(kept, start)[0]


def test_a_branch_is_compared_from_where_it_left_the_other(kept):
    git(kept.root, "checkout", "--quiet", "-b", "side")
    git(kept.root, "checkout", "--quiet", "main")
    shutil.copytree(kept.root / ONS, kept.root / f"{ONS[:-10]}2026-01-15")
    commit(kept.root, "A release that the side has not")
    git(kept.root, "checkout", "--quiet", "side")
    assert said(kept, "main") == []


def test_what_a_merge_brings_is_kept_too(kept):
    git(kept.root, "checkout", "--quiet", "-b", "side")
    new = f"{ONS[:-10]}2026-01-15"
    shutil.copytree(kept.root / ONS, kept.root / new)
    commit(kept.root, "A release on the side")
    git(kept.root, "checkout", "--quiet", "main")
    git(kept.root, "merge", "--quiet", "--no-ff", "--no-edit", "side")
    spoil(kept, f"{new}/births-and-deaths.csv", b"2346", b"2347")
    assert len(said(kept)) == 1
    assert len(said(kept, "HEAD~1")) == 1


@pytest.mark.parametrize("revision", ["nothing", "HEAD~9", "--all", ""])
def test_a_revision_that_is_not_there_is_told(kept, revision):
    if not revision:
        assert said(kept, revision) == []
        return
    with pytest.raises(ReportError) as caught:
        guard(kept, Collector(), revision)
    assert str(caught.value) == f'git knows no revision "{revision}".'


def test_a_project_in_a_folder_of_its_repository_is_guarded(kept, tmp_path_factory):
    whole = tmp_path_factory.mktemp("a whole")
    shutil.copytree(kept.root, whole / "the report", ignore=shutil.ignore_patterns(".git"))
    start = commit(whole)
    inner = Project(whole / "the report")
    assert said(inner) == []
    spoil(inner, COUNTS, b"2346", b"2347")
    assert len(said(inner)) == 1
    commit(whole, "Outside")
    assert said(inner) == []
    assert len(said(inner, start)) == 1


def test_a_file_name_with_spaces_and_accents_is_guarded(kept):
    odd = kept.root / ONS / "naïve table.csv"
    odd.write_text("a,b\n1,2\n")
    commit(kept.root)
    odd.write_text("a,b\n1,3\n")
    assert f'--worktree -- "{ONS}/naïve table.csv"' in said(kept)[0]


def test_a_shallow_copy_is_guarded_and_says_how_to_look_further_back(kept, tmp_path_factory):
    start = git(kept.root, "rev-parse", "HEAD")
    (kept.root / "index.qmd").write_text("# Another\n")
    commit(kept.root)
    shallow = tmp_path_factory.mktemp("shallow") / "copy"
    git(kept.root, "clone", "--quiet", "--depth", "1", f"file://{kept.root}", str(shallow))
    project = Project(shallow)
    spoil(project, COUNTS, b"2346", b"2347")
    assert len(said(project)) == 1
    with pytest.raises(ReportError) as caught:
        guard(project, Collector(), start)
    assert str(caught.value) == (
        f'git knows no revision "{start}". This is a shallow copy: fetch the older commits with git fetch --unshallow.'
    )


def test_a_hook_of_another_repository_does_not_mislead_the_guard(kept, monkeypatch, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    git(elsewhere, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(elsewhere / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(elsewhere / ".git/index"))
    spoil(kept, COUNTS, b"2346", b"2347")
    assert len(said(kept)) == 1


def test_without_a_repository_the_fingerprints_still_hold(copy):
    spoil(copy, COUNTS, b"2346", b"2347")
    heard, faults = [], Collector()
    check_releases(copy, faults, heard.append)
    assert heard == [
        "Git was not asked whether a committed release has changed: this folder lies in no git repository. "
        "The fingerprints were checked."
    ]
    assert [str(fault).split(":")[0] for fault in faults.problems] == [COUNTS]


def test_without_git_the_fingerprints_still_hold(kept, monkeypatch):
    monkeypatch.setenv("PATH", "")
    heard, faults = [], Collector()
    check_releases(kept, faults, heard.append)
    assert "has changed: git is not installed. The fingerprints were checked." in heard[0]
    assert faults.problems == []


def test_before_the_first_commit_nothing_is_recorded(copy):
    git(copy.root, "init", "--quiet")
    assert guard(copy, Collector()) == "nothing is committed yet"
    assert not is_committed(copy, "ons-child-mortality", "2022-02-17")


def test_looking_back_without_a_repository_is_refused(copy):
    with pytest.raises(ReportError) as caught:
        guard(copy, Collector(), "main")
    assert str(caught.value) == (
        'git is needed to look back to "main", and it cannot be asked: this folder lies in no git repository.'
    )


def test_a_change_is_told_once_by_the_guard_and_not_by_the_fingerprint_too(kept):
    spoil(kept, COUNTS, b"2346", b"2347")
    faults = Collector()
    check_releases(kept, faults, print)
    assert [str(fault) for fault in faults.problems] == said(kept)
