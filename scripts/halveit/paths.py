"""Where things lie in a report's project, and how its root is found."""

from pathlib import Path
from typing import NamedTuple

from halveit.errors import ReportError

BOOK_FILE = "_quarto.yml"


class Project(NamedTuple):
    """A report's folder: the one that holds `_quarto.yml`."""

    root: Path

    @classmethod
    def find(cls, start: Path | None = None) -> "Project":
        """Return the project of `start` (or of the working folder), looking upwards for `_quarto.yml`."""
        here = (start or Path.cwd()).resolve()
        if not here.is_dir():
            raise ReportError("there is no such folder.", path=here)
        for folder in (here, *here.parents):
            if (folder / BOOK_FILE).is_file():
                return cls(folder)
        raise ReportError(
            f"no {BOOK_FILE} here or in a folder above. Run the command inside the report's folder.", path=here
        )

    @property
    def book_file(self) -> Path:
        """The file that states title, chapter order and formats."""
        return self.root / BOOK_FILE

    @property
    def data(self) -> Path:
        """Releases, editions, schemas, ambitions and single facts."""
        return self.root / "data"

    @property
    def figures(self) -> Path:
        """The shelf of exhibits, one file each."""
        return self.root / "figures"

    @property
    def build(self) -> Path:
        """Intermediate files and the exhibits that chapters show; never published as it is."""
        return self.root / "_build"

    @property
    def site(self) -> Path:
        """What is published."""
        return self.root / "_site"

    def relative(self, path: Path) -> str:
        """Return `path` as people know it: from the project's root, with forward slashes."""
        try:
            return path.resolve().relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()
