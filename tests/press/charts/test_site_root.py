"""Where pages find the one script that draws charts: at the site's root, from every folder."""

import re
from urllib.parse import urljoin

import pytest

from halveit.press.siblings import place_at_root

BASES = {"outcomes.html": "./../../", "exhibits/stillbirths.html": "../../../"}


@pytest.fixture
def site(tmp_path):
    for page, base in BASES.items():
        path = tmp_path / "editions/2021" / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'<script src="assets/explore.js" data-site="{base}" defer></script>')
    place_at_root(tmp_path, "2021", ["2021"])
    return tmp_path


@pytest.mark.parametrize("folder", ["", "editions/2021/"])
@pytest.mark.parametrize("page", BASES)
def test_every_page_says_where_the_root_is(site, folder, page):
    (base,) = re.findall('data-site="([^"]*)"', (site / folder / page).read_text())
    here = f"https://report.example.gov/site/{folder}{page}"
    assert urljoin(here, f"{base}assets/explore/vega.js") == "https://report.example.gov/site/assets/explore/vega.js"


def test_links_at_the_root_lead_to_the_other_editions_folders_and_all_else_is_copied_as_it_is(tmp_path):
    pages = {
        "a.html": '<a href="../2020/a.html">x</a> <a href="../2021/a.html">x</a> <a href="../other/a.html">x</a>',
        "deep/b.html": '<a href="../../2020/a.html">x</a> <a href="../a.html">x</a> <a href="../2020/a.html">x</a>',
        "deep/c.js": 'href="../../2020/a.html"',
    }
    for name, text in pages.items():
        path = tmp_path / "editions/2021" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    place_at_root(tmp_path, "2021", ["2020", "2021"])
    assert {name: (tmp_path / name).read_text() for name in pages} == {
        "a.html": (
            '<a href="editions/2020/a.html">x</a> <a href="editions/2021/a.html">x</a> <a href="../other/a.html">x</a>'
        ),
        "deep/b.html": (
            '<a href="../editions/2020/a.html">x</a> <a href="../a.html">x</a> <a href="../2020/a.html">x</a>'
        ),
        "deep/c.js": pages["deep/c.js"],
    }
    assert (tmp_path / "editions/2021/deep/b.html").read_text() == pages["deep/b.html"]
