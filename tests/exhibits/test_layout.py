"""A table whose cells hold several lines, as Markdown that stock Quarto reads too."""

from halveit.chapters.pandoc import read_markdown
from halveit.chapters.tree.walking import plain, walk
from halveit.exhibits.layout import Head, Layout, Line, Picture, laid_out

LAYOUT = Layout(
    name="A table",
    heads=(Head(text="Rate | *a*", width=30), Head(text="Where", width=70)),
    rows=(
        (
            (Line(text="5_1", looks=("strong",)), Line(text="see", reference="sec-a", rest="below")),
            (
                Line(text="Ahead", sign="+"),
                Line(picture=Picture(name="a", svg="<svg/>", alt='From "5" to 3.')),
            ),
        ),
    ),
)


def table():
    blocks, warnings = read_markdown(laid_out(LAYOUT, "/folder/progress"))
    assert warnings == []
    [found] = blocks
    return found


def test_plain_text_stays_plain_text():
    assert plain(table()["c"][3]) == "Rate | *a*Where"
    assert "5_1" in plain(table())


def test_columns_share_the_width_as_the_heads_say():
    widths = [column[1]["c"] for column in table()["c"][2]]
    assert [round(width, 1) for width in widths] == [0.3, 0.7]


def test_each_line_is_a_span_of_its_own():
    lines = [node for node in walk(table()) if node["t"] == "Span" and "line" in node["c"][0][1]]
    assert len(lines) == 4
    assert lines[0]["c"][0][1] == ["line", "strong"]


def test_nobody_hears_the_sign():
    [sign] = [node for node in walk(table()) if node["t"] == "Span" and "sign" in node["c"][0][1]]
    assert dict(sign["c"][0][2]) == {"aria-hidden": "true"}


def test_a_picture_has_its_alt_text_and_its_file():
    [image] = [node for node in walk(table()) if node["t"] == "Image"]
    assert image["c"][2][0] == "/folder/progress-a.spark.svg"
    assert dict(image["c"][0][2])["fig-alt"] == 'From "5" to 3.'


def test_a_line_may_refer_to_a_section():
    [cite] = [node for node in walk(table()) if node["t"] == "Cite"]
    assert cite["c"][0][0]["citationId"] == "sec-a"


def test_the_layout_names_its_pictures():
    assert [picture.name for picture in LAYOUT.pictures] == ["a"]
