"""Bad input and what the reader says of it, side by side: to be read as prose."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from halveit.chapters import read_book
from halveit.errors import ReportError
from halveit.paths import Project

REFUSALS = Path(__file__).with_name("refusals.txt")
TITLE = '  title: "A report"'
TWO = "    - chapters/two.qmd"
EDITION = 'edition: "2021"'

# What stands in _quarto.yml, what is put there, and what the reader says.
IN_THE_BOOK_FILE = [
    (
        "book:\n",
        "book:\n  chapter: x\n",
        '_quarto.yml:8: "chapter" is not supported in "book". Did you mean "chapters"?',
    ),
    (
        TITLE,
        '  title: "A report',
        "_quarto.yml:8: this is not valid YAML: a quotation or bracket begins here and never ends. Close it.",
    ),
    (
        TITLE,
        "  title: A: report",
        "_quarto.yml:8: this is not valid YAML: mapping values are not allowed here. "
        "Look at the indentation, colons and quotes here.",
    ),
    (
        TITLE,
        f"{TITLE}\n  site-ulr: https://report.example.org",
        '_quarto.yml:9: "site-ulr" is not supported in "book". Did you mean "site-url"?',
    ),
    (
        TITLE,
        f"{TITLE}\n  site-url: report.example.org\n  repo-url: https://code.example.org/report?tab=issues",
        '_quarto.yml:9: "site-url" must be a web address such as https://statistics.example.org/report/, '
        'not "report.example.org".\n'
        '_quarto.yml:10: "repo-url" must be a web address such as https://statistics.example.org/report/, '
        'not "https://code.example.org/report?tab=issues".',
    ),
    (TITLE, "  subtitle: x", "_quarto.yml:7: the book has no title: book: title: …"),
    ("type: book", "type: website", '_quarto.yml:2: "type" must be "book", not "website".'),
    ("project:\n  type: book", "project:", "_quarto.yml:1: say that this is a book: project: type: book."),
    (
        "chapters/one.qmd",
        "chapters/oen.qmd",
        '_quarto.yml:11: no file "chapters/oen.qmd" for this chapter. Did you mean "chapters/one.qmd"?',
    ),
    (TWO, "    - chapters/one.qmd", '_quarto.yml:12: "chapters/one.qmd" is here twice, first on line 11. Keep one.'),
    (
        TWO,
        "    - chapters/two.md",
        '_quarto.yml:12: "chapters/two.md" is not a .qmd file; other chapters are not supported.',
    ),
    (
        TWO,
        "    - text: Two",
        "_quarto.yml:12: an entry here is a chapter's file, or a part: `part: Title` with `chapters:` of its own.",
    ),
    (
        TWO,
        "    - part: chapters/two.qmd\n      chapters: [chapters/two.qmd]",
        '_quarto.yml:12: a part has a title here, not a page of its own ("chapters/two.qmd").',
    ),
    (
        "    - index.qmd\n",
        "",
        '_quarto.yml:10: the first chapter must be index.qmd, the home page, not "chapters/one.qmd".',
    ),
    ("references.bib", "refs.bib", '_quarto.yml:14: no file "refs.bib" for the bibliography.'),
    (EDITION, f"{EDITION}\nedition: '2022'", '_quarto.yml:6: "edition" is here twice, first on line 5. Keep one.'),
    (
        EDITION,
        "number-sections: yes\nexecute:\n  error: true\n  eco: false\nlang: !english en",
        "_quarto.yml:9: the YAML tag !english is not supported.",
    ),
    (
        EDITION,
        "number-sections: yes\nexecute:\n  error: true\n  eco: false",
        '_quarto.yml:5: "number-sections" must be true or false, not "yes".\n'
        '_quarto.yml:7: "error" must be false, not true. A cell that raises stops the build.\n'
        '_quarto.yml:8: "eco" is not supported in "execute". Did you mean "echo"?',
    ),
    (
        EDITION,
        "format:\n  pdf: default",
        '_quarto.yml:6: "pdf" is not supported in "format". Known here: html, typst.',
    ),
]

# Whole files, and what the reader says.
IN_FILES = [
    (
        "front matter with an unknown name",
        {"chapters/one.qmd": "---\ntitle: One\nformat: html\n---\n"},
        'chapters/one.qmd:3: "format" is not supported in a chapter\'s front matter. Known here: '
        "description, editions, engine, execute, jupyter, keywords, metadata, title.",
    ),
    (
        "front matter that is not YAML",
        {"chapters/one.qmd": "---\ntitle: [One\n---\n"},
        "chapters/one.qmd:2: this is not valid YAML: a quotation or bracket begins here and never ends. Close it.",
    ),
    (
        "front matter with a tab",
        {"chapters/one.qmd": "---\ntitle: One\ndescription:\tText\n---\n"},
        "chapters/one.qmd:3: this is not valid YAML: a tab stands here. Use spaces.",
    ),
    (
        "front matter that never ends",
        {"chapters/one.qmd": "---\ntitle: One\n"},
        "chapters/one.qmd:1: the front matter that opens here is never closed by ---.",
    ),
    (
        "front matter that is a list",
        {"chapters/one.qmd": "---\n- One\n---\n"},
        "chapters/one.qmd:2: a chapter's front matter must be names and values, such as `name: value`.",
    ),
    (
        "two titles",
        {"chapters/one.qmd": "---\ntitle: One\n---\n\n# Another\n"},
        'chapters/one.qmd:5: the front matter gives a title already, and "Another" is a second one. Keep one.',
    ),
    (
        "text before the title",
        {"chapters/one.qmd": "Text.\n\n# One\n"},
        'chapters/one.qmd:3: something stands before the title "One". Move it below.',
    ),
    (
        "no title",
        {"chapters/one.qmd": "Text.\n"},
        "chapters/one.qmd:1: this chapter has no title. Begin it with `# Title`.",
    ),
    (
        "a mistake in an included file",
        {
            "chapters/one.qmd": "# One\n\n{{< include _a.qmd >}}\n",
            "chapters/_a.qmd": "Text.\n\n```{python}\n1 / 0\n```\n",
        },
        "chapters/_a.qmd:4: ZeroDivisionError: division by zero",
    ),
    (
        "a file that includes itself",
        {"chapters/one.qmd": "# One\n\n{{< include _a.qmd >}}\n", "chapters/_a.qmd": "{{< include _a.qmd >}}\n"},
        'chapters/_a.qmd:1: "_a.qmd" includes itself.',
    ),
    (
        "an included file with front matter",
        {"chapters/one.qmd": "# One\n\n{{< include _a.qmd >}}\n", "chapters/_a.qmd": "---\ntitle: A\n---\n"},
        "chapters/_a.qmd:1: an included file has no front matter. Put it into the chapter.",
    ),
    (
        "variables that are not YAML",
        {"_variables.yml": "a: [\n"},
        "_variables.yml:2: this is not valid YAML: a quotation or bracket begins here and never ends. Close it.",
    ),
    (
        "metadata of a folder",
        {"chapters/_metadata.yml": "a: 1\n"},
        '_quarto.yml:11: a _metadata.yml beside "chapters/one.qmd" is not supported. Use front matter.\n'
        '_quarto.yml:12: a _metadata.yml beside "chapters/two.qmd" is not supported. Use front matter.',
    ),
    (
        "mistakes in two chapters",
        {
            "chapters/one.qmd": "# One\n\n`{python} a`\n",
            "chapters/two.qmd": "# Two\n\n{{< pagebreak >}}\n\n```{r}\n```\n",
        },
        "chapters/one.qmd:3: NameError: name 'a' is not defined\n"
        'chapters/two.qmd:3: the shortcode "pagebreak" is not supported. Supported: include, meta, var.\n'
        "chapters/two.qmd:5: cells in {r} are not supported: only {python} cells run here.",
    ),
]


def refusals() -> Iterator[tuple[str, str, str]]:
    """Give claim, text and message of each case in refusals.txt."""
    for case in REFUSALS.read_text(encoding="utf-8").split("\n@@ ")[1:]:
        claim, *lines = case.rstrip("\n").split("\n")
        text = "\n".join(line for line in lines if not line.startswith(">> "))
        yield claim, text, "\n".join(line.removeprefix(">> ") for line in lines if line.startswith(">> "))


def said(project: Project) -> str:
    """Return what is said of a book."""
    with pytest.raises(ReportError) as told:
        read_book(project)
    return str(told.value)


Write = Callable[[dict[str, str]], Project]


@pytest.mark.parametrize(("old", "new", "message"), IN_THE_BOOK_FILE)
def test_a_mistake_in_the_book_file_is_told_with_its_line(write: Write, old, new, message):
    project = write({})
    text = project.book_file.read_text(encoding="utf-8")
    assert old in text
    assert said(write({"_quarto.yml": text.replace(old, new)})) == message


@pytest.mark.parametrize(("text", "message"), [pytest.param(text, told, id=claim) for claim, text, told in refusals()])
def test_a_mistake_in_a_chapter_is_told_with_its_line(write: Write, text, message):
    assert said(write({"chapters/one.qmd": f"# One\n\n{text}\n"})) == message


@pytest.mark.parametrize(("files", "message"), [pytest.param(files, told, id=claim) for claim, files, told in IN_FILES])
def test_a_mistake_in_a_file_is_told_with_its_line(write: Write, files, message):
    assert said(write(files)) == message


def test_a_citation_in_a_book_without_bibliography_is_refused(write: Write):
    book = write({}).book_file.read_text(encoding="utf-8").replace("bibliography: references.bib\n", "")
    assert said(write({"_quarto.yml": book, "chapters/one.qmd": "# One\n\nSo says [@ons2021].\n"})) == (
        'chapters/one.qmd:3: @ons2021 is a citation, and _quarto.yml names no bibliography. Write \\@ to print an "@".'
    )


def test_a_file_that_is_not_utf_8_is_refused(write: Write):
    project = write({})
    (project.root / "chapters/one.qmd").write_bytes("# Caf\xe9\n".encode("latin-1"))
    assert said(project).startswith("chapters/one.qmd:1: this file is not UTF-8 text")
