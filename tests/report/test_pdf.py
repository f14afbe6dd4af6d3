"""The PDF of every edition, as it is published: what checkers say of it, how its pages look, and how it is read out."""

import re
from itertools import pairwise

import outloud
import pikepdf
import pymupdf
import pytest
from pdfua.validator import validate

from halveit.data.editions import load_edition
from spoken import spoken

EDITIONS = ("2021", "2026")
NAVY, MUTED = 0x12436D, 0x3D3D3D
SMALLEST = 8.0
"""The smallest type, in points; smaller are only the signs of formulae and the marks of notes."""
FEW_LINES = 8


@pytest.fixture(scope="module", params=EDITIONS)
def path(request, built):
    """The PDF of each edition in turn."""
    return built.site / "editions" / request.param / f"safer-maternity-care-{request.param}.pdf"


@pytest.fixture(scope="module")
def opened(path):
    with pikepdf.open(path) as pdf:
        yield pdf


@pytest.fixture(scope="module")
def root(opened):
    return spoken(opened)


@pytest.fixture(scope="module")
def pages(path):
    """The lines of each page between head and foot, from top to bottom, each as its first span and its whole text."""
    with pymupdf.open(path) as pdf:
        return [_lines(page) for page in pdf]


def _lines(page):
    lines = []
    for block in page.get_text("dict")["blocks"]:
        for line in block.get("lines", []):
            spans = [span for span in line["spans"] if span["text"].strip()]
            if spans and line["bbox"][1] > 60 and line["bbox"][3] < page.rect.height - 60:  # between head and foot
                lines.append((line["bbox"][3], spans[0], "".join(span["text"] for span in spans)))
    return [(span, text) for _, span, text in sorted(lines, key=lambda each: each[0])]


pytestmark = pytest.mark.build


def test_two_checkers_find_no_fault(path):
    heard = outloud.check(str(path))
    assert heard.error is None
    assert [(fault.rule, fault.evidence) for fault in heard.findings if fault.severity == "error"] == []
    assert validate(str(path)).findings == ()


def test_both_standards_are_claimed(opened):
    with opened.open_metadata() as told:
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("3", "A")
        assert told["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


def test_it_says_who_made_it_when_and_about_what(opened, built, path):
    told = {key: str(value) for key, value in opened.docinfo.items()}
    assert told["/Author"] == "The maintainers of this reconstruction"
    assert "stillbirth, neonatal death, maternal death" in told["/Keywords"]
    edition = load_edition(built, path.parent.name)
    assert told["/CreationDate"][:10] == "D:" + edition.date.replace("-", "")
    assert told["/CreationDate"] == told["/ModDate"]
    assert told["/Title"] == edition.title
    with opened.open_metadata() as metadata:
        assert "Halving stillbirths" in metadata["dc:description"]
    assert opened.Root.Lang == "en-GB"
    assert opened.Root.ViewerPreferences.DisplayDocTitle


def test_fonts_are_cut_down_to_the_letters_that_are_used(opened):
    fonts = {str(font.BaseFont) for page in opened.pages for font in page.Resources.get("/Font", {}).values()}
    assert fonts
    assert all(re.match(r"/[A-Z]{6}\+", font) for font in fonts), fonts


def test_it_is_small_enough_for_a_phone(path):
    assert path.stat().st_size < 1_500_000


def test_every_table_shown_travels_inside_as_data(opened, path):
    names = set(opened.attachments)
    assert names == {each.name for each in (path.parent / "exhibits").glob("*.csv")}
    for name, attached in opened.attachments.items():
        held = attached.get_file()
        assert (str(attached.relationship), held.mime_type) == ("/Data", "text/csv"), name
        assert re.match(r"Data for (Chart \d+|Table \d+|Progress table): \w", attached.description), name
        assert held.read_bytes() == (path.parent / "exhibits" / name).read_bytes(), name


def test_headings_go_down_one_level_at_a_time_and_are_the_bookmarks(opened, root):
    headings = list(root.within("H1", "H2", "H3", "H4"))
    levels = [0, *(int(heading.role[1]) for heading in headings)]
    assert all(level <= before + 1 for before, level in pairwise(levels))
    assert len(list(root.within("Title"))) == 1

    def titles(items):
        for each in items:
            yield " ".join(each.title.split())
            yield from titles(each.children)

    with opened.open_outline() as outline:
        assert list(titles(outline.root)) == [heading.words for heading in headings]


def test_chapters_are_read_in_the_order_in_which_they_are_written(root, built):
    text, compared = root.words, 0
    sources = re.findall(r"^ +- ((?:chapters/)?[\w-]+\.qmd)$", (built.root / "_quarto.yml").read_text(), re.MULTILINE)
    for source in sources:
        # The openings of paragraphs that have neither markup nor facts in them, and stand nowhere else in the report.
        prose = re.findall(r"\n\n([A-Z][A-Za-z ,’.-]{30,60}?)[^A-Za-z ,’.-]", (built.root / source).read_text())
        places = [text.index(each) for each in prose if text.count(each) == 1]
        assert places == sorted(places), source
        compared += len(places)
    assert compared > 30


def test_every_table_has_headings_and_no_row_is_torn_in_two(root):
    tables = list(root.within("Table"))
    assert tables
    for table in tables:
        heads = list(table.within("TH"))
        assert heads
        assert all(head.words for head in heads)
        assert {str(head.node.A[0].Scope) for head in heads} == {"/Column"}
        for row in table.within("TR"):
            assert len(row.pages) == 1, row.words


def test_no_cell_is_silent(root):
    cells = [cell for cell in root.within("TD") if not any(cell.within("Figure"))]
    assert [cell.pages for cell in cells if not re.search(r"\w", cell.words)] == []


def test_a_table_that_goes_on_overleaf_repeats_its_headings(root, pages):
    for table in root.within("Table"):
        heads = [head.words for head in table.within("TH")]
        for page in table.pages:
            text = " ".join(text for _, text in pages[page - 1])
            assert all(word in text for head in heads for word in head.split()), (heads, page)


def test_charts_stand_with_their_captions(root):
    charts = [each for each in root.within("Div") if "Figure" in [part.role for part in each.within()]]
    assert charts
    for chart in charts:
        (figure,) = chart.within("Figure")
        (caption,) = chart.within("Caption")
        assert str(figure.node.Alt).count(" ") > 20  # words, not a name
        assert caption.pages == figure.pages, caption.words
        assert caption.words.startswith("Chart ")


def test_no_page_ends_with_a_heading(pages):
    for number, lines in enumerate(pages[1:], 2):
        span, text = lines[-1]
        heading = span["color"] in {NAVY, MUTED} and re.search("Bold|Semibold", span["font"])
        assert not heading or " . . " in text, (number, text)  # the contents end with the name of a chapter


def test_no_page_ends_with_a_line_that_leads_in_what_follows(pages):
    for number, lines in enumerate(pages, 1):
        assert not lines[-1][1].rstrip().endswith(":"), (number, lines[-1][1])


def test_no_page_holds_a_few_lines_but_where_a_chapter_ends(pages, root):
    opening = {page for heading in root.within("H1") for page in heading.pages[:1]} | {len(pages) + 1}
    for number, lines in enumerate(pages, 1):
        assert len(lines) > FEW_LINES or number + 1 in opening, number


def test_no_type_is_tiny(pages):
    for number, lines in enumerate(pages, 1):
        for span, text in lines:
            assert span["size"] >= SMALLEST - 0.05 or "Math" in span["font"] or text.strip().isdigit(), (number, text)


def test_the_superseded_edition_says_so(path):
    with pymupdf.open(path) as pdf:
        texts = [" ".join(str(page.get_text(sort=True)).split()) for page in pdf]
    if path.stem.endswith("2021"):
        assert "A newer edition has been published" in texts[0]
        assert all("Superseded by the 2026 edition." in text for text in texts[1:])
    else:
        assert not any("Superseded by" in text for text in texts)
    assert "example.org" not in texts[0]
