import pytest
import yaml
from msgspec.structs import replace

from halveit.errors import ReportError

from .conftest import tree, write_small


def config(written):
    return yaml.safe_load((written / "mkdocs.yml").read_text())


def test_the_navigation_follows_the_book(written):
    assert config(written)["nav"] == [
        {"Summary": "index.md"},
        {"The report": [{"1 Outcomes": "outcomes.md"}]},
        {"Appendices": [{"A Words & signs": "annex-a.md"}]},
        {
            "Behind the report": [
                {"All sections": "contents.md"},
                {"Data and downloads": "data.md"},
                {"About, licence and attribution": "about.md"},
            ]
        },
    ]


def test_the_mkdocs_project_is_plain(written):
    settings = config(written)
    assert settings["plugins"] == ["search"]
    assert "hooks" not in settings
    assert settings["theme"]["font"] is False
    assert settings["use_directory_urls"] is False


def test_headings_are_markdown_and_all_else_is_html(written):
    page = (written / "docs/outcomes.md").read_text()
    assert '\n# <span class="heading-number">1</span> Outcomes {#sec-outcomes}\n' in page
    assert '\n## <span class="heading-number">1.1</span> Stillbirths {#sec-stillbirths}\n' in page
    assert '\n<div class="passage">\n<p>The rate fell.</p>' in page


def test_a_reference_without_chapter_finds_the_page(written):
    assert '<a href="outcomes.html#sec-stillbirths">section 1.1</a>' in (written / "docs/annex-a.md").read_text()


def test_every_file_that_a_page_offers_is_copied(written):
    docs = written / "docs"
    offered = (
        "exhibits/stillbirths.csv",
        "exhibits/stillbirths.svg",
        "notebooks/outcomes.ipynb",
    )
    page = (docs / "data.md").read_text()
    for address in offered:
        assert (docs / address).is_file()
        assert f'href="{address}"' in page
    assert 'href="report.pdf"' in page


def test_the_licence_page_tells_of_each_release(written):
    page = (written / "docs/about.md").read_text()
    assert "### Deaths &amp; births {#deaths-births-2022-02-17}" in page
    assert "<dd>17 February 2022</dd>" in page
    assert "<dt>How obtained</dt><dd>Received from the publisher</dd>" in page
    assert "<dt>Stands in for</dt><dd>the 2019 release</dd>" in page
    assert "<dt>Why that is safe</dt><dd>No number of 2010 to 2019 was revised.</dd>" in page
    assert "Open Government Licence v3.0" in page


def test_the_fonts_are_our_own(written):
    fonts = {path.name for path in (written / "docs/assets/fonts").iterdir()}
    style = (written / "docs/assets/extra.css").read_text()
    assert {f"report-sans-{name}.woff2" for name in ("regular", "italic", "semibold", "bold")} <= fonts
    assert 'url("fonts/report-sans-regular.woff2")' in style


def test_a_chapter_cannot_take_the_place_of_a_page_of_the_site(book, small, tmp_path):
    taken = replace(book.chapters[1], slug="about", source="chapters/about.qmd")
    spoilt = replace(book, chapters=(book.chapters[0], taken))
    with pytest.raises(ReportError, match=r'^chapters/about\.qmd: the site has a page "about\.html" of its own'):
        write_small(spoilt, small, tmp_path)


def test_the_mistakes_of_all_chapters_are_told_together(book, small, tmp_path):
    spoilt = [replace(one, tree=[*one.blocks, *tree(f"x [x](no-{one.slug}.pdf)")]) for one in book.chapters[:2]]
    with pytest.raises(ReportError) as caught:
        write_small(replace(book, chapters=tuple(spoilt)), small, tmp_path)
    assert [line.partition(" leads")[0] for line in str(caught.value).splitlines()] == [
        'index.qmd: "no-index.pdf"',
        'chapters/outcomes.qmd: "no-outcomes.pdf"',
    ]
