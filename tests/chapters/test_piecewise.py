"""Reading a chapter in pieces: pandoc makes of them what it makes of the whole, whatever stands in it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from halveit.chapters.pandoc import read_markdown
from halveit.chapters.piecewise import cut, read_piecewise

PLAIN = (
    "# Deaths {#sec-deaths}",
    "## Notes",
    "## Notes",
    "## Notes 1",
    "### *Rates*, and `code` {.unnumbered}",
    "##",
    "## Notes {#notes-1}",
    'A sentence about @sec-deaths and [3.8]{.fact data-fact="stillbirths.latest"}.\nAnother [@mbrrace, p. 3].',
    "- one\n\n  ## Within a list\n\n- two",
    "> ## Within a quotation\n>\n> text",
    "::: {.callout-note}\n## Notes\nText.\n:::",
    "::: {.a}\n\n:::: {.b}\n\n## Inner\n\n::::\n\n## Outer\n\n:::",
    "```{.python}\nx = 1\n\n# Notes\n\n::: {.no}\n```",
    "    # indented\n\n    :::",
    "| a | b |\n| --- | --: |\n| 1 | 2 |\n\n: Its caption",
    "A mark[^one] and its text.\n\n[^one]: The footnote.\n\n    Goes on.",
    'An "opened quotation',
    "Term\n\n:   What it means.",
    '![](a.svg){fig-alt="A chart."}\n',
    "1. one\n2. two",
    "text directly before\n## No heading",
    "text directly before\n:::",
    ":::",
    "***",
)
TYING = (
    "::: {.never-closed}",
    "See [Notes], or [there][Notes].",
    "See [Notes](what is no address) and [Notes]{what is none}.",
    "[Notes]: https://example.org",
    "[^one]: Far away.",
    "(@first) An example",
    "As (@first) says.",
    "<div>",
    "</div>",
    "<!-- begins",
    "ends -->",
    "\\newcommand{\\x}{y}",
    "$\\x$",
    "\\begin{quote}",
    "\\end{quote}",
    "$$ x =",
    "y $$",
    "-----\n a   b\n-----\n 1   2",
    "-----",
    "+---+\n| a |\n+---+",
    "Title\n=====",
    "```",
    "~~~~",
    "text ``` and text",
    "  ```",
    "*[abc]: def",
    "% a title",
)
TEXTS = st.lists(st.sampled_from(PLAIN), min_size=2, max_size=9)


def whole(pieces):
    return "".join(f"{piece}\n\n" for piece in pieces)


@given(TEXTS)
@example(["## Notes", "## Notes", "## Notes 1", "## Notes"])
@example(["::: {.callout-note}\n## Notes\nText.\n:::", "## Notes"])
def test_of_pieces_pandoc_makes_the_same_as_of_the_whole(texts):
    assert read_piecewise(whole(texts), least=1) == read_markdown(whole(texts))


@given(TEXTS, st.lists(st.sampled_from(TYING), min_size=1, max_size=3), st.randoms(use_true_random=False))
@example(["# A", "# B"], ["[^one]: Far away."], None)
def test_what_ties_parts_of_a_text_together_is_read_with_all_of_it(texts, tying, random):
    texts = [*texts, *tying]
    if random:
        random.shuffle(texts)
    assert read_piecewise(whole(texts), least=1) == read_markdown(whole(texts))


def test_an_edit_leaves_other_pieces_as_they_were():
    texts = [f"## Section {number}\n\n{'Words of it. ' * 20}" for number in range(5)]
    before, after = (cut(whole(each), least=100) for each in (texts, [*texts[:2], texts[2] + "More.", *texts[3:]]))
    assert len(before) == len(after) == 5
    assert [then == now for then, now in zip(before, after, strict=True)] == [True, True, False, True, True]


@pytest.mark.parametrize("tying", TYING[:3])
def test_a_text_with_ties_stays_whole(tying):
    assert [piece.text for piece in cut(whole(["# A", "# B", tying]), least=1)] == [whole(["# A", "# B", tying])]


def test_a_short_text_stays_whole():
    assert len(cut("# A\n\n# B\n")) == 1
