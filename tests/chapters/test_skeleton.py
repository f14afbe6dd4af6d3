"""What work on the whole book gets of a chapter: enough for it, and no word more than that; nothing is lost."""

import copy

from hypothesis import given
from hypothesis import strategies as st

from halveit.chapters.pandoc import read_markdown
from halveit.chapters.tree.skeleton import fleshed, skeleton_of
from halveit.chapters.tree.walking import replace, walk

BLOCKS = (
    'A sentence of *many* words, and [3.8]{.fact data-fact="stillbirths.latest"}.',
    "It is in @fig-rates, as said [here](#there).",
    "It was found [see @mbrrace, p. 3] that *this* is so.",
    "## A heading\n\nText.",
    "- one\n- two, in @sec-rates\n- three",
    "| a | b |\n| --- | --- |\n| 1 | @tbl-rates |",
    "| a | b |\n| --- | --- |\n| 1 | 2 |",
    '::: {#fig-rates .exhibit}\n![](rates.svg){fig-alt="A chart."}\n\nA caption.\n:::',
    '::: {.content-visible when-format="html"}\nOne.\n\nTwo [there]{#there}.\n\nThree.\n:::',
    "> Quoted, with a footnote.^[About @fig-rates.]",
    "Term\n\n:   What it means.",
    "```{.python}\nx = 1\n```",
)
TREES = st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=6).map(
    lambda texts: read_markdown("\n\n".join(texts))[0]
)


def words_of(blocks):
    return [node["c"] for node in walk(blocks) if node["t"] == "Str"]


@given(TREES)
def test_what_was_left_out_comes_back_into_its_place(blocks):
    before = copy.deepcopy(blocks)
    assert fleshed(skeleton_of(blocks), blocks) == blocks == before


@given(TREES)
def test_all_that_is_numbered_named_linked_or_cited_is_there_in_order(blocks):
    def counted(tree):
        kinds = ("Header", "Cite", "Link")
        return [
            (node["t"], node["c"] if node["t"] in kinds[:2] else node["c"][0])
            for node in walk(tree)
            if node["t"] in kinds or (node["t"] in ("Div", "Span") and node["c"][0][0])
        ]

    assert counted(skeleton_of(blocks)) == counted(blocks)


@given(TREES)
def test_what_the_book_makes_of_references_stands_among_the_words(blocks):
    def as_words(tree):
        return replace(tree, lambda _: [{"t": "Str", "c": "Chart 1"}], ("Cite",))

    assert fleshed(as_words(skeleton_of(blocks)), blocks) == as_words(blocks)


def test_a_number_in_a_sentence_with_a_reference_is_left_out():
    one, other = (read_markdown(f"The rate was {rate} (see @fig-rates), *as said*.")[0] for rate in ("3.8", "3.9"))
    assert skeleton_of(one) == skeleton_of(other)
    assert words_of(skeleton_of(one)) == ["@fig-rates"]


def test_a_sentence_about_a_publication_stays_whole():
    blocks, _ = read_markdown("Others found 3.8 [@mbrrace].\n\nWe found 3.9.")
    assert words_of(skeleton_of(blocks)) == ["Others", "found", "3.8", "[@mbrrace]", "."]
