"""The head of every page: what search engines, browsers and links that are passed on are told of it."""

import re
from html.parser import HTMLParser

import pytest

from halveit.press.screen.html import Passage
from halveit.press.shell.descriptions import description

ADDRESS = "https://report.example.gov/project/"
REPOSITORY = "https://code.example.gov/report"
_BAR = "getComputedStyle(document.querySelector('.md-header')).backgroundColor"


class Head(HTMLParser):
    """What a page says in its head, and of its language."""

    def __init__(self, path):
        super().__init__()
        self.meta, self.links, self.title, self.lang, self._in_title = {}, {}, "", "", False
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self._in_title = tag == "title" and not self.title
        if tag == "html":
            self.lang = given["lang"]
        if tag == "meta":
            self.meta[given.get("name") or given.get("property") or given.get("http-equiv")] = given.get("content")
        if tag == "link":
            for kind in (given["rel"] or "").split():
                self.links[given.get("type") or kind] = given["href"]

    def handle_data(self, data):
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag):
        self._in_title = self._in_title and tag != "title"


def heads(site):
    """Return the heads of all editions' pages by their address, embedded charts excepted."""
    found = {path.relative_to(site).as_posix(): path for path in sorted(site.glob("editions/**/*.html"))}
    return {name: Head(path) for name, path in found.items() if "/embed/" not in name}


@pytest.mark.build
def test_every_page_says_its_language_its_title_and_what_it_is_about(built):
    found = heads(built.site)
    assert len(found) > 40
    assert {head.lang for head in found.values()} == {"en-GB"}
    assert len({head.title for head in found.values()}) == len(found)
    for name, head in found.items():
        assert 10 <= len(head.title) <= 90, name
        assert len(head.meta["description"]) >= 40, name
        assert head.meta["og:description"] == head.meta["description"]
        assert head.meta["theme-color"] == "#ffffff"
        assert head.links["license"].startswith("https://www.nationalarchives.gov.uk/doc/open-government-licence/")
    within = {name: head.meta["description"] for name, head in found.items() if name.startswith("editions/2021/")}
    assert len(set(within.values())) == len(within)


@pytest.mark.build
def test_every_page_leads_to_the_pdf_and_to_the_feed(built):
    for name, head in heads(built.site).items():
        folder = (built.site / name).parent
        assert (folder / head.links["application/pdf"]).is_file(), name
        assert (folder / head.links["application/atom+xml"]).is_file(), name


@pytest.mark.build
def test_a_site_that_does_not_know_its_address_claims_none(built):
    for name, head in heads(built.site).items():
        assert "canonical" not in head.links, name
        assert not {"og:url", "og:image"} & head.meta.keys(), name
        assert head.meta["twitter:card"] == "summary"
    assert "Report a problem" not in (built.site / "index.html").read_text()


@pytest.mark.build
def test_the_address_of_a_page_is_the_one_in_its_editions_folder(published):
    for name, head in heads(published).items():
        assert head.links["canonical"] == head.meta["og:url"] == ADDRESS + name
    root = Head(published / "index.html")
    assert root.links["canonical"] == f"{ADDRESS}editions/2020/index.html"


@pytest.mark.build
def test_a_link_that_is_passed_on_has_a_title_and_a_picture_with_words(published):
    head = Head(published / "editions/2021/index.html")
    assert head.title == head.meta["og:title"] == "A made-up report, again"
    assert head.meta["og:type"] == "website"
    assert head.meta["og:locale"] == "en_GB"
    assert head.meta["twitter:card"] == "summary_large_image"
    picture = head.meta["og:image"]
    assert picture == f"{ADDRESS}editions/2021/assets/social/index.png"
    drawn = (published / picture.removeprefix(ADDRESS)).read_bytes()
    width, height = (int.from_bytes(drawn[start : start + 4], "big") for start in (16, 20))
    assert (str(width), str(height)) == (head.meta["og:image:width"], head.meta["og:image:height"])
    assert head.meta["og:image:alt"]
    other = Head(published / "editions/2021/about.html")
    assert other.title.endswith(" – A made-up report, again, 2021")
    assert other.meta["og:type"] == "article"


@pytest.mark.build
def test_the_foot_of_every_page_leads_to_the_repository_and_its_problems(published):
    for name in ("index.html", "404.html", "editions/2021/exhibits/rate.html"):
        html = (published / name).read_text()
        assert f'<a href="{REPOSITORY}">' in html
        assert f'<a href="{REPOSITORY}/issues">Report a problem</a>' in html


@pytest.mark.build
def test_the_page_for_what_is_not_there_begins_its_links_with_the_sites_path(published, built):
    html = (published / "404.html").read_text()
    links = re.findall(r'(?:href|src)="([^"#]+)"', html)
    assert {link for link in links if not link.startswith(("/project/", "https://"))} == set()
    assert "/project/assets/extra.css" in links
    assert '<link rel="stylesheet" href="/assets/extra.css">' in (built.site / "404.html").read_text()


@pytest.mark.build
def test_nothing_is_published_that_no_page_loads(published):
    assert list(published.rglob("*.map")) == []
    assert list(published.rglob("lunr")) == []
    for script in published.rglob("*.min.js"):
        assert "sourceMappingURL" not in script.read_text()


@pytest.mark.build
@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_is_told_the_colour_of_the_pages_own_bar(scheme, published, browser):
    page = browser.new_context(color_scheme=scheme).new_page()
    page.goto((published / "index.html").as_uri())
    for _ in range(2):  # as the device asks for, then the other
        red, green, blue = map(int, re.findall(r"\d+", page.evaluate(_BAR))[:3])
        assert page.get_attribute("meta[name=theme-color]", "content") == f"#{red:02x}{green:02x}{blue:02x}"
        page.locator("#colours-button").click()
    page.context.close()


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>One.</p><p>Two.</p>", "One."),
        ("<p>One. It is “Two.” Three!</p>", "One. It is “Two.” Three!"),
        ("<p></p><p>A &amp; <a href='#'>B</a><span class=\"visually-hidden\"> (chart)</span>.</p>", "A & B."),
        ('<p>One.<a href="#fn1" role="doc-noteref"><sup>1</sup></a></p>', "One."),
        ('<p class="callout-title">Note</p><ul><li><strong>A.</strong> One.</li></ul>', "A. One."),
        (f"<p>One. X{'x' * 194}. Two.</p>", "One."),
        (f"<p>One. X{'x' * 193}. Two.</p>", f"One. X{'x' * 193}."),
        (f"<p>{'x' * 300}. Two.</p>", f"{'x' * 300}."),
        ("<table></table>", ""),
    ],
)
def test_a_page_is_described_by_its_first_sentences(html, words):
    assert description([Passage(level=1, id="", heading="T", body=""), _passage(html)]) == words


def _passage(html):
    return Passage(level=2, id="a", heading="A", body=html)
