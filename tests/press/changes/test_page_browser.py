"""The page in a real browser."""

import pytest

from halveit.press.changes.page.page import changes_page
from halveit.press.mkdocs_project import build_site, settings, write_project
from halveit.press.screen.markdown import page_markdown
from serving import serving
from sharing import begun

pytestmark = [pytest.mark.build, pytest.mark.browser]


@pytest.fixture
def address(tmp_path, tmp_path_factory, before, after):
    """Serve a site that has nothing but the page."""
    pages = {"index.md": "# Summary\n", "what-changed.md": page_markdown(changes_page(before, after))}
    nav = [{"Summary": "index.md"}, {"What changed": "what-changed.md"}]
    extra = {"pdf": "x.pdf", "editions": [], "newest": None}
    config = settings(name="A report", description="A report", footer="", extra=extra, nav=nav)
    write_project(tmp_path / "pages", config, pages, {}, begun(tmp_path_factory))
    build_site(tmp_path / "pages", tmp_path / "site", "2026-01-01")
    with serving(tmp_path / "site") as address:
        yield f"{address}/what-changed.html"


@pytest.mark.parametrize(("width", "shown", "hidden"), [(1280, "wide", "narrow"), (320, "narrow", "wide")])
def test_without_javascript_the_page_fits_and_opens(browser, address, width, shown, hidden):
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.is_visible(f".exhibit-chart--{shown} svg")
    assert page.is_hidden(f".exhibit-chart--{hidden}")
    page.focus(".exhibit-group summary")
    page.keyboard.press("Enter")
    page.wait_for_selector(".exhibit-group table", state="visible", timeout=5000)
    widths = page.locator("html").evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert widths[0] <= widths[1]
    context.close()
