"""A line of text that remembers where it was written."""

from pathlib import Path

from msgspec import Struct

from halveit.errors import ReportError
from halveit.paths import Project
from halveit.steps.door import read_text


class Line(Struct, frozen=True, kw_only=True):
    """One line, without its line break."""

    text: str
    """What stands on the line; what a cell shows stands on lines of its own, at the cell's place."""
    path: str
    """The file that it was written in, from the project's root."""
    number: int
    """The line in that file, counted from 1."""
    code: bool = False
    """Whether the line is code, in which no prose is looked for."""

    def with_text(self, text: str, *, code: bool = False) -> "Line":
        """Return other text at the same place."""
        return Line(text=text, path=self.path, number=self.number, code=code)

    def error(self, message: str) -> ReportError:
        """Return a mistake at this line."""
        return ReportError(message, path=self.path, line=self.number)


def to_lines(text: str, *, path: str, first: int = 1) -> tuple[Line, ...]:
    """Return the lines of a text; Windows line breaks count as one."""
    texts = text.replace("\r\n", "\n").split("\n")
    return tuple(Line(text=each, path=path, number=number) for number, each in enumerate(texts, first))


def read_lines(project: Project, path: Path) -> tuple[Line, ...]:
    """Return the lines of a file; refuse one that is not UTF-8 text."""
    shown = project.relative(path)
    try:
        return to_lines(read_text(path), path=shown)
    except ReportError as error:
        raise ReportError(error.message, path=shown, line=error.line) from None


def text_of(lines: tuple[Line, ...]) -> str:
    """Return lines joined to one text."""
    return "\n".join(line.text for line in lines)
