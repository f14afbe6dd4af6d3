"""The sitemap: every page of every edition once, by its canonical address; and what robots are told."""

import xml.etree.ElementTree as ET
from urllib.robotparser import RobotFileParser

import pytest

from halveit.press.shell.sitemap import write_sitemap

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ADDRESS = "https://report.example.gov/a/"


@pytest.fixture
def site(tmp_path):
    """A site with two editions, a page that no one should find by itself, and a copy at the root."""
    for name in (
        "index.html",
        "404.html",
        "editions/2020/index.html",
        "editions/2020/about.html",
        "editions/2020/exhibits/a & b.html",
        "editions/2020/embed/rate.html",
        "editions/2020/data.csv",
        "editions/2021/index.html",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    return tmp_path


def entries(site):
    """Return address and date of each entry of a sitemap."""
    root = ET.parse(site / "sitemap.xml").getroot()
    assert root.tag == f"{NAMESPACE}urlset"
    return [(entry.findtext(f"{NAMESPACE}loc"), entry.findtext(f"{NAMESPACE}lastmod")) for entry in root]


def test_each_page_of_each_edition_is_listed_once_with_the_editions_date(site):
    write_sitemap(site, ADDRESS, {"2020": "2020-06-01", "2021": "2021-06-01"})
    assert entries(site) == [
        (f"{ADDRESS}editions/2020/index.html", "2020-06-01"),
        (f"{ADDRESS}editions/2020/about.html", "2020-06-01"),
        (f"{ADDRESS}editions/2020/exhibits/a%20%26%20b.html", "2020-06-01"),
        (f"{ADDRESS}editions/2021/index.html", "2021-06-01"),
    ]


def test_robots_may_read_everything_and_are_shown_the_sitemap(site):
    write_sitemap(site, ADDRESS, {"2020": "2020-06-01"})
    robots = RobotFileParser()
    robots.parse((site / "robots.txt").read_text().splitlines())
    assert robots.can_fetch("*", f"{ADDRESS}editions/2020/about.html")
    assert robots.site_maps() == [f"{ADDRESS}sitemap.xml"]


def test_a_site_without_address_has_no_sitemap(site):
    write_sitemap(site, "", {"2020": "2020-06-01"})
    assert not (site / "sitemap.xml").exists()
    assert (site / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"


@pytest.mark.build
def test_the_sitemap_has_every_page_of_the_report_and_there_is_but_one(built):
    listed = [address for address, _ in entries(built.site)]
    pages = {
        f"https://example.org/safer-maternity-care/{path.relative_to(built.site).as_posix()}"
        for path in built.site.glob("editions/**/*.html")
        if path.parent.name != "embed"
    }
    assert len(listed) == len(set(listed))
    assert set(listed) == pages
    assert list(built.site.rglob("sitemap*")) == [built.site / "sitemap.xml"]
