"""What looks like an acronym, and what only has capitals."""

import pytest

from halveit.chapters.glossary.grammar import FORMS, strangers
from halveit.chapters.glossary.uses import Finder
from halveit.data.glossary import Entry

KNOWN = ("COVID-19", "e-LfH", "EBC + L&S", "L&S", "NHS", "NHS.UK", "PReCePT", "SBLCBv2", "UK")
FINDER = Finder(Entry(acronym=acronym, expansion="words", note="", line=2) for acronym in KNOWN)


def found(text):
    return [stranger.acronym for stranger in strangers(text, FINDER)]


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("the QIP began", "QIP"),
        ("two QIPs", "QIP"),
        ("the QIP’s board", "QIP"),
        ("(QIP)", "QIP"),
        ("**QIP**", "QIP"),
        ("non-QIP trusts", "QIP"),
        ("A MatNeoX net", "MatNeoX"),
        ("ReSPECT forms", "ReSPECT"),
        ("a PhD", "PhD"),
        ("Q&A for all", "Q&A"),
        ("on HSIB.UK.", "HSIB.UK"),
        ("CO2 tests", "CO2"),
        ("give IV fluids", "IV"),
        ("SBLCBv3", "SBLCBv3"),
        ("NHSX", "NHSX"),
        ("EU", "EU"),
        ("LfH alone", "LfH"),
    ],
)
def test_two_capitals_make_an_acronym(text, acronym):
    assert found(text) == [acronym]


@pytest.mark.parametrize(
    "text",
    [
        "The NHS in the UK, and NHS.UK with EBC + L&S; PReCePT, SBLCBv2, e-LfH and COVID-19-free.",
        "Annex A, Chart B and vitamin D",
        "Jacqueline Dunkley-Bent on Pre-Term Labour",
        "on GitHub with PowerPoint, says McDonald",
        "Henry VIII and type II, in part IV",
        "J.K. Rowling and A.B Smith",
        "PMC8728648 and CD004667",
        "the end.The next",
        "2019/20, 24+0, £8.1m, v3.0 and 15B",
        "a plain sentence without capitals",
    ],
)
def test_what_the_glossary_has_and_what_only_has_capitals_is_none(text):
    assert found(text) == []


def test_a_stranger_is_found_where_it_stands():
    (stranger,) = strangers("The NHS and the QIP.", FINDER)
    assert stranger.start == 16


def test_every_form_says_why():
    assert all(form.why.endswith(".") for form in FORMS)
    assert len({form.kind for form in FORMS}) == len(FORMS)
