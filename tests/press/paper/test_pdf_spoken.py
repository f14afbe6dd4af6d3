"""The hand-made report's PDF as a screen reader has it."""

import pikepdf
import pytest

from spoken import spoken

IN_ORDER = (
    "Safer maternity care Progress report 2021 Edition 2021",
    "Contents Summary 3",
    "Halving the rate would mean more than 750 fewer",
    "Child mortality .",
    "Chart 1 shows the rate",
    "hanner",
    "How to read this report Every number comes from a dated release. • The publisher issues it. • We do not",
    "Families deserve consistently good care, day or night.",
    "1. Data 2. Chapters",
    "Stillbirth A baby born dead after 24 weeks.",
    "Measure 2010 2019 Stillbirths 5.1 3.8 Neonatal deaths 2.0 1.4",
    "The end of the summary.",
    "The report",
    "1 Progress on the outcomes of the national ambition 1.1 The stillbirth rate The rate has fallen.",
    "By a quarter.",
    "Chart 1: The stillbirth rate fell by 25%.",
    "Source: Office for National Statistics. Counts are final.",
    "Data for Chart 1 Year Rate 2010 5.1 2019 3.8",
    "1.1.1 What is being done Table 1: Fourteen initiatives are to help.",
    "Initiative Announced Implementation",
    "Source: the progress report of 2021, table 1.",
    "1.2 What comes next More work.",
    "A Sources Table 2: Every fact has a source.",
    "No What the fact says Value 0 A fact that needs a line of its own.",
    "Licence and attribution",
)


@pytest.fixture(scope="module")
def opened(whole):
    with pikepdf.open(whole) as pdf:
        yield pdf


@pytest.fixture(scope="module")
def root(opened):
    return spoken(opened)


def roles(element):
    return [part.role for part in element.parts if not isinstance(part, str)]


def test_it_is_read_in_the_order_in_which_it_was_written(root):
    text, place = root.words, 0
    for words in IN_ORDER:
        assert words in text[place:], words
        place = text.index(words, place) + len(words)


def test_it_has_one_title_and_its_headings_go_down_one_level_at_a_time(root):
    assert [title.words for title in root.within("Title")] == ["Safer maternity care"]
    levels = [int(heading.role[1]) for heading in root.within("H1", "H2", "H3", "H4")]
    assert levels == [1, 1, 2, 1, 2, 3, 2, 1, 1, 2, 2]  # contents, summary, outcomes, sources, licence


def test_its_bookmarks_are_its_headings(opened, root):
    def titles(items):
        for each in items:
            yield " ".join(each.title.split())
            yield from titles(each.children)

    with opened.open_outline() as outline:
        marks = list(titles(outline.root))
    assert marks == [heading.words for heading in root.within("H1", "H2", "H3", "H4")]


def test_the_name_of_a_part_is_no_part_of_a_heading(root):
    assert "The report" not in " ".join(heading.words for heading in root.within("H1"))
    assert any(line.words == "The report" for line in root.within("P"))


def test_lists_and_terms_are_lists(root):
    shapes = [(roles(each), [roles(item) for item in each.within("LI")]) for each in root.within("L")]
    assert (["LI", "LI"], [["Lbl", "LBody"], ["Lbl", "LBody"]]) in shapes
    assert all(set(items) <= {"LI", "L", "Caption"} for items, _ in shapes)
    assert all(item == ["Lbl", "LBody"] for _, items in shapes for item in items)


def test_a_note_stands_where_its_mark_is(root):
    assert [note.words for note in root.within("Note")] == [
        "1 Office for National Statistics, Child mortality .",
        "2 By a quarter.",
    ]
    assert "fewer stillbirths a year. 1" in root.words


def test_a_chart_stands_with_its_caption(root):
    (chart,) = [each for each in root.within("Div") if "Figure" in roles(each)]
    assert sorted(roles(chart)) == ["Caption", "Figure"]


def test_header_cells_say_that_they_head_a_column(root):
    heads = list(root.within("TH"))
    assert len(heads) == 10 + 3 + 3 + 2
    assert {str(head.node.A[0].Scope) for head in heads} == {"/Column"}
    assert all(head.words for head in heads)


def test_no_row_is_torn_in_two(root):
    long = list(root.within("Table"))[-1]
    assert len(long.pages) == 2
    assert all(len(row.pages) == 1 for row in long.within("TR"))


def test_running_heads_and_feet_are_not_read_out(root):
    assert "Page 2 of" not in root.words
    assert root.words.count("This is a reconstruction, not the department’s own publication.") == 2  # cover and end


def test_a_link_says_where_it_leads(opened):
    told = {str(link.Contents) for page in opened.pages for link in page.get("/Annots", [])}
    said = {" ".join(each.split()) for each in told}
    assert {"Chart 1", "Table 1", "Section 1.1", "Chapter 1", "https://www.ons.gov.uk/deaths"} <= said


def test_the_title_stands_in_the_window_and_not_the_files_name(opened):
    assert opened.Root.ViewerPreferences.DisplayDocTitle


def test_a_cell_over_two_columns_says_so(press, book_of):
    grid = "+---+---+\n| Both  |\n+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+\n"
    with pikepdf.open(press(book_of({"chapters/one.qmd": f"# One\n\n{grid}"}))) as pdf:
        (table,) = spoken(pdf).within("Table")
        cells = {cell.words: cell.node.A[0].get("/ColSpan", 1) for cell in table.within("TH")}
    assert cells == {"Both": 2, "a": 1, "b": 1}
