"""A small report made by hand, in the shape in which the chapters floor hands a book over."""

import json
from pathlib import Path
from typing import Any

import pypandoc
import pytest

from halveit.chapters import Book, BookConfig, Chapter
from halveit.paths import Project
from halveit.press.paper.sections import sections_of
from halveit.press.pdf import write_pdf

HERE = Path(__file__).parent
NOTICE = "This is a reconstruction, not the department’s own publication."
RELEASE = {
    "publisher": "Office for National Statistics",
    "title": "Child mortality (death cohort) tables",
    "published": "2022-02-17",
    "url": "https://www.ons.gov.uk/deaths",
    "licence": "Open Government Licence v3.0",
    "attribution": "Source: Office for National Statistics.",
    "obtained": "received",
    "stands_in_for": "the edition of 2021",
    "why_safe": "The figures are the same",
}


def shaped(block):
    """Give `::: {#fig-x}` and `::: {#tbl-x}` the shape that numbering gives them, wherever they stand."""
    match block:
        case {"t": "Div", "c": [[str(name), *_] as attr, [*body, caption]]} if name.startswith("fig-"):
            shown = [{"t": "Plain", "c": part["c"]} for part in body]
            return {"t": "Figure", "c": [attr, [None, [{"t": "Plain", "c": caption["c"]}]], shown]}
        case {"t": "Div", "c": [[str(name), *_] as attr, [table, caption]]} if name.startswith("tbl-"):
            titled = [table["c"][0], [None, [{"t": "Plain", "c": caption["c"]}]], *table["c"][2:]]
            return {"t": "Div", "c": [attr, [{"t": "Table", "c": titled}]]}
        case {"t": "Div", "c": [attr, inside]}:
            return {"t": "Div", "c": [attr, [shaped(child) for child in inside]]}
    return block


def parsed(markdown):
    tree = json.loads(pypandoc.convert_text(markdown, "json", format="markdown-implicit_figures"))
    return [shaped(block) for block in tree["blocks"]]


def chapter(markdown, source="chapters/one.qmd", **rest):
    stated: dict[str, Any] = {
        "title": "One",
        "number": None,
        "part": None,
        "appendix": False,
        "notebook_file": b"",
        "meta": {},
    }
    return Chapter(source=source, slug=Path(source).stem, tree=parsed(markdown), **{**stated, **rest})


@pytest.fixture
def blocks():
    """Turn Markdown into the blocks of a chapter."""
    return parsed


@pytest.fixture
def book_of():
    """Make a book of Markdown by source file."""

    def make(chapters, **config):
        stated: dict[str, Any] = {"title": "A report", "author": "The authors", **config}
        return Book(
            config=BookConfig(**stated), chapters=tuple(chapter(text, source) for source, text in chapters.items())
        )

    return make


@pytest.fixture
def sections(book_of):
    """Turn Markdown into the only chapter of a book, as the PDF sees it."""
    return lambda markdown: sections_of(book_of({"chapters/one.qmd": markdown}))


def lay_out(root):
    """Write the files that a build leaves for the press."""
    exhibits = root / "_build/exhibits/2021"
    exhibits.mkdir(parents=True)
    (exhibits / "stillbirths.inline.svg").write_text((HERE / "chart.svg").read_text(encoding="utf-8"))
    (exhibits / "stillbirths.csv").write_text("year,rate\n2010,5.1\n2019,3.8\n")
    return exhibits


def report():
    """Return the hand-made report."""
    summary, outcomes, sources = (
        (HERE / f"book/{name}.md").read_text(encoding="utf-8") for name in ("summary", "outcomes", "sources")
    )
    rows = "\n".join(f"| {number} | {'A fact that needs a line of its own. ' * 3}| {number}% |" for number in range(70))
    config = BookConfig(
        title="Safer maternity care",
        subtitle="Progress report 2021",
        author="The maintainers",
        edition="2021",
        description="Progress towards the ambition.",
        metadata={"keywords": ["maternity", "stillbirths"]},
    )
    return Book(
        config=config,
        chapters=(
            chapter(summary, "index.qmd", title="Summary"),
            chapter(
                outcomes,
                "chapters/outcomes.qmd",
                title="Progress on the outcomes of the national ambition",
                number="1",
                part="The report",
            ),
            chapter(sources.replace("ROWS", rows), "chapters/sources.qmd", title="Sources", number="A", appendix=True),
        ),
    )


@pytest.fixture
def press(tmp_path):
    """Write the PDF of a book in a project of its own; return its path."""
    exhibits = lay_out(tmp_path)

    def make(book, **rest):
        out = tmp_path / "report.pdf"
        stated = {"edition_date": "2021-03-25", "exhibits": exhibits, "attachments": {}, "notice": NOTICE}
        write_pdf(book, Project(tmp_path), out, **{**stated, **rest})
        return out

    return make


@pytest.fixture(scope="session")
def whole(tmp_path_factory):
    """The hand-made report's PDF, with data attached and a licence page."""
    root = tmp_path_factory.mktemp("whole")
    exhibits = lay_out(root)
    write_pdf(
        report(),
        Project(root),
        root / "report.pdf",
        edition_date="2021-03-25",
        exhibits=exhibits,
        attachments={"stillbirths.csv": exhibits / "stillbirths.csv", "series.csv": exhibits / "stillbirths.csv"},
        notice=NOTICE,
        releases=[RELEASE],
    )
    return root / "report.pdf"
