"""One chapter as it is written: its front matter, and its parts with the included files' in their places."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from halveit.chapters.sources.book import read_execute
from halveit.chapters.sources.fields import Fields
from halveit.chapters.sources.lines import Line, read_lines, text_of
from halveit.chapters.sources.marked import Marked, read_yaml
from halveit.chapters.sources.parts import Part, split
from halveit.chapters.sources.shortcodes import INCLUDE
from halveit.errors import Collector, did_you_mean
from halveit.paths import Project

_ABOUT = ("description", "editions", "keywords", "metadata")


class Written(Struct, frozen=True, kw_only=True):
    """A chapter's source."""

    source: str
    """The chapter's file from the project's root."""
    parts: tuple[Part, ...]
    """The parts behind the front matter, in reading order."""
    front: tuple[Line, ...]
    """The lines of the front matter, rules included."""
    meta: dict[str, Any]
    """What the front matter says."""
    execute: dict[str, Any]
    """The cell options that the front matter sets."""
    title_line: int
    """The line of the front matter's title."""


def read_chapter(project: Project, source: str) -> Written:
    """Return a chapter's source; mistakes in its front matter are told together."""
    path = project.root / source
    parts = tuple(_parts(project, path, ()))
    front = parts[0].lines if parts and parts[0].kind == "front" else ()
    marked = Marked(value=None, line=1)
    if front:
        marked = read_yaml(text_of(front[1:-1]), path=source, first=2)
    title = marked.value.get("title") if isinstance(marked.value, dict) else None
    return Written(
        source=source,
        parts=parts[1:] if front else parts,
        front=front,
        meta=marked.plain() or {},
        execute=_checked(marked, source),
        title_line=title.line if title else 1,
    )


def _checked(marked: Marked, source: str) -> dict[str, Any]:
    """Return the cell options of a front matter; refuse names that are not supported there."""
    problems = Collector()
    fields = Fields(marked, path=source, name="a chapter's front matter", problems=problems)
    fields.text("title")
    fields.ignore(*_ABOUT)
    fields.choice("jupyter", ["python3"])
    fields.choice("engine", ["jupyter"])
    execute = read_execute(fields.fields("execute"))
    fields.finish()
    problems.finish()
    return execute


def _parts(project: Project, path: Path, trail: tuple[Path, ...]) -> Iterator[Part]:
    """Give the parts of a file, with those of the files that it includes."""
    for part in split(read_lines(project, path)):
        if part.kind == "front" and trail:
            raise part.lines[0].error("an included file has no front matter. Put it into the chapter.")
        if part.kind == "prose":
            yield from _with_includes(project, part, (*trail, path))
        else:
            yield part


def _with_includes(project: Project, part: Part, trail: tuple[Path, ...]) -> Iterator[Part]:
    """Give a part of prose, cut where it includes files, with their parts between."""
    gathered: list[Line] = []
    for line in part.lines:
        include = INCLUDE.fullmatch(line.text)
        if include:
            if gathered:
                yield Part(kind="prose", lines=tuple(gathered))
            yield from _parts(project, _included(project, include["file"], line, trail), trail)
            gathered = []
        else:
            gathered.append(line)
    if gathered:
        yield Part(kind="prose", lines=tuple(gathered))


def _included(project: Project, file: str, line: Line, trail: tuple[Path, ...]) -> Path:
    """Return an included file's path: from the file that includes it, or from the project where it begins with /."""
    base = project.root if file.startswith("/") else trail[-1].parent
    path = (base / file.lstrip("/")).resolve()
    if not path.is_file():
        there = [each.name for each in path.parent.glob("_*.qmd")]
        raise line.error(f'no file "{file}" to include.{did_you_mean(Path(file).name, there)}')
    if path in [each.resolve() for each in trail]:
        raise line.error(f'"{file}" includes itself.')
    return path
