"""The same sources under stock Quarto, where it is installed: the same exhibits, numbers and references."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from halveit.chapters.sources.edition import written_book
from halveit.exhibits.context import showing
from halveit.exhibits.quote import fact
from halveit.facts.fact import Fact

pytestmark = [
    pytest.mark.quarto,
    pytest.mark.skipif(shutil.which("quarto") is None, reason="the Quarto program is not installed here"),
]
SPAN = re.compile(r'<span class="fact" data-fact="([^"]+)">(.*?)</span>', re.DOTALL)


@pytest.fixture(scope="module")
def rendered(built):
    """The book as stock Quarto renders it to HTML."""
    environment = {**os.environ, "QUARTO_PYTHON": sys.executable}
    done = subprocess.run(
        ["quarto", "render", "--to", "html"],
        cwd=built.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return built.root / "_book"


def pages(folder: Path) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}


def test_every_chapter_is_rendered(rendered, built):
    ours = {path.stem for path in (built.root / "chapters").glob("*.qmd")} | {"index"}
    assert ours <= set(pages(rendered))


def test_the_numbers_are_the_same(rendered, shelf):
    with showing(shelf):
        for name, html in pages(rendered).items():
            for quoted, text in SPAN.findall(html):
                assert re.sub(r"<[^>]+>", "", text).strip() == fact(quoted).shown, (name, quoted)


def test_as_many_numbers_are_quoted(rendered, built, shelf):
    quoted = sum(len(SPAN.findall(html)) for html in pages(rendered).values())
    parts = [part for written in written_book(built, shelf.edition) for part in written.parts]
    written = sum(len(re.findall(r"`\{python\} fact\(", line.text)) for part in parts for line in part.lines)
    in_tables = sum(isinstance(cell, Fact) for shelved in shelf for row in shelved.exhibit.rows for cell in row)
    assert written > 200
    assert quoted == written + in_tables


def test_the_exhibits_are_the_same_files_in_the_same_order(rendered, built):
    html = pages(rendered)["outcomes"]
    labels = list(dict.fromkeys(re.findall(r'id="fig-([a-z-]+)"', html)))
    ours = (built.site / "outcomes.html").read_text()
    assert labels == list(dict.fromkeys(re.findall(r'<figure id="fig-([a-z-]+)"', ours)))
    for label in labels:
        copies = list(rendered.rglob(f"{label}.inline.svg"))
        assert copies
        assert copies[0].read_bytes() == (built.build / "exhibits" / "2021" / f"{label}.inline.svg").read_bytes()


def test_no_reference_is_left_open(rendered):
    for name, html in pages(rendered).items():
        assert "?@" not in html, name
        assert 'class="quarto-unresolved-ref"' not in html, name
