"""What every page tells assistive technology of itself: landmarks, tables with heads, parts with names."""

import re

import pytest

pytestmark = pytest.mark.build


@pytest.fixture(scope="module")
def pages(built):
    """Every page of both editions by its address, as HTML."""
    found = [path for path in built.site.glob("editions/**/*.html") if "embed" not in path.parts]
    return {path.relative_to(built.site).as_posix(): path.read_text(encoding="utf-8") for path in found}


def test_each_page_has_one_of_each_landmark_and_names_for_those_that_repeat(pages):
    for name, html in pages.items():
        for tag in ("main", "header", "footer", "h1"):
            assert len(re.findall(rf"<{tag}[ >]", html)) == 1, (name, tag)
        for nav in re.findall(r"<nav[^>]*>", html):
            assert "aria-label" in nav, (name, nav)


def test_every_table_has_heads_with_scopes_and_lies_in_a_region_with_a_name(pages):
    for name, html in pages.items():
        for table in re.findall(r"<table.*?</table>", html, re.DOTALL):
            heads = re.findall(r"<th[ >][^>]*", table)
            assert heads, (name, table[:120])
            assert all("scope=" in head for head in heads), (name, table[:120])
        regions = re.findall(r'<div class="table-scroll"[^>]*>', html)
        assert len(regions) == html.count("<table"), name
        assert all(re.search(r'role="region" tabindex="0" aria-label(ledby)?="[^"]', each) for each in regions), name


def test_the_theme_s_controls_that_no_key_reaches_are_gone(pages):
    for name, html in pages.items():
        labels = re.findall(r"<label[^>]*>", html)
        assert all("overlay" in label for label in labels), (name, labels)
        assert "aria-expanded" not in "".join(re.findall(r"<nav[^>]*>", html)), name
        assert not re.search(r'tabindex="(?:[1-9]|")', html), name


def test_every_page_has_the_skip_link_the_editions_and_the_pdf(pages):
    for name, html in pages.items():
        assert html.count('class="md-skip"') == 1, name
        assert 'aria-labelledby="editions-title"' in html, name
        assert re.search(r'href="[^"]+\.pdf">', html), name


def test_every_page_is_in_british_english_and_has_a_title_of_its_own(pages):
    titles = {}
    for name, html in pages.items():
        assert '<html lang="en-GB"' in html, name
        titles.setdefault((name.split("/")[1], re.findall(r"<title>(.*?)</title>", html)[0]), []).append(name)
    assert [names for names in titles.values() if len(names) > 1] == []
