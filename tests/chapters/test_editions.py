"""One book, several editions: what an edition leaves out, and text that belongs to one of them."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from halveit.chapters import read_book
from halveit.chapters.sources.chapter import Written
from halveit.chapters.sources.conditional import check_conditions, without_hidden
from halveit.chapters.sources.edition import book_of
from halveit.chapters.sources.lines import to_lines
from halveit.chapters.sources.parts import split
from halveit.chapters.tree.walking import plain
from halveit.data.editions import load_edition
from halveit.errors import ReportError
from halveit.exhibits.context import showing
from halveit.exhibits.shelf import Shelf

META = {"editions": {"e2021": True}}


def kept(text, meta=META):
    """Return the text that is left of a chapter."""
    parts = split(to_lines(text, path="chapters/one.qmd"))
    written = Written(source="chapters/one.qmd", parts=parts, front=(), meta={}, execute={}, title_line=1)
    left = without_hidden(written, meta)
    return [line.text for part in left.parts for line in part.lines]


@pytest.mark.parametrize(
    "attributes",
    [
        '.content-visible when-meta="editions.e2026"',
        '.content-visible unless-meta="editions.e2021"',
        '.content-hidden when-meta="editions.e2021"',
        '.content-hidden unless-meta="editions.e2026"',
        '.content-visible when-meta="editions.e2026" when-format="html"',
    ],
)
def test_what_metadata_hides_is_gone_with_its_cells(attributes):
    text = f'Before.\n\n::: {{{attributes}}}\nOnly there.\n\n```{{python}}\nfact("nowhere")\n```\n:::\n\nAfter.'
    assert kept(text) == ["Before.", "", "", "After."]


@pytest.mark.parametrize(
    "attributes",
    [
        '.content-visible when-meta="editions.e2021"',
        '.content-hidden when-meta="editions.e2026"',
        '.content-hidden when-meta="editions.e2021" when-format="html"',
        '.content-visible when-format="html"',
        ".callout-note",
    ],
)
def test_other_content_stays_as_it_is_written(attributes):
    text = f"Before.\n\n::: {{{attributes}}}\nText.\n:::\n\nAfter."
    assert "\n".join(kept(text)) == text


def test_divs_inside_hidden_content_go_with_it_and_those_after_it_stay():
    hidden = ':::: {.content-visible when-meta="editions.e2026"}'
    text = f"{hidden}\nA.\n\n::: {{.callout-note}}\nB.\n:::\n\nC.\n::::\n\n::: {{.callout-note}}\nD.\n:::"
    assert kept(text) == ["", "::: {.callout-note}", "D.", ":::"]


def test_colons_in_code_open_nothing():
    text = '```\n::: {.content-visible when-meta="editions.e2026"}\n```\n\nText.\n\n```\n:::\n```'
    assert "\n".join(kept(text)) == text


def test_a_div_that_is_never_closed_stays_for_its_mistake_to_be_told():
    text = '::: {.content-visible when-meta="editions.e2026"}\nText.'
    assert "\n".join(kept(text)) == text


@pytest.mark.parametrize(
    ("attributes", "message"),
    [
        (
            'when-meta="editions.e201"',
            'no edition has the name "editions.e201", so this text would be shown or hidden in all of them. '
            'Did you mean "editions.e2021"?',
        ),
        (
            'when-meta="editions.e2021,editions.e2026"',
            'no edition has the name "editions.e2021,editions.e2026", so this text would be shown or hidden in all of '
            'them. Did you mean "editions.e2026"?',
        ),
        (
            'when-meta="editions.e2021" when-meta="editions.e2026"',
            '"when-meta" stands here twice, and only one of the two would count. Put one div into another.',
        ),
    ],
)
def test_a_condition_that_cannot_be_meant_is_refused_on_its_line(attributes, message):
    text = f"Before.\n\n::: {{.content-visible {attributes}}}\nText.\n:::"
    parts = split(to_lines(text, path="chapters/one.qmd"))
    written = Written(source="chapters/one.qmd", parts=parts, front=(), meta={}, execute={}, title_line=1)
    with pytest.raises(ReportError) as caught:
        check_conditions(written, ["e2021", "e2026"])
    assert str(caught.value) == f"chapters/one.qmd:3: {message}"


def test_conditions_on_other_metadata_are_left_to_the_writer():
    parts = split(to_lines('[Draft.]{.content-visible when-meta="draft"}', path="chapters/one.qmd"))
    written = Written(source="chapters/one.qmd", parts=parts, front=(), meta={}, execute={}, title_line=1)
    check_conditions(written, ["e2021"])


@pytest.fixture
def two(small):
    """A book of two chapters with text for each of two editions; the newer leaves out one chapter and one exhibit."""
    shutil.copy(Path(__file__).parents[2] / "figures/reconciliation.py", small.figures)
    (small.root / "chapters/small.qmd").write_text("# Small {#sec-small}\n\nWords.\n")
    (small.root / "index.qmd").write_text(
        "# Summary {.unnumbered}\n\n"
        '::: {.content-visible when-meta="editions.e2021"}\nThe old text, see @sec-small.\n:::\n\n'
        '::: {.content-visible when-meta="editions.enew"}\n\n```{python}\nprint(1 / 1)\n```\n\nThe new text.\n:::\n'
    )
    edition = (small.data / "editions/2021.toml").read_text()
    head = 'supersedes = "2021"\nleaves_out = ["chapters/small.qmd", "figures/reconciliation.py"]\n'
    title = 'title = "Safer Maternity Care: Progress Report 2021"'
    assert title in edition
    new = head + edition.replace(title, 'title = "A newer report"')
    (small.data / "editions/new.toml").write_text(new)
    return small


def read(project, name):
    edition = load_edition(project, name)
    with showing(Shelf(edition)):
        return read_book(project, edition)


def said(book):
    return " ".join(plain(block) for chapter in book.chapters for block in chapter.blocks[1:])


def test_each_edition_has_its_own_text_title_and_chapters(two):
    old, new = read(two, "2021"), read(two, "new")
    assert "The old text" in said(old)
    assert "The new text." not in said(old)
    assert "The new text." in said(new)
    assert "The old text" not in said(new)
    assert [chapter.slug for chapter in old.chapters] == ["index", "small"]
    assert [chapter.slug for chapter in new.chapters] == ["index"]
    assert new.config.title == "A newer report"
    assert new.config.metadata["editions"] == {"enew": True}


def test_an_edition_has_no_exhibit_that_it_leaves_out(two):
    shelf = Shelf(load_edition(two, "new"))
    assert "reconciliation" not in shelf.labels
    with pytest.raises(ReportError, match='no exhibit "reconciliation"'):
        shelf.get("reconciliation")


def test_an_edition_cannot_leave_out_the_first_page(two):
    edition = replace(load_edition(two, "new"), leaves_out=("index.qmd",))
    with pytest.raises(ReportError, match="cannot leave out"):
        book_of(two, edition)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('supersedes = "2012"', '"supersedes" names no other edition: "2012". Did you mean "2021"?'),
        ('supersedes = "new"', '"supersedes" names no other edition: "new".'),
        ('leaves_out = ["chapters/smal.qmd"]', '"leaves_out" names "chapters/smal.qmd", which is not there.'),
    ],
)
def test_an_edition_that_names_what_is_not_there_is_refused(two, line, message):
    path = two.data / "editions/new.toml"
    key = line.partition(" ")[0]
    rest = [each for each in path.read_text().splitlines() if not each.startswith(key)]
    path.write_text("\n".join([line, *rest]))
    with pytest.raises(ReportError) as caught:
        load_edition(two, "new")
    assert str(caught.value).startswith(f"data/editions/new.toml:1: {message}")


def test_stock_quarto_must_be_told_of_the_same_edition(two):
    book = two.book_file.read_text()
    two.book_file.write_text(book.replace('edition: "2021"\n', 'edition: "2021"\neditions: {enew: true}\n'))
    with pytest.raises(ReportError, match=r"needs editions: \{e2021: true\} and no other"):
        book_of(two, None)


def test_stock_quarto_gets_a_fact_of_hidden_text_from_the_edition_that_has_it(two, monkeypatch):
    from halveit import fact

    monkeypatch.chdir(two.root)
    path = two.data / "editions/2021.toml"
    path.write_text('leaves_out = ["figures/stillbirths.py"]\n' + path.read_text())
    assert fact("stillbirths.baseline").shown == "5.1"
    with pytest.raises(ReportError, match='no fact "stilbirths'):
        fact("stilbirths.baseline")
    with showing(Shelf(load_edition(two, "2021"))), pytest.raises(ReportError, match='no fact "stillbirths'):
        fact("stillbirths.baseline")
