import pytest

from halveit.press.paper.blocks import Setter
from halveit.press.paper.source import to_typst

PICTURES = {"/a.svg": "/a.svg"}


@pytest.fixture
def typst_of(blocks):
    """Set Markdown as a chapter's Typst source."""

    def make(markdown):
        setter = Setter(label="one", chapters={"two": "sec-two"}, pictures=PICTURES)
        return " ".join(to_typst(setter.chapter(blocks(markdown))).split())

    return make


def test_a_heading_keeps_the_number_that_it_came_with(typst_of):
    found = typst_of('## Rates {#sec-rates number="1.2"}')
    assert found == '#section(level: 2, number: "1.2", id: "sec-rates", listed: true)[Rates]'


def test_a_heading_without_a_number_gets_none(typst_of):
    assert "number: none" in typst_of("# Summary {.unnumbered}")


def test_an_unlisted_heading_stays_out_of_the_contents(typst_of):
    assert "listed: false" in typst_of("## Thanks {.unnumbered .unlisted}")


def test_a_figure_has_its_caption_its_alt_text_and_its_source(typst_of):
    found = typst_of(
        '::: {#fig-a word="Chart" number="3"}\n![A \\"line\\".](/a.svg)\n\nA *finding*.\n:::\n\n'
        "::: {.exhibit-data}\n| a |\n|---|\n| 1 |\n:::\n\n::: {.exhibit-source}\nSource: us.\n:::"
    )
    figure, data = found.split('#exhibit-data(heading: "Data for Chart 3"')
    assert figure.startswith('#exhibit(word: "Chart", number: "3", id: "fig-a", breakable: false, sourced: true, ')
    assert "caption: [A #emph[finding].])[" in figure
    assert r'#picture("/a.svg", "A \"line\".")' in figure
    assert figure.endswith("] #exhibit-below[ #exhibit-source[ Source: us. ] ] ")
    assert "#report-table(" in data


@pytest.mark.parametrize("following", ["- one\n- two", "1. one", "> Said so.", "| a |\n|---|\n| 1 |", "Para."])
def test_a_line_that_ends_with_a_colon_stays_with_what_it_leads_in(following, typst_of):
    assert typst_of(f"She asked for this:\n\n{following}").startswith("#lead-in[ She asked for this: ]")


def test_a_line_before_a_formula_stays_with_it(typst_of):
    assert typst_of('The ratio is\n\n[$$r$$]{alt="the rate"}').startswith("#lead-in[ The ratio is ]")


@pytest.mark.parametrize("markdown", ["Two things.\n\n- one\n- two", "She asked for this:", "At 10:30 it was\n\nover."])
def test_any_other_line_may_end_a_page(markdown, typst_of):
    assert "#lead-in" not in typst_of(markdown)


def test_a_wide_table_takes_its_source_to_a_turned_page(typst_of):
    row = "| " + "Implementation | " * 9
    found = typst_of(
        f'::: {{#tbl-a word="Table" number="1"}}\n{row}\n{"|---" * 9}|\n{row}\n\nWide.\n:::\n\n'
        "::: {.exhibit-source}\nSource: us.\n:::\n\nAfter."
    )
    assert found.startswith("#turned[ #exhibit(")
    assert found.endswith("#exhibit-source[ Source: us. ] ] ] After.")


def test_a_heading_goes_to_the_turned_page_with_its_table(typst_of):
    row = "| " + "Implementation | " * 9
    wide = f'::: {{#tbl-a word="Table" number="1"}}\n{row}\n{"|---" * 9}|\n{row}\n\nWide.\n:::'
    found = typst_of(f"Before.\n\n## Initiatives {{#sec-a}}\n\n{wide}\n\n## After {{#sec-b}}")
    assert found.startswith('Before. #turned[ #section(level: 2, number: none, id: "sec-a"')
    assert found.endswith('] ] #section(level: 2, number: none, id: "sec-b", listed: true)[After]')


def test_a_wide_table_in_a_box_stays_on_the_page(typst_of):
    row = "| " + "Implementation | " * 9
    assert "#turned" not in typst_of(f"::: {{.callout .callout-tip}}\n{row}\n{'|---' * 9}|\n{row}\n:::")


def test_a_callout_is_a_box_with_its_title(typst_of):
    found = typst_of('::: {.callout .callout-warning title="Take care" collapse="true"}\nText.\n:::')
    assert found == '#callout(kind: "warning", heading: "Take care", breakable: false)[ Text. ]'


def test_a_callout_without_a_title_is_called_by_its_kind(typst_of):
    assert 'heading: "Tip"' in typst_of("::: {.callout .callout-tip}\nText.\n:::")


def test_a_reference_leads_to_its_label(typst_of):
    assert typst_of('[Chart 1](#fig-a){.crossref chapter="two"}') == "#link(<fig-a>)[Chart 1]"


def test_a_link_to_a_chapter_leads_to_its_title(typst_of):
    assert typst_of('[next](){chapter="two"}') == "#link(<sec-two>)[next]"


def test_a_fact_is_plain_text(typst_of):
    assert typst_of('It fell by [25%]{.fact data-fact="a.b"}.') == "It fell by 25%."


def test_words_of_another_language_say_which(typst_of):
    assert typst_of("[hanner]{lang=cy}") == '#text(lang: "cy", region: none)[hanner]'
    assert typst_of("::: {lang=fr-CA}\nmoitié\n:::") == '#text(lang: "fr", region: "CA")[ moitié ]'


def test_an_id_in_the_text_can_be_linked_to(typst_of):
    assert typst_of("[here]{#spot}") == '#anchor("spot")here'
    assert typst_of("::: {#place}\nText.\n:::") == '#anchor("place") Text.'


def test_a_formula_is_said_in_words(typst_of):
    assert typst_of('[$r$]{alt="the rate"}') == '#formula("the rate")[$r$]'


def test_a_picture_in_a_line_stays_in_it(typst_of):
    assert typst_of("See ![a bell](/a.svg){width=50%}.") == 'See #box(picture("/a.svg", "a bell", width: 50%)).'


def test_a_citation_is_the_text_that_was_made_of_it(typst_of):
    assert typst_of("[@ons]") == r"\[\@ons\]"


def test_terms_stand_with_their_definitions(typst_of):
    assert typst_of("Rate\n:   Per 1,000.") == "#terms( terms.item([Rate], [Per 1,000.]), )"


def test_paragraphs_of_a_definition_stay_apart(blocks):
    source = to_typst(
        Setter(label="one", chapters={}, pictures={}).chapter(blocks("Rate\n:   Per 1,000.\n\n    Births."))
    )
    assert "Per 1,000.\n\nBirths." in source


def test_divs_round_the_output_of_cells_leave_no_trace(typst_of):
    assert typst_of(":::: {.cell}\n::: {.cell-output}\nText.\n:::\n::::") == "Text."


def test_what_looks_like_markup_stays_text(typst_of):
    assert typst_of(r"\#let x = \"1\" \*a\* \_b\_ \$c\$ \@d \<e\>") == r'\#let x = "1" \*a\* \_b\_ \$c\$ \@d \<e\>'
