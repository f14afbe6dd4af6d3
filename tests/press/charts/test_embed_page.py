"""The page that others show in a frame: one style sheet that its policy allows, no script, a way back to the report."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from halveit.press.charts.embed_style import font_face, style
from halveit.press.charts.embedding import Embedded, embed_page

CHART = Embedded(
    name="Chart 1",
    title="The rate fell & fell",
    subtitle="Deaths per 1,000 births",
    source="Source: the publisher.",
    home="../outcomes.html#fig-stillbirths",
    report="A small report",
    wide='<svg id="w"><title>T</title></svg>',
    narrow='<svg id="n"><title>T</title></svg>',
)


@pytest.fixture
def page():
    return embed_page(CHART, style(font_face(400, "QUJD")))


def test_its_policy_allows_its_one_style_sheet_and_nothing_else(page):
    (look,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    digest = b64encode(sha256(look.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; base-uri 'none'; form-action 'none'"
    )
    assert "<script" not in page
    assert " style=" not in page
    assert page.index("Content-Security-Policy") < page.index("<style>")


def test_it_loads_nothing(page):
    assert re.findall(r'(?:src|href)=\\?"([^"]+)"', page) == [CHART.home]
    assert re.findall(r'url\("([^"]{0,22})', page) == ["data:font/woff2;base64"]


def test_it_says_what_the_chart_shows_where_it_is_from_and_leads_back(page):
    assert "<title>Chart 1: The rate fell &amp; fell</title>" in page
    assert "<h1><span>Chart 1</span> The rate fell &amp; fell</h1>" in page
    assert 'href="../outcomes.html#fig-stillbirths" target="_blank" rel="noopener">A small report, Chart 1' in page
    assert '<html lang="en-GB">' in page
    assert '<meta name="robots" content="noindex">' in page


def test_both_drawings_are_in_it_and_one_is_shown(page):
    assert page.count("<svg") == 2
    assert ".narrow { display: none; }" in page
