"""What of a chapter is prose, and which facts it quotes."""

import pytest

from halveit.chapters.audit.grammar import numerals
from halveit.chapters.audit.prose import prose_of, quotations
from halveit.chapters.sources.chapter import read_chapter

NOT_PROSE = [
    "```{python}\nx = 25\n```",
    "```\n25\n```",
    'Code `25`, ``2`5``, `{python} 25` and `{python} fact("a.b25")`.',
    "<!-- 25 -->",
    "<!--\n25\n-->",
    "Text <!-- 25\n25 --> text.",
    "See [the page](https://example.org/25/2.5) and <https://example.org/25>, https://example.org/25.",
    '[a link](page-25.qmd "Page 25")',
    "As said [@ons-25; @mbrrace2021, and others], in @fig-25.",
    "A note.[^25]\n\n[^25]: Its text.",
    "## Heading {#sec-25 .unnumbered}",
    '[text]{.fact data-fact="a25"} and ![](picture-25.png){width=25%}',
    "::: {.callout-note collapse=25}\ntext\n:::",
    "{{< meta number.25 >}}",
    '<div style="width: 25%">text</div>',
    "Fish &amp; chips&#8230;",
    "With $z = 1.96$ and $\\phi > 1$, $n_0$ events.",
    "$$ p(t) = b \\left( 1 - r \\right) $$",
    "$$\n\\frac{z^2}{2m}\n$$",
]
PROSE = [
    ("The rate was 25%.", 1),
    ("[25%]{.fact}", 1),
    ("[25%](page.qmd)", 1),
    ("A [link](page.qmd) (25%).", 1),
    ("{25%}", 1),
    ("25\\%", 1),
    ("$25\\%$", 1),
    ("It cost $25 and a pound.", 1),
    ("## Down by 25% {#sec-down}", 1),
    ("A note.[^n]\n\n[^n]: It was 25%.", 3),
    ("Inline.^[It was 25%.]", 1),
    ("A [link\nover two lines](page.qmd).\nIt was 25%.", 3),
    ("<!--\n\n-->\n\nIt was 25%.", 5),
    ("Text <!-- a\nb --> text.\n\n25%", 4),
    ("```{python}\nx = 1\n```\n\n25%", 5),
    ("::: {.callout-note}\n## 25%\n:::", 2),
    ("a < b, 25% and c > d", 1),
    ("25&nbsp;% is £&#56;m, but not `25`", 1),
]


@pytest.fixture
def chapter(write):
    return lambda text: read_chapter(write({"chapters/one.qmd": text}), "chapters/one.qmd")


@pytest.mark.parametrize("text", NOT_PROSE)
def test_what_is_no_prose_is_left_out(chapter, text):
    assert not [each for prose in prose_of(chapter(text)) for each in numerals(prose.text)]


@pytest.mark.parametrize(("text", "line"), PROSE)
def test_a_numeral_in_prose_is_found_on_its_line(chapter, text, line):
    found = [prose.line_at(each.start).number for prose in prose_of(chapter(text)) for each in numerals(prose.text)]
    assert found
    assert set(found) == {line}


def test_of_the_front_matter_only_what_readers_see_is_prose(chapter):
    text = "---\ntitle: Down by 25%\neditions: 30\n---\n\nText.\n"
    found = [
        (each.text, prose.line_at(each.start).number)
        for prose in prose_of(chapter(text))
        for each in numerals(prose.text)
    ]
    assert found == [("25%", 2)]


def test_an_included_file_is_audited_under_its_own_name(write):
    project = write(
        {"chapters/one.qmd": "# One\n\n{{< include _part.qmd >}}\n", "chapters/_part.qmd": "\nDown by 25%.\n"}
    )
    written = read_chapter(project, "chapters/one.qmd")
    lines = [prose.line_at(each.start) for prose in prose_of(written) for each in numerals(prose.text)]
    assert [(line.path, line.number) for line in lines] == [("chapters/_part.qmd", 2)]


def test_facts_are_quoted_by_inline_code_and_cells_only(chapter):
    text = "\n".join(
        [
            '`{python} fact("a.one")` and `{python} fact(\'a.two\')` <!-- `{python} fact("a.comment")` -->',
            "```{python}",
            'show_all(fact("a.cell"))',
            "```",
            '`fact("a.code")` fact("a.text")',
            "```",
            'fact("a.shown")',
            "```",
        ]
    )
    assert [(each.id, each.line.number) for each in quotations(chapter(text))] == [
        ("a.one", 1),
        ("a.two", 1),
        ("a.cell", 3),
    ]
