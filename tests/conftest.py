"""Fixtures that the whole suite shares: the real report, copies of it to spoil, and small projects."""

import shutil
from pathlib import Path

import pytest

from halveit.data.editions import Edition, load_edition
from halveit.exhibits.shelf import Shelf
from halveit.paths import Project

ROOT = Path(__file__).parent.parent
SOURCES = ("_quarto.yml", "index.qmd", "chapters", "data", "figures")


@pytest.fixture(scope="session")
def project() -> Project:
    return Project(ROOT)


@pytest.fixture(scope="session")
def edition(project: Project) -> Edition:
    return load_edition(project, "2021")


@pytest.fixture(scope="session")
def shelf(edition: Edition) -> Shelf:
    return Shelf(edition)


@pytest.fixture
def copy(tmp_path: Path) -> Project:
    """A copy of the report's sources, to be spoilt."""
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    return Project(tmp_path)
