"""The order of a book's chapters: parts, appendices, and the page of references."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from halveit.chapters.sources.fields import Fields
from halveit.chapters.sources.marked import Marked
from halveit.errors import did_you_mean
from halveit.paths import Project


class Entry(Struct, frozen=True, kw_only=True):
    """One chapter's place in the book."""

    source: str
    """The chapter's file from the project's root, such as chapters/outcomes.qmd."""
    part: str | None = None
    """The title of the part that it stands in."""
    appendix: bool = False
    """Whether it is an appendix."""
    line: int = 1
    """Where `_quarto.yml` names it."""

    @property
    def slug(self) -> str:
        """The chapter's name in addresses: its file's name without the ending."""
        return PurePosixPath(self.source).stem


def read_contents(book: Fields, project: Project) -> tuple[Entry, ...]:
    """Return the chapters in reading order: chapters, then the page of references, then appendices."""
    found = [
        *_entries(book, book.entries("chapters"), None, appendix=False),
        *_entries(book, book.texts("references"), None, appendix=False),
        *_entries(book, book.entries("appendices"), None, appendix=True),
    ]
    _check_places(book, found, project)
    _check_names(book, found)
    return tuple(found)


def _entries(
    book: Fields, items: "list[Marked] | tuple[Marked, ...]", part: str | None, *, appendix: bool
) -> Iterator[Entry]:
    """Give the chapters of a list, those of parts inside it too."""
    for marked in items:
        if isinstance(marked.value, str):
            source = PurePosixPath(marked.value).as_posix()
            yield Entry(source=source, part=part, appendix=appendix, line=marked.line)
        elif isinstance(marked.value, dict) and part is None and "part" in marked.value:
            inner = Fields(marked, path=book.path, name="a part", problems=book.problems)
            yield from _entries(book, inner.entries("chapters"), _title_of_part(inner), appendix=appendix)
            inner.finish()
        else:
            book.fault(
                marked, "an entry here is a chapter's file, or a part: `part: Title` with `chapters:` of its own."
            )


def _title_of_part(part: Fields) -> str:
    """Return a part's title; refuse a file in its place."""
    title = part.text("part") or ""
    if title.endswith(".qmd"):
        part.fault(part.values["part"], f'a part has a title here, not a page of its own ("{title}").')
    return title


def _check_places(book: Fields, entries: list[Entry], project: Project) -> None:
    """Refuse chapters whose file is missing or is not a .qmd file."""
    for entry in entries:
        if not entry.source.endswith(".qmd"):
            book.fault(_at(entry), f'"{entry.source}" is not a .qmd file; other chapters are not supported.')
        elif (project.root / entry.source).with_name("_metadata.yml").is_file():
            book.fault(_at(entry), f'a _metadata.yml beside "{entry.source}" is not supported. Use front matter.')
        elif not (project.root / entry.source).is_file():
            guess = did_you_mean(entry.source, _written(project))
            book.fault(_at(entry), f'no file "{entry.source}" for this chapter.{guess}')
    if not entries:
        book.problems.add("the book has no chapters: book: chapters: …", path=book.path, line=book.line)
    elif entries[0].source != "index.qmd":
        book.fault(_at(entries[0]), f'the first chapter must be index.qmd, the home page, not "{entries[0].source}".')


def _written(project: Project) -> list[str]:
    """Return the chapters' files that there are, in the book's folder and in those right below."""
    found = [*project.root.glob("*.qmd"), *project.root.glob("*/*.qmd")]
    return sorted(path.relative_to(project.root).as_posix() for path in found)


def _check_names(book: Fields, entries: list[Entry]) -> None:
    """Refuse two chapters of one name."""
    seen: dict[str, Entry] = {}
    for entry in entries:
        first = seen.setdefault(entry.slug, entry)
        if first is not entry:
            message = f'"{entry.source}" has the name of "{first.source}" (line {first.line}). Rename one of them.'
            if first.source == entry.source:
                message = f'"{entry.source}" is here twice, first on line {first.line}. Keep one.'
            book.fault(_at(entry), message)


def _at(entry: Entry) -> Marked:
    """Return an entry's place for a message."""
    return Marked(value=entry.source, line=entry.line)
