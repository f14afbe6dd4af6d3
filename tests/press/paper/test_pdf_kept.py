"""What of a PDF is made again after a change: as little as may be, with the bytes of a build from nothing."""

import pickle
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace

from halveit.data.glossary import Entry
from halveit.errors import ReportError
from halveit.paths import Project
from halveit.press.paper.compiling import compile_pdf
from halveit.press.paper.front import front_of
from halveit.press.paper.layout import lay_out, text_of
from halveit.press.paper.sections import sections_of
from halveit.press.pdf import begin_pdf, prove_on_paper, write_pdf
from halveit.steps.door import recording
from halveit.steps.reads import Now, Read
from halveit.steps.running import Keeper, keeping
from halveit.steps.store import Store

CHAPTERS = {
    "index.qmd": "# One\n\nText.",
    "chapters/two.qmd": "# Two {#sec-two}\n\n## Rates {#sec-rates}\n\n![A chart.](/stillbirths.inline.svg)",
    "chapters/three.qmd": "# Three\n\nSee [the rates](#sec-rates).",
}
CHART = (Path(__file__).parent / "chart.svg").read_text(encoding="utf-8")
SECTION = "the Typst of a section"
SETTINGS = {"edition_date": "2021-03-25", "notice": "A notice."}


def at(root, **more) -> dict[str, Any]:
    """Return the settings of a PDF of a project."""
    exhibits = root / "_build/exhibits/2021"
    return {**SETTINGS, "exhibits": exhibits, "attachments": {"data.csv": exhibits / "data.csv"}, **more}


@pytest.fixture
def project_in():
    """Lay out a project with the files that a build leaves for the press."""

    def make(root):
        exhibits = root / "_build/exhibits/2021"
        exhibits.mkdir(parents=True)
        (exhibits / "stillbirths.inline.svg").write_text(CHART)
        (exhibits / "data.csv").write_text("year\n2010\n")
        return root

    return make


@pytest.fixture
def root(tmp_path, project_in):
    return project_in(tmp_path / "project")


@pytest.fixture
def build(root):
    """Write the PDF of a book as a build does; return its bytes and the names of the steps that ran."""

    def run(book, root=root, write=write_pdf, **more):
        keeper = Keeper(store=Store(root / "_build/kept", root), root=root, now=Now())
        with keeping(keeper):
            write(book, Project(root), root / "report.pdf", **at(root, **more))
        return (root / "report.pdf").read_bytes(), [each.step for each in keeper.told if each.ran]

    return run


def asking(book, tree_of):
    """Return a book whose chapters are known by their names before their trees, which `tree_of` gives."""
    chapters = [replace(each, tree=partial(tree_of, each), known_digest=each.slug) for each in book.chapters]
    return replace(book, chapters=tuple(chapters))


def laid_out(book, root):
    """Return a book as Typst is given it."""
    front = front_of(book, edition_date="2021-03-25", notice="")
    return lay_out(
        text_of(front, sections_of(book), ()),
        front,
        Project(root),
        exhibits=root / "_build/exhibits/2021",
        attachments={},
    )


def refused(chapter):
    raise AssertionError(f"{chapter.source} did not change, and was read")


def test_nothing_is_read_or_set_where_nothing_changed(build, book_of):
    book = book_of(CHAPTERS)
    first, _ = build(asking(book, lambda chapter: chapter.tree))
    assert build(asking(book, refused)) == (first, [])


def test_after_a_change_in_one_chapter_only_that_is_written_anew(build, book_of):
    build(book_of(CHAPTERS))
    _, ran = build(book_of({**CHAPTERS, "index.qmd": "# One\n\nAnother text."}))
    assert ran.count(SECTION) == ran.count("the outline of a section") == ran.count("a PDF") == 1


def test_the_bytes_are_those_of_a_build_from_nothing(build, book_of, project_in, tmp_path):
    build(book_of(CHAPTERS))
    changed = book_of({**CHAPTERS, "chapters/two.qmd": f"{CHAPTERS['chapters/two.qmd']}\n\nMore."})
    found, ran = build(changed)
    assert ran.count(SECTION) == 1
    assert found == build(changed, root=project_in(tmp_path / "clean"))[0]


def test_a_link_in_an_unchanged_chapter_is_judged_by_the_chapter_that_it_leads_to(build, book_of):
    build(book_of(CHAPTERS))
    without = {**CHAPTERS, "chapters/two.qmd": "# Two {#sec-two}"}
    told = 'chapters/three.qmd: a link leads to "#sec-rates", which is nowhere in the report.'
    for _ in range(2):  # a fault is told in every build
        with pytest.raises(ReportError, match=told):
            build(book_of(without))
    _, ran = build(book_of(CHAPTERS))
    assert ran == []


def test_a_link_to_a_chapter_follows_it_to_another_label(build, book_of):
    book = book_of({**CHAPTERS, "chapters/three.qmd": '# Three\n\n[The second.](){chapter="two"}'})
    build(book)
    renamed = book_of({"chapters/two.qmd": CHAPTERS["chapters/two.qmd"].replace("sec-two", "sec-second")})
    changed = replace(book, chapters=(book.chapters[0], renamed.chapters[0], book.chapters[2]))
    build(changed)  # Typst would refuse a link to a label that is gone


def test_words_of_the_glossary_reach_chapters_that_did_not_change(build, book_of):
    entry = Entry(acronym="NHS", expansion="National Health Service", note="", line=2)
    book = book_of({"index.qmd": "# One\n\nThe NHS."})
    assert build(book)[0] != build(replace(book, glossary=(entry,)))[0]


def test_a_changed_picture_is_noticed_and_no_chapter_is_written_anew(build, book_of, root):
    before, _ = build(book_of(CHAPTERS))
    chart = root / "_build/exhibits/2021/stillbirths.inline.svg"
    chart.write_text(CHART.replace("#12436D", "#801650"))
    after, ran = build(book_of(CHAPTERS))
    assert (before != after, ran) == (True, ["a PDF"])


def test_a_picture_of_the_project_is_noted_by_whoever_makes_the_pdf(build, book_of, root):
    picture = root / "stillbirths.inline.svg"
    picture.write_text(CHART)
    with recording() as record:
        build(book_of(CHAPTERS))
    assert Read("file", str(picture)) in record.reads


def test_a_changed_attachment_is_noticed(build, book_of, root):
    build(book_of(CHAPTERS))
    (root / "_build/exhibits/2021/data.csv").write_text("year\n2011\n")
    _, ran = build(book_of(CHAPTERS))
    assert ran == ["a PDF"]
    with pikepdf.open(root / "report.pdf") as pdf:
        assert pdf.attachments["data.csv"].get_file().read_bytes() == b"year\n2011\n"


@pytest.mark.parametrize("changed", [{"notice": "Another notice."}, {"edition_date": "2021-03-26"}])
def test_a_changed_setting_is_noticed_and_no_chapter_is_written_anew(changed, build, book_of):
    before, _ = build(book_of(CHAPTERS))
    after, ran = build(book_of(CHAPTERS), **changed)
    assert (before != after, ran) == (True, ["the Typst of a report", "a PDF"])


def test_what_cannot_be_found_is_told_before_typst_begins(root, book_of):
    with pytest.raises(ReportError, match=r"no picture /map\.svg"):
        begin_pdf(book_of({"index.qmd": "# One\n\n![A map.](/map.svg)"}), Project(root), root / "a.pdf", **at(root))


def test_what_typst_cannot_set_is_told_at_the_end(root, book_of):
    setting = begin_pdf(book_of({"index.qmd": "# One\n\n😀"}), Project(root), root / "a.pdf", **at(root))
    with pytest.raises(ReportError, match=r'index\.qmd: the typeface has no letter for "😀"'):
        setting.finish()
    assert not (root / "a.pdf").exists()


def test_two_pdfs_can_be_set_at_once(root, book_of):
    book, project = book_of(CHAPTERS), Project(root)
    settings = [begin_pdf(book, project, root / name, **at(root)) for name in ("a.pdf", "b.pdf")]
    first, second = (setting.finish().read_bytes() for setting in settings)
    assert first == second


@pytest.mark.parametrize("company", [True, False])
def test_typst_waits_with_a_long_book_where_others_help_and_need_the_memory(company, root, book_of, monkeypatch):
    monkeypatch.setattr("halveit.press.pdf.have_company", lambda: company)
    begun = []
    monkeypatch.setattr("halveit.press.pdf._begun", lambda *_: begun.append("now"))
    long = {f"{place}.qmd": f"# Chapter {place}" for place in range(50)}
    setting = begin_pdf(book_of(long), Project(root), root / "a.pdf", **at(root))
    assert begun == ([] if company else ["now"])
    _ = setting.pdf
    assert begun == ["now"]


def test_a_report_that_was_proved_is_not_set_again(build, book_of):
    def prove(book, project, _, *, edition_date, exhibits, **_rest):
        prove_on_paper(book, project, edition_date=edition_date, exhibits=exhibits)

    book = book_of(CHAPTERS)
    build(book)
    _, ran = build(book, write=prove)
    assert "the proof of a PDF" in ran
    assert SECTION not in ran
    assert build(book, write=prove)[1] == []


def test_a_process_that_has_set_other_reports_gives_the_bytes_of_one_that_has_not(root, book_of):
    fresh = "import pickle, sys; from halveit.press.paper.compiling import compile_pdf; "
    fresh += "sys.stdout.buffer.write(compile_pdf(*pickle.load(sys.stdin.buffer)))"
    before, after = (laid_out(book_of({**CHAPTERS, "index.qmd": f"# One\n\n{text}"}), root) for text in ("A.", "B."))
    compile_pdf(before, Project(root))
    given = pickle.dumps((after, Project(root)))
    ran = subprocess.run([sys.executable, "-c", fresh], input=given, capture_output=True, check=True)
    assert compile_pdf(after, Project(root)) == ran.stdout
