"""The search: what it finds and in which order, over HTTP and from a folder, and what it costs who does not search."""

import gzip
import json
import re

import pytest

from halveit.press.screen.page_reader import PageReader
from watching import Watched

pytestmark = [pytest.mark.build, pytest.mark.browser]

# What readers ask for, and what must be the first of the results, or among the first three.
FIRST = {
    "cerebral palsy": "achievements.html#sec-matneosip",
    "stillbirth": "outcomes.html#sec-stillbirths",
    "Stillbirths": "outcomes.html#sec-stillbirths",
    "preterm": "outcomes.html#sec-preterm-births",
    "pre-term births": "outcomes.html#sec-preterm-births",
    "smoking": "achievements.html#sec-smoking",
    "saving babies lives": "achievements.html#sec-sblcb",
    "continuity of carer": "achievements.html#sec-continuity",
    "brain injury": "outcomes.html#sec-brain-injuries",
    "maternal deaths": "outcomes.html#sec-maternal-deaths",
    "Chart 4": "outcomes.html#fig-perinatal-deaths",
    "table 1": "outcomes.html#tbl-initiatives",
    "RCOG": "glossary.html#gloss-rcog",
}
AMONG_THREE = {
    "24 weeks": "outcomes.html#sec-neonatal-deaths",
    "HIE": "outcomes.html#sec-brain-injuries",
    "PReCePT": "achievements.html#sec-matneosip",
    "per 1,000": "outcomes.html#fig-stillbirths",
    "877": "achievements.html#sec-matneosip",
}


@pytest.fixture(params=["served", "folder"])
def start(request, built):
    """The first page, from a server or from the disk."""
    if request.param == "served":
        return f"{request.getfixturevalue('address')}/index.html"
    return (built.site / "index.html").as_uri()


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


def ask(page, start, words):
    """Search from the first page; return the results that are seen at once, without the pages that hold them."""
    page.goto(start)
    return ask_on(page, words)


def ask_on(page, words):
    """Search from the page that is open; return the results that are seen at once."""
    box = page.get_by_role("textbox", name="Search")
    box.fill(words)
    box.press("End")  # the theme listens to keys
    page.locator(".md-search-result__item").first.wait_for()
    return [re.sub(r".*/", "", link.get_attribute("href") or "") for link in results(page).all()]


def results(page):
    return page.locator(
        ".md-search-result__link:has(h2):visible, .md-search-result__link:has(.md-search-result__teaser)"
    )


def indexed(site):
    """Return what the index of a site or an edition holds."""
    text = (site / "search/search_index.js").read_text()
    return json.loads(text.removeprefix("var __index=").removesuffix(";\n"))["docs"]


def test_what_readers_ask_for_leads_to_its_place(page, start):
    page.goto(start)
    found = {}
    for words in {**FIRST, **AMONG_THREE}:
        found[words] = ask_on(page, words)[:3]
        page.get_by_role("textbox", name="Search").fill("")
        page.keyboard.press("End")
        page.locator(".md-search-result__item").first.wait_for(state="detached")
    missed = {words: found[words] for words, place in FIRST.items() if found[words][0] != place}
    missed |= {words: found[words] for words, place in AMONG_THREE.items() if place not in found[words]}
    assert missed == {}


def test_a_result_says_whether_it_is_a_chart_a_number_or_an_entry_of_the_glossary(page, start):
    ask(page, start, "cerebral palsy")
    assert results(page).locator("h2").all_inner_texts() == [
        "2.2.1 Maternity and Neonatal Safety Improvement Programme",
        "Glossary: PReCePT, Prevention of Cerebral Palsy in Pre-Term Labour",
        "Number: 24",
    ]


def test_what_holds_all_words_is_not_lost_among_what_holds_one(page, address, built):
    found = ask(page, f"{address}/index.html", "magnesium sulphate")
    held = {doc["location"]: doc["text"] for doc in indexed(built.site)}
    assert found[0] == "achievements.html#sec-matneosip"
    assert [place for place in found if "magnesium sulphate" not in held[place]] == []


def test_where_nothing_holds_all_words_what_holds_most_is_found_and_says_what_is_missing(page, address):
    assert "achievements.html#sec-smoking" in ask(page, f"{address}/index.html", "smoking zeppelins")
    assert "Missing: zeppelin" in results(page).first.inner_text()


@pytest.mark.parametrize("words", ["the", '"', "+", "*", "a-", "c:", "(", "~"])
def test_odd_questions_get_an_answer_and_no_complaint(browser, address, words):
    watched = Watched(browser, address.removeprefix("http://"))
    watched.page.goto(f"{address}/index.html")
    box = watched.page.get_by_role("textbox", name="Search")
    box.fill(words)
    box.press("End")
    watched.page.locator(".md-search-result__meta", has_text=re.compile("found|Type", re.IGNORECASE)).wait_for()
    assert watched.found == []
    watched.close()


def test_the_first_result_is_one_enter_away_and_lies_where_it_says(page, start):
    ask(page, start, "cerebral palsy")
    page.keyboard.press("Enter")
    page.wait_for_url("**/achievements.html#sec-matneosip")
    assert page.locator("#sec-matneosip").is_visible()


def test_arrows_lead_through_the_results(page, start):
    ask(page, start, "cerebral palsy")
    for _ in range(4):  # page, section, page, acronym
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html#gloss-precept")


def test_how_much_was_found_is_announced(page, address):
    ask(page, f"{address}/index.html", "cerebral palsy")
    status = page.get_by_role("search").get_by_role("status")
    assert status.inner_text() == "Found on 3 pages."
    page.get_by_role("textbox", name="Search").fill("zeppelins")
    page.keyboard.press("End")
    status.get_by_text("Nothing found.").wait_for()


def test_nothing_of_the_search_is_loaded_before_a_reader_turns_to_it(page, start):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(start)
    page.wait_for_timeout(500)
    heavy = re.compile(r"search_index|workers/search")
    assert not any(heavy.search(each) for each in asked)
    page.get_by_role("textbox", name="Search").focus()
    page.get_by_text("Type what you are looking for.").wait_for()
    assert len([each for each in asked if heavy.search(each)]) == 2


def test_an_address_may_hold_what_is_asked_for(page, start):
    page.goto(f"{start}?q=smoking")
    page.locator('.md-search-result__link[href$="#sec-smoking"]').wait_for()


@pytest.mark.parametrize("name", ["2021", "2026"])
def test_every_address_in_the_index_is_a_place_on_the_site(built, name):
    site = built.site / "editions" / name
    docs = indexed(site)
    pages = {doc["location"].partition("#")[0] for doc in docs}
    ids = {page: PageReader((site / page).read_text()).ids for page in pages}
    places = [doc["location"].partition("#") for doc in docs]
    assert [place for place in places if place[2] and place[2] not in ids[place[0]]] == []
    assert len({doc["location"] for doc in docs}) == len(docs)


def test_the_index_stays_small(built):
    assert len(gzip.compress((built.site / "search/search_index.js").read_bytes(), 9)) < 75_000


def test_without_scripts_a_list_of_all_sections_stands_where_the_search_was(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/index.html")
    assert not page.locator(".md-search").is_visible()
    page.get_by_role("link", name="All sections").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "All sections"
    page.get_by_role("main").get_by_role("link", name="1.2 Stillbirths").click()
    assert page.url.endswith("outcomes.html#sec-stillbirths")
    context.close()
