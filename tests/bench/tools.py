"""The tools that are timed: how each is installed, given the book, run, and what its page of a chapter is."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import books
import made_up
import peers_books


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
    """What builds it, from the book's folder; the program lies in the environment where no folder is named."""
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
        table = book / self.table.format(made_up.name(place))
        rate = made_up.edit_value(table, turn)
        if (release := table.with_name("release.toml")).is_file():
            made_up.seal(release, table)
        return rate

    def install(self, folder: Path) -> Path | None:
        """Return the folder of the tool's programs, installed there if need be; None where it cannot be had."""
        if not self.packages:
            found = shutil.which(self.command[0])
            return Path(found).parent if found else None
        programs = folder / self.name.replace(" ", "-") / "bin"
        if not (programs / "ready").exists():
            subprocess.run([sys.executable, "-m", "venv", programs.parent], check=True)
            said = subprocess.run([programs / "pip", "install", *self.packages], check=False, capture_output=True)
            if said.returncode:
                return None  # such as where there is no network
            (programs / "ready").touch()
        return programs

    def versions(self, programs: Path) -> str:
        """Return its version, and those of what it draws and reads data with."""
        if self.name == "Quarto":
            return f"Quarto {_said([programs / 'quarto', '--version'])}"
        names = [package.partition("==")[0] for package in self.packages or ("halveit", "altair", "pandas")]
        asked = f"from importlib.metadata import version; print(', '.join(f'{{n}} {{version(n)}}' for n in {names}))"
        return _said([programs / "python", "-c", asked])


def _said(command: list[str | Path]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


HALVEIT = str(Path(sys.executable).with_name("halveit"))
OURS = Tool(
    name="halveit",
    packages=(),
    write=books.write_ours,
    command=(HALVEIT, "build", "--quiet"),
    made=("_build", "_site"),
    chapter="chapters/{}.qmd",
    table=f"data/releases/counts/{made_up.DAY}/{{}}.csv",
    page="_site/{}.html",
)
SITE = replace(
    OURS, name="halveit without a PDF", command=(sys.executable, str(Path(__file__).with_name("without_pdf.py")))
)
"""What we take to make what the others make: they make no PDF."""
JUPYTER_BOOK = Tool(
    name="Jupyter Book",
    packages=("jupyter-book==1.0.4", "altair", "pandas"),
    write=peers_books.write_jupyter_book,
    command=("jupyter-book", "build", "."),
    made=("_build",),
    chapter="{}.md",
    table="data/{}.csv",
    page="_build/html/{}.html",
)
MKDOCS_JUPYTER = Tool(
    name="mkdocs-jupyter",
    packages=("mkdocs-material", "mkdocs-jupyter", "altair", "pandas"),
    write=peers_books.write_mkdocs,
    command=("mkdocs", "build", "--quiet"),
    made=("site", ".cache"),
    chapter="docs/{}.ipynb",
    table="docs/data/{}.csv",
    page="site/{}/index.html",
)
QUARTO = Tool(
    name="Quarto",
    packages=(),
    write=peers_books.write_quarto,
    command=("quarto", "render"),
    made=("_book", "_freeze", ".quarto"),
    chapter="{}.qmd",
    table="data/{}.csv",
    page="_book/{}.html",
)
TOOLS = (OURS, SITE, JUPYTER_BOOK, MKDOCS_JUPYTER, QUARTO)
