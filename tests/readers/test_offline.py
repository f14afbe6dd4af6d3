"""The site without a network: the whole of it as one file, unpacked and read from the disk."""

from zipfile import ZipFile

import pytest

from halveit.press.search.taking_away import NAME
from halveit.press.site_proof import prove_site
from watching import Watched

pytestmark = [pytest.mark.build, pytest.mark.browser]


@pytest.fixture(scope="module")
def unpacked(built, tmp_path_factory):
    """The folder that a reader has after unpacking the whole site."""
    folder = tmp_path_factory.mktemp("taken away")  # with a space, as on many people's disks
    with ZipFile(built.site / NAME) as archive:
        archive.extractall(folder)
    return folder / "safer-maternity-care"


@pytest.fixture
def window(browser, unpacked):
    """A watched window that opened the unpacked site's first page; complaints are counted at its end."""
    watched = Watched(browser, "", viewport={"width": 1280, "height": 900})
    watched.page.goto((unpacked / "index.html").as_uri())
    watched.page.wait_for_url("**/editions/2021/index.html")
    yield watched
    watched.close()
    assert watched.found == []


def test_every_link_within_the_file_leads_somewhere(unpacked):
    prove_site(unpacked)


def test_it_does_not_hold_itself_nor_anything_twice(built):
    with ZipFile(built.site / NAME) as archive:
        names = archive.namelist()
    assert len(names) == len(set(names))
    assert not any(name.endswith(("-site.zip", ".map", "manifest.json", "404.html")) for name in names)
    assert not any(name.count("/") == 1 and name != "safer-maternity-care/index.html" for name in names)


def test_it_is_small_enough_to_take_along(built):
    packed = (built.site / NAME).stat().st_size
    assert packed < 8_000_000, f"{packed:,} bytes"


def test_the_page_of_downloads_offers_it_with_its_size(browser, address, built):
    page = browser.new_page()
    page.goto(f"{address}/editions/2026/data.html")
    link = page.get_by_role("link", name="The whole site in one file")
    size = (built.site / NAME).stat().st_size
    assert link.inner_text() == f"The whole site in one file: ZIP, {size / 1_000_000:.1f} MB"
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == NAME
    page.close()


def test_a_reader_on_a_train_searches_and_reads_the_data_behind_a_chart(window):
    page = window.page
    box = page.get_by_role("textbox", name="Search")
    box.click()
    box.press_sequentially("chart 1 stillbirths")
    page.locator('.md-search-result__link[href$="#fig-stillbirths"]').click()
    page.wait_for_url("**/editions/2021/outcomes.html#fig-stillbirths")
    data = page.locator("details.exhibit-data", has_text="Data for Chart 1").first
    data.locator("summary").click()
    assert data.get_by_role("rowheader", name="2019").is_visible()


def test_the_switcher_leads_to_the_same_page_of_the_other_edition(window):
    page = window.page
    page.get_by_role("navigation", name="Pages of the report").get_by_role("link", name="Progress on National").click()
    page.get_by_role("navigation", name="Editions").get_by_role("link", name="2026").click()
    page.wait_for_url("**/editions/2026/outcomes.html")
    page.get_by_role("button", name="Dark colours").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_a_chart_is_explored_without_a_network(window, unpacked):
    page = window.page
    page.goto((unpacked / "editions/2026/outcomes.html").as_uri())
    page.get_by_role("button", name="Explore this chart (Chart 1)").click()
    page.locator("#fig-stillbirths svg.marks").wait_for()


# Stand-ins from the reader's device may be missing, our own fonts may not.
UNLOADED = """document.fonts.ready.then(() => [...document.fonts]
  .filter(({family, status}) => /^"?Report Sans"?$/.test(family) && status === "error")
  .map(({weight, style}) => `${weight} ${style}`))"""
KINDS = ("index", "outcomes", "contents", "data", "facts", "glossary", "what-changed", "revisions", "about")


def test_pages_of_every_kind_open_from_the_disk_in_our_typeface(window, unpacked):
    folder = unpacked / "editions/2021"
    kinds = [*(folder / f"{name}.html" for name in KINDS), *sorted(folder.glob("*/stillbirths.html"))]
    for path in kinds:
        window.page.goto(path.as_uri(), wait_until="load")
        assert window.page.evaluate(UNLOADED) == [], path.name
        assert window.page.evaluate("document.fonts.check('16px \"Report Sans\"')"), path.name
