import pytest

from halveit.errors import ReportError
from halveit.press import site_proof
from halveit.press.page_proof import prove_page
from halveit.press.shell.policy import with_policy
from halveit.press.site_proof import prove_site
from halveit.steps.reads import Now
from halveit.steps.running import Keeper, keeping
from halveit.steps.store import Store

ADDRESS = "https://report.example.gov/project/"
PAGE = with_policy(
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title></head>'
    '<body><h1 id="top-title">T</h1>{}</body></html>'
).replace("\n", "")


@pytest.fixture
def proof(tmp_path):
    """Give what the proof says of a page's content."""

    def prove(content, page=PAGE, address=""):
        (tmp_path / "index.html").write_text(page.format(content))
        (tmp_path / "other.html").write_text(PAGE.format('<p id="there">x</p>'))
        (tmp_path / "chart.png").write_bytes(b"")
        try:
            prove_site(tmp_path, address)
        except ReportError as error:
            return str(error)
        return ""

    return prove


GOOD = (
    '<a href="other.html#there">x</a> <a href="#top-title">x</a> <a href="/other.html">x</a>',
    '<a href="https://example.org/">x</a>',
    '<img src="chart.png" alt="The rate fell.">',
    '<svg role="img" aria-labelledby="t"><title id="t">The rate fell</title></svg>',
    "<h2>a</h2><h3>b</h3><h2>c</h2>",
    '<svg aria-hidden="true"><path d="M0 0"/></svg>',
)
BAD = {
    '<a href="nowhere.html">x</a>': 'index.html:1: the link "nowhere.html" leads nowhere.',
    '<a href="other.html#x">x</a>': 'index.html:1: the link "other.html#x" leads to a page without the id "x".',
    '<a href="../outside.txt">x</a>': 'index.html:1: the link "../outside.txt" leads nowhere.',
    '<img src="https://cdn.example.org/a.png" alt="A">': (
        'index.html:1: the page loads "https://cdn.example.org/a.png" from another host.'
    ),
    '<script src="//cdn.example.org/a.js"></script>': (
        'index.html:1: the page loads "//cdn.example.org/a.js" from another host.'
    ),
    '<img src="missing.png" alt="A">': 'index.html:1: the page loads "missing.png", which is not there.',
    '<link rel="stylesheet" href="https://fonts.example.org/css">': (
        'index.html:1: the page loads "https://fonts.example.org/css" from another host.'
    ),
    "<style>p {{ background: url(https://example.org/a.png) }}</style>": (
        "index.html:1: the page's Content-Security-Policy does not allow this style. Put it into a file.\n"
        'index.html:1: a style on the page loads "https://example.org/a.png" from another host.'
    ),
    '<p onclick="x()">x</p>': (
        'index.html:1: no Content-Security-Policy allows the attribute "onclick". Put it into a script\'s file.'
    ),
    '<img src="chart.png">': "index.html:1: a picture has no alternative text.",
    '<img src="chart.png" alt="a.png">': 'index.html:1: a picture\'s alternative text is a file name ("a.png").',
    '<svg role="img"><title id="t">A</title></svg>': "index.html:1: a picture has no alternative text.",
    "<h1>second</h1>": "index.html: the page has 2 headings of level 1; it must have one.",
    "<h3>deep</h3>": "index.html:1: a heading of level 3 follows one of level 1; a level is left out.",
    '<p id="top-title">x</p>': 'index.html:1: the id "top-title" stands on 2 elements.',
}


@pytest.mark.parametrize("content", GOOD)
def test_a_sound_page_passes(proof, content):
    assert proof(content) == ""


@pytest.mark.parametrize("content", BAD)
def test_a_fault_is_told_with_page_and_line(proof, content):
    expected = BAD[content].replace("index.html: ", "index.html:1: ")
    assert proof(content.replace("{{", "{").replace("}}", "}")) == expected


def test_a_page_without_language_is_told(proof):
    assert proof("", PAGE.replace(' lang="en"', "")) == "index.html:1: the page does not say its language."


def test_a_page_without_policy_is_told(proof):
    page = PAGE.replace('http-equiv="Content-Security-Policy"', 'name="policy"')
    assert proof("", page) == "index.html:1: the page has no Content-Security-Policy."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f'<a href="{ADDRESS}other.html">x</a> <a href="/project/other.html">x</a>', ""),
        (f'<link rel="canonical" href="{ADDRESS}other.html">', ""),
        (f'<a href="{ADDRESS}no.html">x</a>', f'index.html:1: the link "{ADDRESS}no.html" leads nowhere.'),
        (
            f'<link rel="canonical" href="{ADDRESS}no.html">',
            f'index.html:1: the link "{ADDRESS}no.html" leads nowhere.',
        ),
        (
            f'<meta property="og:image" content="{ADDRESS}no.png">',
            f'index.html:1: the link "{ADDRESS}no.png" leads nowhere.',
        ),
        ('<a href="/other.html">x</a>', 'index.html:1: the link "/other.html" leads nowhere.'),
    ],
)
def test_links_by_the_sites_own_address_are_followed(proof, content, said):
    assert proof(content, address=ADDRESS) == said


def test_a_style_sheet_that_loads_from_elsewhere_is_told(proof, tmp_path):
    (tmp_path / "extra.css").write_text('@import "https://example.org/a.css"; p { background: url("no.png") }')
    assert proof("").splitlines() == [
        'extra.css: the style sheet loads "https://example.org/a.css" from another host.',
        'extra.css: the style sheet loads "no.png", which is not there.',
    ]


def test_all_faults_are_told_together(proof):
    assert len(proof('<a href="a.html">x</a><a href="b.html">x</a>').splitlines()) == 2


@pytest.fixture
def building(tmp_path_factory, monkeypatch):
    """Give what proves a site as a build does, and tells what is wrong and how many pages were read for it."""
    root = tmp_path_factory.mktemp("project")
    read = []
    monkeypatch.setattr(site_proof, "prove_page", lambda html: read.append(html) or prove_page(html))

    def prove(site):
        read.clear()
        with keeping(Keeper(store=Store(root / "_build/kept", root), root=root, now=Now())):
            try:
                prove_site(site)
            except ReportError as error:
                return str(error), len(read)
        return "", len(read)

    return prove


def write_pages(site, **contents):
    for name, content in contents.items():
        (site / f"{name}.html").write_text(PAGE.format(content))


def test_in_a_build_only_pages_that_changed_are_read_again(building, tmp_path):
    write_pages(tmp_path, one="<p>x</p>", two="<p>y</p>", three="<p>z</p>")
    assert building(tmp_path) == ("", 3)
    write_pages(tmp_path, two="<p>other</p>")
    assert building(tmp_path) == ("", 1)
    assert building(tmp_path) == ("", 0)


def test_a_fault_on_a_page_that_did_not_change_is_told_each_time(building, tmp_path):
    write_pages(tmp_path, one='\n<img src="a.png">', two="")
    told = 'one.html:2: the page loads "a.png", which is not there.\none.html:2: a picture has no alternative text.'
    assert [building(tmp_path), building(tmp_path)] == [(told, 2), (told, 0)]


def test_a_link_on_a_page_that_did_not_change_is_followed_to_what_is_there_now(building, tmp_path):
    write_pages(tmp_path, one='<a href="two.html#there">x</a>', two='<p id="there">x</p>')
    assert building(tmp_path) == ("", 2)
    write_pages(tmp_path, two="<p>x</p>")
    lost = 'one.html:1: the link "two.html#there" leads to a page without the id "there".'
    assert building(tmp_path) == (lost, 1)
    (tmp_path / "two.html").unlink()
    assert building(tmp_path) == ('one.html:1: the link "two.html#there" leads nowhere.', 0)


def test_a_link_is_followed_from_the_folder_of_its_page(proof, tmp_path):
    (tmp_path / "deep/er").mkdir(parents=True)
    link = '<a href="../other.html#there">x</a> <a href="../deep/">x</a>'
    for folder in ("deep", "deep/er"):
        (tmp_path / folder / "index.html").write_text(PAGE.format(link))
    assert proof('<a href="deep">x</a>').splitlines() == [
        'deep/er/index.html:1: the link "../other.html#there" leads nowhere.',
        'deep/er/index.html:1: the link "../deep/" leads nowhere.',
    ]


def test_a_link_to_the_page_itself_needs_the_id_on_that_page(proof):
    assert proof('<a href="#there">x</a> <a href="#top-title">x</a> <a href="?a=b#top">x</a>') == (
        'index.html:1: the link "#there" leads to a page without the id "there".'
    )
