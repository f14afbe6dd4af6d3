"""The size of a PDF stands on pages before it is known, and in the end it is right."""

import re

import pytest

from built_sites import built_from_clean, contents
from halveit.paths import Project
from halveit.press.building import build
from halveit.press.screen.links import size_in_words
from sharing import begin
from small_report import small_report

AGAIN = "The size of the PDF is another: setting the pages again"


def told(site):
    """Return the sizes that the pages of each edition tell of its PDF, and those that the PDFs have."""
    pages = {name: (site / name / "index.html").read_text() for name in ("", "editions/2020", "editions/2021")}
    sizes = {name: re.findall(r"Download PDF \(([^)]+)\)", page)[0] for name, page in pages.items()}
    return sizes, {name: size_in_words(next((site / name).glob("*.pdf"))) for name in pages}


@pytest.mark.build
def test_pages_tell_the_size_of_a_pdf_that_grows_and_of_one_that_does_not(tmp_path, tmp_path_factory):
    project, said = small_report(tmp_path / "report"), []
    begin(project, tmp_path_factory)
    build(project, said.append)
    first, real = told(project.site)
    assert first == real
    index = project.root / "index.qmd"
    index.write_text(index.read_text().replace("# ", "# A ", 1))
    build(project, said.append)
    assert told(project.site) == (first, first)
    assert AGAIN not in said
    lines = "\n\n".join(f"{number} follows {number - 1}, and is followed by {number + 1}." for number in range(200))
    index.write_text(f"{index.read_text()}\n{lines}\n")
    build(project, said.append)
    now, real = told(project.site)
    assert now == real
    assert now[""] != first[""]
    assert said.count(AGAIN) == 1
    assert contents(project.site) == built_from_clean(project, Project(tmp_path / "clean"))
