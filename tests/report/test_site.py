"""The whole report as it is published: built once from clean, then looked at as readers and machines do."""

import json
import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import nbformat
import pikepdf
import pytest
from find_browser import find
from frictionless import Package, system
from playwright.sync_api import sync_playwright

from halveit.commands.cli import main

CHARTS = [
    "stillbirths", "early-births", "neonatal-deaths", "perinatal-deaths", "preterm-births", "brain-injuries",
    "maternal-deaths", "incentive-scheme",
]  # fmt: skip
TABLES = ["initiatives", "incentive-scheme-results"]
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def pages(project):
    return sorted(path for path in project.site.glob("*.html") if path.name != "404.html")


def text_of(path):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", path.read_text()))


@pytest.mark.build
def test_two_builds_from_clean_in_two_places_give_the_same_bytes(built, copy):
    assert main(["build", "--project", str(copy.root), "--quiet"]) == 0
    one = {path.relative_to(built.site): path.read_bytes() for path in built.site.rglob("*") if path.is_file()}
    two = {path.relative_to(copy.site): path.read_bytes() for path in copy.site.rglob("*") if path.is_file()}
    assert sorted(one) == sorted(two)
    assert [str(name) for name in one if one[name] != two[name]] == []


@pytest.mark.build
def test_no_path_of_the_machine_is_published(built):
    for path in built.site.rglob("*"):
        if path.suffix in {".html", ".json", ".ipynb", ".svg", ".csv", ".xml", ".css", ".js"}:
            assert str(built.root) not in path.read_text(encoding="utf-8"), path


@pytest.mark.build
def test_exhibits_stand_in_the_reports_order_with_its_numbers(built):
    found = {}
    for name in ("outcomes", "achievements"):
        html = (built.site / f"{name}.html").read_text()
        for kind, label in re.findall(r'id="(fig|tbl)-([a-z-]+)"', html):
            place = html.index(f'id="{kind}-{label}"')
            words = re.sub(r"<[^>]+>", " ", html[place : place + 2000])
            found[label] = re.search(r"(Chart|Table) \d+", words).group(0)
    assert {label: found[label] for label in CHARTS} == {label: f"Chart {i}" for i, label in enumerate(CHARTS, 1)}
    assert {label: found[label] for label in TABLES} == {
        "initiatives": "Table 1",
        "incentive-scheme-results": "Table 2",
    }


@pytest.mark.build
def test_site_and_pdf_tell_the_same_numbers(built, shelf):
    with pikepdf.open(next(built.site.glob("*.pdf"))) as pdf:
        assert pdf.Root.Lang == "en-GB"
        assert len(pdf.attachments) >= len(CHARTS) + len(TABLES)
        attached = {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
    for label in (*CHARTS, *TABLES):
        csv = (built.site / "exhibits" / f"{label}.csv").read_bytes()
        assert csv in attached.values(), label


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
    for dataset in edition.pins:
        assert edition.release(dataset).publisher in text
    assert edition.pin("ons-child-mortality").stands_in_for[:60] in text


@pytest.mark.build
def test_the_editions_data_is_a_valid_data_package(built):
    with system.use_context(trusted=True):
        package = Package(str(built.site / "data" / "datapackage.json"))
        report = package.validate()
    assert report.valid, report.flatten(["name", "type", "note"])
    assert len(package.resources) >= 8


@pytest.mark.build
def test_the_notebooks_are_executed_and_valid(built):
    notebooks = sorted((built.site / "notebooks").glob("*.ipynb"))
    assert {path.stem for path in notebooks} >= {"index", "outcomes", "achievements"}
    for path in notebooks:
        nbformat.validate(nbformat.read(path, as_version=4))
    cells = nbformat.read(built.site / "notebooks" / "outcomes.ipynb", as_version=4).cells
    shown = [output for cell in cells if cell.cell_type == "code" for output in cell.outputs]
    assert sum("text/markdown" in output.get("data", {}) for output in shown) == 8


@pytest.mark.build
def test_the_manifest_lists_every_file(built):
    listed = {entry["path"] for entry in json.loads((built.site / "manifest.json").read_text())["files"]}
    there = {path.relative_to(built.site).as_posix() for path in built.site.rglob("*") if path.is_file()}
    assert listed == there - {"manifest.json"}


@pytest.fixture(scope="module")
def address(built):
    handler = partial(SimpleHTTPRequestHandler, directory=str(built.site))
    handler.log_message = lambda *_: None
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        yield opened
        opened.close()


@pytest.mark.browser
def test_every_page_opens_without_errors_or_requests_to_other_hosts(built, address, browser):
    for page_file in pages(built):
        page = browser.new_page()
        said, asked, failed = [], [], []
        page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
        page.goto(f"{address}/{page_file.name}", wait_until="networkidle")
        assert (said, failed) == ([], []), page_file.name
        assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == [], page_file.name
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
