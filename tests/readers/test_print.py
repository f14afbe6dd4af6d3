"""What comes out of the browser's own print command: the text with its charts and tables, in ink on white."""

import pymupdf
import pytest

pytestmark = [pytest.mark.build, pytest.mark.browser]

A4 = {"width": 680, "height": 980}
"""What the margins leave of a sheet, in CSS pixels."""


@pytest.fixture
def printed(browser, address):
    """Print a page of the site, from a dark screen; give the PDF."""

    def print_(name, script=""):
        page = browser.new_page(color_scheme="dark")
        page.goto(f"{address}/{name}")
        if script:
            page.evaluate(script)
        pdf = pymupdf.open(stream=page.pdf(format="A4", print_background=True), filetype="pdf")
        page.close()
        return pdf

    return print_


def words(pdf):
    return " ".join(" ".join(sheet.get_text() for sheet in pdf).split())


def test_paper_has_the_text_and_nothing_to_click(printed):
    text = words(printed("outcomes.html"))
    assert "Taken as a whole, the figures show real progress" in text
    for control in ("Skip to content", "On this page", "Editions", "Previous", "Back to the top", "Download"):
        assert control not in text, control


def test_a_superseded_edition_says_so_and_whose_report_it_is_on_paper(printed):
    first = printed("outcomes.html")[0].get_text()
    assert "This edition has been superseded." in first
    assert "not the department’s own publication" in " ".join(first.split())
    assert "Open Government Licence" in words(printed("index.html"))


def test_paper_is_white_and_its_ink_dark_where_the_screen_was_dark(printed):
    sheet = printed("index.html")[0]
    picture = sheet.get_pixmap(dpi=30)
    assert picture.pixel(2, 2) == (255, 255, 255)
    colours = [span["color"] for block in sheet.get_text("dict")["blocks"] for line in block.get("lines", [])
               for span in line["spans"] if span["text"].strip()]  # fmt: skip
    brightest = max(max(colour >> 16, colour >> 8 & 255, colour & 255) for colour in colours)
    assert brightest < 140


def test_what_is_folded_stays_so_and_says_it_and_what_a_reader_opened_is_printed(printed):
    folded = words(printed("outcomes.html"))
    assert "Data for Chart 1 (folded on the page: open it there to print it)" in folded
    opened = words(printed("outcomes.html", "document.querySelector('details.exhibit-data').open = true"))
    assert len(opened) > len(folded) + 100


def test_the_address_of_a_link_to_elsewhere_is_printed(printed):
    assert "(https://" in words(printed("about.html"))


def test_a_table_that_goes_on_over_sheets_has_its_heads_on_each(printed):
    pdf = printed("reconciliation.html")
    heads = [sheet for sheet in pdf if "Published" in sheet.get_text() and "Ours" in sheet.get_text()]
    assert len(heads) >= 2


@pytest.mark.parametrize("name", ["outcomes", "achievements", "method", "editions/2026/outcomes"])
def test_a_chart_fits_a_sheet_and_is_not_cut(name, browser, address):
    page = browser.new_page(viewport=A4)
    page.goto(f"{address}/{name}.html")
    page.emulate_media(media="print")
    figures = page.locator("figure:has(.exhibit-chart)").evaluate_all(
        "all => all.map(each => [each.getBoundingClientRect().height, getComputedStyle(each).breakInside])"
    )
    assert figures
    assert all(height < A4["height"] and kept == "avoid" for height, kept in figures), figures
    page.close()


@pytest.mark.parametrize("name", ["reconciliation", "revisions", "data", "editions/2026/revisions", "what-changed"])
def test_no_table_is_wider_than_the_sheet(name, browser, address):
    page = browser.new_page(viewport=A4)
    page.goto(f"{address}/{name}.html")
    page.emulate_media(media="print")
    widths = page.locator("table").evaluate_all("all => all.map(each => each.getBoundingClientRect().right)")
    assert all(right <= A4["width"] + 1 for right in widths), widths
    page.close()
