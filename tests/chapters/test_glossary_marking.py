"""Acronyms in a chapter's tree: which are marked, and where readers are told what they stand for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halveit.chapters import read_book
from halveit.chapters.glossary import with_expansions
from halveit.chapters.glossary.pieces import cut, text_of
from halveit.chapters.pandoc import read_markdown
from halveit.chapters.tree.walking import Attr, plain, walk
from halveit.data.glossary import Entry

WORDS = {
    "CQC": "Care Quality Commission",
    "EBC + L&S": "Each Baby Counts and Learn and Support",
    "HSIB": "Healthcare Safety Investigation Branch",
    "MVP": "Maternity Voices Partnership",
    "NHS": "National Health Service",
    "QI": "quality improvement",
}
ENTRIES = tuple(Entry(acronym=name, expansion=WORDS[name], note="", line=2) for name in WORDS)


def marked(markdown):
    blocks, _ = read_markdown(markdown)
    return with_expansions(blocks, ENTRIES)


def acronyms(tree):
    """Return each acronym's text, and what readers are told there."""
    spans = [node for node in walk(tree) if node["t"] == "Span" and "abbr" in Attr(node).classes]
    told = [{key: value for key, value in Attr(span).pairs.items() if key in ("first", "told")} for span in spans]
    return [(plain(span), *each.values()) for span, each in zip(spans, told, strict=True)]


def test_an_acronym_becomes_a_span_with_its_expansion_and_its_entrys_id():
    (paragraph,) = marked("The CQC met.")
    span = paragraph["c"][2]
    assert span["c"][0] == [
        "",
        ["abbr"],
        [
            ["expansion", "Care Quality Commission"],
            ["entry", "gloss-cqc"],
            ["first", "section"],
            ["told", "chapter"],
        ],
    ]
    assert span["c"][1] == [{"t": "Str", "c": "CQC"}]


def test_the_first_below_each_heading_is_the_first_of_a_section_and_only_one_is_told_in_the_chapter():
    text = "# A\n\nThe CQC met. The CQC left.\n\n## B\n\nThe CQC.\n\n#### C\n\n- the CQC\n- the CQC\n"
    first = ("CQC", "section")
    assert acronyms(marked(text)) == [("CQC", "section", "chapter"), ("CQC",), first, first, ("CQC",)]


def test_a_name_is_not_torn_apart():
    found = acronyms(marked("NHS England and NHS-funded care: the NHS pays."))
    assert found == [("NHS", "section"), ("NHS",), ("NHS", "chapter")]


def test_in_a_chapter_that_has_it_in_names_only_the_first_name_tells():
    assert acronyms(marked("NHS England and NHS Digital.")) == [("NHS", "section", "chapter"), ("NHS",)]


def test_a_possessive_ends_a_name():
    assert acronyms(marked("The CQC's Board.")) == [("CQC’s", "section", "chapter")]


def test_nothing_more_is_told_where_the_paragraph_spells_the_acronym_out():
    text = "Maternity Voices Partnerships (MVPs) met.\n\nThe MVPs left.\n\n## B\n\nThe MVPs are back."
    assert acronyms(marked(text)) == [("MVPs",), ("MVPs",), ("MVPs", "section")]


def test_the_words_may_stand_behind_the_acronym_in_other_markup():
    assert acronyms(marked("QI is short for *quality improvement*.")) == [("QI",)]


def test_an_acronym_of_several_words_is_one_span_over_a_line_break_too():
    (paragraph,) = marked("With EBC +\nL&S it ends.")
    (span,) = [node for node in paragraph["c"] if node["t"] == "Span"]
    assert [node["t"] for node in span["c"][1]] == ["Str", "Space", "Str", "SoftBreak", "Str"]
    assert Attr(span).pairs["expansion"] == WORDS["EBC + L&S"]


@pytest.mark.parametrize(
    "text",
    [
        "# The CQC",
        "[the CQC](https://example.org)",
        "`CQC`",
        "```\nCQC\n```",
        "$CQC$",
        '[CQC]{.fact data-fact="a.b"}',
        '[Chart CQC](#fig-a){.crossref chapter="a"}',
        "Words ![CQC](a.png) words",
        "::: {.glossary}\n[CQC]{#gloss-cqc}\n:   Care Quality Commission and NHS\n:::",
        "ACQC and CQCs2",
    ],
)
def test_headings_links_code_facts_and_the_glossary_itself_stay_as_they_are(text):
    blocks, _ = read_markdown(text)
    assert with_expansions(blocks, ENTRIES) == blocks


def test_emphasis_quotations_lists_and_tables_are_searched():
    text = '*CQC* "HSIB"\n\n> MVP\n\n1. QI\n\n| NHS |\n|---|\n| CQC |\n'
    assert [each[0] for each in acronyms(marked(text))] == ["CQC", "HSIB", "MVP", "QI", "NHS", "CQC"]


def test_a_footnote_tells_what_its_reader_does_not_know_and_the_text_goes_on_without_it():
    found = acronyms(marked("Words.^[The CQC and the CQC.] The CQC met.^[The CQC.]"))
    assert found == [("CQC", "section", "chapter"), ("CQC",), ("CQC", "section", "chapter"), ("CQC",)]


def test_what_a_table_exhibit_has_is_told_below_it():
    text = '::: {#tbl-a word="Table" number="1"}\n| NHS England |\n|---|\n| CQC |\n:::\n\nThe CQC.\n'
    assert acronyms(marked(text)) == [("NHS", "section", "exhibit"), ("CQC", "section", "exhibit"), ("CQC",)]


def test_data_that_is_folded_away_tells_nothing():
    text = "::: {.exhibit-data}\n| CQC |\n|---|\n| 1 |\n:::\n\nThe CQC.\n"
    assert acronyms(marked(text)) == [("CQC",), ("CQC", "section", "chapter")]


def test_titles_in_the_list_of_references_get_no_words_in_brackets():
    text = "::: {#refs}\nThe CQC.\n:::\n\nThe CQC.\n"
    assert acronyms(marked(text)) == [("CQC", "section"), ("CQC", "chapter")]


def test_the_tree_that_was_given_stays_as_it_was():
    blocks, _ = read_markdown("The CQC met.")
    again, _ = read_markdown("The CQC met.")
    with_expansions(blocks, ENTRIES)
    assert blocks == again


PIECES = st.sampled_from(
    ["CQC", "MVPs", "EBC + L&S", "NHS", "England", "words", "(QI)", "*HSIB*", "HSIB's", "`NHS`", "a^[The CQC.]", "CQC,"]
)


@settings(max_examples=30)
@given(st.lists(st.lists(PIECES, min_size=1, max_size=7), min_size=1, max_size=4))
def test_marking_never_changes_the_text(paragraphs):
    blocks, _ = read_markdown("\n\n".join(" ".join(pieces) for pieces in paragraphs))
    result = with_expansions(blocks, ENTRIES)
    assert [plain(block) for block in result] == [plain(block) for block in blocks]
    assert [plain(note["c"]) for note in walk(result) if note["t"] == "Note"] == [
        plain(note["c"]) for note in walk(blocks) if note["t"] == "Note"
    ]


RUNS = st.lists(
    st.one_of(
        st.just({"t": "Space"}), st.text("abC", min_size=1, max_size=3).map(lambda word: {"t": "Str", "c": word})
    ),
    max_size=6,
)


@given(RUNS, st.data())
def test_a_run_cut_in_two_is_the_run_again(run, data):
    text = text_of(run)
    middle = data.draw(st.integers(0, len(text)))
    before, behind = cut(run, 0, middle), cut(run, middle, len(text))
    assert (text_of(before), text_of(behind)) == (text[:middle], text[middle:])
    assert cut(run, 0, len(text)) == run


def test_a_book_brings_its_glossary_and_one_without_the_file_an_empty_one(write):
    assert read_book(write({})).glossary == ()
    book = read_book(write({"data/glossary.csv": "acronym,expansion,note\nQI,quality improvement,\n"}))
    assert [entry.acronym for entry in book.glossary] == ["QI"]
