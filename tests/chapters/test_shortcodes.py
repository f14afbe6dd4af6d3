"""Shortcodes and includes stand for what they name."""

from halveit.chapters import read_book
from halveit.chapters.tree.walking import plain, walk


def below_title(project):
    return read_book(project).chapters[1].blocks[1:]


def test_metadata_of_chapter_and_book_and_variables_are_printed(write):
    text = '---\ntitle: One\nmetadata: {who: "*you*"}\n---\n\n'
    text += "{{< meta who >}}, {{< meta book.title >}}, {{< var nation >}}\n"
    [paragraph] = below_title(write({"chapters/one.qmd": text}))
    assert plain(paragraph) == "you, A report, England"
    assert "Emph" in [node["t"] for node in walk(paragraph)]


def test_a_shortcode_in_a_link_or_in_code_is_filled_and_one_in_three_braces_is_shown(write):
    text = "# One\n\n[a](https://{{< var nation >}}.org) `{{< var nation >}}` `{{{< var nation >}}}`\n\n"
    text += "```\n{{< var nation >}}\n```\n"
    paragraph, code = below_title(write({"chapters/one.qmd": text}))
    assert paragraph["c"][0]["c"][2][0] == "https://England.org"
    assert plain(paragraph) == "a England {{< var nation >}}"
    assert code["c"][1] == "England"


def test_an_included_file_stands_in_its_place_and_may_include_others(write):
    files = {
        "chapters/one.qmd": "# One\n\nBefore\n{{< include parts/_a.qmd >}}\nafter\n\n{{< include /_c.qmd >}}\n",
        "chapters/parts/_a.qmd": "between\n{{< include _b.qmd >}}",
        "chapters/parts/_b.qmd": "```{python}\n#| echo: false\nx = 3\n```\n`{python} x`",
        "_c.qmd": "last",
    }
    blocks = below_title(write(files))
    assert [plain(block) for block in blocks] == ["Before between", "3 after", "last"]


def test_an_include_in_a_comment_is_not_followed(write):
    assert below_title(write({"chapters/one.qmd": "# One\n\n<!--\n{{< include _no.qmd >}}\n-->\n"})) == []
