"""A small book with everything in it, read from end to end; the expected values are worked by hand."""

from pathlib import Path

import pytest

from halveit.chapters import Book, read_book, visible
from halveit.chapters.tree.walking import Attr, attr_of, plain, walk
from halveit.paths import Project

ROOT = Path(__file__).with_name("small_book")


@pytest.fixture(scope="module")
def book() -> Book:
    return read_book(Project(ROOT))


def texts(book: Book, position: int) -> list[str]:
    return [plain(block) for block in book.chapters[position].blocks]


def test_chapters_parts_and_numbers(book):
    assert [(one.slug, one.title, one.number, one.part, one.appendix) for one in book.chapters] == [
        ("index", "Summary", None, None, False),
        ("outcomes", "Outcomes", "1", "What happened", False),
        ("methods", "How it was done", "2", "What happened", False),
        ("sources", "Sources", "A", None, True),
    ]


def test_the_summary_refers_to_later_chapters(book):
    assert texts(book, 0) == [
        "Summary",
        "The rates of England fell in the 2021 report. See Chart 1, Table 1 and Chapter 1.",
        "At a glance",
        "Read the first result or the methods.",
        "Only on the site.",
        "Only on paper.",
        "Not in the 2022 edition.",
    ]
    assert [plain(block) for block in visible(book.chapters[0].blocks, "pdf", {})][4:] == [
        "Only on paper.",
        "Not in the 2022 edition.",
    ]


def test_cells_inline_values_includes_citations_and_callouts(book):
    assert texts(book, 1) == [
        "Outcomes",
        "Rates",
        "A rate is given as deaths per thousand births.",
        "The rate fell by 25%, from 6 and not a*b (MBRRACE-UK 2020; see Knight 2019).",
        "The rate fell. Deaths per thousand, 2010.A line falls from 6 to 4.",
        "Deaths countedYearDeaths20106",
        "The counts are small: Chart 1.",
    ]
    note = next(node for node in walk(book.chapters[1].blocks) if node["t"] == "Note")
    assert plain(note["c"]) == "A live birth is one with a sign of life."


def test_references_in_every_form(book):
    assert texts(book, 2)[2] == "Section 1.1 and Table 2 say more; so do 2.1.1 and see 1, Chart 2."
    assert texts(book, 3)[1] == "Appendix A, Within it."


def test_exhibits_and_headings_are_numbered(book):
    numbered = [
        (attr.identifier, attr.pairs["number"])
        for chapter in book.chapters
        for node in walk(chapter.blocks)
        if (attr := attr_of(node)) and "number" in attr.pairs
    ]
    assert numbered == [
        ("sec-outcomes", "1"),
        ("sec-rates", "1.1"),
        ("fig-rates", "1"),
        ("tbl-counts", "1"),
        ("how-it-was-done", "2"),
        ("methods-at-a-glance", "2.1"),
        ("sec-how", "2.1.1"),
        ("tbl-steps", "2"),
        ("fig-map", "2"),
        ("sec-sources", "A"),
        ("kept-here", "A.1"),
    ]


def test_the_references_stand_where_the_book_says_in_british_english(book):
    listing = book.chapters[3].blocks[-1]
    assert Attr(listing).identifier == "refs"
    assert [Attr(entry).identifier for entry in listing["c"][1]] == ["ref-knight2019", "ref-mbrrace2020"]
    assert plain(listing["c"][1][0]) == "Knight, Marian. 2019. \u2018Saving Lives\u2019. Journal of Care."


def test_every_link_inside_the_book_has_an_end(book):
    ids = {attr.identifier for one in book.chapters for node in walk(one.blocks) if (attr := attr_of(node))}
    links = [node["c"][2][0] for one in book.chapters for node in walk(one.blocks) if node["t"] == "Link"]
    assert {link.removeprefix("#") for link in links} <= ids
