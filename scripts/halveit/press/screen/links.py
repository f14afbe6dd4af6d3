"""Where a chapter's links and pictures lead to on the site, and which files must be copied for that."""

from collections.abc import Collection, Mapping
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct, field

from halveit.errors import ReportError
from halveit.paths import Project
from halveit.steps.door import is_file, size_of

EXHIBITS = "exhibits"
FILES = "files"


class Page(Struct, frozen=True, kw_only=True):
    """The page that is being written."""

    slug: str
    """Its file name on the site, without the ending."""
    source: str
    """The chapter's file, as its writer knows it."""


class Addresses(Struct, frozen=True, kw_only=True):
    """Every place on the site that a chapter may point at."""

    project: Project
    """The report's folder: links that begin with a slash start there."""
    exhibits: Path
    """The folder with the edition's exhibits."""
    homes: Mapping[str, str]
    """The page's slug of every id in the book."""
    facts: Collection[str] = ()
    """Ids of the facts that the page of facts explains."""
    files: dict[str, Path] = field(default_factory=dict)
    """Address on the site and source of each file that was asked for; grows while pages are written."""

    def link(self, page: Page, target: str, chapter: str | None) -> str:
        """Return the address on the site of a link's target; `chapter` is the slug that cross-references carry."""
        if chapter is None and target.startswith("#"):
            chapter = self.homes.get(unquote(target[1:]), page.slug)
        if chapter is not None:
            return target if chapter == page.slug and target else f"{chapter}.html{target}"
        if _leaves_the_site(target):
            return target
        _, mark, place = target.partition("#")
        return self.file(page, target) + mark + place

    def file(self, page: Page, target: str) -> str:
        """Return the address on the site of a file of the project, and have it copied there."""
        source = self.source(page, target)
        if source.parent == self.exhibits.resolve():
            address = f"{EXHIBITS}/{source.name}"
        else:
            address = f"{FILES}/{self.project.relative(source).removeprefix('_build/')}"
        self.files[address] = source
        return quote(address)

    def source(self, page: Page, target: str) -> Path:
        """Return the file that a target names: from the chapter's folder, or from the root after a slash."""
        path = unquote(urlsplit(target).path)
        start = self.project.root if path.startswith("/") else (self.project.root / page.source).parent
        found = (start / path.lstrip("/")).resolve()
        if is_file(found) and found.is_relative_to(self.project.root.resolve()):
            return found
        raise ReportError(
            f'"{target}" leads to no file of this project. Write the path as seen from the chapter, '
            "or from the project's root with a leading slash.",
            path=page.source,
        )


def _leaves_the_site(target: str) -> bool:
    parts = urlsplit(target)
    return bool(parts.scheme or parts.netloc)


def size_in_words(path: Path) -> str:
    """Return a file's size as people read it: 1 kB at least, decimal units."""
    size = size_of(path)
    kilobytes = max(1, round(size / 1000))
    return f"{kilobytes} kB" if kilobytes < 1000 else f"{size / 1_000_000:.1f} MB"  # noqa: PLR2004  1000 kB make 1 MB
