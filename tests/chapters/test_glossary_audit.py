"""Acronyms that the glossary lacks, and entries that nothing needs: on small books and on the report."""

import pytest

from halveit.chapters.book import Chapter
from halveit.chapters.glossary.audit import unknown_in_chapters, unknown_in_exhibits, unused
from halveit.chapters.pandoc import read_markdown
from halveit.data.editions import load_edition
from halveit.data.glossary import Entry, load_glossary
from halveit.exhibits.shelf import Shelf

ENTRIES = tuple(
    Entry(acronym=acronym, expansion="words", note="", line=2) for acronym in ("HSIB", "NHS", "QI", "SBLCBv2")
)

# What a chapter says from its third line on, and what its writer is told.
MESSAGES = [
    (
        "The QIP began.",
        'chapters/one.qmd:3: the acronym "QIP" is not in data/glossary.csv. Add a row, or write the words. '
        'Did you mean "QI"?',
    ),
    (
        "The NHS and\nthe OECD met two\nCEOs of the OECD.",
        'chapters/one.qmd:4: the acronym "OECD" is not in data/glossary.csv. Add a row, or write the words.\n'
        'chapters/one.qmd:5: the acronym "CEO" is not in data/glossary.csv. Add a row, or write the words.\n'
        'chapters/one.qmd:5: the acronym "OECD" is not in data/glossary.csv. Add a row, or write the words.',
    ),
    (
        "The OECD and the OECD's rule.",
        'chapters/one.qmd:3: the acronym "OECD" is not in data/glossary.csv. Add a row, or write the words.',
    ),
    (
        "## What SBLCBv3 asks\n\nWords.[^a]\n\n[^a]: From the OECD.",
        'chapters/one.qmd:3: the acronym "SBLCBv3" is not in data/glossary.csv. Add a row, or write the words. '
        'Did you mean "SBLCBv2"?\n'
        'chapters/one.qmd:7: the acronym "OECD" is not in data/glossary.csv. Add a row, or write the words.',
    ),
]


@pytest.mark.parametrize(("text", "message"), MESSAGES)
def test_an_acronym_that_the_glossary_lacks_is_told_with_its_line(write, text, message):
    project = write({"chapters/one.qmd": f"# One\n\n{text}\n"})
    assert "\n".join(map(str, unknown_in_chapters(project, ENTRIES))) == message


@pytest.mark.parametrize(
    "text",
    [
        "`OECD`",
        "```\nOECD\n```",
        "```{python}\nOECD = 1\n```",
        "[words](https://example.org/OECD)",
        "Words [@OECD].",
        "[words]{.OECD}",
        "{{< meta OECD >}}",
        "<!-- OECD -->",
        "The NHS, HSIB's and SBLCBv2.",
    ],
)
def test_code_addresses_keys_and_what_the_glossary_has_are_no_strangers(write, text):
    project = write({"chapters/one.qmd": f"# One\n\n{text}\n"})
    assert list(unknown_in_chapters(project, ENTRIES)) == []


def test_what_an_exhibit_shows_is_searched_too(small):
    figure = small.figures / "stillbirths.py"
    figure.write_text(figure.read_text().replace('title=f"', 'title=f"The OECD and ', 1))
    shelf = Shelf(load_edition(small, "2021"))
    assert [str(each) for each in unknown_in_exhibits(shelf, load_glossary(small))] == [
        'figures/stillbirths.py: the acronym "OECD" is not in data/glossary.csv. Add a row, or write the words.'
    ]


def chapter(markdown):
    blocks, _ = read_markdown(markdown)
    return Chapter(
        source="chapters/one.qmd",
        slug="one",
        title="One",
        number=None,
        part=None,
        appendix=False,
        tree=blocks,
        notebook_file=b"",
        meta={},
    )


def test_an_entry_counts_as_used_in_prose_headings_and_footnotes_but_not_in_the_glossarys_own_list():
    text = "# The HSIB\n\nWords.^[For QI.]\n\n::: {.glossary}\n[NHS]{#gloss-nhs}\n:   words\n:::\n"
    assert unused([chapter(text)], ENTRIES) == ("NHS", "SBLCBv2")


def test_the_report_has_no_acronym_that_its_glossary_lacks(project, shelf):
    entries = load_glossary(project)
    assert [str(each) for each in unknown_in_chapters(project, entries)] == []
    assert [str(each) for each in unknown_in_exhibits(shelf, entries)] == []
