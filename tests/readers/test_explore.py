"""Exploring a chart in a browser: nothing is loaded unasked, keys do all, and the way back is one key."""

import pytest
from playwright.sync_api import expect

from judging import SCHEMES, faults, judged, show_in
from serving import serving

pytestmark = [pytest.mark.build, pytest.mark.browser]

CHART = "[data-label=stillbirths]"
STAGE = ".explore__stage"
LOADED = ("vega.js", ".spec.js")


@pytest.fixture
def asked():
    """Addresses that the browser asked for, and what went wrong in it."""
    return []


@pytest.fixture
def open_chart(browser, asked):
    """Open the page with the chart of stillbirths at a width; give the page, the button and the exhibit around it."""
    contexts = []

    def open_(start, *, width=1280, scheme="light", script=True):
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=script)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on(
            "console", lambda said: asked.append(f"said: {said.text}") if said.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: asked.append(f"said: {error}"))
        page.goto(f"{start}/outcomes.html")
        return page, page.locator(f"{CHART} button"), page.locator(f".exhibit-group:has({CHART})")

    yield open_
    for context in contexts:
        context.close()


def loaded(asked):
    return [address for address in asked if address.endswith(LOADED)]


def wait_for_years(page, first, last):
    """Wait until the axis of years begins and ends with these; the page's policy forbids Playwright's own waiting."""
    found = []
    for _ in range(50):
        texts = page.locator(f"{STAGE} svg text").all_text_contents()
        found = [int(text) for text in texts if text.isdigit() and len(text) == 4]
        if (min(found), max(found)) == (first, last):
            return
        page.wait_for_timeout(100)
    raise AssertionError(found)


def explore(page, button):
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{STAGE} input")


@pytest.mark.parametrize("place", ["server", "folder"])
def test_nothing_is_loaded_before_the_button_is_pressed_and_then_only_from_here(
    place, address, built, open_chart, asked
):
    start = address if place == "server" else built.site.as_uri()
    page, button, _ = open_chart(start)
    page.wait_for_load_state("load")
    assert loaded(asked) == []
    explore(page, button)
    assert sorted(loaded(asked)) == [f"{start}/assets/explore/vega.js", f"{start}/exhibits/stillbirths.spec.js"]
    assert [said for said in asked if said.startswith("said:")] == []


def test_every_edition_loads_the_one_script_of_the_site(address, open_chart, asked):
    page, button, _ = open_chart(f"{address}/editions/2026")
    explore(page, button)
    assert sorted(loaded(asked)) == [
        f"{address}/assets/explore/vega.js",
        f"{address}/editions/2026/exhibits/stillbirths.spec.js",
    ]


def test_without_a_script_there_is_no_button_and_the_picture_is_there(address, open_chart):
    _, button, exhibit = open_chart(address, script=False)
    assert not button.is_visible()
    assert exhibit.locator(".exhibit-chart--wide svg").is_visible()
    assert exhibit.locator("details.exhibit-data summary").is_visible()


def test_escape_leads_back_to_the_picture_and_the_focus_to_the_button(address, open_chart):
    page, button, exhibit = open_chart(address)
    explore(page, button)
    expect(button).to_be_focused()  # it was not taken away meanwhile
    expect(button).to_contain_text("Back to the picture")
    assert not exhibit.locator(".exhibit-chart--wide").is_visible()
    page.locator(f"{STAGE} input").focus()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_contain_text("Explore this chart")
    assert exhibit.locator(".exhibit-chart--wide svg").is_visible()
    assert page.locator(STAGE).count() == 0


def test_the_button_leads_back_too_and_a_second_time_nothing_is_loaded(address, open_chart, asked):
    page, button, _ = open_chart(address)
    for _ in range(2):
        explore(page, button)
        page.keyboard.press("Enter")
        assert page.locator(STAGE).count() == 0
    assert len(loaded(asked)) == 2


def test_keys_read_every_value_with_its_unit_and_period(address, open_chart):
    page, button, _ = open_chart(address)
    explore(page, button)
    slider = page.locator(f"{STAGE} input")
    slider.focus()
    page.keyboard.press("ArrowRight")
    words = "Stillbirth rate, 2010: 5.1 stillbirths per 1,000 births (95% interval 4.9 to 5.2)"
    expect(page.locator(".explore__told")).to_have_text(words)
    assert slider.get_attribute("aria-valuetext") == words
    page.keyboard.press("End")
    expect(page.locator(".explore__told")).to_have_text("Ambition for 2025: 2.5 stillbirths per 1,000 births")


def test_pointing_at_a_mark_shows_its_value_beside_it_inside_the_window(address, open_chart):
    for width in (1280, 390):
        page, button, _ = open_chart(address, width=width)
        explore(page, button)
        page.locator(f"{STAGE} path[opacity='0']").first.hover(force=True)
        tip = page.locator(".explore__tip")
        expect(tip).to_be_visible()
        expect(tip).to_contain_text("stillbirths per 1,000 births")
        box = tip.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_buttons_zoom_in_round_the_chosen_value_and_back_out(address, open_chart):
    page, button, _ = open_chart(address)
    explore(page, button)
    wait_for_years(page, 2010, 2025)
    page.locator(f"{STAGE} input").focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")  # 2017
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Zoom in").click()
    # 15 years, twice times 0.7, are 7.35: half of them lie on either side of 2017.
    wait_for_years(page, 2014, 2020)
    page.get_by_role("button", name="Zoom out").click()
    wait_for_years(page, 2012, 2022)  # 10.5 years
    page.get_by_role("button", name="Whole chart").click()
    wait_for_years(page, 2010, 2025)


def test_at_the_end_of_an_axis_zoom_stays_within_it(address, open_chart):
    page, button, _ = open_chart(address)
    explore(page, button)
    page.locator(f"{STAGE} input").focus()
    page.keyboard.press("ArrowRight")  # 2010
    page.get_by_role("button", name="Zoom in").click()
    wait_for_years(page, 2010, 2020)


def test_a_phone_gets_the_narrow_chart(address, open_chart):
    for width, least, most in ((390, 300, 400), (1280, 600, 700)):
        page, button, _ = open_chart(address, width=width)
        explore(page, button)
        drawn = float(page.locator(f"{STAGE} svg").get_attribute("viewBox").split()[2])
        assert least < drawn < most


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_explored_chart_has_the_ground_of_the_page(address, open_chart, scheme):
    page, button, _ = open_chart(address, scheme=scheme)
    explore(page, button)
    ground = "parts => parts.map(part => getComputedStyle(part).backgroundColor)"
    grounds = page.eval_on_selector_all(f"{STAGE} .exhibit-chart, {STAGE} svg", ground)
    transparent = "rgba(0, 0, 0, 0)"
    assert grounds == ["rgb(255, 255, 255)" if scheme == "light" else transparent, transparent]


def test_what_cannot_be_loaded_is_told_and_the_picture_stays(browser, built):
    with serving(built.site) as start:
        context = browser.new_context()
        page = context.new_page()
        page.route("**/vega.js", lambda route: route.abort())
        page.goto(f"{start}/outcomes.html")
        page.click(f"{CHART} button")
        expect(page.locator(".explore__news").first).to_have_text(
            "The chart could not be loaded. The picture and its data stay here."
        )
        assert page.locator(f".exhibit-group:has({CHART}) .exhibit-chart--wide svg").is_visible()
        context.close()


def test_the_data_are_one_key_away_without_a_script(address, open_chart):
    page, _, exhibit = open_chart(address, script=False)
    summary = exhibit.locator("details.exhibit-data summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(exhibit.locator("details.exhibit-data table")).to_be_visible()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_while_a_chart_is_explored(width, scheme, address, browser):
    page = judged(browser, scheme, width)
    page.goto(f"{address}/outcomes.html")
    show_in(page, scheme)
    explore(page, page.locator(f"{CHART} button"))
    page.locator(f"{STAGE} input").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = faults(page)
    page.context.close()
    assert found == []
