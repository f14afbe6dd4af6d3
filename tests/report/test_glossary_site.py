"""The glossary of the published report: its page, and how keyboard, pointer, touch and paper reach an expansion."""

import re

import pymupdf
import pytest

from halveit.data.glossary import load_glossary

CONTENT = "link => getComputedStyle(link.querySelector('abbr'), '::after').content"


def acronyms(page):
    """Return the links to the glossary's entries, in reading order."""
    return page.locator(".passage a.acronym")


@pytest.mark.build
def test_every_entry_is_on_the_page_once_with_its_anchor(built, project):
    html = (built.site / "glossary.html").read_text(encoding="utf-8")
    for entry in load_glossary(project):
        assert html.count(f'id="{entry.anchor}"') == 1, entry.acronym


@pytest.mark.build
def test_in_each_section_an_acronym_is_linked_once_at_most(built):
    for path in built.site.glob("*.html"):
        for section in re.split(r"<h[1-6]", path.read_text(encoding="utf-8")):
            links = re.findall(r'href="(?:glossary\.html)?#(gloss-[^"]+)" class="acronym"', section)
            assert len(links) == len(set(links)), (path.name, links)


@pytest.mark.build
def test_the_pdf_tells_each_acronym_at_its_first_use_in_a_chapter_and_has_the_glossary(built, project):
    with pymupdf.open(next(built.site.glob("*.pdf"))) as pdf:
        text = re.sub(r"\s+", " ", " ".join(str(page.get_text()) for page in pdf))
    assert text.count("MatNeoSIP (Maternity and Neonatal Safety Improvement Programme)") == 1
    assert "PHE (Public Health England)" not in text
    assert "HSIB: Healthcare Safety Investigation Branch." in text
    for entry in load_glossary(project):
        assert f"{entry.acronym} {entry.expansion.replace(chr(39), '’')}" in text, entry.acronym


@pytest.mark.browser
def test_tab_reaches_an_acronym_and_focus_shows_what_it_stands_for(address, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/forewords.html")
    link = acronyms(page).first
    assert link.evaluate(CONTENT) == "none"
    before = link.bounding_box()["width"]
    for _ in range(60):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    assert link.evaluate("link => link === document.activeElement")
    assert link.evaluate(CONTENT) != "none"
    assert link.bounding_box()["width"] > before + 100
    page.close()


@pytest.mark.browser
def test_a_pointer_that_rests_sees_it_and_one_that_passes_moves_nothing(address, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/forewords.html")
    link = acronyms(page).first
    link.scroll_into_view_if_needed()
    before = link.bounding_box()
    link.evaluate("""link => link.addEventListener("mouseover", () => {
        link.dataset.begun = link.getBoundingClientRect().width;
    }, {once: true})""")  # asked in that very moment: to ask from here may take longer than a pointer rests
    page.mouse.move(before["x"] + 4, before["y"] + 8)
    assert float(link.get_attribute("data-begun")) < before["width"] + 5
    page.wait_for_timeout(700)
    rested = link.bounding_box()
    assert rested["width"] > before["width"] + 100
    assert (rested["x"], rested["y"]) == (before["x"], before["y"])
    page.mouse.move(rested["x"] + rested["width"] - 6, rested["y"] + 8)
    assert link.bounding_box()["width"] > before["width"] + 100
    page.close()


@pytest.mark.browser
def test_a_screen_reader_is_told_once(address, browser):
    page = browser.new_page()
    page.goto(f"{address}/forewords.html")
    assert page.get_by_role("link", name="NHS: National Health Service", exact=True).count() >= 1
    page.close()


@pytest.mark.browser
def test_a_finger_finds_the_words_at_the_first_use_and_a_tap_leads_to_the_entry(address, browser):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}/forewords.html")
    link = acronyms(page).first
    assert link.bounding_box()["width"] > 100
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    link.tap()
    page.wait_for_url("**/glossary.html#gloss-nhs")
    entry = page.locator("#gloss-nhs")
    assert entry.evaluate("entry => getComputedStyle(entry).outlineStyle") == "solid"
    box = entry.bounding_box()
    assert 48 < box["y"] < 844
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_glossary_fits_the_window(width, scheme, address, browser):
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(f"{address}/glossary.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
