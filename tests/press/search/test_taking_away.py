import re
from zipfile import ZipFile

import pytest

from halveit.press.search.taking_away import MARK, NAME, pack_site
from halveit.steps.fingerprints import fingerprints

PAGES = {
    "editions/2020/index.html": "First",
    "editions/2021/index.html": "Second",
    "editions/2021/data.html": f"<ul></ul>\n{MARK}",
    "editions/2021/data/counts.csv": "year",
    "editions/2021/assets/social/index.png": "picture",
    "index.html": "Second",
    "data.html": f"<ul></ul>\n{MARK}",
    "data/counts.csv": "year",
    "assets/social/index.png": "picture",
    "assets/explore/vega.js": "script",
    "404.html": "Not found",
    "robots.txt": "robots",
    "sitemap.xml": "sitemap",
}


@pytest.fixture
def site(tmp_path):
    for name, text in PAGES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def packed(site):
    """The archive of the site, and the site."""
    pack_site(site, fingerprints(site), here="2021", title="The second", date="2021-07")
    with ZipFile(site / NAME) as archive:
        yield archive, site


def test_every_edition_is_packed_once_with_what_all_of_them_share(packed):
    archive, _ = packed
    assert archive.namelist() == [
        "safer-maternity-care/assets/explore/vega.js",
        "safer-maternity-care/editions/2020/index.html",
        "safer-maternity-care/editions/2021/data.html",
        "safer-maternity-care/editions/2021/data/counts.csv",
        "safer-maternity-care/editions/2021/index.html",
        "safer-maternity-care/index.html",
    ]


def test_its_first_page_leads_to_the_edition_of_the_root(packed):
    archive, _ = packed
    page = archive.read("safer-maternity-care/index.html").decode()
    assert 'content="0; url=editions/2021/index.html"' in page
    assert '<a href="editions/2021/index.html">Open the report</a>' in page
    assert "<title>The second</title>" in page
    assert "Content-Security-Policy" in page


def test_pages_offer_it_with_its_size_and_the_same_pages_within_it_do_not(packed):
    archive, site = packed
    for name, address in (("data.html", NAME), ("editions/2021/data.html", f"../../{NAME}")):
        page = (site / name).read_text()
        assert MARK not in page
        assert re.search(rf'<a href="{re.escape(address)}">The whole site in one file: ZIP, 1 kB</a>', page)
    assert NAME not in archive.read("safer-maternity-care/editions/2021/data.html").decode()


def test_every_file_has_the_date_that_is_told(packed):
    archive, _ = packed
    assert {entry.date_time for entry in archive.infolist()} == {(2021, 7, 1, 0, 0, 0)}


def test_the_same_site_gives_the_same_bytes(site, tmp_path_factory):
    again = tmp_path_factory.mktemp("again")
    for name, text in reversed(PAGES.items()):
        (again / name).parent.mkdir(parents=True, exist_ok=True)
        (again / name).write_text(text)
    for each in (site, again):
        pack_site(each, fingerprints(each), here="2021", title="The second", date="2021-07-01")
    assert (site / NAME).read_bytes() == (again / NAME).read_bytes()
