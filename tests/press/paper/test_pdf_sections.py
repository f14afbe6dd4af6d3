import pytest
from msgspec.structs import replace

from halveit.chapters import Book
from halveit.press.paper.front import front_of
from halveit.press.paper.sections import exhibit_titles, sections_of


@pytest.fixture
def book(book_of):
    return book_of({"index.qmd": "# One", "chapters/two.qmd": "# Two {#sec-two}"})


def test_a_chapter_is_known_by_the_id_of_its_title_or_by_its_name(book_of):
    found = sections_of(book_of({"index.qmd": "Text.", "chapters/two.qmd": "# Two {#sec-two}"}))
    assert [section.label for section in found] == ["chapter-index", "sec-two"]


def test_appendices_are_a_part_of_their_own(book):
    appendix = replace(book.chapters[1], appendix=True)
    found = sections_of(Book(config=book.config, chapters=(book.chapters[0], appendix)))
    assert [section.part for section in found] == [None, "Appendices"]


def test_what_is_for_the_site_only_is_left_out(book_of):
    hidden = '::: {.content-visible when-format="html"}\nDownload\n:::\n\nText.'
    (section,) = sections_of(book_of({"index.qmd": hidden}))
    assert [block["t"] for block in section.blocks] == ["Para"]


def test_what_hangs_on_metadata_follows_the_book_and_the_chapter(book_of):
    shown = '::: {.content-visible when-meta="draft"}\nDraft.\n:::'
    (section,) = sections_of(book_of({"index.qmd": shown}, metadata={"draft": True}))
    assert len(section.blocks) == 1


def test_keywords_are_those_that_the_book_states(book):
    stated = Book(config=replace(book.config, metadata={"keywords": ["births"]}), chapters=book.chapters)
    assert front_of(stated, edition_date="2021-03-25", notice="").keywords == ("births",)


def test_without_keywords_the_chapters_titles_stand_in(book):
    titled = Book(config=book.config, chapters=(book.chapters[0], replace(book.chapters[1], title="Two")))
    assert front_of(titled, edition_date="2021-03-25", notice="").keywords == ("Two",)


def test_exhibits_are_told_by_their_number_and_caption(sections):
    figure = '::: {#fig-a word="Chart" number="1"}\n![Alt.](/a.svg)\n\nA finding.\n:::'
    table = '::: {#tbl-b word="Table" number="2"}\n| a |\n|---|\n| 1 |\n\nA list.\n:::'
    assert exhibit_titles(sections(f"{figure}\n\n{table}")) == {"a": "Chart 1: A finding.", "b": "Table 2: A list."}
