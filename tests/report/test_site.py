"""The whole report as it is published: built once from clean, then looked at as readers and machines do."""

import html
import json
import re
from typing import Any

import nbformat
import pikepdf
import pymupdf
import pytest
from frictionless import Package, system

from halveit.commands.cli import main

CHARTS = [
    "stillbirths", "early-births", "neonatal-deaths", "perinatal-deaths", "preterm-births", "brain-injuries",
    "maternal-deaths", "incentive-scheme",
]  # fmt: skip
TABLES = ["initiatives", "incentive-scheme-results", "reconciliation"]


def pages(project):
    return sorted(path for path in project.site.glob("*.html") if path.name != "404.html")


def text_of(path):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", path.read_text()))


@pytest.mark.build
def test_two_builds_from_clean_in_two_places_give_the_same_bytes(built, copy):
    assert main(["build", "--project", str(copy.root), "--quiet", "--jobs", "1"]) == 0
    one = {path.relative_to(built.site): path.read_bytes() for path in built.site.rglob("*") if path.is_file()}
    two = {path.relative_to(copy.site): path.read_bytes() for path in copy.site.rglob("*") if path.is_file()}
    assert sorted(one) == sorted(two)
    assert [str(name) for name in one if one[name] != two[name]] == []


@pytest.mark.build
def test_no_path_of_the_machine_is_published(built):
    for path in built.site.rglob("*"):
        if path.suffix in {".html", ".json", ".ipynb", ".svg", ".csv", ".xml", ".css", ".js"}:
            assert str(built.root.parent) not in path.read_text(encoding="utf-8"), path


@pytest.mark.build
def test_exhibits_stand_in_the_reports_order_with_its_numbers(built):
    found = {}
    for name in ("outcomes", "achievements", "reconciliation"):
        page = (built.site / f"{name}.html").read_text()
        for kind, label in re.findall(r'id="(fig|tbl)-([a-z-]+)"', page):
            place = page.index(f'id="{kind}-{label}"')
            words = re.sub(r"<[^>]+>", " ", page[place : place + 2000])
            found[label] = " ".join(re.findall(r"(Chart|Table) (\d+)", words)[0])
    assert {label: found[label] for label in CHARTS} == {label: f"Chart {i}" for i, label in enumerate(CHARTS, 1)}
    assert {label: found[label] for label in TABLES} == {label: f"Table {i}" for i, label in enumerate(TABLES, 1)}


@pytest.mark.build
def test_the_pdf_numbers_its_exhibits_as_the_site_does(built, shelf):
    with pymupdf.open(next(built.site.glob("*.pdf"))) as pdf:
        text = re.sub(r"\s+", " ", " ".join(str(page.get_text()) for page in pdf))
    for number, label in enumerate(CHARTS, 1):
        assert f"Chart {number}: {shelf.get(label).exhibit.title}" in text
    for number, label in enumerate(TABLES, 1):
        assert f"Table {number}: {shelf.get(label).exhibit.title}" in text


@pytest.mark.build
def test_the_pdf_is_british_english_and_carries_every_exhibits_data(built):
    with pikepdf.open(next(built.site.glob("*.pdf"))) as pdf:
        assert pdf.Root.Lang == "en-GB"
        attached = {pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
    for label in (*CHARTS, *TABLES):
        assert (built.site / "exhibits" / f"{label}.csv").read_bytes() in attached, label


@pytest.mark.build
def test_every_exhibit_has_its_downloads(built):
    for label in CHARTS:
        for ending in ("csv", "svg", "png"):
            assert (built.site / "exhibits" / f"{label}.{ending}").stat().st_size > 50
    assert all((built.site / "exhibits" / f"{label}.csv").is_file() for label in TABLES)


@pytest.mark.build
def test_every_page_says_that_it_is_a_reconstruction(built):
    for page in pages(built):
        assert "reconstruction" in text_of(page), page.name
        assert "own publication" in text_of(page), page.name


@pytest.mark.build
def test_the_licence_page_names_every_pinned_release(built, edition):
    text = text_of(built.site / "about.html")
    assert "Open Government Licence v3.0" in text
    for dataset, pin in edition.pins.items():
        for published in (pin.release, *pin.also):
            release = edition.release(dataset, published)
            for words in (release.title, release.publisher, release.licence, release.attribution, release.url):
                assert html.escape(words) in text, (dataset, published)
    assert edition.pin("ons-child-mortality").stands_in_for[:60] in text


@pytest.mark.build
def test_the_pdfs_licence_page_names_every_pinned_release(built, edition):
    with pymupdf.open(next(built.site.glob("*.pdf"))) as pdf:
        text = re.sub(r"[\s\u200b-\u2060]+", "", " ".join(str(page.get_text()) for page in pdf.pages(len(pdf) - 4)))
    for release in edition.releases():
        assert re.sub(r"\s+", "", release.url) in text, (release.dataset, release.published)
        assert re.sub(r"\s+", "", release.licence.rstrip(".")) in text, (release.dataset, release.published)


@pytest.mark.build
def test_no_page_of_the_pdfs_contents_holds_a_few_lines_alone(built):
    with pymupdf.open(next(built.site.glob("*.pdf"))) as pdf:
        texts = [str(page.get_text()).split("\n") for page in pdf.pages(1, 4)]
    contents = [lines for lines in texts if "Contents" in lines[:4]]
    assert contents
    assert all(len(lines) > 30 for lines in contents)


@pytest.mark.build
def test_the_editions_data_is_a_valid_data_package(built):
    with system.use_context(trusted=True):
        package = Package(str(built.site / "datapackage.json"))
        report = package.validate()
    assert report.valid, report.flatten(["name", "type", "note"])
    assert len(package.resources) >= 8


@pytest.mark.build
def test_each_table_of_the_data_package_has_the_licence_of_its_release(built, edition):
    package = json.loads((built.site / "datapackage.json").read_text())
    assert "licenses" not in package
    stated = {(release.dataset, release.published): release.licence for release in edition.releases()}
    releases = [each for each in package["resources"] if each["path"].startswith("data/")]
    titles = {tuple(each["path"].split("/")[1:3]): each["licenses"][0]["title"] for each in releases}
    assert titles == stated
    assert set(stated) >= {("brain-injuries", "2017-10-22"), ("brain-injuries", "2017")}


@pytest.mark.build
def test_the_notebooks_are_executed_and_valid(built):
    notebooks = sorted((built.site / "notebooks").glob("*.ipynb"))
    assert {path.stem for path in notebooks} >= {"index", "outcomes", "achievements"}
    for path in notebooks:
        nbformat.validate(nbformat.read(path, as_version=4))
    notebook: Any = nbformat.read(built.site / "notebooks" / "outcomes.ipynb", as_version=4)
    shown = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert sum("text/markdown" in output.get("data", {}) for output in shown) == 8


@pytest.mark.build
def test_the_manifest_lists_every_file(built):
    listed = {entry["path"] for entry in json.loads((built.site / "manifest.json").read_text())["files"]}
    there = {path.relative_to(built.site).as_posix() for path in built.site.rglob("*") if path.is_file()}
    assert listed == there - {"manifest.json"}


def heard(page, address):
    """Collect what goes wrong on a page from now on: errors, answers that fail, requests to other hosts."""
    wrong = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("response", lambda response: wrong.append(response.url) if response.status >= 400 else None)
    own = (address, "data:", "blob:")
    page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith(own) else None)
    return wrong


@pytest.mark.browser
def test_every_page_opens_without_errors_or_requests_to_other_hosts(built, address, browser):
    for page_file in pages(built):
        page = browser.new_page()
        wrong = heard(page, address)
        page.goto(f"{address}/{page_file.name}", wait_until="networkidle")
        assert wrong == [], page_file.name
        page.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_each_chart_is_visible_and_fits(width, address, browser):
    page = browser.new_page(viewport={"width": width, "height": 900})
    for name, labels in (("outcomes", CHARTS[:7]), ("achievements", CHARTS[7:])):
        page.goto(f"{address}/{name}.html")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for label in labels:
            boxes = [
                svg.bounding_box() for svg in page.locator(f"#fig-{label} svg[role=img]").all() if svg.is_visible()
            ]
            assert len(boxes) == 1, label
            assert boxes[0]["width"] > 250
            assert boxes[0]["width"] <= width
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1024, 1280])
def test_every_column_of_table_1_is_seen_on_a_desktop(width, address, browser):
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}/outcomes.html")
    box = page.locator("#tbl-initiatives .table-scroll")
    assert box.evaluate("box => box.scrollWidth - box.clientWidth") <= 0
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_shade_says_on_which_side_a_table_goes_on(scheme, address, browser):
    page = browser.new_page(viewport={"width": 390, "height": 2000}, color_scheme=scheme)  # clear of the page's head
    page.goto(f"{address}/outcomes.html")
    box = page.locator("#tbl-initiatives .table-scroll")
    assert shaded(box) == (False, True)
    box.evaluate("box => { box.scrollLeft = 100 }")
    assert shaded(box) == (True, True)
    box.evaluate("box => { box.scrollLeft = 10000 }")
    assert shaded(box) == (True, False)
    page.close()


def shaded(box):
    """Tell whether the left and the right edge of a box differ from its middle, in its empty first row of pixels."""
    picture = pymupdf.Pixmap(box.screenshot())
    left, middle, right = (picture.pixel(x, 2) for x in (1, picture.width // 2, picture.width - 2))
    return (left != middle, right != middle)


@pytest.mark.browser
@pytest.mark.parametrize(("words", "page_name"), [("stillbirth", "outcomes.html"), ("PReCePT", "achievements.html")])
def test_the_search_finds(words, page_name, address, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/index.html")
    box = page.get_by_role("textbox", name="Search").first
    box.click()
    box.press_sequentially(words)
    page.locator(".md-search-result__item").first.wait_for(state="attached", timeout=15000)
    found = page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.href)")
    assert any(page_name in link for link in found), found
    page.close()


@pytest.mark.browser
def test_the_data_behind_a_chart_opens_by_keyboard(address, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/outcomes.html")
    summary = page.locator("details.exhibit-data summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.exhibit-data table").first.is_visible()
    page.close()
