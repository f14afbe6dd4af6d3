"""Pages cut into tags and texts: as a browser cuts them, and so that no element is overlooked."""

from html.parser import HTMLParser

import pytest

from halveit.press.screen.page_reader import PageReader
from halveit.press.shell.elements import ElementReader


class Noting(ElementReader):
    """Notes all that it is told."""

    def __init__(self, html):
        super().__init__()
        self.told = []
        self.read(html)

    def begins(self, tag, given):
        self.told.append((tag, given, self.line))

    def ends(self, tag):
        self.told.append(f"/{tag}")

    def says(self, text):
        self.told.append((text, self.line))


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p>a</p>", [("p", {}, 1), ("a", 1), "/p"]),
        ('<A\nHREF = "x">\n<b>', [("a", {"href": "x"}, 1), ("\n", 2), ("b", {}, 3)]),
        ("<a b='\"' c=d e>", [("a", {"b": '"', "c": "d", "e": ""}, 1)]),
        ('<a b="1"c="2">', [("a", {"b": "1", "c": "2"}, 1)]),
        ('<a b="x > y" c="&lt;&amp;">', [("a", {"b": "x > y", "c": "<&"}, 1)]),
        ("<a id=one ID=two>", [("a", {"id": "one"}, 1)]),
        ("<a b=>", [("a", {"b": ""}, 1)]),
        ("<a/b=c/>", [("a", {"b": "c/"}, 1)]),
        ("<a b=c />", [("a", {"b": "c"}, 1), "/a"]),
        ('<path d="M0"/>', [("path", {"d": "M0"}, 1), "/path"]),
        ("<!-- <p> -- > \n --><b>", [("b", {}, 2)]),
        ("<!--><b>", [("b", {}, 1)]),
        ("<!doctype html><?x?></ ><b>", [("b", {}, 1)]),
        ("1 < 2 <3", [("1 < 2 <3", 1)]),
        ("<script>\nif (a<b) '<p>'</scripts></SCRIPT >x", [
            ("script", {}, 1), ("\nif (a<b) '<p>'</scripts>", 1), "/script", ("x", 2),
        ]),
        ("<style><!-- </style><b>", [("style", {}, 1), ("<!-- ", 1), "/style", ("b", {}, 1)]),
        ("<script></script>", [("script", {}, 1), "/script"]),
        ("<textarea><p></textarea>", [("textarea", {}, 1), ("<p>", 1), "/textarea"]),
        ("<script>x", [("script", {}, 1), ("x", 1)]),
    ],
)  # fmt: skip
def test_a_page_is_cut_into_tags_and_texts(html, told):
    assert Noting(html).told == told


@pytest.mark.parametrize("html", ["<a b='", "<a b=", "<!--", "</a", "<a <a"])
def test_what_is_never_closed_ends_the_page_and_takes_no_time(html):
    assert Noting("<p>" + html * 10001).told == [("p", {}, 1)]


class Slow(HTMLParser):
    """Python's own parser, noting the same."""

    def __init__(self, html):
        super().__init__()
        self.told = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.told.append((tag, {name: value or "" for name, value in attrs}, self.getpos()[0]))

    def handle_endtag(self, tag):
        self.told.append(f"/{tag}")


@pytest.mark.build
def test_every_page_of_a_report_has_the_elements_that_pythons_own_parser_finds(built):
    for page in built.rglob("*.html"):
        html = page.read_text()
        assert [each for each in Noting(html).told if isinstance(each, str) or len(each) == 3] == Slow(html).told, page


def test_the_words_of_an_element_are_those_of_all_within_it():
    page = PageReader('<p id="a">one <b id="b">two &amp; <i>three</i></b><br> four</p><p id="b">five')
    assert [page.words(name) for name in ("a", "b", "c")] == ["one two & three four", "two & threefive", ""]
