from datetime import date
from typing import Any

import pytest

from halveit.errors import ReportError
from halveit.press.paper.front import Front
from halveit.press.paper.proof.places import lines_below
from halveit.press.paper.proof.proof import proof

FRONT: dict[str, Any] = {
    "title": "A report",
    "subtitle": "",
    "author": "",
    "edition": "",
    "day": date(2021, 3, 25),
    "notice": "",
    "language": "en-GB",
    "description": "",
    "keywords": (),
}
WRONG = {
    "a table without a header row": (
        "|   |   |\n|---|---|\n| Stillbirths | 3.8 |",
        'the table "Stillbirths 3.8" has no header row. Name its columns in a first row above the line of dashes.',
    ),
    "a table with a column that has no heading": (
        "| Measure |   |\n|---|---|\n| Stillbirths | 3.8 |",
        'the table "Measure" has a column without a heading. Name every column: it is read out.',
    ),
    "a picture without alt text": (
        "![](/figures/map.png)",
        "the picture map.png has no alt text. Say what it shows: ![A map of England.](map.png), or "
        'fig-alt="…" where the brackets hold its caption.',
    ),
    "alt text that is a file name": (
        "![map.png](/figures/map.png)",
        'the alt text of the picture map.png is a file name, "map.png". Say what the picture shows.',
    ),
    "alt text that is a file name without its ending": (
        "![stillbirths](/_build/exhibits/stillbirths.inline.svg)",
        'the alt text of the picture stillbirths.inline.svg is a file name, "stillbirths". Say what the picture shows.',
    ),
    "alt text that says what anybody sees": (
        "![Chart.](/figures/map.png)",
        'the alt text of the picture map.png is only "Chart.". Say what the picture shows.',
    ),
    "a figure without a caption": (
        '::: {#fig-map word="Chart" number="1"}\n![A map.](/map.png)\n\n[]{}\n:::',
        'the figure "fig-map" has no caption. Write one as the last paragraph in its ::: block.',
    ),
    "a heading that skips a level": (
        "### Rates",
        'the heading "Rates" has level 3 but follows level 1: write ## instead of ###.',
    ),
    "an empty heading": ("## {#empty}", "a heading of level 2 is empty. Give it words or take it out."),
    "a footnote in a heading": (
        "## Rates^[Per 1,000.]",
        'the heading "Rates" has a footnote, which the contents would repeat. Put it in the text below.',
    ),
    "a link without text": (
        "[](https://www.ons.gov.uk/)",
        "the link to https://www.ons.gov.uk/ has no text. Write what it leads to.",
    ),
    "a link that only says here": (
        "Find it [here](https://www.ons.gov.uk/).",
        'the text of the link to https://www.ons.gov.uk/ is only "here". Write what it leads to: links are read out '
        "alone.",
    ),
    "a link whose text is its address": (
        "<https://www.ons.gov.uk/births>",
        "the text of a link is its address, https://www.ons.gov.uk/births, which a voice spells out. Write what it "
        "leads to: [the data on child mortality](https://…).",
    ),
    "a link that leads nowhere": (
        "## Rates {#sec-rates}\n\n[Rates](#sec-rate)",
        'a link leads to "#sec-rate", which is nowhere in the report. Did you mean "sec-rates"?',
    ),
    "a link to a file": (
        "[The data](/data/facts.csv)",
        'a link leads to the file "/data/facts.csv", which a PDF does not have beside it. Give its whole address, or '
        'show the link on the site only: ::: {.content-visible when-format="html"}.',
    ),
    "a formula without words": (
        r"$\frac{d}{b}$",
        r'the formula $\frac{d}{b}$ is not said in words: [$…$]{alt="deaths divided by births"}.',
    ),
    "HTML": (
        "Two<br>lines",
        "HTML has no meaning on paper: <br>. Write it in Markdown, or show it on the site only: "
        '::: {.content-visible when-format="html"}.',
    ),
}
RIGHT = {
    "a table with a header": "| Year | Rate |\n|---|---|\n| 2010 | 5.1 |",
    "a picture with alt text": "![A map of England.](/map.png)",
    "headings that go up by several levels": "## A\n\n### B\n\n## C",
    "a link around a picture": "[![The ONS.](/logo.png)](https://www.ons.gov.uk/)",
    "a link to a section": "## Rates {#sec-rates}\n\nSee [section 1](#sec-rates).",
    "addresses in the list of references": "::: {#refs}\nONS. 2021. <https://www.ons.gov.uk/births>.\n:::",
    "a link to an address of mail": "[Write to us](mailto:us@example.org)",
    "a formula with words": '[$r$]{alt="the rate"}',
    "a comment in HTML": "<!-- a note -->",
}


@pytest.fixture
def told(sections):
    """Return what is wrong with Markdown below a chapter's title."""

    def make(markdown, **front):
        with pytest.raises(ReportError) as caught:
            proof(Front(**{**FRONT, **front}), sections(f"# One\n\n{markdown}"))
        return str(caught.value)

    return make


@pytest.mark.parametrize("name", WRONG)
def test_what_would_leave_readers_out_is_refused(name, told):
    markdown, message = WRONG[name]
    assert told(markdown) == f"chapters/one.qmd: {message}"


@pytest.mark.parametrize("name", RIGHT)
def test_what_all_can_read_passes(name, sections):
    proof(Front(**FRONT), sections(f"# One\n\n{RIGHT[name]}"))


def test_a_chapter_that_opens_with_a_lower_heading_is_refused(sections):
    with pytest.raises(ReportError, match='"Rates" has level 2 but opens the chapter: write # instead of ##'):
        proof(Front(**FRONT), sections("## Rates"))


def test_a_report_without_a_title_is_refused(told):
    expected = "_quarto.yml: the report has no title. Say `title:` under `book:`; it names the PDF."
    assert told("Text.", title=" ") == expected


@pytest.mark.parametrize(
    ("language", "message"),
    [("", "the report has no language."), ("english", '"english" is no language tag.')],
)
def test_a_report_without_a_language_is_refused(told, language, message):
    rest = "Say `lang: en-GB`, so that a voice reads it out as English."
    assert told("Text.", language=language) == f"_quarto.yml: {message} {rest}"


LINES = {
    "## Rates {#a}\n\nText.\n\n#### Too  deep": ("Too deep", 7),
    "Text.\n\n| Measure |   |\n|---|---|\n| Stillbirths | 3.8 |": ("without a heading", 5),
    "Text.\n\n|   |   |\n|---|---|\n| Stillbirths | 3.8 |": ("no header row", 7),
    "Text.\n\n![](/figures/map.png)": ("no alt text", 5),
    "Text.\n\n- Look\n  [here](https://www.ons.gov.uk/)": ('only "here"', 6),
    "Text.\n\n[](https://www.ons.gov.uk/)": ("has no text", 5),
    "Text, see\n<https://www.ons.gov.uk/>": ("is its address", 4),
    "Text.\n\n[Rates](#sec-rate)": ("nowhere in the report", 5),
    "Text.\n\n[Data](/data/facts.csv)": ("leads to the file", 5),
    "Text.\n\nThe rate is\n$\\frac{d}{b}$.": ("not said in words", 6),
    "Text.\n\nTwo<br>lines": ("HTML", 5),
}


@pytest.mark.parametrize("markdown", LINES)
def test_a_mistake_is_told_with_its_line(markdown, sections, tmp_path):
    (tmp_path / "chapters").mkdir()
    text = f"# One\n\n{markdown}"
    (tmp_path / "chapters/one.qmd").write_text(text)
    words, line = LINES[markdown]
    with pytest.raises(ReportError) as caught:
        proof(Front(**FRONT), sections(text), lines_below(tmp_path))
    assert words in caught.value.message
    assert (caught.value.path, caught.value.line) == ("chapters/one.qmd", line)


def test_what_a_cell_brings_has_no_line(sections, tmp_path):
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters/one.qmd").write_text("# One\n")
    with pytest.raises(ReportError) as caught:
        proof(Front(**FRONT), sections("# One\n\n![](/a.svg)"), lines_below(tmp_path))
    assert caught.value.line is None


def test_all_mistakes_are_told_together(told):
    assert told("[](https://a.org/)\n\n![](/b.png)").count("chapters/one.qmd: ") == 2
