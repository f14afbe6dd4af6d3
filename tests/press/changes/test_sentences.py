import pytest

from halveit.chapters.pandoc import read_markdown
from halveit.press.changes.aligning import align, compare_chapters
from halveit.press.changes.sentences import Sentence, sentences_of, split
from halveit.press.changes.state import Told
from halveit.press.changes.telling.phrases import plural


def texts(markdown):
    return [sentence.text for sentence in sentences_of(read_markdown(markdown)[0])]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It fell. It rose.", ["It fell.", "It rose."]),
        ("It fell by 3.8% to 4.1. In 2019 it rose.", ["It fell by 3.8% to 4.1.", "In 2019 it rose."]),
        ("Dr. Smith said, e.g. Tuesday.", ["Dr. Smith said, e.g. Tuesday."]),
        ("“It fell.” She said so.", ["“It fell.”", "She said so."]),
        ("Did it fall? 25% did!", ["Did it fall?", "25% did!"]),
        ("By J. Smith. It is long.", ["By J. Smith.", "It is long."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_sees_them_end(text, sentences):
    assert split(text) == sentences


def test_lists_quotations_tables_terms_and_footnotes_are_read():
    markdown = (
        "# Title\n\nText.^[A note.]\n\n- One.\n- Two.\n\n> Quoted.\n\n| Head |\n|---|\n| Cell |\n\nTerm\n:   Meaning.\n"
    )
    assert texts(markdown) == [
        "Title",
        "Text.",
        "A note.",
        "One.",
        "Two.",
        "Quoted.",
        "Head",
        "Cell",
        "Term",
        "Meaning.",
    ]


def test_an_entry_of_the_references_is_one_text():
    markdown = "::: {#refs}\n::: {#ref-a .csl-entry}\nONS. 2021. “Births.” London. 3 March.\n:::\n:::\n"
    assert texts(markdown) == ["ONS. 2021. “Births.” London. 3 March."]


def test_an_exhibit_with_its_data_source_and_downloads_is_left_out():
    markdown = (
        'Before.\n\n::: {#tbl-a .exhibit word="Table" number="1"}\n| A |\n|---|\n| 1 |\n\nA caption.\n:::\n\n'
        "::: {.exhibit-source}\nSource: it.\n:::\n\nAfter.\n"
    )
    assert texts(markdown) == ["Before.", "After."]


def test_a_sentence_knows_its_section():
    found = sentences_of(read_markdown("Above.\n\n## One {#sec-one}\n\nText.\n")[0])
    assert [(each.text, each.section, each.heading) for each in found] == [
        ("Above.", "", ""),
        ("One", "sec-one", "One"),
        ("Text.", "sec-one", "One"),
    ]


def test_sentences_of_other_numbers_are_paired_in_order():
    old = ["The rate fell by 25%, to 3.8 in 2019.", "Nothing like it.", "It was 2.8 in 2018 and 2.7 in 2019."]
    new = [
        "The rate fell by 22%, to 3.9 in 2023.",
        "It was 2.7 in 2021 and 2.9 in 2022.",
        "Words of another kind here.",
    ]
    assert align(old, new) == [(0, 0), (2, 1)]


def test_sentences_that_share_little_are_no_pair():
    assert align(["Fewer babies died in England."], ["Midwives were given more training."]) == []


def told(*sentences):
    return {"a": Told(title="A", sentences=tuple(Sentence(text=text) for text in sentences))}


def test_a_sentence_that_only_moved_is_the_same():
    assert compare_chapters(told("One.", "Two.", "Three."), told("Three.", "One.", "Two.")) == ()


def test_a_sentence_that_is_there_twice_is_counted_twice():
    (change,) = compare_chapters(told("It fell.", "It fell."), told("It fell."))
    assert (change.new, change.gone) == ((), ("It fell.",))


def test_a_chapter_that_is_there_on_one_side_only_is_new_or_gone():
    (change,) = compare_chapters({}, told("One."))
    assert (change.kind, change.new) == ("new", ("One.",))
    (change,) = compare_chapters(told("One."), {})
    assert (change.kind, change.gone) == ("gone", ("One.",))


def test_entries_of_the_list_of_references_are_counted_as_entries():
    sentences = [Sentence(text=f"Author. 202{year}. Title.", entry=True) for year in range(2)]
    (change,) = compare_chapters({}, {"a": Told(title="A", sentences=tuple(sentences))})
    assert plural(len(change.new), *change.nouns) == "2 entries"
    (change,) = compare_chapters({}, told("One.", "Two."))
    assert plural(len(change.new), *change.nouns) == "2 sentences"
