"""Headings have numbers, and references lead to what they name."""

import pytest

from halveit.chapters import read_book
from halveit.chapters.tree.walking import Attr, plain, walk

EXHIBITS = "# Two {#sec-two}\n\n![A](a.svg){#fig-a}\n\n## Part {#sec-part}\n\n| a |\n|---|\n| 1 |\n\n: T {#tbl-a}\n"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("@fig-a", "Chart 1"),
        ("@Fig-a", "Chart 1"),
        ("See @tbl-a.", "See Table 1."),
        ("[-@fig-a]", "1"),
        ("[Figure @fig-a]", "Figure 1"),
        ("[Figure -@fig-a]", "Figure 1"),
        ("[@fig-a; @tbl-a]", "Chart 1, Table 1"),
        ("[@fig-a, on the left]", "Chart 1, on the left"),
        ("@sec-part", "section 2.1"),
        ("@Sec-part", "Section 2.1"),
        ("@sec-two", "Chapter 2"),
        ("See (@sec-two)", "See (Chapter 2)"),
    ],
)
def test_a_reference_prints_word_and_number(read, written, shown):
    book = read(written, two=EXHIBITS)
    assert plain(book.chapters[1].blocks[1:]) == shown


def test_a_reference_is_a_link_to_its_chapter(read):
    book = read("@sec-part", two=EXHIBITS)
    [link] = book.chapters[1].blocks[1]["c"]
    assert (Attr(link).classes, Attr(link).pairs, link["c"][2]) == (["crossref"], {"chapter": "two"}, ["#sec-part", ""])


def test_a_reference_in_a_note_is_resolved_too(read):
    book = read("A[^b]\n\n[^b]: See @fig-a.", two=EXHIBITS)
    assert "crossref" in str(book.chapters[1].blocks[1])


@pytest.mark.parametrize(
    ("address", "target", "slug"),
    [
        ("two.qmd", "", "two"),
        ("two.qmd#sec-part", "#sec-part", "two"),
        ("/chapters/two.qmd#fig-a", "#fig-a", "two"),
        ("../index.qmd", "", "index"),
        ("#here", "#here", None),
        ("https://example.org/a.qmd#b", "https://example.org/a.qmd#b", None),
        ("data.csv", "data.csv", None),
    ],
)
def test_a_link_between_files_is_a_link_between_chapters(read, address, target, slug):
    book = read(f"[it]({address})\n\n## Here\n", two=EXHIBITS)
    link = book.chapters[1].blocks[1]["c"][0]
    assert (link["c"][2][0], Attr(link).pairs.get("chapter")) == (target, slug)


def test_chapters_and_sections_have_numbers_and_the_home_page_has_none(read):
    text = "## A\n\n### A a\n\n## B {.unnumbered}\n\n### B b\n\n## C\n\n### C c\n"
    book = read(text, two="# Two {-}\n\n## D\n")
    numbers = [Attr(node).pairs.get("number") for node in book.chapters[1].blocks]
    assert numbers == ["1", "1.1", "1.1.1", None, None, "1.2", "1.2.1"]
    assert [chapter.number for chapter in book.chapters] == [None, "1", None]
    assert Attr(book.chapters[2].blocks[1]).pairs == {}


def test_a_book_without_section_numbers_refers_by_title(write):
    project = write({"chapters/one.qmd": "# One\n\n@sec-two and [-@sec-two]\n"})
    text = project.book_file.read_text(encoding="utf-8")
    project.book_file.write_text(f"{text}\nnumber-sections: false\n", encoding="utf-8")
    book = read_book(project)
    assert plain(book.chapters[1].blocks[1]) == "Two and Two"
    assert [chapter.number for chapter in book.chapters] == [None, None, None]


def test_ids_are_unique_in_the_book_and_links_follow(read):
    text = "## Method\n\n[back](#method)\n"
    book = read(text, two=f"# Two\n\n{text}\n[there](one.qmd#method)\n")
    assert Attr(book.chapters[1].blocks[1]).identifier == "method"
    assert Attr(book.chapters[2].blocks[1]).identifier == "two-method"
    targets = [node["c"][2][0] for node in walk(book.chapters[2].blocks) if node["t"] == "Link"]
    assert targets == ["#two-method", "#method"]


def test_the_front_matters_title_is_the_chapters(write):
    book = read_book(write({"chapters/one.qmd": '---\ntitle: "One *and* only"\n---\n\nText\n'}))
    assert (book.chapters[1].title, book.chapters[1].number) == ("One and only", "1")
    assert [node["t"] for node in book.chapters[1].blocks] == ["Header", "Para"]


def test_a_title_is_plain_text_with_its_marks(read):
    assert (
        read("x", two='# The "first" `code` & *more*[^a]\n\n[^a]: note\n').chapters[2].title
        == "The “first” code & more"
    )


def test_the_list_of_references_stands_with_the_last_citation(read):
    book = read("As @ons2021 says.", two="# Two\n\nText [@ons2021].\n")
    last = book.chapters[2].blocks[-1]
    assert (Attr(last).identifier, plain(book.chapters[2].blocks[1])) == ("refs", "Text (ONS 2021).")
    link = next(node for node in walk(book.chapters[1].blocks) if node["t"] == "Link")
    assert (link["c"][2][0], Attr(link).pairs) == ("#ref-ons2021", {"chapter": "two"})
