"""Content for one format, or one state of the metadata, is shown where it belongs."""

import pytest

from halveit.chapters import read_book, visible
from halveit.chapters.tree.walking import Attr, plain


def div(condition: str, text: str = "x") -> str:
    return f"::: {{{condition}}}\n{text}\n:::\n"


@pytest.mark.parametrize(
    ("condition", "site", "paper"),
    [
        ('.content-visible when-format="html"', "x", ""),
        ('.content-visible when-format="html:js"', "x", ""),
        ('.content-visible when-format="pdf"', "", "x"),
        ('.content-visible when-format="typst"', "", "x"),
        ('.content-visible when-format="docx"', "", ""),
        ('.content-visible unless-format="html"', "", "x"),
        ('.content-hidden when-format="html"', "", "x"),
        ('.content-hidden unless-format="html"', "x", ""),
        ('.content-visible when-meta="editions.e2021"', "x", "x"),
        ('.content-visible unless-meta="editions.e2021"', "", ""),
        ('.content-visible when-meta="editions.e2022"', "", ""),
        ('.content-visible when-meta="edition"', "", ""),
        ('.content-hidden when-meta="editions.none"', "x", "x"),
        ('.content-visible when-format="html" when-meta="editions.e2021"', "x", ""),
        ('.content-visible when-format="html" when-meta="editions.e2022"', "", ""),
        ('.content-hidden when-format="html" when-meta="editions.e2022"', "x", "x"),
    ],
)
@pytest.mark.parametrize("form", ["::: {{{0}}}\nx\n:::\n", "[x]{{{0}}}\n", "``` {{{0}}}\nx\n```\n"])
def test_conditions_hold_as_in_quarto(write, condition, site, paper, form):
    meta = "---\ntitle: One\neditions: {e2021: true, e2022: false}\n---\n\n"
    book = read_book(write({"chapters/one.qmd": meta + form.format(condition)}))
    chapter = book.chapters[1]
    given = {**book.config.metadata, **chapter.meta}
    assert plain_or_code(visible(chapter.blocks, "html", given)) == site
    assert plain_or_code(visible(chapter.blocks, "pdf", given)) == paper


def plain_or_code(blocks: list) -> str:
    """Return the text below the title."""
    return "".join(node["c"][1] if node["t"] == "CodeBlock" else plain(node) for node in blocks[1:])


def test_what_is_shown_has_lost_its_condition_but_no_other_class(read):
    chapter = read(div('.content-visible .box when-format="html"')).chapters[1]
    [shown] = visible(chapter.blocks, "html", {})[1:]
    assert (Attr(shown).classes, Attr(shown).pairs) == (["box"], {})


def test_an_exhibit_hidden_by_metadata_takes_no_number(read):
    hidden = div('.content-visible when-meta="none"', "![A](a.svg){#fig-a}")
    [figure] = read(f"{hidden}\n![B](b.svg){{#fig-b}}\n").chapters[1].blocks[1:]
    assert Attr(figure).pairs["number"] == "1"


def test_the_tree_is_not_changed(read):
    chapter = read(div('.content-visible when-format="html"')).chapters[1]
    before = str(chapter.blocks)
    visible(chapter.blocks, "html", {})
    assert str(chapter.blocks) == before


@pytest.mark.parametrize(
    ("text", "classes", "pairs", "inside"),
    [
        ("::: {.callout-note}\nx\n:::", ["callout", "callout-note"], {"title": "Note", "collapse": "false"}, "x"),
        (
            '::: {.callout-tip title="A" collapse="true"}\nx\n:::',
            ["callout", "callout-tip"],
            {"title": "A", "collapse": "true"},
            "x",
        ),
        (
            "::: {.callout-caution .wide}\n## Mind *this*\nx\n:::",
            ["callout", "callout-caution", "wide"],
            {"title": "Mind this", "collapse": "false"},
            "x",
        ),
    ],
)
def test_a_callout_has_its_title_and_no_numbered_heading(read, text, classes, pairs, inside):
    [callout] = read(text).chapters[1].blocks[1:]
    assert (Attr(callout).classes, Attr(callout).pairs, plain(callout)) == (classes, pairs, inside)
