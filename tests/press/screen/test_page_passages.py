import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from halveit.press.screen.html import Passage, passages
from halveit.press.screen.links import Page
from halveit.press.screen.markdown import in_yaml, page_markdown

from .conftest import tree


def read(markdown, addresses):
    return passages(tree(markdown), Page(slug="outcomes", source="chapters/outcomes.qmd"), addresses)


def test_headings_stand_apart_with_ids_and_numbers(addresses):
    first, second = read('# Outcomes {#sec-a number="1"}\n\nOne.\n\n## Deaths {#sec-b number="1.1"}\n\nTwo.', addresses)
    assert (first.level, first.id, first.body) == (1, "sec-a", "<p>One.</p>")
    assert (second.level, second.id, second.body) == (2, "sec-b", "<p>Two.</p>")
    assert second.heading == '<span class="heading-number">1.1</span> Deaths'


def test_an_appendix_says_that_it_is_one(addresses):
    (only,) = read('# Words {#a number="A"}', addresses)
    assert only.heading == '<span class="heading-number">Appendix A</span> Words'
    assert only.body == ""


def test_text_before_the_first_heading_is_kept(addresses):
    before, after = read("Before.\n\n# Title {#t}\n\nAfter.", addresses)
    assert (before.level, before.body, after.body) == (0, "<p>Before.</p>", "<p>After.</p>")


def test_a_heading_inside_a_callout_stays_in_it_with_its_number(addresses):
    (only,) = read('# T {#t}\n\n::: {.callout .callout-note title="N"}\n## In {#i number="1.1"}\n:::', addresses)
    assert '<h2 id="i"><span class="heading-number">1.1</span> In</h2>' in only.body


def test_footnotes_of_all_sections_stand_at_the_end(addresses):
    first, last = read("# A {#a}\n\nOne.^[First.]\n\n## B {#b}\n\nTwo.^[Second.]", addresses)
    assert "First." not in first.body
    assert "First." in last.body
    assert 'aria-label="Back to the text"' in last.body


def test_nothing_has_a_style_of_its_own(bodies):
    table = "| A | B |\n|:-:|--:|\n| 1 | 2 |\n\n+---+---+\n| a | b |\n+---+---+\n"
    assert "style=" not in bodies(f"# T {{#t}}\n\n{table}\n\na. x\n\n![w](ward.png){{width=50%}}\n")


def test_signs_of_markdown_in_a_heading_stay_signs():
    page = page_markdown([Passage(level=2, id="x", heading="2 * 3_4 [a] {b} `c` # <em>d*</em>", body="")])
    assert page == "## 2 \\* 3\\_4 \\[a\\] \\{b\\} \\`c\\` \\# <em>d\\*</em> {#x}\n"


def test_fences_inside_a_passage_are_hidden_from_mkdocs():
    page = page_markdown([Passage(level=0, id="", heading="", body="<pre>\n```\ncode\n~~~\n</pre>")])
    assert "```" not in page
    assert "&#96;&#96;&#96;\ncode" in page


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ('Rates: "stillbirths" & more', "Rates: &quot;stillbirths&quot; &amp; more"),
        ("# 2 – \\n 😀 a\x7fb\u2028c\ufeff", "# 2 – \\n 😀 a\x7fb c\ufeff"),
    ],
)
def test_a_description_goes_before_the_page(words, read):
    front, page = page_markdown([], words).removeprefix("---\n").split("\n---\n")
    assert yaml.safe_load(front) == {"description": read}
    assert page == "\n\n"


@given(st.recursive(st.none() | st.booleans() | st.text(), lambda inner: st.dictionaries(st.text(), inner, max_size=3)))
def test_what_mkdocs_is_told_it_reads_as_it_was(told):
    text = in_yaml(told)
    assert "\n" not in text
    assert yaml.safe_load(text) == told


def test_facts_stay_marked(bodies):
    assert '<span class="fact" data-fact="a.b">25%</span>' in bodies('# T {#t}\n\n[25%]{.fact data-fact="a.b"}')


def test_a_formula_says_its_author_s_words_to_those_who_do_not_see_it(bodies):
    html = bodies('The rate is [$r = n / m$]{alt="n over m"}.')
    assert '<span role="math" aria-label="n over m"><math' in html
    assert "alt=" not in html


def test_other_spans_stay_as_they_are(bodies):
    assert '<span class="kept" data-x="1">it</span>' in bodies("So [it]{.kept x=1} is.")
