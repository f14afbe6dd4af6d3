import json
import re

import pytest

from halveit.press.search.entries import SearchEntry, write_entries
from halveit.press.search.index import INDEX, complete_index

CONFIG = {"lang": ["en"], "separator": r"[\s\-]+", "pipeline": ["stopWordFilter"], "fields": {"title": {"boost": 1000}}}
DOCS = [
    {"location": "outcomes.html", "title": "1 Outcomes", "text": "<p>Pre-term babies & others.</p> <p>More.</p>"},
    {"location": "outcomes.html#births", "title": "1.1 Births", "text": "<p>Live births.</p>"},
    {"location": "facts.html", "title": "Every number", "text": "<p>What it is.</p> <p>More.</p>", "boost": 0.001},
    {"location": "facts.html#facts-rate", "title": "Chart 1: Rate", "text": "<p>25% again.</p>", "boost": 0.001},
    {"location": "glossary.html", "title": "Glossary", "text": "<p>Acronyms.</p> HIE  hypoxic"},
    {"location": "contents.html", "title": "All sections", "text": "<p>1.1 Births</p>"},
    {"location": "exhibits/rate.html", "title": "Chart 1", "text": "<p>Again.</p>"},
]
ENTRIES = [
    SearchEntry(location="outcomes.html#fig-rate", title="Chart 1: It fell", text="<p>Deaths.</p>", boost=0.9),
    SearchEntry(location="facts.html#rate.change", title="Number: 25%", text="<p>Well-being.</p>", boost=0.1),
    SearchEntry(location="glossary.html#gloss-hie", title="Glossary: HIE, hypoxic", text="", boost=0.8),
]


@pytest.fixture
def site(tmp_path):
    """A site that mkdocs has made, and the project that it was made from."""
    (tmp_path / "site/search").mkdir(parents=True)
    (tmp_path / "site/search/search_index.json").write_text(json.dumps({"config": CONFIG, "docs": DOCS}))
    write_entries(ENTRIES, tmp_path / "project")
    return tmp_path / "site"


def read(site):
    """Return the index and its documents by location."""
    text = (site / INDEX).read_text()
    index = json.loads(text.removeprefix("var __index=").removesuffix(";\n"))
    return index, {doc["location"]: doc for doc in index["docs"]}


def test_the_index_is_a_script_that_a_site_in_a_folder_may_load(site):
    complete_index(site.parent / "project", site)
    assert [path.name for path in (site / "search").iterdir()] == ["search_index.js"]


def test_sections_stay_and_entries_come_behind_them(site):
    complete_index(site.parent / "project", site)
    assert [doc["location"] for doc in read(site)[0]["docs"]] == [
        "outcomes.html",
        "outcomes.html#births",
        "facts.html",
        "glossary.html",
        "outcomes.html#fig-rate",
        "facts.html#rate.change",
        "glossary.html#gloss-hie",
    ]


def test_what_the_entries_say_is_not_said_twice(site):
    complete_index(site.parent / "project", site)
    _, docs = read(site)
    assert docs["facts.html"]["text"] == "<p>What it is.</p>"
    assert docs["glossary.html"]["text"] == "<p>Acronyms.</p>"
    assert docs["outcomes.html"]["text"] == "<p>Pre-term babies & others.</p> <p>More.</p>"


def test_a_project_without_entries_keeps_what_mkdocs_found(site):
    complete_index(site.parent / "nowhere", site)
    _, docs = read(site)
    assert docs["facts.html#facts-rate"]["text"] == "<p>25% again.</p>"


def test_a_hyphenated_word_is_found_written_as_one(site):
    complete_index(site.parent / "project", site)
    index, docs = read(site)
    assert docs["outcomes.html"]["joined"] == "preterm"
    assert docs["facts.html#rate.change"]["joined"] == "wellbeing"
    assert "joined" not in docs["outcomes.html#births"]
    assert index["config"]["fields"]["joined"] == {"boost": 1.0}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("per 1,000 births.", ["per", "1,000", "births"]),
        ("fell by 25.7%, (HIE)", ["fell", "by", "25.7%", "HIE"]),
        ("pre-term – £9.4 million", ["pre", "term", "9.4", "million"]),
        ("Babies’ “Lives”; 2018/19", ["Babies", "Lives", "2018", "19"]),
    ],
)
def test_words_are_parted_as_readers_write_them(site, text, words):
    complete_index(site.parent / "project", site)
    separator = read(site)[0]["config"]["separator"]
    assert [word for word in re.split(separator, text) if word] == words
