"""What the tests of readers share: the dataset's schema, and reading a book as the command does."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from child_mortality_books import Book, save
from halveit.data.publishers.reading import Reading, read_release
from halveit.paths import Project

SCHEMA = Path(__file__).parents[3] / "data/schemas/ons-child-mortality.json"
Read = Callable[[Book], Reading]


@pytest.fixture
def bare(tmp_path: Path) -> Project:
    """A project with the dataset's schema and nothing else."""
    (tmp_path / "data/schemas").mkdir(parents=True)
    (tmp_path / "data/releases").mkdir()
    (tmp_path / "_quarto.yml").write_text("project: {type: book}\n", encoding="utf-8")
    shutil.copy(SCHEMA, tmp_path / "data/schemas")
    return Project(tmp_path)


@pytest.fixture
def read(bare: Project, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Read a book that was written to the file book.xlsx, in the project's folder."""
    monkeypatch.chdir(bare.root)

    def reading(book: Book, published: str | None = None) -> Reading:
        save(book, Path("book.xlsx"))
        return read_release(bare, "ons-child-mortality", Path("book.xlsx"), published=published, today="2026-01-31")

    return reading
