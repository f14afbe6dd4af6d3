"""The page that tells readers what changed."""

import re

import pytest
from msgspec.structs import replace

from halveit.press.changes.page.page import SLUG, TITLE, changes_page
from halveit.press.changes.state import Shown

from .conftest import shown_of, told_of


@pytest.fixture
def page(before, after):
    return {passage.id: passage for passage in changes_page(before, after)}


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def rows(html):
    """Return the rows of the tables as lists of texts."""
    return [
        [plain(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in re.findall(r"<tr>.*?</tr>", html)
    ]


def test_the_first_edition_says_that_it_is_the_first(after):
    (only,) = changes_page(None, after)
    assert (only.level, only.id, only.heading) == (1, SLUG, TITLE)
    assert plain(only.body).startswith("This is the first edition of the report, 2026. There is no earlier edition")


def test_a_superseded_edition_leads_to_what_changed_afterwards(before, after):
    for pages in (changes_page(None, before, newer="2026"), changes_page(before, after, newer="2026")):
        assert '<a href="../2026/what-changed.html">what changed since, in the 2026 edition</a>' in pages[0].body


def test_editions_without_a_difference_say_so_and_no_more(before):
    (only,) = changes_page(before, before)
    assert "Nothing changed." in only.body


def test_the_page_has_its_sections_in_the_order_of_their_weight(page):
    assert list(page) == [
        "what-changed",
        *(f"changed-{name}" for name in ("status", "data", "numbers", "exhibits", "stillbirths", "facts", "text")),
    ]
    assert [passage.level for passage in page.values()] == [1, 2, 2, 2, 2, 3, 2, 2]
    assert page["changed-stillbirths"].heading == "Chart 2: Stillbirths"


def test_the_opening_leads_to_the_other_edition_and_counts(page):
    body = page["what-changed"].body
    assert '<a href="../2021/index.html">2021 edition</a>' in body
    assert "Ambitions whose standing changed: 1" in body
    assert "Datasets: 1 changed, 1 new, 1 gone" in body
    assert "revised: 1 value in 1 series" in body
    assert "Numbers and words quoted in the text: 2 changed, 1 new" in body


def test_every_ambition_is_told_and_the_one_that_moved_is_marked(page):
    assert rows(page["changed-status"].body) == [
        ["Ambition", "2021 edition", "2026 edition", "Changed"],
        ["Combined rate", "behind (2019)", "behind (2019)", "no"],
        ["Stillbirth rate", "ahead (2019)", "behind (2020)", "yes"],
    ]


def test_releases_are_told_in_words(page):
    told = plain(page["changed-data"].body)
    assert (
        "Deaths : the release of 31 May 2024 (with 1 March 2023) in place of that of 1 May 2020; "
        "shown up to 2020, before up to 2019."
    ) in told
    assert "A fresh one : new here, in the release of 2025." in told
    assert "An old one : no longer used; it was the release of 2019." in told


def test_revised_values_stand_in_a_table_with_heads_for_rows_and_columns(page):
    body = page["changed-numbers"].body
    assert rows(body)[1] == ["Stillbirths", "2018", "2,745", "2,750", "+5, +0.2%"]
    assert body.count('<th scope="row"') == 2
    assert body.count('<th scope="col"') == 5


def test_a_chart_shows_old_and_new_on_one_scale_with_its_values_behind(page):
    body = page["changed-stillbirths"].body
    assert '<a href="../2021/outcomes.html#fig-stillbirths">2021 edition</a>' in body
    assert '<a href="outcomes.html#fig-stillbirths">2026 edition</a>' in body
    assert body.count("<svg") == 2
    assert 'id="changed-stillbirths-wide-desc"' in body
    assert (
        "Stillbirth rate: the 2026 edition adds 2020 (3.9), revises 2018 from 4.0 to 4.2 and gives the same value "
        "for the other 2 periods."
    ) in body
    assert rows(body) == [
        ["Period", "2021 edition", "2026 edition", "Difference"],
        ["2017", "4.1", "4.1", "same"],
        ["2018", "4.0", "4.2", "+0.2"],
        ["2019", "3.8", "3.8", "same"],
        ["2020", "none", "3.9", "new"],
    ]


def test_the_drawings_of_a_page_have_ids_of_their_own(page):
    ids = re.findall(r' id="([^"]+)"', page["changed-stillbirths"].body)
    assert len(ids) == len(set(ids)) == 4


def test_an_exhibit_that_is_gone_leads_to_the_edition_that_has_it(before, after):
    old = Shown(title="An old table", is_chart=False, number="Table 1", address="outcomes.html#tbl-old")
    pages = changes_page(replace(before, exhibits={**before.exhibits, "old-table": old}), after)
    body = next(passage.body for passage in pages if passage.id == "changed-exhibits")
    assert '<a href="../2021/outcomes.html#tbl-old">Table 1</a>: An old table' in body


def test_an_exhibit_without_measures_tells_its_cells(before):
    table = shown_of({"2018": 4, "2019": 5}, measures=(), is_chart=False)
    other = shown_of({"2018": 4, "2019": 6}, measures=(), is_chart=False)
    pages = changes_page(replace(before, exhibits={"t": table}), replace(before, exhibits={"t": other}))
    body = next(passage.body for passage in pages if passage.id == "changed-t")
    assert "<svg" not in body
    assert rows(body)[1] == ["2019", "rate", "5", "6"]


def test_values_that_round_to_the_same_are_told_with_more_decimals(before):
    old, new = shown_of({"2018": 4.01, "2019": 3.8}), shown_of({"2018": 4.02, "2019": 3.8})
    pages = changes_page(replace(before, exhibits={"t": old}), replace(before, exhibits={"t": new}))
    body = next(passage.body for passage in pages if passage.id == "changed-t")
    assert rows(body)[1:] == [["2018", "4.01", "4.02", "+0.01"], ["2019", "3.8", "3.8", "same"]]


def test_facts_lead_to_both_pages_of_facts_where_these_have_them(page, before, after):
    body = page["changed-facts"].body
    assert '<a href="../2021/facts.html#stillbirths.latest">3.8</a> (2019)' in body
    assert '<a href="facts.html#stillbirths.latest">3.9</a> (2020)' in body
    assert "Besides: 1 fact new." in body
    unlisted = {name: replace(fact, listed=False) for name, fact in before.facts.items()}
    pages = changes_page(replace(before, facts=unlisted), after)
    assert "../2021/facts.html" not in next(passage.body for passage in pages if passage.id == "changed-facts")


def test_near_sentences_stand_together_and_the_rest_is_counted(page):
    body = page["changed-text"].body
    assert "Outcomes: 1 sentence changed, 1 new and 1 gone" in body
    assert '<a href="outcomes.html#sec-a">A</a>' in body
    assert "<dt>Before</dt><dd>It was 3.8 in 2019.</dd>" in body
    assert "<dt>Now</dt><dd>It was 3.9 in 2020.</dd>" in body
    assert "A new thought" not in body
    assert '<a href="../2021/forewords.html">Forewords</a>: the chapter is gone (1 sentence)' in body


def test_text_of_a_report_is_never_taken_for_html(before):
    odd = replace(before, chapters={"outcomes": told_of("It was <3.8> & so on.", title="A & B")})
    even = replace(before, chapters={"outcomes": told_of("It was <3.9> & so on.", title="A & B")})
    body = next(passage.body for passage in changes_page(odd, even) if passage.id == "changed-text")
    assert "It was &lt;3.8&gt; &amp; so on." in body
    assert "<3" not in body
