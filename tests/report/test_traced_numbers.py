"""Every quoted number of the built report, followed to where it comes from."""

import csv
import json
import re

import pymupdf
import pytest

pytestmark = pytest.mark.build
LINK = re.compile(r'<a href="facts\.html#([^"]+)" class="fact" data-fact="([^"]+)">(.*?)</a>', re.DOTALL)


@pytest.fixture(scope="module")
def facts(built):
    return {fact["id"]: fact for fact in json.loads((built.site / "facts.json").read_text())["facts"]}


@pytest.fixture(scope="module")
def links(built):
    pages = sorted(built.site.glob("*.html"))
    return {page.stem: LINK.findall(page.read_text(encoding="utf-8")) for page in pages}


def test_every_quoted_number_leads_to_a_place_that_is_there(built, links):
    anchors = set(re.findall(r'<li id="([^"]+)">', (built.site / "facts.html").read_text()))
    followed = [(target, named) for found in links.values() for target, named, _ in found]
    assert len(followed) > 300
    assert [target for target, named in followed if target != named or target not in anchors] == []


def test_a_number_shows_what_its_entry_says(links, facts):
    shown = {(target, re.sub(r"<[^>]+>", "", text)) for found in links.values() for target, _, text in found}
    assert [pair for pair in shown if facts[pair[0]]["shown"] != pair[1]] == []


def test_no_quoted_number_is_left_without_a_link(built):
    for page in built.site.glob("*.html"):
        loose = re.findall(r'<span class="fact"[^>]*>', page.read_text(encoding="utf-8"))
        assert loose == [], page.name


def test_no_link_stands_within_a_link(built):
    for page in built.site.glob("*.html"):
        for inside in re.findall(r"<a [^>]*>(.*?)</a>", page.read_text(encoding="utf-8"), re.DOTALL):
            assert "<a " not in inside, (page.name, inside)


def test_an_entry_leads_back_to_every_page_that_quotes_it(links, facts):
    quoting = {(target, page) for page, found in links.items() for target, _, _ in found}
    told = {(name, place.partition(".html")[0]) for name, fact in facts.items() for place in fact["quoted_in"]}
    assert told == quoting


def test_every_data_file_behind_a_fact_is_published(built, facts):
    files = {file for fact in facts.values() for file in fact["files"]}
    assert len(files) >= 6
    assert [file for file in files if not (built.site / file).is_file()] == []


def test_the_facts_as_csv_and_as_json_agree(built, facts):
    with (built.site / "facts.csv").open(newline="", encoding="utf-8") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert list(rows) == list(facts) == sorted(facts)
    for name, fact in facts.items():
        assert (rows[name]["shown"], rows[name]["value"]) == (fact["shown"], str(fact["value"]))
        assert rows[name]["sources"].split("\n") == fact["sources"]
    assert all(fact["sources"] for fact in facts.values())


def test_on_paper_a_quoted_number_is_plain_text(built):
    with pymupdf.open(next(built.site.glob("*.pdf"))) as pdf:
        addresses = {str(link.get("uri", "")) + str(link.get("file", "")) for page in pdf for link in page.get_links()}
    assert not any("facts.html" in address for address in addresses)
