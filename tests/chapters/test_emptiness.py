"""Headings with nothing below them."""

import pytest

from halveit.chapters.pandoc import read_markdown
from halveit.chapters.tree.emptiness import empty_headings


@pytest.mark.parametrize(
    ("text", "empty"),
    [
        ("# One\n\nText.\n\n## Two\n\nText.", []),
        ("# One\n\n## Two\n\nText.", []),
        ("# One\n\n## Two\n\n## Three\n\nText.", ["Two"]),
        ("# One\n\n## *Two*\n\n### Three\n\n## Four", ["Three", "Four"]),
        ("# One", ["One"]),
        ("# One\n\n::: {#refs}\n:::", []),
        ("", []),
    ],
)
def test_a_heading_with_nothing_below_it_is_found(text, empty):
    assert list(empty_headings(read_markdown(text)[0])) == empty
