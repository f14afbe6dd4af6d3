"""`halveit data check`: what it says when all is well, and its exit codes."""

from committing import commit, git
from halveit.commands.cli import main
from halveit.data.editions import list_editions
from halveit.data.releases import list_releases
from halveit.data.series import load_catalogue

COUNTS = "data/releases/ons-child-mortality/2022-02-17/births-and-deaths.csv"


def check(project, *words):
    return main(["data", "check", *words, "--project", str(project.root)])


def test_the_reports_own_data_pass_and_are_counted(copy, capsys):
    commit(copy.root)
    assert check(copy) == 0
    releases = list_releases(copy)
    datasets = {dataset for dataset, _ in releases}
    editions = list_editions(copy)
    said = capsys.readouterr().err
    assert said.rstrip().endswith(
        f"No mistakes found: {len(releases)} releases of {len(datasets)} datasets, {len(load_catalogue(copy))} series, "
        f"{len(editions)} edition{'' if len(editions) == 1 else 's'}."
    )
    assert "Git was not asked" not in said


def test_the_skipped_guard_is_one_line_and_no_mistake(copy, capsys):
    assert check(copy) == 0
    assert capsys.readouterr().err.count("Git was not asked whether a committed release has changed") == 1


def test_a_changed_release_is_a_mistake_also_when_it_was_committed(copy, capsys):
    start = commit(copy.root)
    file = copy.root / COUNTS
    file.write_text(file.read_text().replace("2019,all,610505,2346", "2019,all,610505,2347"))
    assert check(copy, "--quiet") == 1
    first = capsys.readouterr().err
    assert first.startswith(f'{COUNTS}:56: column "stillbirths": found "2347" where "2346" was recorded.\n')
    assert first.endswith("\n1 problem to mend.\n")
    assert main(["data", "seal", "ons-child-mortality", "2022-02-17", "--project", str(copy.root)]) == 1
    capsys.readouterr()
    commit(copy.root, "Mend a number")
    assert check(copy, "--quiet", "--since", start) == 1
    assert "did it: Mend a number" in capsys.readouterr().err


def test_a_revision_that_is_not_there_is_told(copy, capsys):
    commit(copy.root)
    assert check(copy, "--since", "yesterday") == 1
    assert capsys.readouterr().err == 'git knows no revision "yesterday".\n\n1 problem to mend.\n'


def test_the_whole_way_of_a_new_release_leads_to_a_clean_check(copy, capsys):
    start = commit(copy.root)
    folder = copy.data / "releases/preterm-births/2026-01-15"
    words = ["preterm-births", "--published", "2026-01-15", "--from", "2021"]
    assert main(["data", "new", *words, "--project", str(copy.root)]) == 0
    with (folder / "preterm.csv").open("a") as table:
        table.write("England,2030,,,7.0\n")
    assert check(copy, "--quiet") == 1
    advice = "run: halveit data seal preterm-births 2026-01-15. Otherwise put the old file back"
    assert advice in capsys.readouterr().err
    assert main(["data", "seal", "preterm-births", "2026-01-15", "--project", str(copy.root)]) == 0
    assert check(copy, "--quiet", "--since", start) == 0
    commit(copy.root, "A new release")
    assert check(copy, "--quiet", "--since", start) == 0
    git(copy.root, "rm", "--quiet", "-r", str(folder.relative_to(copy.root)))
    assert check(copy, "--quiet") == 1
    assert "this release is gone." in capsys.readouterr().err
