"""What the pages do in a real browser: copying, and what their policy lets them do."""

import pytest

from serving import serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(site):
    with serving(site) as start:
        yield f"{start}/editions/2021/exhibits/trend.html"


def test_a_key_copies_the_citation_and_says_so(browser, address):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    button = page.get_by_role("button", name="Copy the citation")
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith(
        "Its maintainers (2021). Figure 1: Rates & “signs”"
    )
    assert not [text for text in said if "Content Security Policy" in text]
    context.close()


def test_without_a_script_there_is_no_button_and_the_text_is_there(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.get_by_role("button", name="Copy the citation").count() == 0
    assert page.locator("p.to-copy").inner_text().startswith("Its maintainers (2021).")
    context.close()


def test_the_code_for_embedding_shows_the_chart_in_its_sandbox(browser, address):
    page = browser.new_page()
    page.goto(address)
    code = page.locator("pre.to-copy").inner_text()
    local = address.rpartition("/exhibits/")[0]
    page.close()
    page = browser.new_page()  # a page of someone else's, which our policy does not hold for
    page.set_content(code.replace("https://reports.test/stats/editions/2021", local))
    frame = page.frame_locator("iframe")
    frame.get_by_role("heading", name="Figure 1").wait_for()
    assert frame.locator("svg").first.is_visible()
    page.close()
