"""The Content-Security-Policy: what it says, that it is proved, and that in a browser nothing runs against it."""

import pytest

from halveit.press.shell.inline import held
from halveit.press.shell.policy import faults, hash_source, policy, with_policy
from serving import serving
from watching import Watched

HELLO = "alert('Hello, world.');"
HASH = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"  # as the standard gives it for this script
PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8">{}<title>T</title></head><body>{}</body></html>'


def said(content, head="", rules=None):
    """Return what is wrong with a page; its policy is the one that pages get, or has other rules."""
    page = PAGE.format(head, content)
    page = with_policy(page) if rules is None else page.replace("<title>", _meta(rules) + "<title>")
    return [message for message, _ in faults(held(page))]


def _meta(rules):
    return f'<meta http-equiv="Content-Security-Policy" content="{rules}">'


def test_a_script_is_allowed_by_the_hash_of_its_text():
    assert hash_source(HELLO) == HASH
    assert f"script-src 'self' file: {HASH};" in policy([HELLO, HELLO])


def test_a_browser_reads_every_line_ending_as_one():
    assert hash_source("one\r\ntwo\rthree") == hash_source("one\ntwo\nthree")


def test_only_what_is_run_from_the_page_itself_gets_a_hash():
    page = f'<script>{HELLO}</script><script src="a.js"></script><script type="application/ld+json">{{}}</script>'
    assert held(page).texts("script") == [HELLO]


def test_nothing_unsafe_and_no_other_host_is_allowed():
    allowed = {source for rule in policy([HELLO]).split("; ") for source in rule.split()[1:]}
    assert allowed == {"'none'", "'self'", "file:", "data:", HASH}


def test_the_policy_stands_right_after_the_charset():
    html = with_policy(PAGE.format("", f"<script>{HELLO}</script>"))
    assert html.index("<meta http-equiv") - html.index('<meta charset="utf-8">') == len('<meta charset="utf-8">\n')
    assert html.count(HASH) == 1
    assert list(faults(held(html))) == []


@pytest.mark.parametrize(
    ("content", "rules", "message"),
    [
        ("", "", "the page has no Content-Security-Policy."),
        (
            "<script>x()</script>",
            "default-src 'none'; script-src 'self'",
            "the page's Content-Security-Policy does not allow this script. Put it into a file.",
        ),
        (
            "<style>p {}</style>",
            None,
            "the page's Content-Security-Policy does not allow this style. Put it into a file.",
        ),
        (
            '<p style="color: red">x</p>',
            None,
            'no Content-Security-Policy allows the attribute "style". Put it into a style sheet.',
        ),
        (
            '<p onclick="x()">x</p>',
            None,
            'no Content-Security-Policy allows the attribute "onclick". Put it into a script\'s file.',
        ),
        (
            "",
            "default-src 'none'; script-src 'self' 'unsafe-eval'",
            "the page's Content-Security-Policy has 'unsafe-eval' in script-src, which is too much.",
        ),
        (
            "",
            "default-src 'none'; img-src https://example.org",
            "the page's Content-Security-Policy has https://example.org in img-src, which is too much.",
        ),
        (
            "",
            "script-src 'self'",
            "the page's Content-Security-Policy has to begin with nothing allowed: default-src 'none'.",
        ),
    ],
)
def test_what_breaks_the_policy_is_told(content, rules, message):
    assert said(content, rules=rules) == [message]


def test_a_policy_below_a_script_is_told():
    page = PAGE.format('<script src="a.js"></script>' + _meta("default-src 'none'"), "")
    assert [message for message, _ in faults(held(page))] == [
        "the page's Content-Security-Policy stands below what it is to hold for."
    ]


def pages(site):
    """Return one page of every kind."""
    names = ["index", "outcomes", "method", "glossary", "data", "facts", "what-changed", "revisions", "about", "404"]
    listed = [f"{name}.html" for name in names] + ["editions/2026/index.html", "editions/2026/outcomes.html"]
    for folder in ("exhibits", "embed"):
        listed += [path.relative_to(site).as_posix() for path in sorted((site / folder).glob("*.html"))[:2]]
    return listed


@pytest.mark.build
@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("way", ["served", "from a folder"])
def test_a_reader_of_every_kind_of_page_breaks_no_policy_and_leaves_no_trace(way, scheme, built, address, browser):
    base, host = (address, address.split("/")[2]) if way == "served" else (built.site.as_uri(), "")
    window = Watched(browser, host, color_scheme=scheme)
    for name in pages(built.site):
        if way == "served" or name != "404.html":  # which no folder shows
            window.read(f"{base}/{name}")
    window.search(f"{base}/index.html", "cerebral palsy")
    window.close()
    assert window.found == []
    assert window.kept == {"report.colours"}


INJECTED = {
    "<script>document.title = 'x'</script>": "policy broken: script-src-elem inline",
    '<img src="https://example.org/x.png" alt="">': "policy broken: img-src https://example.org/x.png",
    '<p style="color: red">x</p>': "policy broken: style-src-attr inline",
    '<script src="https://example.org/x.js"></script>': "policy broken: script-src-elem https://example.org/x.js",
    '<iframe src="https://example.org/"></iframe>': "policy broken: frame-src https://example.org",
    '<button id="b" onclick="x()">x</button><script src="click.js"></script>': "policy broken: script-src-attr inline",
    '<script src="eval.js"></script>': "policy broken: script-src eval",
    '<script src="fetch.js"></script>': "policy broken: connect-src https://example.org/data",
}
SCRIPTS = {
    "click.js": 'document.getElementById("b").click();',
    "eval.js": 'try { eval("1"); } catch {}',
    "fetch.js": 'fetch("https://example.org/data").catch(() => {});',
    "cookie.js": 'document.cookie = "seen=1"; localStorage.setItem("reader", "1");',
}


@pytest.fixture
def spoilt(tmp_path):
    """Write a page of ours with something in it that was not there when it got its policy."""

    def write(content):
        for name, text in SCRIPTS.items():
            (tmp_path / name).write_text(text)
        page = with_policy(PAGE.format("", "<p>here</p>")).replace("<p>here</p>", content)
        (tmp_path / "index.html").write_text(page)
        return tmp_path

    return write


@pytest.mark.browser
@pytest.mark.parametrize("content", INJECTED)
def test_whatever_is_slipped_into_a_page_is_stopped_and_noticed(content, spoilt, browser):
    with serving(spoilt(content)) as address:
        window = Watched(browser, address.split("/")[2])
        window.page.goto(f"{address}/index.html")
        window.page.wait_for_timeout(200)
        window.close()
    assert INJECTED[content] in " ".join(window.found)


@pytest.mark.browser
def test_a_trace_that_a_page_leaves_is_noticed(spoilt, browser):
    with serving(spoilt('<script src="cookie.js"></script>')) as address:
        window = Watched(browser, address.split("/")[2])
        window.read(f"{address}/index.html")
        window.close()
    assert window.kept == {"reader", "cookie seen"}


@pytest.mark.browser
def test_a_request_to_another_host_is_noticed(tmp_path, browser):
    (tmp_path / "index.html").write_text('<img src="http://127.0.0.2:9/x.png" alt="">')
    with serving(tmp_path) as address:
        window = Watched(browser, address.split("/")[2])
        window.page.goto(f"{address}/index.html")
        window.close()
    assert "asked another host: http://127.0.0.2:9/x.png" in window.found
