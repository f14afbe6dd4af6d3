"""The tools that are timed: how each is installed, given the book, run, and what its page of a chapter is."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import books


@dataclass(frozen=True, kw_only=True)
class Tool:
    """A tool in an environment of its own."""

    name: str
    """As the table names it."""
    packages: tuple[str, ...]
    """What pip installs for it; none where it is there already."""
    write: Callable[[Path, int], None]
    """Writes the book in its form."""
    command: tuple[str, ...]
    """What builds it, from the book's folder; a first word without a folder lies in the environment."""
    made: tuple[str, ...]
    """What a clean build starts without."""
    chapter: str
    """A chapter's file, by its name."""
    table: str
    """Its data, by its name."""
    page: str
    """Its page, by its name."""

    def change_value(self, book: Path, place: int, turn: int) -> str:
        """Change one count of a chapter's data; return the rate that its page has to show."""
        table = book / self.table.format(books.name(place))
        rate = books.edit_value(table, turn)
        if (release := table.with_name("release.toml")).is_file():
            books.seal(release, table)
        return rate

    def install(self, folder: Path) -> Path | None:
        """Return the folder of the tool's programs, installed there if need be; None where it cannot be had."""
        if not self.packages:
            found = shutil.which(self.command[0])
            return Path(found).parent if found else None
        programs = folder / self.name.replace(" ", "-") / "bin"
        if not (programs / "ready").exists():
            subprocess.run([sys.executable, "-m", "venv", programs.parent], check=True)
            subprocess.run([programs / "pip", "install", "--quiet", *self.packages], check=True)
            (programs / "ready").touch()
        return programs


@dataclass(frozen=True, kw_only=True)
class Took:
    """What one run took."""

    seconds: float
    """By the clock on the wall."""
    megabytes: float
    """The most memory that a process of it held."""


def timed(command: list[str], folder: Path, log: Path) -> Took:
    """Run a command to its end; one that fails ends everything."""
    path = f"{Path(command[0]).parent}:{os.environ['PATH']}"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "true", "PATH": path}
    with log.open("wb") as out:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
    if status:
        sys.exit(f"{' '.join(command)} failed; see {log}")
    return Took(seconds=seconds, megabytes=usage.ru_maxrss / 1024)


OURS = Tool(
    name="halveit",
    packages=(),
    write=books.write_ours,
    command=("halveit", "build", "--quiet"),
    made=("_build", "_site"),
    chapter="chapters/{}.qmd",
    table=f"data/releases/counts/{books.DAY}/{{}}.csv",
    page="_site/{}.html",
)
TOOLS = (
    OURS,
    Tool(
        name="Jupyter Book",
        packages=("jupyter-book==1.0.4", "altair", "pandas"),
        write=books.write_jupyter_book,
        command=("jupyter-book", "build", "."),
        made=("_build",),
        chapter="{}.md",
        table="data/{}.csv",
        page="_build/html/{}.html",
    ),
    Tool(
        name="mkdocs-jupyter",
        packages=("mkdocs-material", "mkdocs-jupyter", "altair", "pandas"),
        write=books.write_mkdocs,
        command=("mkdocs", "build", "--quiet"),
        made=("site",),
        chapter="docs/{}.ipynb",
        table="docs/data/{}.csv",
        page="site/{}/index.html",
    ),
    Tool(
        name="Quarto",
        packages=(),
        write=books.write_quarto,
        command=("quarto", "render"),
        made=("_book", "_freeze", ".quarto"),
        chapter="{}.qmd",
        table="data/{}.csv",
        page="_book/{}.html",
    ),
)
