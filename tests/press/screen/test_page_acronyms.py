"""Acronyms on the site's pages."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from halveit.chapters.glossary import with_expansions
from halveit.data.glossary import Entry
from halveit.press.pages import write_pages
from halveit.press.screen.acronyms import shown
from halveit.press.screen.html import passages
from halveit.press.screen.links import Page

from .conftest import tree

WORDS = {"CQC": "Care Quality Commission", "MVP": 'Maternity "Voices" Partnership', "NHS": "National Health Service"}
ENTRIES = tuple(Entry(acronym=name, expansion=WORDS[name], note="", line=2) for name in WORDS)
HOMES = {entry.anchor: "glossary" for entry in ENTRIES}


@pytest.fixture
def html_of(addresses):
    def show(markdown, homes=HOMES):
        page = Page(slug="outcomes", source="chapters/outcomes.qmd")
        blocks = with_expansions(tree(markdown), ENTRIES)
        return "\n".join(each.body for each in passages(blocks, page, replace(addresses, homes=homes)))

    return show


def test_the_first_in_a_section_is_a_link_to_its_entry_whose_name_has_the_expansion_once(html_of):
    assert html_of("The CQC met.") == (
        '<p>The <a href="glossary.html#gloss-cqc" class="acronym" aria-label="CQC: Care Quality Commission">'
        '<abbr class="told" title="Care Quality Commission">CQC</abbr></a> met.</p>'
    )


def test_later_ones_are_plain(html_of):
    html = html_of("The CQC. The CQC.")
    assert html.count("<a ") == 1
    assert html.endswith('The <abbr title="Care Quality Commission">CQC</abbr>.</p>')


def test_where_the_text_has_the_words_there_is_no_link(html_of):
    assert html_of("The Care Quality Commission (CQC).") == (
        '<p>The Care Quality Commission (<abbr title="Care Quality Commission">CQC</abbr>).</p>'
    )


def test_a_report_without_a_glossary_page_has_no_links_to_it(html_of):
    assert "<a " not in html_of("The CQC met.", homes={})


def test_signs_of_html_in_an_expansion_stay_signs(html_of):
    assert 'title="Maternity &quot;Voices&quot; Partnerships"' in html_of("MVPs met.")


def test_an_acronym_in_a_caption_keeps_finding_and_subtitle_apart(html_of):
    html = html_of(
        '::: {#fig-stillbirths .exhibit word="Chart" number="1"}\n'
        "![Alt.](/_build/exhibits/2021/stillbirths.inline.svg)\n\nIt fell in the CQC. Rates, England.\n:::\n"
    )
    assert '<span class="exhibit-subtitle">Rates, England.</span>' in html
    assert html.index("exhibit-finding") < html.index("<abbr") < html.index("exhibit-subtitle")


def test_headings_are_plain_text_for_contents_and_search(book, small, tmp_path):
    blocks = tree("# The CQC {#a}\n\nThe CQC.\n\n## The NHS {#b}\n\nThe NHS.\n")
    chapter = replace(book.chapters[0], tree=blocks)
    write_pages(
        replace(book, chapters=(chapter,), glossary=ENTRIES),
        small,
        tmp_path,
        edition_name="2021",
        edition_date="2021-03-18",
        exhibits=small.root / "_build/exhibits/2021",
        pdf_name="report.pdf",
    )
    page = (tmp_path / "docs/index.md").read_text(encoding="utf-8")
    assert "# The CQC {#a}\n" in page
    assert "## The NHS {#b}\n" in page
    assert page.count("<abbr") == 2


class _Text(HTMLParser):
    """Gathers the text of HTML."""

    def __init__(self):
        super().__init__()
        self.text = ""

    def handle_data(self, data):
        self.text += data


def text_of(html):
    reader = _Text()
    reader.feed(html)
    return " ".join(reader.text.split())


PIECES = st.sampled_from(["CQC", "MVPs", "NHS", "England", "*CQC*", "(NHS)", "MVP's", "[NHS](#x)", "`NHS`", "and,"])


@settings(max_examples=15)
@given(st.lists(st.lists(PIECES, min_size=1, max_size=8), min_size=1, max_size=3))
def test_marking_up_never_changes_the_text_of_a_page(paragraphs):
    from halveit.chapters.pandoc import written

    blocks = tree("\n\n".join(" ".join(pieces) for pieces in paragraphs))
    bare, marked = (written(each, "--to=html5") for each in (blocks, shown(with_expansions(blocks, ENTRIES), HOMES)))
    assert text_of(marked) == text_of(bare)
