"""The word `glossary`, which shows the glossary on a page."""

import pytest

from halveit import glossary
from halveit.chapters.pandoc import read_markdown
from halveit.chapters.tree.walking import attr_of, plain, walk
from halveit.data.editions import load_edition
from halveit.errors import ReportError
from halveit.exhibits.context import showing
from halveit.exhibits.shelf import Shelf

ROWS = """\
acronym,expansion,note
EBC + L&S,Each Baby Counts and Learn and Support,
HQIP,Healthcare Quality Improvement Partnership,"The list prints ""HQIB"", not *HQIP*."
"""


@pytest.fixture
def shown(copy):
    def markdown(text):
        (copy.data / "glossary.csv").write_text(text)
        with showing(Shelf(load_edition(copy, "2021"))):
            return glossary()._repr_markdown_()

    return markdown


def test_each_acronym_is_a_term_with_its_anchor_and_the_note_on_a_line_of_its_own(shown):
    assert shown(ROWS) == (
        "::: {.glossary}\n\n"
        "[EBC + L&S]{#gloss-ebc-l-s}\n:   Each Baby Counts and Learn and Support\n\n"
        "[HQIP]{#gloss-hqip}\n:   Healthcare Quality Improvement Partnership\\\n"
        '    [The list prints "HQIB", not \\*HQIP\\*.]{.note}\n'
        "\n:::\n"
    )


def test_pandoc_reads_it_as_one_list_of_definitions(shown):
    blocks, warnings = read_markdown(shown(ROWS))
    (division,) = blocks
    (listed,) = division["c"][1]
    ids = [attr.identifier for node in walk(listed) if (attr := attr_of(node)) and attr.identifier]
    assert (listed["t"], ids, warnings) == ("DefinitionList", ["gloss-ebc-l-s", "gloss-hqip"], [])
    assert plain(listed["c"][1][1]) == (
        "Healthcare Quality Improvement Partnership The list prints “HQIB”, not *HQIP*."
    )


def test_a_glossary_without_acronyms_is_refused(shown):
    with pytest.raises(ReportError, match=r"^there are no acronyms to show: data/glossary\.csv is empty or not there"):
        shown("acronym,expansion,note\n")
