"""A small report made by hand, in the form that the chapters floor hands over, and the site built of it."""

import nbformat
import pytest

from halveit.chapters import Book, BookConfig, Chapter, visible
from halveit.chapters.pandoc import read_markdown
from halveit.chapters.tree.walking import Node
from halveit.paths import Project
from halveit.press.mkdocs_project import build_site
from halveit.press.pages import write_pages
from halveit.press.screen.html import passages
from halveit.press.screen.links import Addresses, Page
from serving import serving
from sharing import begin

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 300" role="img" aria-labelledby="{name}-title">'
    '<title id="{name}-title">The stillbirth rate fell</title><rect width="10" height="10"/>'
    "<text>a tick label</text></svg>"
)
EXHIBIT = """
::: {#fig-stillbirths .exhibit word="Chart" number="1"}
![The rate fell from 5.1 to 3.8.](/_build/exhibits/2021/stillbirths.inline.svg)

The stillbirth rate fell by 25%. Stillbirths per 1,000 births, England, 2010 to 2019.
:::

::: {.exhibit-data}
| Year | Rate |
|---:|---:|
| 2010 | 5.1 |
| 2019 | 3.8 |
:::

::: {.exhibit-source}
Source: the publisher.
:::

::: {.content-visible when-format="html"}
::: {.exhibit-downloads}
Download: [CSV](/_build/exhibits/2021/stillbirths.csv) [SVG](/_build/exhibits/2021/stillbirths.svg)
:::
:::
"""
CHAPTERS = {
    "index": "# Summary {#summary}\n\nSee [Chart 1](#fig-stillbirths){.crossref chapter=outcomes}.\n",
    "outcomes": '# Outcomes {#sec-outcomes number="1"}\n\nText with a note.^[The note.]\n\n'
    '## Stillbirths {#sec-stillbirths number="1.1"}\n\nThe rate fell.\n' + EXHIBIT,
    "annex-a": '# Words & *signs* {#sec-annex number="A"}\n\nBack to [section 1.1](#sec-stillbirths).\n',
}
RELEASE = {
    "publisher": "The publisher",
    "title": "Deaths & births",
    "published": "2022-02-17",
    "url": "https://example.org/deaths",
    "licence": "Open Government Licence v3.0",
    "attribution": "Source: the publisher.",
    "obtained": "received",
    "notes": ["A note."],
    "stands_in_for": "the 2019 release",
    "why_safe": "No number of 2010 to 2019 was revised.",
}


def tree(markdown):
    """Return Markdown's blocks with figures as numbering makes them."""
    blocks, _ = read_markdown(markdown)
    return [_figure(block) for block in blocks]


def _figure(block: Node) -> Node:
    match block:
        case {"t": "Div", "c": [[name, *_] as attr, [picture, caption]]} if name.startswith("fig-"):
            inside = picture["c"][2][0] if picture["t"] == "Figure" else picture
            return {"t": "Figure", "c": [attr, [None, [{"t": "Plain", "c": caption["c"]}]], [inside]]}
    return block


def chapter(slug):
    blocks = tree(CHAPTERS[slug])
    number = dict(blocks[0]["c"][1][2]).get("number")
    cell = {"id": "a", "cell_type": "code", "metadata": {}, "source": "1", "execution_count": 1, "outputs": []}
    notebook = nbformat.from_dict({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]})
    return Chapter(
        source="index.qmd" if slug == "index" else f"chapters/{slug}.qmd",
        slug=slug,
        title={"index": "Summary", "outcomes": "Outcomes", "annex-a": "Words & signs"}[slug],
        number=number,
        part="The report" if slug == "outcomes" else None,
        appendix=slug.startswith("annex"),
        tree=blocks,
        notebook_file=nbformat.writes(notebook).encode(),
        meta={"description": "What became of the rates."} if slug == "outcomes" else {},
    )


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """A project with one exhibit's files and one picture."""
    root = tmp_path_factory.mktemp("small")
    exhibits = root / "_build/exhibits/2021"
    exhibits.mkdir(parents=True)
    for ending, width in (("inline.svg", 700), ("narrow.svg", 360), ("svg", 700)):
        name = "stillbirths-narrow" if ending == "narrow.svg" else "stillbirths"
        (exhibits / f"stillbirths.{ending}").write_text(SVG.format(width=width, name=name))
    (exhibits / "stillbirths.csv").write_text("Year,Rate\n2010,5.1\n")
    (root / "chapters").mkdir()
    (root / "chapters/ward.png").write_bytes(b"png")
    begin(Project(root), tmp_path_factory)
    return Project(root)


@pytest.fixture(scope="session")
def book():
    return Book(config=BookConfig(title="A small report"), chapters=tuple(chapter(slug) for slug in CHAPTERS))


@pytest.fixture
def addresses(small):
    exhibits = small.root / "_build/exhibits/2021"
    return Addresses(project=small, exhibits=exhibits, homes={"fig-stillbirths": "outcomes", "sec-annex": "annex-a"})


@pytest.fixture
def bodies(addresses):
    """Give the HTML of a chapter's Markdown, headings left out."""

    def show(markdown):
        page = Page(slug="outcomes", source="chapters/outcomes.qmd")
        blocks = visible(tree(markdown), "html", {})
        return "\n".join(passage.body for passage in passages(blocks, page, addresses))

    return show


def write_small(book, project, folder):
    write_pages(
        book,
        project,
        folder,
        edition_name="2021",
        edition_date="2021-03-18",
        exhibits=project.root / "_build/exhibits/2021",
        pdf_name="report.pdf",
        releases=[RELEASE],
    )


@pytest.fixture(scope="session")
def written(book, small, tmp_path_factory):
    """The mkdocs project of the small report."""
    folder = tmp_path_factory.mktemp("written")
    write_small(book, small, folder)
    return folder


@pytest.fixture(scope="session")
def built(written, tmp_path_factory):
    """The site of the small report."""
    site = tmp_path_factory.mktemp("built") / "site"
    build_site(written, site, "2021-03-18")
    (site / "report.pdf").write_bytes(b"%PDF")
    return site


@pytest.fixture(scope="session")
def served(built):
    """The address of the site."""
    with serving(built) as address:
        yield address


@pytest.fixture
def heard():
    """What went wrong in the browser: messages, and requests to other hosts."""
    return []


@pytest.fixture
def open_page(browser, heard):
    """Open an address in a window of a width and colour scheme."""
    contexts = []

    def open_(address, *, width=1280, scheme="light"):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        start = address.rsplit("/", 1)[0]
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda ask: None if ask.url.startswith((start, "data:")) else heard.append(ask.url))
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()
