import pytest

pytestmark = [pytest.mark.build, pytest.mark.browser]

PAGES = ("index", "outcomes", "annex-a", "data", "about", "404")


def test_every_page_opens_without_complaint_or_foreign_request(served, open_page, heard):
    page = open_page(f"{served}/index.html")
    for name in PAGES:
        page.goto(f"{served}/{name}.html", wait_until="networkidle")
    assert heard == []


def test_no_page_is_wider_than_a_small_phone(served, open_page):
    page = open_page(f"{served}/index.html", width=320)
    for name in PAGES:
        page.goto(f"{served}/{name}.html")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "shown", "hidden"), [(1280, "wide", "narrow"), (390, "narrow", "wide")])
def test_the_drawing_that_fits_is_shown(served, open_page, width, shown, hidden, scheme):
    page = open_page(f"{served}/outcomes.html", width=width, scheme=scheme)
    assert page.is_visible(f".exhibit-chart--{shown} svg")
    assert page.is_hidden(f".exhibit-chart--{hidden}")
    ground = page.eval_on_selector(f".exhibit-chart--{shown}", "e => getComputedStyle(e).backgroundColor")
    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgba(0, 0, 0, 0)"}[scheme]


def test_a_reader_who_presses_enter_sees_the_data(served, open_page):
    page = open_page(f"{served}/outcomes.html")
    page.focus("details.exhibit-data summary")
    page.keyboard.press("Enter")
    assert page.is_visible("details.exhibit-data table")


def test_our_typeface_is_used(served, open_page):
    page = open_page(f"{served}/outcomes.html")
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Report Sans\"'))")
    assert page.eval_on_selector("p", "e => getComputedStyle(e).fontFamily").startswith('"Report Sans"')


@pytest.mark.parametrize("place", ["served", "folder"])
def test_the_search_finds_a_section(served, built, open_page, heard, place):
    page = open_page(f"{served if place == 'served' else built.as_uri()}/index.html")
    page.wait_for_load_state("networkidle")
    page.click(".md-search__input")
    page.keyboard.type("stillbirth")
    page.wait_for_selector(".md-search-result__item")
    assert "outcomes.html" in (page.get_attribute(".md-search-result__link", "href") or "")
    assert heard == []
