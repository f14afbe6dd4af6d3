import pytest

from halveit.press.paper.tables import is_short, is_wide, set_table
from halveit.press.paper.widths import UPRIGHT, Column, shares, text_width

WIDE = "| " + " | ".join(["Implementation"] * 10) + " |\n" + "|---" * 10 + "|\n" + "| a " * 10 + "|\n"


def table(blocks, markdown):
    return blocks(markdown)[0]


def source(nodes):
    return "".join(inline["c"][1] for node in nodes for inline in ([node] if node["t"] == "RawBlock" else node["c"]))


def column(word, body, whole):
    return Column(word=word, body=body, whole=whole)


def test_a_text_is_as_wide_as_its_letters():
    assert text_width("AA") == pytest.approx(2 * 9 * 544 / 1000)  # Source Sans Pro's A is 544 of 1,000 units wide


def test_columns_that_fit_on_one_line_are_as_wide_as_their_texts():
    assert shares([column(10, 100, 100), column(10, 100, 200)], UPRIGHT) is None


def test_headings_are_broken_before_cells_are():
    assert shares([column(10, 200, 200), column(10, 200, 300)], UPRIGHT) == [200, UPRIGHT - 200]


def test_long_columns_divide_what_short_ones_leave():
    assert shares([column(10, 53, 53), column(10, 900, 900), column(10, 700, 700)], UPRIGHT) == [53, 200, 200]


def test_no_word_is_broken_for_want_of_room():
    given = shares([column(300, 900, 900), column(10, 900, 900)], UPRIGHT)
    assert given is not None
    assert given[0] == 300


def test_a_table_of_ten_columns_needs_a_turned_page(blocks):
    assert is_wide(table(blocks, WIDE))


def test_a_table_of_three_columns_does_not(blocks):
    assert not is_wide(table(blocks, "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n"))


def test_a_table_of_many_rows_may_be_broken_over_pages(blocks):
    assert not is_short(table(blocks, "| a |\n|---|\n" + "| 1 |\n" * 17))


def test_the_header_is_marked_as_one(blocks):
    found = source(set_table(table(blocks, "| Year | Rate |\n|:--|--:|\n| 2010 | |\n")))
    assert "aligns: (left, right, ), heads: 1," in found
    assert "table.header([" in found
    assert found.count("],") == 4
