"""What other pages need to know of a chapter: found in its tree once, and kept until the chapter has changed."""

import pytest
from msgspec.structs import replace

from halveit.chapters import Book, BookConfig, Chapter
from halveit.chapters.pandoc import read_markdown
from halveit.paths import Project
from halveit.press.building import kept_results
from halveit.press.contained import contained, shown_digest

TEXT = """
# Outcomes {#sec-outcomes number="1"}

It fell to [3.8]{.fact data-fact="rate.latest"}.

## Births {#sec-births number="1.1"}

:::: {#tbl-rate .exhibit word="Table" number="1"}
| Year | Rate |
|------|------|
| 2019 | [3.8]{.fact data-fact="rate.latest"} |

: The rate fell. Deaths per 1,000 births, as [told](#sec-outcomes).
::::

::: {.exhibit-source}
Source: Nobody.
:::

[Hidden]{#unseen .content-visible when-format="pdf"}
[For some]{#some .content-visible when-meta="draft" when-format="html"}
"""


def chapter(text=TEXT):
    blocks, _ = read_markdown(text)
    named = {"source": "outcomes.qmd", "slug": "outcomes", "title": "Outcomes", "number": "1", "part": None}
    return Chapter(**named, appendix=False, tree=blocks, meta={})


def book(one, **metadata):
    return Book(config=BookConfig(title="A book", metadata=metadata), chapters=(one,))


@pytest.fixture
def found():
    one = chapter()
    return contained(book(one), one)


def test_headings_have_their_numbers_and_levels(found):
    told = [(each.level, each.id, each.words) for each in found.headings]
    assert told == [(1, "sec-outcomes", "1 Outcomes"), (2, "sec-births", "1.1 Births")]


def test_an_exhibit_is_known_by_its_number_its_finding_and_its_section(found):
    (exhibit,) = found.exhibits
    assert (exhibit.id, exhibit.number, exhibit.finding) == ("tbl-rate", "Table 1", "The rate fell.")
    assert exhibit.place.words == "1.1 Births"
    assert (exhibit.quotes, exhibit.leads_to) == (("rate.latest",), ("sec-outcomes",))


def test_what_follows_an_exhibit_belongs_to_it(found):
    other = chapter(TEXT.replace("Source: Nobody.", "Source: Somebody."))
    assert contained(book(other), other).exhibits[0].digest != found.exhibits[0].digest
    elsewhere = chapter(TEXT.replace("It fell to", "It came to"))
    assert contained(book(elsewhere), elsewhere).exhibits[0].digest == found.exhibits[0].digest


def test_each_quotation_is_found_with_its_section(found):
    told = [(name, place.address) for name, place in found.quotes]
    assert told == [
        ("rate.latest", "outcomes.html#sec-outcomes"),
        ("rate.latest", "outcomes.html#sec-births"),
    ]


def test_only_ids_that_the_site_shows_are_found():
    one = chapter()
    assert "unseen" not in contained(book(one), one).ids
    assert "some" not in contained(book(one), one).ids
    assert "some" in contained(book(one, draft=True), one).ids


def test_metadata_that_are_not_true_change_nothing():
    one = chapter()
    assert shown_digest(book(one, words="a"), one) == shown_digest(book(one, words="b"), one)
    assert shown_digest(book(one, editions={"e1": True}), one) != shown_digest(book(one, editions={"e2": True}), one)


def test_the_tree_of_a_chapter_that_did_not_change_is_not_asked_for(tmp_path):
    asked = []

    def tree():
        asked.append(1)
        return read_markdown(TEXT)[0]

    one = replace(chapter(), tree=tree, known_digest="as it was")
    found = []
    for _ in range(2):
        with kept_results(Project(tmp_path)):
            found.append(contained(book(one), replace(one)))
    assert [each.slug for each in found] == ["outcomes", "outcomes"]
    assert asked == [1]
