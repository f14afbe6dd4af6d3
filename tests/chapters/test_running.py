"""Cells run as Jupyter runs them, chapter by chapter, and leave the process as it was."""

import os
import sys
from pathlib import Path

import nbformat
import pytest

from halveit.chapters import Book, read_book
from halveit.chapters.tree.walking import Attr, plain, walk

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
SHOW = "from IPython.display import HTML, Image, Markdown, SVG, display\nimport base64\n"


def cell(code: str, options: str = "#| echo: false\n") -> str:
    return f"```{{python}}\n{options}{code}\n```\n"


def shown(book: Book) -> list:
    """Return what stands below the title of the first chapter after the home page."""
    return book.chapters[1].blocks[1:]


def outputs(book: Book) -> list:
    return [output for each in book.chapters[1].notebook.cells for output in each.get("outputs", [])]


def code_blocks(book: Book) -> list:
    return [(Attr(node).classes, node["c"][1]) for node in walk(shown(book)) if node["t"] == "CodeBlock"]


def test_a_cell_shows_its_last_expression_and_what_it_displays_and_prints_in_order(read):
    book = read(cell('print("one")\ndisplay(2)\nprint("three")\n2 + 2'))
    assert [text for _, text in code_blocks(book)] == ["one", "2", "three", "4"]
    assert [each.output_type for each in outputs(book)] == ["stream", "display_data", "stream", "execute_result"]


def test_a_semicolon_keeps_the_last_expression_back(read):
    assert shown(read(cell("2 + 2;"))) == []


def test_names_live_on_in_the_chapter_but_not_in_the_next(read):
    book = read(cell("a = 41") + "\nIt is `{python} a + 1`.", two='# Two\n\n`{python} "a" in globals()`')
    assert plain(shown(book)) == "It is 42."
    assert plain(book.chapters[2].blocks[1:]) == "False"


def test_code_is_shown_unless_echo_is_false(read):
    book = read(cell("a = 1\n", options="#| label: setup\n"))
    assert code_blocks(book) == [(["python", "cell-code"], "a = 1")]


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        ("#| eval: false\n", ["print(1)"]),
        ("#| include: false\n", []),
        ("#| output: false\n", ["print(1)"]),
        ("#| output: false\n#| echo: false\n", []),
    ],
)
def test_options_say_what_is_shown(read, options, texts):
    assert [text for _, text in code_blocks(read(cell("print(1)", options=options)))] == texts


def test_front_matter_and_book_set_options_that_a_cell_may_change(write):
    front = "---\ntitle: One\nexecute:\n  echo: false\n---\n\n"
    text = front + cell("1", options="") + "\n" + cell("2", options="#| echo: true\n")
    book = read_book(write({"chapters/one.qmd": text}))
    assert [text for _, text in code_blocks(book)] == ["1", "2", "2"]


def test_printed_markdown_is_markdown_with_output_asis(read):
    book = read(cell('print("*one*")', options="#| output: asis\n#| echo: false\n"))
    assert [node["t"] for node in walk(shown(book))] == ["Para", "Emph", "Str"]


def test_warnings_are_shown_unless_warning_is_false(read):
    code = 'import warnings\nwarnings.warn("look")'
    assert "look" in code_blocks(read(cell(code)))[0][1]
    quiet = read(cell(code, options="#| warning: false\n"))
    assert "look" not in str(outputs(quiet))


def test_the_richest_form_that_pages_and_paper_can_hold_is_taken(read):
    code = SHOW + 'display({"text/markdown": "*a*", "image/svg+xml": "<svg/>", "text/plain": "b"}, raw=True)'
    assert [node["t"] for node in walk(shown(read(cell(code))))] == ["Para", "Emph", "Str"]


def test_images_are_written_below_build_and_have_their_alt_text(write):
    svg = cell(
        SHOW + "SVG('<svg xmlns=\"http://www.w3.org/2000/svg\"/>')",
        options="#| fig-alt: 'A \"line\"'\n#| echo: false\n",
    )
    png = cell(SHOW + f'Image(base64.b64decode("{PIXEL}"))')
    project = write({"chapters/one.qmd": f"# One\n\n{svg}\n{png}"})
    images = [node for node in walk(shown(read_book(project))) if node["t"] == "Image"]
    assert [image["c"][2][0] for image in images] == [
        "/_build/cells/2021/one/cell-1-1.svg",
        "/_build/cells/2021/one/cell-2-1.png",
    ]
    assert plain(images[0]["c"][1]) == 'A "line"'
    assert (project.build / "cells/2021/one/cell-2-1.png").read_bytes().startswith(b"\x89PNG")


def test_an_html_table_becomes_a_table(read):
    html = "<table><thead><tr><th>Year</th></tr></thead><tbody><tr><td>2010 *</td></tr></tbody></table>"
    [table] = shown(read(cell(SHOW + f'HTML("{html}")')))
    assert table["t"] == "Table"
    assert plain(table) == "Year2010 *"


def test_other_html_is_for_the_site_and_its_plain_form_for_paper(read):
    book = read(cell(SHOW + 'display({"text/html": "<b>a</b>", "text/plain": "a"}, raw=True)'))
    site, paper = shown(book)
    assert (Attr(site).pairs, site["c"][1][0]["c"]) == ({"when-format": "html"}, ["html", "<b>a</b>"])
    assert (Attr(paper).pairs, paper["c"][1][0]["c"][1]) == ({"unless-format": "html"}, "a")


def test_a_labelled_cell_is_a_numbered_exhibit(read):
    options = "#| label: fig-line\n#| fig-cap: 'The *line*'\n#| fig-alt: A line.\n#| echo: false\n"
    [figure] = shown(read(cell(SHOW + "SVG('<svg/>')", options=options)))
    assert (figure["t"], Attr(figure).identifier, Attr(figure).pairs["number"]) == ("Figure", "fig-line", "1")
    assert plain(figure["c"][1]) == "The line"


def test_an_updated_display_shows_its_last_state(read):
    assert code_blocks(read(cell('shown = display("a", display_id=True)\nshown.update("b")')))[0][1] == "'b'"


def test_the_notebook_is_valid_and_the_same_each_time(read):
    text = cell("1", options="") + "\nIt is `{python} 6 * 7`.\n\n" + cell("object()")
    notebook, again = (read(text).chapters[1].notebook for _ in range(2))
    nbformat.validate(notebook)
    assert nbformat.writes(notebook) == nbformat.writes(again)
    assert [each.id for each in notebook.cells] == ["one-1", "one-2", "one-3", "one-4"]
    assert [each.get("execution_count") for each in notebook.cells] == [None, 1, None, 2]
    assert notebook.cells[2].source == "It is 42."
    assert notebook.cells[3].outputs[0].data["text/plain"] == "<object>"


def test_comments_are_not_published(read):
    book = read("One <!-- not this --> word.\n\n<!--\nnor `{python} this`\n-->\n\nBut `<!-- this -->`.\n")
    assert plain(shown(book)) == "One word.But <!-- this -->."
    assert "not this" not in str(book.chapters[1].notebook)


def test_cells_leave_the_process_as_it_was(read, monkeypatch):
    monkeypatch.delenv("HALVEIT_TEST", raising=False)
    before = Path.cwd(), list(sys.path), sys.modules["__main__"], sys.displayhook, sys.excepthook, sys.stdin
    read(cell('import os, sys\nos.chdir("/")\nos.environ["HALVEIT_TEST"] = "1"\nsys.path.insert(0, "/nowhere")'))
    assert before == (Path.cwd(), list(sys.path), sys.modules["__main__"], sys.displayhook, sys.excepthook, sys.stdin)
    assert "HALVEIT_TEST" not in os.environ


@pytest.mark.parametrize(("setting", "folder"), [("project", "."), ("file", "chapters")])
def test_cells_run_in_the_folder_that_the_book_says(write, setting, folder):
    project = write({"chapters/one.qmd": "# One\n\n`{python} __import__('os').getcwd()`\n"})
    text = project.book_file.read_text(encoding="utf-8")
    project.book_file.write_text(text.replace("execute-dir: project", f"execute-dir: {setting}"), encoding="utf-8")
    assert plain(shown(read_book(project))) == str((project.root / folder).resolve())


def test_a_chapter_without_code_starts_no_python(read, monkeypatch):
    from halveit.chapters.cells import kernel

    monkeypatch.setattr(kernel.Kernel, "fresh", None)
    assert plain(shown(read("Plain words."))) == "Plain words."
