"""Where a site is published, as a book or a command may say it."""

import pytest

from halveit.chapters import load_book
from halveit.chapters.sources.addresses import is_placeholder, web_address


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://report.example.gov", "https://report.example.gov/"),
        ("https://report.example.gov/", "https://report.example.gov/"),
        ("HTTPS://Report.Example.gov/A/b//", "https://report.example.gov/A/b/"),
        ("http://localhost:8000/project", "http://localhost:8000/project/"),
    ],
)
def test_an_address_of_a_site_ends_with_one_slash(written, meant):
    assert web_address(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "",
        "report.example.gov",
        "//report.example.gov/",
        "ftp://report.example.gov/",
        "https:///report",
        "https://report.example.gov/a b/",
        "https://report.example.gov/?page=1",
        "https://report.example.gov/#top",
        "https://name:word@report.example.gov/",
        'https://report.example.gov/"><script>',
        "https://report.example.gov:port/",
        "https://straße.example/",
        "https://report.example.gov/\n",
    ],
)
def test_what_is_no_address_of_a_site_is_none(written):
    assert web_address(written) is None


def test_nothing_is_at_a_placeholder():
    assert is_placeholder("")
    assert is_placeholder("https://example.org/report/")
    assert is_placeholder("https://statistics.example.org/report/")
    assert not is_placeholder("https://myexample.org/report/")
    assert not is_placeholder("https://report.example.gov/")


def test_a_book_says_its_addresses(write):
    project = write({})
    text = project.book_file.read_text(encoding="utf-8")
    assert (load_book(project).site_url, load_book(project).repo_url) == ("", "")
    said = "book:\n  site-url: https://Report.example.gov/a\n  repo-url: https://code.example.gov/report/\n"
    config = load_book(write({"_quarto.yml": text.replace("book:\n", said)}))
    assert (config.site_url, config.repo_url) == ("https://report.example.gov/a/", "https://code.example.gov/report")
