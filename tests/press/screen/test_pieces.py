"""A page that is written piece by piece is the page that pandoc writes in one run."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halveit.chapters.pandoc import written
from halveit.press.screen.nodes import raw_block
from halveit.press.screen.pieces import written_pieces

from .conftest import tree

BLOCKS = (
    "Plain words, 'quoted' and *stressed*.",
    "A note.^[Said *below*.]",
    "Two notes.^[One.] And more.^[Two, with `code`.]",
    "```python\nx = 1\n```",
    "```\nno language\n```",
    "3. Three\n4. Four",
    "- [ ] to do\n- [x] done",
    "- one\n\n- two",
    "Term\n:   Its meaning.",
    "$x^2$ and $$\\frac{1}{2}$$",
    "| line one\n|  line two",
    "![Words](a.png)",
    "| A | B |\n|---|--:|\n| 1 | 2 |\n\n: A caption",
    "> quoted\n>\n> twice",
    "***",
    '[A word]{.key title="t"} and <ana@example.org>.',
    "::: {.box #here}\n## Inside\n\nA note in a box.^[Boxed.]\n:::",
    "<!--a comment-->",
)
MARK = "<!--mark-->"
OPTIONS = ("--to=html5-task_lists", "--wrap=none", "--mathml", "--syntax-highlighting=none")


@pytest.fixture(scope="module")
def trees():
    return [tree(markdown) for markdown in BLOCKS]


@given(st.lists(st.lists(st.integers(0, len(BLOCKS) - 1), max_size=3), min_size=1, max_size=5))
@settings(max_examples=25)
def test_pieces_are_those_of_one_run_whatever_is_in_them(trees, chosen):
    pieces = [[node for number in piece for node in trees[number]] for piece in chosen]
    marked = [node for piece in pieces for node in (*piece, raw_block(MARK))][:-1]
    whole = written(marked, *OPTIONS)
    whole = whole.replace('role="doc-endnotes">', 'role="doc-endnotes" aria-label="Footnotes">')
    whole = whole.replace('role="doc-backlink">', 'role="doc-backlink" aria-label="Back to the text">')
    assert written_pieces(pieces) == [each.strip() for each in whole.split(MARK)]


def test_a_page_of_nothing_is_nothing():
    assert written_pieces([[]]) == [""]
