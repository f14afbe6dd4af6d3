"""Where acronyms stand in a text, and which form their expansion takes there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halveit.chapters.glossary.uses import Finder, plural, possessive, spells_out
from halveit.data.glossary import Entry, load_glossary

WORDS = {
    "Atain": "Avoiding term admissions into neonatal units",
    "CNST": "Clinical Negligence Scheme for Trusts",
    "COVID-19": "coronavirus disease 2019",
    "e-LfH": "e-Learning for Healthcare",
    "EBC": "Each Baby Counts",
    "EBC + L&S": "Each Baby Counts and Learn and Support",
    "L&S": "Learn and Support",
    "MatNeoSIP": "Maternity and Neonatal Safety Improvement Programme",
    "MBRRACE-UK": "Mothers and Babies: Reducing Risk",
    "MVP": "Maternity Voices Partnership",
    "NHS": "National Health Service",
    "NHS.UK": "the website of the National Health Service",
    "QI": "quality improvement",
    "SBLCBv2": "Saving Babies' Lives Care Bundle, version 2",
    "UK": "United Kingdom",
}
ENTRIES = tuple(Entry(acronym=name, expansion=WORDS[name], note="", line=2) for name in WORDS)
FINDER = Finder(ENTRIES)


def found(text):
    return [(text[use.start : use.end], use.expansion) for use in FINDER.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("skill in QI grows", [("QI", "quality improvement")]),
        ("(QI)", [("QI", "quality improvement")]),
        ("QI-led and non-QI", [("QI", "quality improvement"), ("QI", "quality improvement")]),
        ("MVPs met", [("MVPs", "Maternity Voices Partnerships")]),
        ("the MVP’s plan", [("MVP’s", "Maternity Voices Partnership’s")]),
        ("the MVP's plan", [("MVP's", "Maternity Voices Partnership’s")]),
        ("the MVPs’ plans", [("MVPs’", "Maternity Voices Partnerships’")]),
        ("CNST’s rules", [("CNST’s", "Clinical Negligence Scheme for Trusts’")]),
        ("EBC + L&S, then L&S", [("EBC + L&S", WORDS["EBC + L&S"]), ("L&S", WORDS["L&S"])]),
        ("EBC +\nL&S", [("EBC +\nL&S", WORDS["EBC + L&S"])]),
        ("EBC + one", [("EBC", WORDS["EBC"])]),
        ("on e-LfH.", [("e-LfH", WORDS["e-LfH"])]),
        ("MatNeoSIP and Atain", [("MatNeoSIP", WORDS["MatNeoSIP"]), ("Atain", WORDS["Atain"])]),
        ("SBLCBv2.", [("SBLCBv2", "Saving Babies’ Lives Care Bundle, version 2")]),
        ("MBRRACE-UK, in the UK", [("MBRRACE-UK", WORDS["MBRRACE-UK"]), ("UK", WORDS["UK"])]),
        ("see NHS.UK. The NHS", [("NHS.UK", WORDS["NHS.UK"]), ("NHS", WORDS["NHS"])]),
        ("COVID-19-related", [("COVID-19", WORDS["COVID-19"])]),
        ("_NHS_", [("NHS", WORDS["NHS"])]),
    ],
)
def test_an_acronym_is_found_in_every_form_and_the_longest_one_first(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text", ["qi", "NHSX", "XNHS", "UKs1", "R&NHS", "NHS&Co", "www.NHS.org", "nhs.uk", "atain", "EBCD", "QI2"]
)
def test_a_longer_word_an_address_or_other_case_is_no_use(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("one", "many"), [("Board", "Boards"), ("library", "libraries"), ("survey", "surveys"), ("Branch", "Branches")]
)
def test_the_plural_follows_the_last_letters(one, many):
    assert plural(one) == many


def test_the_possessive_of_a_plural_is_an_apostrophe():
    assert (possessive("Branch"), possessive("Trusts")) == ("Branch’s", "Trusts’")


def told(text):
    return [spells_out(text, text, use) for use in FINDER.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Maternity Voices Partnerships (MVPs) met.",
        "MVPs are maternity voices partnerships.",
        "Each Baby Counts + Learn and Support (EBC + L&S)",
        "the second version of the Saving Babies’ Lives Care Bundle (SBLCBv2)",
        "Saving Babies' Lives Care Bundle, version 2 (SBLCBv2)",
    ],
)
def test_words_in_any_case_and_number_spell_an_acronym_out(text):
    assert told(text) == [True]


@pytest.mark.parametrize(
    "text", ["The MVP met.", "It asks users (MVPs).", "An improvement in quality: QI.", "a (QI team)"]
)
def test_other_words_do_not(text):
    assert told(text) == [False]


FILLING = st.text(alphabet="abc ,.()’\n", max_size=6)


@given(st.lists(st.tuples(FILLING, st.sampled_from(sorted(WORDS))), max_size=6), FILLING)
def test_each_acronym_between_other_words_is_found_exactly_where_it_stands(pairs, end):
    text, expected = "", []
    for filling, acronym in pairs:
        text += f"{filling} "
        expected.append((len(text), acronym))
        text += f"{acronym} "
    found_at = [(use.start, use.entry.acronym) for use in FINDER.find(text + end)]
    assert [text[use.start : use.end] for use in FINDER.find(text + end)] == [acronym for _, acronym in found_at]
    assert found_at == expected


def test_every_acronym_of_the_report_is_found_in_each_form(project):
    entries = load_glossary(project)
    finder = Finder(entries)
    for entry in entries:
        for ending in ("", "s", "’s", "s’"):
            (use,) = finder.find(f"({entry.acronym}{ending})")
            assert (use.entry, use.ending) == (entry, ending)
