"""Numbered figures and tables have one form each, whichever way they are written."""

import pytest

from halveit.chapters.tree.walking import Attr, plain, walk

PIPE = "| Year |\n|-----:|\n| 2010 |"


@pytest.mark.parametrize(
    ("text", "alt"),
    [
        ('::: {#fig-a .exhibit}\n![](a.svg){fig-alt="A line."}\n\nThe *line*\n:::', "A line."),
        ('![The *line*](a.svg){#fig-a .exhibit fig-alt="A line."}', "A line."),
        ('::: {#fig-a .exhibit}\n![The *line*](a.svg){fig-alt="A line."}\n:::', "A line."),
        ("![The *line*](a.svg){#fig-a .exhibit}", "The line"),
    ],
)
def test_a_figure_is_a_figure_with_caption_alt_text_word_and_number(read, text, alt):
    [figure] = read(text).chapters[1].blocks[1:]
    [image] = [node for node in walk(figure) if node["t"] == "Image"]
    assert (figure["t"], Attr(figure).identifier) == ("Figure", "fig-a")
    assert Attr(figure).pairs == {"word": "Chart", "number": "1"}
    assert plain(figure["c"][1]) == "The line"
    assert (plain(image["c"][1]), image["c"][2][0]) == (alt, "a.svg")
    assert "fig-alt" not in Attr(image).pairs
    assert "exhibit" in [*Attr(figure).classes, *Attr(image).classes]


@pytest.mark.parametrize(
    "text",
    [
        f"::: {{#tbl-a .exhibit}}\n{PIPE}\n\nThe *years*\n:::",
        f"{PIPE}\n\n: The *years* {{#tbl-a .exhibit}}",
        f"::: {{#tbl-a .exhibit}}\n{PIPE}\n\n: The *years*\n:::",
    ],
)
def test_a_table_is_a_div_with_one_table_that_has_its_caption(read, text):
    [div] = read(text).chapters[1].blocks[1:]
    [table] = div["c"][1]
    assert (div["t"], Attr(div).identifier, Attr(div).classes) == ("Div", "tbl-a", ["exhibit"])
    assert Attr(div).pairs == {"word": "Table", "number": "1"}
    assert (table["t"], Attr(table).identifier, plain(table["c"][1])) == ("Table", "", "The years")


def test_an_image_without_a_label_keeps_its_alt_text(read):
    [paragraph] = read('Here ![x](a.svg){fig-alt="A line."}').chapters[1].blocks[1:]
    assert plain(paragraph["c"][-1]["c"][1]) == "A line."


def test_exhibits_are_numbered_through_the_book(read):
    book = read("![A](a.svg){#fig-a}\n\n![B](b.svg){#fig-b}", two="# Two\n\n![C](c.svg){#fig-c}\n\n@fig-c, @fig-b")
    figures = [node for chapter in book.chapters for node in walk(chapter.blocks) if node["t"] == "Figure"]
    assert [Attr(figure).pairs["number"] for figure in figures] == ["1", "2", "3"]
    assert plain(book.chapters[2].blocks[-1]) == "Chart 3, Chart 2"
