"""Acronyms on paper: the words behind the first one in a chapter, or in a note below a table."""

import pytest

from halveit.chapters.glossary import with_expansions
from halveit.data.glossary import Entry
from halveit.press.paper.blocks import Setter
from halveit.press.paper.source import to_typst

WORDS = {"CQC": "Care Quality Commission", "MVP": "Maternity Voices Partnership", "NHS": "National Health Service"}
ENTRIES = tuple(Entry(acronym=name, expansion=WORDS[name], note="", line=2) for name in WORDS)


@pytest.fixture
def typst_of(blocks):
    def make(markdown):
        setter = Setter(label="one", chapters={}, pictures={})
        return " ".join(to_typst(setter.chapter(with_expansions(blocks(markdown), ENTRIES))).split())

    return make


def test_the_words_stand_in_brackets_behind_the_first_one(typst_of):
    found = typst_of("The CQC met the MVPs.\n\nThe CQC left.\n")
    assert found == "The CQC (Care Quality Commission) met the MVPs (Maternity Voices Partnerships). The CQC left."


def test_no_words_are_added_where_the_text_has_them(typst_of):
    assert typst_of("The Care Quality Commission (CQC).") == "The Care Quality Commission (CQC)."


def test_a_name_stays_whole(typst_of):
    assert typst_of("NHS England and the NHS.") == "NHS England and the NHS (National Health Service)."


def test_the_acronyms_of_a_table_are_told_in_a_note_below_its_source(typst_of):
    found = typst_of(
        '::: {#tbl-a word="Table" number="1"}\n| Who |\n|---|\n| NHS and CQC |\n| CQC |\n\nCaption.\n:::\n\n'
        "::: {.exhibit-source}\nSource: us.\n:::\n\nThe CQC."
    )
    assert "NHS and CQC" in found
    assert (
        "#exhibit-source[ Source: us. ] #exhibit-source[ CQC: Care Quality Commission. NHS: National Health Service. ]"
    ) in found
    assert found.endswith("The CQC.")


def test_a_table_whose_acronyms_are_known_gets_no_note(typst_of):
    found = typst_of('The CQC.\n\n::: {#tbl-a word="Table" number="1"}\n| Who |\n|---|\n| CQC |\n\nCaption.\n:::')
    assert found.count("Care Quality Commission") == 1
