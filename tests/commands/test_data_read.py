import shutil
from argparse import Namespace
from pathlib import Path

import pytest

from child_mortality_books import layout_2020, layout_2021, put, save
from halveit.commands.data.read import run
from halveit.data.releases import load_release
from halveit.errors import ReportError
from halveit.paths import Project

SCHEMA = Path(__file__).parents[2] / "data/schemas/ons-child-mortality.json"
RELEASES = "data/releases/ons-child-mortality"


@pytest.fixture
def bare(tmp_path: Path, monkeypatch) -> Project:
    """A project with the dataset's schema and two workbooks, and nothing else."""
    (tmp_path / "data/schemas").mkdir(parents=True)
    shutil.copy(SCHEMA, tmp_path / "data/schemas")
    (tmp_path / "_quarto.yml").write_text("project: {type: book}\n", encoding="utf-8")
    save(layout_2020(), tmp_path / "old.xlsx")
    book = layout_2021()
    for cell, number in {"I9": 2, "J9": 2, "N9": 100}.items():  # a death that could be linked after all
        put(book, "22", cell, number)
    save({name: rows for name, rows in book.items() if name not in ("25", "26", "27")}, tmp_path / "new.xlsx")
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)


def options(file="old.xlsx", publisher="ons-child-mortality", published=None, *, dry_run=False, quiet=False):
    return Namespace(
        publisher=publisher, file=Path(file), published=published, dry_run=dry_run, quiet=quiet, project=None
    )


def everything(project: Project) -> list[str]:
    return sorted(path.relative_to(project.root).as_posix() for path in project.data.rglob("*") if path.is_file())


def test_what_was_taken_is_told_in_plain_words(bare, capsys):
    assert run(options()) == 0
    assert (
        capsys.readouterr().out
        == """\
Child mortality (death cohort) tables in England and Wales, 2020 edition, released 17 February 2022.

Taken from:
  sheet "Table_21" (Table 21): registered births, stillbirths and neonatal deaths, 2018 to 2020
  sheet "Table_22" (Table 22): linked births and neonatal deaths by gestation, 2018 to 2020
  sheet "Table_23" (Table 23): live births by completed week, 2018 to 2020
  sheet "Table_3" (Table 3): births and deaths by area of residence, the same as Table 21 in 2020

Tables made:
  births-and-deaths.csv: 18 rows, 2018 to 2020
  live-births-by-week.csv: 75 rows, 2018 to 2020

Totals add up, and published rates agree with the counts.

To know before using it (written to release.toml too):
  - In 2018, 1 of 20 neonatal deaths (5.0%) could not be linked to a birth and stand in no gestation group, so the \
2018 rate from 24 weeks is biased downwards.
  - In 2020, 3 of 20 neonatal deaths (15.0%) could not be linked to a birth and stand in no gestation group, so the \
2020 rate from 24 weeks is biased downwards.
  - In 2020, 4 live births recorded under 22 weeks do not fit their birthweight (1 in 2019) and are counted as not \
stated, so the figures under 24 weeks are not comparable with earlier years.

No earlier release of ons-child-mortality is held, so there is nothing to compare it with.

Written: data/releases/ons-child-mortality/2022-02-17/
Next: `halveit data check`, and to use it in an edition
      `halveit data adopt EDITION ons-child-mortality 2022-02-17`
"""
    )
    load_release(bare, "ons-child-mortality", "2022-02-17").check()


def test_a_dry_run_tells_the_same_and_writes_nothing(bare, capsys):
    before = everything(bare)
    assert run(options(dry_run=True)) == 0
    assert capsys.readouterr().out.endswith(
        "\nNothing was written. Without --dry-run this would be data/releases/ons-child-mortality/2022-02-17/\n"
    )
    assert everything(bare) == before
    assert not (bare.data / "releases").exists()


def test_quiet_says_nothing(bare, capsys):
    run(options(quiet=True))
    assert capsys.readouterr().out == ""
    assert (bare.root / RELEASES / "2022-02-17/release.toml").is_file()


def test_revisions_against_the_release_before_are_told_and_noted(bare, capsys):
    run(options(quiet=True))
    run(options("new.xlsx"))
    said = capsys.readouterr().out
    assert (
        "\nAgainst the release of 2022-02-17:\n"
        "  births-and-deaths: England, 2020, not-stated, neonatal deaths: 1 → 2\n"
        "  births-and-deaths: England, 2020, not-stated, neonatal mortality rate as published: 50.0 → 100.0\n"
        "  births-and-deaths: England, 2020, not-linked, neonatal deaths: 3 → 2\n"
        "\nWritten:"
    ) in said
    notes = load_release(bare, "ons-child-mortality", "2023-03-01").notes
    assert notes[-1] == (
        "Against the release of 17 February 2022, revised: England, 2020, not-stated, neonatal deaths: 1 → 2; England, "
        "2020, not-stated, neonatal mortality rate as published: 50.0 → 100.0; England, 2020, not-linked, neonatal "
        "deaths: 3 → 2."
    )


@pytest.mark.parametrize("dry_run", [False, True])
def test_a_release_that_is_held_is_never_written_over(dry_run, bare, capsys):
    run(options(quiet=True))
    held = {name: (bare.root / name).read_bytes() for name in everything(bare)}
    if dry_run:
        run(options(dry_run=True))
        said = capsys.readouterr().out
        assert "Against the release of the same date that is held already: no difference." in said
    else:
        with pytest.raises(ReportError) as told:
            run(options())
        assert str(told.value) == (
            "data/releases/ons-child-mortality/2022-02-17: there is already a release 2022-02-17 of "
            "ons-child-mortality; a release never changes. To see how the workbook differs from it, add --dry-run. A "
            "correction by the publisher is a release of its own: give the day on which it was issued with --published."
        )
    assert {name: (bare.root / name).read_bytes() for name in everything(bare)} == held


def test_the_date_that_the_user_gives_stands_before_the_cover_sheet_s(bare):
    run(options(published="2022-03", quiet=True))
    assert load_release(bare, "ons-child-mortality", "2022-03").published == "2022-03"


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("date", ["17 February 2022", "2022-02-30", "20220217", "../2022"])
def test_a_date_that_is_none_is_refused(date):
    with pytest.raises(ReportError, match=r"--published: .* is no date"):
        run(options(published=date))


@pytest.mark.usefixtures("bare")
def test_a_publisher_that_is_not_known_is_told_with_those_that_are():
    with pytest.raises(ReportError) as told:
        run(options(publisher="ons-child-mortalty"))
    assert str(told.value).startswith(
        'no reader of workbooks is called "ons-child-mortalty". Did you mean "ons-child-mortality"? There are: '
        "ons-child-mortality."
    )


def test_a_fault_leaves_nothing_behind(bare):
    before = everything(bare)
    book = layout_2021()
    put(book, "22", "C8", "n/k")
    save(book, bare.root / "bad.xlsx")
    with pytest.raises(ReportError, match='cell C8: live births under 24 weeks, 2019: found "n/k"'):
        run(options("bad.xlsx"))
    assert everything(bare) == before
    assert [path.name for path in bare.data.iterdir()] == ["schemas"]


def test_a_disk_that_refuses_leaves_nothing_behind(bare, monkeypatch):
    before = everything(bare)

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(ReportError, match="the release could not be written: No space left on device"):
        run(options())
    assert everything(bare) == before
    assert not list(bare.data.glob(".reading-*"))
