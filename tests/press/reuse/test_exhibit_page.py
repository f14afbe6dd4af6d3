import re
from html import unescape

import pytest

from halveit.press.reuse.exhibits.page import from_below


@pytest.fixture(scope="module")
def chart(later):
    return (later / "exhibits/trend.html").read_text()


@pytest.fixture(scope="module")
def table(later):
    return (later / "exhibits/rate.html").read_text()


def exhibit(html):
    """Return the box with the exhibit."""
    start = html.index('<div class="exhibit-group"')
    return html[start : html.index("exhibit-downloads", start)]


def test_the_page_shows_the_chart_as_the_chapter_does_with_its_data_open(chart, later):
    own, there = exhibit(chart), exhibit((later / "index.html").read_text()[0:].partition('id="sec-trend"')[2])
    assert "<svg" in own
    assert '<details open class="exhibit-data"' in own
    assert own.replace("<details open ", "<details ").replace('"../', '"') == there


def test_each_exhibit_leads_to_its_page_and_the_page_back(chart, later):
    index = (later / "index.html").read_text()
    assert 'href="exhibits/trend.html">This chart’s own page' in index
    assert 'href="exhibits/rate.html">This table’s own page' in index
    assert 'href="../index.html#fig-trend"' in chart
    assert 'href="exhibits/trend.html"' in (later / "data.html").read_text()


def test_the_downloads_do_not_lead_to_the_page_that_they_are_on(chart):
    assert "own page" not in chart
    assert 'href="../exhibits/trend.csv"' in chart


def test_every_column_is_told_with_its_name_in_the_file(chart):
    rows = re.findall(r'<th scope="row">([^<]+)</th><td><code>(\w+)</code></td><td>([^<]+)</td>', chart)
    assert rows == [
        ("Year", "year", "Calendar year."),
        ("Deaths", "deaths", "Deaths registered."),
        ("Rate per 1,000", "rate", "Deaths per 1,000 births."),
        ("High", "high", "Whether the rate is above 7."),
    ]


def test_a_page_says_how_to_cite_it(chart, later):
    assert (
        "Its maintainers (2021). Figure 1: Rates &amp; “signs” &lt;fell&gt; by 20%. "
        "In: A made-up report, again, edition 2021, 1 June 2021. Data: The publisher, Deaths nowhere (1 May 2021). "
        "https://reports.test/stats/editions/2021/exhibits/trend.html</p>"
    ) in chart
    for name in ("trend.bib", "trend.csl.json"):
        assert f'href="{name}"' in chart
        assert (later / "exhibits" / name).is_file()


def test_a_chart_can_be_embedded_in_a_frame_with_a_title_and_a_sandbox(chart):
    (code,) = re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", chart, re.DOTALL)
    assert unescape(code).startswith(
        '<iframe src="https://reports.test/stats/editions/2021/embed/trend.html" title="Figure 1'
    )
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in unescape(code)
    assert "allow-same-origin" not in code


def test_a_table_cannot_be_embedded(table):
    assert "Embed this" not in table
    assert "iframe" not in table


def test_exhibit_pages_are_in_no_navigation(later):
    page = (later / "index.html").read_text()
    menus = re.findall(r"<nav.*?</nav>", page, re.DOTALL)
    assert menus
    assert not any("exhibits/trend.html" in menu for menu in menus)


def test_the_same_exhibit_in_another_edition_is_one_key_away(site, chart):
    assert 'href="../../2020/exhibits/trend.html">2020</a>' in chart
    root = (site / "exhibits/trend.html").read_text()
    assert 'href="../editions/2021/exhibits/trend.html">2021</a>' in root


def test_a_site_that_knows_no_address_says_what_to_put_there(elsewhere):
    page = (elsewhere / "editions/2021/exhibits/trend.html").read_text()
    assert "add the address of this page to the citation" in page
    assert "put its address in the place of <code>https://example.org/stats/</code>" in page


def test_links_of_a_page_are_mended_for_one_further_down():
    html = (
        '<a class="x" href="data.html#a">1</a><a href="#b">2</a><a href="https://reports.test/">3</a><img src="a.png">'
    )
    assert from_below(html) == (
        '<a class="x" href="../data.html#a">1</a><a href="#b">2</a><a href="https://reports.test/">3</a>'
        '<img src="../a.png">'
    )
