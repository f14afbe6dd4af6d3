"""A chapter's text is cut into parts without loss."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halveit.chapters.sources.lines import text_of, to_lines
from halveit.chapters.sources.parts import Part, split
from halveit.errors import ReportError

BLOCKS = st.sampled_from(
    [
        *[
            "",
            "---",
            "...",
            "```",
            "````",
            "~~~",
            "```{python}",
            "<!--",
            "-->",
            "`<!--`",
            "a",
            "<!-- a --> b",
            "    ```",
        ],
        *["> ```", "# Title", "{{< include _a.qmd >}}", "#| echo: false", "é\tü", "```{r}\n1\n```", "~~~\n```\n~~~"],
        *["---\ntitle: A\n---", "```{python}\n#| label: a\n1\n```", "````\n```{python}\n````", "<!-- a\n```\nb -->"],
    ]
)


def parts_of(text: str) -> tuple[Part, ...]:
    return split(to_lines(text, path="a.qmd"))


@given(st.lists(BLOCKS, max_size=30).map("\n".join))
def test_the_parts_joined_are_the_text_and_know_their_lines(text):
    count = text.count("\n") + 1
    try:
        parts = parts_of(text)
    except ReportError as error:
        refused = error
    else:
        lines = tuple(line for part in parts for line in part.lines)
        assert text_of(lines) == text
        assert [line.number for line in lines] == list(range(1, count + 1))
        assert all(part.lines for part in parts)
        assert not any(one.kind == two.kind == "prose" for one, two in pairwise(parts))
        return
    assert 1 <= (refused.line or 0) <= count


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="`~<-\r\n")), max_size=8))
def test_text_without_marks_is_prose(texts):
    parts = parts_of("\n".join(texts))
    assert [part.kind for part in parts] == ["prose"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("---\ntitle: A\n---\n\ntext", ["front", "prose"]),
        ("text\n\n---\n", ["prose"]),
        ("```{python}\n1\n```\ntext", ["cell", "prose"]),
        ("````\n```{python}\n1\n```\n````", ["code"]),
        ("~~~\n```{python}\n~~~", ["code"]),
        ("```python\n1\n```", ["code"]),
        ("```{.python}\n1\n```", ["code"]),
        ("```{=html}\n<b>\n```", ["code"]),
        ("``` a ``` is prose", ["prose"]),
        ("<!--\n```{python}\n1\n```\n-->", ["comment"]),
        ("a <!-- b --> c", ["prose"]),
        ("`<!--` is how a comment begins", ["prose"]),
        ("```{python}\n````\n", ["cell", "prose"]),
    ],
)
def test_each_kind_of_part_is_known(text, kinds):
    assert [part.kind for part in parts_of(text)] == kinds


def test_windows_line_breaks_are_line_breaks():
    assert [line.text for line in to_lines("a\r\nb", path="a.qmd")] == ["a", "b"]
