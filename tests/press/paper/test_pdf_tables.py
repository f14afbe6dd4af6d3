import pytest

from halveit.press.paper.tables.setting import is_short, is_wide, set_table
from halveit.press.paper.tables.widths import UPRIGHT, Column, column_of, shares, text_width

WIDE = "| " + " | ".join(["Implementation"] * 10) + " |\n" + "|---" * 10 + "|\n" + "| a " * 10 + "|\n"


def table(blocks, markdown):
    return blocks(markdown)[0]


def source(nodes):
    return "".join(inline["c"][1] for node in nodes for inline in ([node] if node["t"] == "RawBlock" else node["c"]))


def column(word, body, whole, weight=1.0):
    return Column(word=word, body=body, whole=whole, weight=weight)


def test_a_text_is_as_wide_as_its_letters():
    assert text_width("AA") == pytest.approx(2 * 9 * 544 / 1000)  # Source Sans Pro's A is 544 of 1,000 units wide


def test_columns_that_fit_on_one_line_are_as_wide_as_their_texts():
    assert shares([column(10, 100, 100), column(10, 100, 200)], UPRIGHT) is None


def test_headings_are_broken_before_cells_are():
    assert shares([column(10, 200, 200), column(10, 200, 300)], UPRIGHT) == [200, UPRIGHT - 200]


def test_long_columns_divide_what_short_ones_leave():
    assert shares([column(10, 53, 53), column(10, 900, 900), column(10, 700, 700)], UPRIGHT) == [53, 200, 200]


def test_a_column_with_longer_cells_gets_more_of_the_room():
    given = shares([column(10, 900, 900, weight=1), column(10, 900, 900, weight=2)], UPRIGHT)
    assert given == [pytest.approx(UPRIGHT / 3), pytest.approx(2 * UPRIGHT / 3)]


def test_a_column_weighs_as_its_long_cells_do():
    short, long = "A" * 10, "A" * 30  # the fourth root of a sum of fourth powers, once more to the power of four fifths
    assert column_of([], [short]).weight == pytest.approx(text_width(short) ** 0.8)
    assert column_of([], [long, long]).weight == pytest.approx((2 * text_width(long) ** 4) ** 0.2)


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
