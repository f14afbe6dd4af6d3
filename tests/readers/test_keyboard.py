"""The whole site by keyboard: all can be reached, used and left, in reading order, and the focus is always seen."""

import re

import pytest

from walking_keys import contrast, reachable, until, walk

pytestmark = [pytest.mark.build, pytest.mark.browser]

FOCUSED = "element => element === document.activeElement || element.contains(document.activeElement)"


@pytest.fixture
def open_page(browser, address):
    """Open a page of the site in a window of a width and colours."""
    contexts = []

    def open_(name, width=1280, **settings):
        context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce", **settings)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{address}/{name}")
        return page

    yield open_
    for context in contexts:
        context.close()


def has_focus(locator):
    return locator.evaluate(FOCUSED)


WALKED = [
    ("index.html", 1280, {}),
    ("index.html", 360, {"color_scheme": "dark"}),
    ("index.html", 800, {"forced_colors": "active"}),
    ("404.html", 1280, {}),
    ("outcomes.html", 1280, {"color_scheme": "dark"}),
    ("editions/2026/revisions.html", 360, {}),
    ("editions/2026/what-changed.html", 1280, {}),
    ("data.html", 360, {}),
    ("glossary.html", 1280, {}),
    ("exhibits/stillbirths.html", 360, {}),
]


@pytest.mark.parametrize(("name", "width", "settings"), WALKED)
def test_tab_leads_through_the_page_in_order_and_the_focus_is_seen_at_every_stop(name, width, settings, open_page):
    page = open_page(name, width, **settings)
    expected = reachable(page)
    stops = walk(page)
    assert [stop["name"] for stop in stops if not stop["seen"]] == []
    assert [stop["name"] for stop in stops if stop["outline"] < 2] == []
    if "forced_colors" not in settings:
        assert [stop["name"] for stop in stops if contrast(stop["colour"], stop["ground"]) < 3] == []
    places = [stop["place"] for stop in stops]
    assert places == sorted(places)
    assert len(stops) == expected


@pytest.mark.parametrize("name", ["index.html", "outcomes.html", "404.html", "exhibits/stillbirths.html"])
def test_the_first_stop_is_the_skip_link_and_it_leads_into_the_text(name, open_page):
    page = open_page(name)
    page.keyboard.press("Tab")
    link = page.locator("a.md-skip")
    assert has_focus(link)
    assert page.locator("a.md-skip").evaluate("link => getComputedStyle(link).opacity") == "1"
    page.keyboard.press("Enter")
    assert has_focus(page.locator("main h1"))
    below = page.locator(".md-header").bounding_box()
    assert page.locator("main h1").bounding_box()["y"] >= below["y"] + below["height"]
    page.keyboard.press("Tab")
    assert has_focus(page.locator("article"))


def test_the_menu_of_a_phone_opens_holds_the_focus_and_gives_it_back(open_page):
    page = open_page("outcomes.html", 360)
    button, menu = page.locator("#menu-button"), page.locator("#site-navigation")
    assert not menu.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert has_focus(page.get_by_role("button", name="Close menu"))
    for _ in range(40):  # more often than the menu has links
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body") or has_focus(menu)
    page.locator("#menu-close").focus()
    page.keyboard.press("Escape")
    assert has_focus(button)
    assert button.get_attribute("aria-expanded") == "false"
    assert not menu.is_visible()
    assert page.locator("[inert]").count() == 0


def test_a_link_of_the_phones_menu_leads_to_its_page(open_page):
    page = open_page("outcomes.html", 360)
    page.locator("#menu-button").press("Enter")
    page.get_by_role("link", name="Glossary").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html")


def test_the_menu_tells_where_the_reader_is(open_page):
    page = open_page("glossary.html")
    here = page.locator("#site-navigation [aria-current=page]")
    assert here.all_inner_texts() == ["Glossary"]


def test_the_search_is_used_by_keys_alone_and_gives_the_focus_back(open_page):
    page = open_page("index.html")
    field = page.get_by_role("textbox", name="Search")
    field.focus()
    page.keyboard.type("stillbirth")
    page.locator(".md-search-result__link").first.wait_for()
    assert re.search(r"Found on \d+ pages", page.locator(".md-search [role=status]").inner_text())
    page.keyboard.press("Escape")
    assert has_focus(field)
    assert not page.locator(".md-search-result__link").first.is_visible()
    page.keyboard.type("s")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert has_focus(page.locator(".md-search-result__list"))
    page.keyboard.press("Shift")
    assert has_focus(page.locator(".md-search-result__list"))
    target = page.evaluate("document.activeElement.closest('a').href")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(target.split("?")[0].split("#")[0])))


def test_tab_leads_from_the_search_field_to_what_was_found_and_on(open_page):
    page = open_page("index.html")
    page.get_by_role("textbox", name="Search").focus()
    page.keyboard.type("stillbirth")
    page.locator(".md-search-result__link").first.wait_for()
    for _ in range(4):
        page.keyboard.press("Tab")
        if has_focus(page.locator(".md-search-result__list")):
            break
    assert has_focus(page.locator(".md-search-result__list"))


def test_on_a_phone_the_search_opens_and_closes_with_its_buttons(open_page):
    page = open_page("index.html", 360)
    button = page.get_by_role("button", name="Search", exact=True)
    button.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert has_focus(page.get_by_role("textbox", name="Search"))
    page.keyboard.press("Escape")
    assert has_focus(button)
    button.press("Enter")
    page.get_by_role("button", name="Close the search").press("Enter")
    assert has_focus(button)
    assert button.get_attribute("aria-expanded") == "false"


def test_the_colours_change_with_a_key_and_stay_on_the_next_page(open_page):
    page = open_page("index.html")
    button = page.get_by_role("button", name="Dark colours")
    assert page.evaluate("localStorage.length") == 0
    button.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    page.goto(page.url.replace("index.html", "editions/2026/outcomes.html"))
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.get_by_role("button", name="Dark colours").press("Space")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('colours')).length") == 0


def test_colours_follow_the_device_while_nothing_was_chosen(open_page):
    page = open_page("index.html", color_scheme="dark")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.emulate_media(color_scheme="light")
    until(page, "document.body.dataset.mdColorScheme === 'default'")


def test_a_single_letter_does_nothing(open_page):
    page = open_page("outcomes.html")
    before = page.url
    for key in ("f", "s", "/", "p", ",", "n", "."):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.url == before
    assert page.evaluate("document.activeElement === document.body")


def test_a_wide_table_scrolls_with_the_arrow_keys(open_page):
    page = open_page("outcomes.html", 360)
    region = page.locator("#tbl-initiatives .table-scroll")
    region.focus()
    assert region.get_attribute("role") == "region"
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('#tbl-initiatives .table-scroll').scrollLeft > 20")


def test_an_entry_of_the_table_of_contents_leads_to_its_section_below_the_bar(open_page):
    page = open_page("outcomes.html")
    page.locator(".md-nav--secondary a[href='#sec-stillbirths']").press("Enter")
    page.wait_for_url("**#sec-stillbirths")
    bar = page.locator(".md-header").bounding_box()
    top = page.locator("#sec-stillbirths").bounding_box()["y"]
    assert bar["y"] + bar["height"] <= top < 400
    page.keyboard.press("Tab")
    box = page.evaluate("document.activeElement.getBoundingClientRect().top")
    assert box > top


def test_on_a_phone_the_table_of_contents_opens_above_the_text(open_page):
    page = open_page("outcomes.html", 360)
    folded = page.locator(".page-contents summary")
    folded.press("Enter")
    page.locator(".page-contents a[href='#sec-stillbirths']").press("Enter")
    page.wait_for_url("**#sec-stillbirths")


def test_the_way_back_to_the_top_takes_the_focus_along(open_page):
    page = open_page("outcomes.html")
    page.get_by_role("link", name="Back to the top").press("Enter")
    until(page, "scrollY === 0")
    assert has_focus(page.locator(".site-name"))


def test_the_switcher_leads_to_the_same_page_of_the_other_edition(open_page):
    page = open_page("outcomes.html")
    page.get_by_role("navigation", name="Editions").get_by_role("link", name="2026").press("Enter")
    page.wait_for_url("**/editions/2026/outcomes.html")


@pytest.mark.parametrize("width", [360, 1280])
def test_without_a_script_menu_editions_and_folded_parts_work_and_no_button_is_dead(width, open_page):
    page = open_page("outcomes.html", width, java_script_enabled=False)
    assert [button.inner_text() for button in page.get_by_role("button").all() if button.is_visible()] == []
    menu = page.locator("#site-navigation")
    if width < 1000:
        assert not menu.is_visible()
        page.get_by_role("link", name="Menu", exact=True).press("Enter")
    assert menu.is_visible()
    page.locator("details.exhibit-data summary").first.press("Enter")
    assert page.locator("details.exhibit-data table").first.is_visible()
    menu.get_by_role("link", name="Glossary").press("Enter")
    page.wait_for_url("**/glossary.html")
    page.get_by_role("navigation", name="Editions").get_by_role("link", name="2026").press("Enter")
    page.wait_for_url("**/editions/2026/glossary.html")
