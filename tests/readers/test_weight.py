"""What a page weighs: all that a browser asks for until it is read, packed as hosts pack it."""

import gzip
from functools import cache
from urllib.parse import unquote, urlsplit

import pytest

from sharing import made_once

pytestmark = [pytest.mark.build, pytest.mark.browser]

MOST = 250_000
"""Bytes of a page, its scripts, styles, fonts and charts."""
PACKED_ALREADY = (".woff2", ".png", ".zip", ".pdf")


@pytest.fixture(scope="module")
def weights(built, address, browser, tmp_path_factory):
    """The bytes of each file that each page of each edition asks for."""

    def weigh():
        folder = built.site / "editions"
        pages = sorted(path.relative_to(built.site).as_posix() for path in folder.glob("*/*.html"))
        return {name: {asked: weight(built.site / asked) for asked in loaded(browser, address, name)} for name in pages}

    return made_once(tmp_path_factory, "weights", weigh)


def loaded(browser, address, name):
    """Return the files that a page loads in a browser that holds nothing yet."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/{name}", wait_until="networkidle")
    asked.append(page.evaluate("document.querySelector('link[rel=icon]').href"))  # for which it asks when it has time
    context.close()
    return dict.fromkeys(unquote(urlsplit(each).path).lstrip("/") for each in asked)


@cache
def weight(path):
    content = path.read_bytes()
    return len(content) if path.suffix in PACKED_ALREADY else len(gzip.compress(content, 9))


def test_no_page_weighs_more_than_a_quarter_of_a_megabyte(weights):
    totals = {name: sum(files.values()) for name, files in weights.items()}
    assert len(totals) > 30
    assert {name: total for name, total in totals.items() if total > MOST} == {}


def test_what_counts_is_in_the_count(weights):
    kinds = {asked.rpartition(".")[2] for asked in weights["editions/2021/outcomes.html"]}
    assert kinds >= {"html", "css", "js", "woff2", "svg"}
    assert sum(weights["editions/2021/outcomes.html"].values()) > 100_000


def test_no_page_loads_the_search_the_explorer_or_what_it_does_not_show(weights):
    asked = {name for files in weights.values() for name in files}
    assert [name for name in asked if "search_index" in name or "workers" in name or "explore/" in name] == []
    assert [name for name in asked if name.endswith((".json", ".xml", ".png", ".spec.js"))] == []
