"""Inline expressions print what Quarto prints."""

import pytest

from halveit.chapters.tree.walking import plain, walk

CLASS = """```{python}
#| echo: false
class Fact:
    def _repr_markdown_(self):
        return "[25%]{.fact}\\n"
```
"""


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ('"a*b* _c_ [d](e) #f <g> $h$ ^i^ ~j~ @k"', "a*b* _c_ [d](e) #f <g> $h$ ^i^ ~j~ @k"),
        ("\"1. -- ... 'q' 3.8\"", "1. -- ... 'q' 3.8"),
        ("6 * 7", "42"),
        ("-3.50", "-3.5"),
        ("[1, 'a']", "[1, 'a']"),
        ("True", "True"),
    ],
)
def test_a_value_is_printed_as_it_is(read, expression, printed):
    [paragraph] = read(f"`{{python}} {expression}`").chapters[1].blocks[1:]
    assert plain(paragraph) == printed
    assert {node["t"] for node in walk(paragraph["c"])} <= {"Str", "Space"}


def test_an_object_that_knows_its_markdown_gives_it(read):
    book = read(f"{CLASS}\n| fell by |\n|--|\n| `{{python}} Fact()` |\n\n## By `{{python}} Fact()`\n")
    table, heading = book.chapters[1].blocks[1:]
    assert [node["t"] for node in walk(heading["c"][2])] == ["Str", "Space", "Span", "Str"]
    assert "Span" in [node["t"] for node in walk(table)]


def test_code_that_is_only_shown_is_not_run(read):
    text = "```` markdown\n`{python} a`\n````\n\n`` `{python} a` `` and `{{python}} a`.\n"
    block, paragraph = read(text).chapters[1].blocks[1:]
    assert block["c"][1] == "`{python} a`"
    assert plain(paragraph) == "`{python} a` and {python} a."
