"""Ways in which a change could hide from a build, each tried."""

import os
import random
import shutil

import pytest

from built_sites import built_from_clean, contents, quiet
from halveit.paths import Project
from halveit.press.building import build
from small_report import small_report

pytestmark = pytest.mark.build
PICTURE = """
```{python}
#| fig-alt: "A dot."
from IPython.display import SVG

SVG('<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>')
```
"""
DRAW = """\
        alt=("A chart.",),
        draw=lambda canvas: alt.Chart(pd.DataFrame({"x": [1, 2]})).mark_line().encode(x="x:Q"),
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The small report, built once from clean."""
    project = small_report(tmp_path_factory.mktemp("built") / "report")
    build(project, quiet)
    return project


@pytest.fixture
def report(built, tmp_path):
    """The report and all that was made of it, moved to another folder."""
    shutil.copytree(built.root, tmp_path / "report")
    return Project(tmp_path / "report")


def swap(project, name, old, new):
    text = (project.root / name).read_text()
    assert old in text
    (project.root / name).write_text(text.replace(old, new))


def everywhere(project, words):
    """Tell whether both editions' first pages have words."""
    pages = [(project.site / f"editions/{edition}/index.html").read_text() for edition in ("2020", "2021")]
    return [words in page for page in pages] == [True, True]


def drawn(project):
    return (project.site / "files/cells/2020/index/cell-2-1.svg").read_text()


def test_a_report_that_was_moved_with_all_that_was_made_of_it_is_built_as_from_clean(report, tmp_path):
    assert build(report, quiet).published is None
    swap(report, "index.qmd", "It is short.", "It is quite short.")
    assert [each.step for each in build(report, quiet).told if each.ran and not each.inner] == []
    assert contents(report.site) == built_from_clean(report, Project(tmp_path / "clean"))


def test_the_size_of_a_file_that_a_chapter_offers_is_told_anew(report, tmp_path):
    (report.root / "more.csv").write_text("a,b\n")
    offer = '::: {.content-visible when-format="html"}\nTake it away: [CSV](more.csv).\n:::'
    swap(report, "index.qmd", "It is short.", offer)
    build(report, quiet)
    assert everywhere(report, ">CSV, 1 kB</a>")
    (report.root / "more.csv").write_text("a,b\n" * 2000)
    build(report, quiet)
    assert everywhere(report, ">CSV, 8 kB</a>")
    assert contents(report.site) == built_from_clean(report, Project(tmp_path / "clean"))


def test_a_picture_that_a_cell_drew_before_comes_back_with_its_text(report):
    swap(report, "index.qmd", "It is short.", PICTURE)
    build(report, quiet)
    for old, new in (("1", "2"), ("2", "1")):
        swap(report, "index.qmd", f'r="{old}"', f'r="{new}"')
        build(report, quiet)
        assert f'r="{new}"' in drawn(report)


def test_a_picture_of_a_cell_that_somebody_spoilt_is_drawn_again(report):
    swap(report, "index.qmd", "It is short.", PICTURE)
    build(report, quiet)
    (report.build / "cells/2020/index/cell-2-1.svg").write_text("<svg/>")
    swap(report, "index.qmd", "# Summary", "# In short")
    build(report, quiet)
    assert 'r="1"' in drawn(report)


def test_a_module_of_the_project_that_cells_and_figures_import_is_read_again(report):
    (report.root / "said.py").write_text('WORDS = "one thing"\n')
    swap(report, "index.qmd", "It is short.", "```{python}\nimport said\n\nprint(said.WORDS)\n```")
    path = "import sys\n\nsys.path.insert(0, str(edition.project.root))\n    import said\n\n    "
    swap(report, "figures/rate.py", '"""Return the table."""', path.replace("\n\nsys", "\n\n    sys"))
    swap(report, "figures/rate.py", '"Deaths per 1,000 births, nowhere"', 'f"In the figure {said.WORDS}"')
    for words in ("one thing", "two words", "the third"):
        (report.root / "said.py").write_text(f'WORDS = "{words}"\n')
        build(report, quiet)
        assert everywhere(report, f"<code>{words}"), words
        assert everywhere(report, f"In the figure {words}"), words


def test_a_file_that_comes_into_a_folder_that_a_cell_looks_through_is_noticed(report):
    (report.root / "notes").mkdir()
    look = 'from pathlib import Path\n\nprint(*sorted(path.name for path in Path("notes").glob("*.txt")))'
    swap(report, "index.qmd", "It is short.", f"```{{python}}\n{look}\n```")
    for names in ("a.txt", "a.txt b.txt"):
        (report.root / "notes" / names[-5:]).write_text("")
        build(report, quiet)
        assert everywhere(report, f"<code>{names}</code>"), names


def test_a_figure_of_the_same_size_and_time_is_read_again(report):
    before = (report.root / "figures/rate.py").stat()
    swap(report, "figures/rate.py", "nowhere", "new here")
    swap(report, "figures/rate.py", "1,000 births, new here", "1000 births, new here")
    os.utime(report.root / "figures/rate.py", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (report.root / "figures/rate.py").stat().st_size == before.st_size
    build(report, quiet)
    assert everywhere(report, "new here")


def test_a_chart_that_became_a_table_offers_no_pictures(report, tmp_path):
    swap(report, "figures/rate.py", "        measures", f"{DRAW}        measures")
    swap(
        report,
        "figures/rate.py",
        "from halveit.exhibits",
        "import altair as alt\nimport pandas as pd\nfrom halveit.exhibits",
    )
    build(report, quiet)
    assert (report.site / "exhibits/rate.png").is_file()
    swap(report, "figures/rate.py", DRAW, "")
    build(report, quiet)
    assert contents(report.site) == built_from_clean(report, Project(tmp_path / "clean"))


def test_whatever_is_spoilt_or_deleted_of_what_is_kept_does_no_harm(report, tmp_path):
    clean, chance = Project(tmp_path / "clean"), random.Random(1)
    for turn in range(3):
        files = sorted(path for path in report.build.rglob("*") if path.is_file())
        for path in chance.sample(files, k=len(files) // 2):
            spoil(path, chance)
        swap(report, "index.qmd", "It is short." + "!" * turn, "It is short.!" + "!" * turn)
        build(report, quiet)
        assert contents(report.site) == built_from_clean(report, clean), turn
    shutil.rmtree(report.build)
    build(report, quiet)
    assert contents(report.site) == built_from_clean(report, clean)


def spoil(path, chance):
    """Delete a file, cut it off, change a byte of it, or write something else into it."""
    content = bytearray(path.read_bytes())
    match chance.choice(["delete", "cut", "change", "other"]):
        case "delete":
            path.unlink()
        case "cut":
            path.write_bytes(content[: len(content) // 2])
        case "change" if content:
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            path.write_bytes(content)
        case _:
            path.write_bytes(b'[{"reads": [["answered", "x", "", "y"]], "releases": [], "result": "z"}]')
