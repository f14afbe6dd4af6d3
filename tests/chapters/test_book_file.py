"""What `_quarto.yml` says, as the press gets it."""

from halveit.chapters import load_book
from halveit.chapters.sources.marked import read_yaml

BOOK = """\
project:
  type: book
  output-dir: _book
lang: cy
edition: 2021
editions: {e2021: true}
book:
  title: No
  author: [Ada, {name: Grace}]
  date: 2021-03-01
  chapters:
    - index.qmd
    - part: First
      chapters:
        - chapters/one.qmd
  appendices:
    - chapters/two.qmd
  references: refs.qmd
crossref: {chapters: true, fig-title: Chart, tbl-prefix: table}
execute: {echo: false, freeze: auto}
format: {html: {toc: true}, typst: default}
number-sections: false
"""


def test_the_order_of_chapters_with_parts_references_and_appendices(write):
    config = load_book(write({"_quarto.yml": BOOK, "refs.qmd": "# References\n"}))
    assert [(entry.source, entry.slug, entry.part, entry.appendix) for entry in config.entries] == [
        ("index.qmd", "index", None, False),
        ("chapters/one.qmd", "one", "First", False),
        ("refs.qmd", "refs", None, False),
        ("chapters/two.qmd", "two", None, True),
    ]


def test_what_the_book_says_of_itself(write):
    config = load_book(write({"_quarto.yml": BOOK, "refs.qmd": "# References\n"}))
    assert (config.title, config.author, config.date) == ("No", "Ada, Grace", "2021-03-01")
    assert (config.lang, config.edition, config.number_sections) == ("cy", "2021", False)
    assert config.words == {"fig-title": "Chart", "fig-prefix": "Chart", "tbl-title": "Table", "tbl-prefix": "table"}
    assert config.execute == {"echo": False}
    assert config.metadata["editions"] == {"e2021": True}


def test_words_mean_what_quartos_yaml_means_by_them():
    text = "a: no\nb: true\nc: 12:30\nd: 012\ne: 1.5\nf: '1'\ng:\nh: 2021-03-01\ni: [~, on]\nj: .\n"
    assert read_yaml(text, path="a.yml").plain() == {
        "a": "no",
        "b": True,
        "c": "12:30",
        "d": 12,
        "e": 1.5,
        "f": "1",
        "g": None,
        "h": "2021-03-01",
        "i": [None, "on"],
        "j": ".",
    }
