"""axe-core finds nothing on any page: at three widths, in light, dark and forced colours, and with all open that opens.

Every rule that does not ask for the look sees every page whole, at each width. The look is judged once for all that is
of one shape, such as a table's rows or the bar at the top, since all pages have one style sheet: on each page, what no
page before it had.
"""

import pytest

from judging import LOOK, SCHEMES, faults, judged, shorten, show_in, unfold

pytestmark = [pytest.mark.build, pytest.mark.browser]

WIDTHS = (320, 768, 1280)


def pages(site):
    """Return the pages, large ones first; the root has a copy of one edition's, so its first will do."""
    found = [site / "index.html", site / "404.html", *site.glob("editions/**/*.html")]
    found.sort(key=lambda path: (-path.stat().st_size, str(path)))
    return [path.relative_to(site).as_posix() for path in found]


def test_axe_finds_nothing_on_any_page(built, address, browser):
    page = judged(browser)
    found, seen = [], []
    for name in pages(built.site):
        page.goto(f"{address}/{name}")
        unfold(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 600})
            found += [f"{name}, {width}: {fault}" for fault in faults(page, without=LOOK["light"])]
        seen, is_new = shorten(page, seen)
        for width in reversed(WIDTHS) if is_new else ():
            page.set_viewport_size({"width": width, "height": 600})
            for scheme in SCHEMES:
                show_in(page, scheme)
                found += [f"{name}, {width}, {scheme}: {fault}" for fault in faults(page, LOOK[scheme])]
            show_in(page, "light")
    page.context.close()
    assert found == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_while_the_search_tells_what_it_found(width, scheme, address, browser):
    page = judged(browser, scheme, width)
    page.goto(f"{address}/forewords.html")
    show_in(page, scheme)
    if width < 1000:
        page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("textbox", name="Search").fill("stillbirth")
    page.keyboard.press("s")
    page.locator(".md-search-result__link").first.wait_for()
    unfold(page)
    assert faults(page) == []
    page.context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_while_the_menu_of_a_phone_is_open(scheme, address, browser):
    page = judged(browser, scheme, 320)
    page.goto(f"{address}/forewords.html")
    show_in(page, scheme)
    page.locator("#menu-button").click()
    unfold(page)
    assert page.locator("#site-navigation").is_visible()
    assert faults(page) == []
    page.context.close()


@pytest.mark.parametrize(
    ("spoilt", "rule"),
    [
        ("document.querySelector('.site-name').replaceChildren()", "link-name"),
        ("document.querySelector('main p').style.color = '#aaa'", "color-contrast"),
        ("document.documentElement.lang = ''", "html-has-lang"),
        ("document.querySelector('.superseded').setAttribute('role', 'main')", "landmark-no-duplicate-main"),
    ],
)
def test_what_is_spoilt_is_found(spoilt, rule, address, browser):
    page = judged(browser)
    page.goto(f"{address}/forewords.html")
    page.evaluate(spoilt)
    unfold(page)
    before = {fault.split(":")[0] for fault in faults(page, without=LOOK["light"])}
    shorten(page, [])
    assert rule in before | {fault.split(":")[0] for fault in faults(page, LOOK["light"])}
    page.context.close()
