import pikepdf
import pymupdf
import pytest
from outloud import check
from pdfua.validator import validate

NASTY = r"#let x = \"1\" // \$a\$ \<b\> \@c \*d\* \_e\_ \[f\] \\g \~ = + - / 1."


@pytest.fixture(scope="module")
def opened(whole):
    with pikepdf.open(whole) as pdf:
        yield pdf


def text_of(path, page=None):
    with pymupdf.open(path) as pdf:
        pages = pdf.pages(page - 1, page) if page else pdf.pages()
        text = "\n".join(str(each.get_text(sort=True)) for each in pages)
    return text.replace("\N{WORD JOINER}", "")


@pytest.fixture(scope="module")
def text(whole):
    return " ".join(text_of(whole).split())


def elements(node):
    """Give a tagged PDF's structure elements in reading order."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from elements(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from elements(node.get("/K", pikepdf.Array()))


def test_a_checker_for_readers_with_a_screen_reader_finds_no_error(whole):
    found = check(str(whole))
    assert found.error is None
    assert [(finding.rule, finding.evidence) for finding in found.findings if finding.severity == "error"] == []


def test_a_checker_of_the_standard_finds_nothing(whole):
    assert validate(str(whole)).findings == ()


def test_the_document_says_that_it_keeps_both_standards(opened):
    with opened.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


def test_the_document_has_title_author_keywords_date_and_language(opened):
    told = {key: str(value) for key, value in opened.docinfo.items()}
    assert told["/Title"] == "Safer maternity care"
    assert told["/Author"] == "The maintainers"
    assert told["/Keywords"] == "maternity, stillbirths"
    assert told["/CreationDate"].startswith("D:20210325")
    assert opened.Root.Lang == "en-GB"


def test_the_cover_says_what_this_is(whole):
    cover = " ".join(text_of(whole, page=1).split())
    words = "Safer maternity care Progress report 2021 Edition 2021 25 March 2021 The maintainers"
    assert cover == f"{words} This is a reconstruction, not the department’s own publication."


def test_the_contents_show_parts_numbers_and_pages(whole):
    contents = " ".join(text_of(whole, page=2).replace(".", "").split())
    assert "Summary 3" in contents
    assert "The report 1 Progress on the outcomes of the national ambition" in contents
    assert "11 The stillbirth rate" in contents
    assert "Appendices A Sources" in contents
    assert "What is being done" not in contents


def test_headings_and_exhibits_have_the_numbers_that_they_came_with(text):
    assert "1.1.1 What is being done" in text
    assert "Chart 1: The stillbirth rate fell by 25%." in text
    assert "Data for Chart 1 Year Rate 2010 5.1" in text
    assert "Table 1: Fourteen initiatives are to help." in text
    assert "Table 2: Every fact has a source." in text


def test_every_page_but_the_cover_has_heads_and_feet(whole, opened):
    count = len(opened.pages)
    for page in range(2, count + 1):
        found = text_of(whole, page=page)
        assert "Safer maternity care" in found.split("\n")[0]
        assert "This is a reconstruction, not the department’s own publication." in found
        assert f"Page {page} of {count}" in found


def test_a_long_chapter_title_is_cut_in_the_running_head(text):
    assert "Progress on the outcomes of the national …" in text


def test_what_is_for_the_site_only_is_not_printed(text):
    assert "Download" not in text


def test_a_table_over_two_pages_repeats_its_header(whole, opened):
    found = [text_of(whole, page=page) for page in range(1, len(opened.pages) + 1)]
    assert sum("What the fact says" in page for page in found) == 2


def test_a_wide_table_stands_on_a_turned_page_with_its_source(whole, opened):
    turned = [number for number, page in enumerate(opened.pages, 1) if page.mediabox[2] > page.mediabox[3]]
    assert len(turned) == 1
    assert "table 1." in text_of(whole, page=turned[0])


def test_charts_are_vector_graphics(opened):
    assert all(not page.get_images() for page in opened.pages)


def test_each_chart_has_its_alt_text_and_each_table_its_header_cells(opened):
    found = list(elements(opened.Root.StructTreeRoot.K))
    alts = [str(node.Alt) for node in found if node.S == "/Figure"]
    assert alts == ["A line chart. The rate falls from 5.1 in 2010 to 3.8 in 2019, below the path to 2.5 in 2025."]
    tables = [node for node in found if node.S == "/Table"]
    assert len(tables) == 4
    assert all("/TH" in [str(node.S) for node in elements(table.K)] for table in tables)


def test_words_of_another_language_say_which(opened):
    assert any(b"/Lang(cy)" in page.Contents.read_bytes() for page in opened.pages)


def test_the_data_travel_inside(opened):
    described = {
        "stillbirths.csv": "Data for Chart 1: The stillbirth rate fell by 25%. Stillbirths per 1,000 births, England, "
        "2010 to 2019.",
        "series.csv": "Data file series.csv",
    }
    assert {name: one.description for name, one in opened.attachments.items()} == described
    assert {str(one.relationship) for one in opened.attachments.values()} == {"/Data"}
    held = opened.attachments["stillbirths.csv"].get_file()
    assert (held.read_bytes(), held.mime_type) == (b"year,rate\n2010,5.1\n2019,3.8\n", "text/csv")


def test_the_licence_page_names_licence_and_releases(text):
    assert "licensed under the Open Government Licence v3.0" in text
    assert "received from the publisher." in text
    assert "Child mortality (death cohort) tables Office for National Statistics, published 17 February 2022" in text
    assert "Stands in for: the edition of 2021." in text


def test_two_runs_give_the_same_bytes(press, book_of):
    book = book_of({"index.qmd": "# One\n\nText.^[Note.]", "chapters/two.qmd": "# Two\n\nMore."})
    assert press(book).read_bytes() == press(book).read_bytes()


def test_a_title_full_of_signs_is_printed_as_it_is(press, book_of):
    path = press(book_of({"chapters/one.qmd": f"# {NASTY}"}, title='A "title" \\ #1'))
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        assert outline.root[-1].title == r'#let x = "1" // $a$ <b> @c *d* _e_ [f] \g ~ = + - / 1.'
        assert str(pdf.docinfo["/Title"]) == 'A "title" \\ #1'
