import json

from halveit.data.glossary import Entry
from halveit.exhibits.shelf import Shelf
from halveit.facts.fact import Fact
from halveit.press.screen.downloads import Shown
from halveit.press.search.entries import FILE, search_entries, write_entries
from halveit.press.tracing.places import Place
from halveit.press.tracing.traced import Traced
from small_report import small_report


def shown(id="fig-rate", finding="Deaths fell & fell."):
    return Shown(id=id, label="Chart 1", finding=finding, page="outcomes", files=())


def traced(value, what, *, period="2019", quoted=True):
    fact = Fact(id="rate.latest", shown=value, value=8.0, unit="", period=period, what=what)
    places = (Place(page="outcomes", id="sec-rate", words="1.1 The rate"),) if quoted else ()
    return Traced(fact=fact, exhibit=None, sources=(), places=places)


def acronym(name, words, note=""):
    return Entry(acronym=name, expansion=words, note=note, line=2)


def only(shown=(), traced=(), glossary=(), shelf=None, homes=None):
    (entry,) = search_entries(shown, traced, glossary, shelf=shelf, homes=homes or {})
    return entry


def test_an_exhibit_is_found_by_its_label_its_finding_and_what_it_shows(tmp_path):
    from halveit.data.editions import load_edition

    shelf = Shelf(load_edition(small_report(tmp_path), "2020"))
    entry = only(shown=[shown("tbl-rate")], shelf=shelf)
    assert entry.location == "outcomes.html#tbl-rate"
    assert entry.title == "Chart 1: Deaths fell &amp; fell."
    assert entry.text == "<p>Deaths per 1,000 births, nowhere.</p><p>Columns: Year, Rate.</p>"


def test_without_a_shelf_an_exhibit_is_found_by_its_finding():
    assert (only(shown=[shown()]).title, only(shown=[shown()]).text) == ("Chart 1: Deaths fell &amp; fell.", "")


def test_a_quoted_number_is_found_by_its_value_its_meaning_and_its_period():
    entry = only(traced=[traced("8.0", "Death rate.", period="2018-19")])
    assert entry.location == "facts.html#rate.latest"
    assert (entry.title, entry.text) == ("Number: 8.0", "<p>Death rate. Period: 2018-19.</p>")


def test_a_period_that_is_told_already_or_not_known_is_not_told_again():
    assert only(traced=[traced("8.0", "Death rate, 2019.")]).text == "<p>Death rate, 2019.</p>"
    assert only(traced=[traced("8.0", "Death rate.", period="not stated")]).text == "<p>Death rate.</p>"


def test_words_and_numbers_that_no_chapter_quotes_are_no_entries():
    facts = [traced("fell", "Which way it moved."), traced("8.0", "Death rate.", quoted=False)]
    assert search_entries([], facts, [], shelf=None, homes={}) == []


def test_an_acronym_is_found_by_its_words_and_its_note_where_a_page_has_it():
    glossary = [acronym("HIE", "hypoxic ischaemic encephalopathy", "A brain injury."), acronym("QI", "improvement")]
    entry = only(glossary=glossary, homes={"gloss-hie": "glossary"})
    assert entry.location == "glossary.html#gloss-hie"
    assert entry.title == "Glossary: HIE, hypoxic ischaemic encephalopathy"
    assert entry.text == "<p>A brain injury.</p>"


def test_a_section_weighs_more_than_an_exhibit_and_that_more_than_an_acronym_or_a_number():
    weights = [
        only(shown=[shown()]).boost,
        only(glossary=[acronym("QI", "improvement")], homes={"gloss-qi": "glossary"}).boost,
        only(traced=[traced("8.0", "Death rate.")]).boost,
    ]
    assert [1, *weights] == sorted([1, *weights], reverse=True)


def test_entries_are_left_where_no_page_is(tmp_path):
    write_entries([only(shown=[shown()])], tmp_path)
    assert [entry["location"] for entry in json.loads((tmp_path / FILE).read_text())] == ["outcomes.html#fig-rate"]
    assert not (tmp_path / "docs").exists()
