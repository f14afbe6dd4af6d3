"""The pictures that a PDF shows: found in the report's folder, and told where they lie for Typst."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from halveit.errors import Collector
from halveit.paths import Project
from halveit.press.paper.proof.places import lines_below
from halveit.press.paper.taking import content_of

Wanted = tuple[str, str]
"""A chapter's file, and the address of a picture in it."""


def pictures_of(wanted: Iterable[Wanted], *, project: Project, exhibits: Path) -> dict[str, bytes]:
    """Return every picture by its place from the project's root; raise all that are not there."""
    found = Collector()
    line_of = lines_below(project.root)
    pictures: dict[str, bytes] = {}
    for source, url in wanted:
        place = place_of(url, source)
        if str(place) in pictures:
            continue
        content = _content(place, project, exhibits)
        if content is None:
            found.add(_missing(url), path=source, line=line_of(source, url))
        else:
            pictures[str(place)] = content
    found.finish()
    return pictures


def place_of(url: str, source: str) -> PurePosixPath | None:
    """Return where a picture lies, from the project's root; None outside it and for hidden files."""
    if urlsplit(url).scheme or url.startswith("//"):
        return None
    path = PurePosixPath(unquote(url))
    whole = path.relative_to("/") if path.is_absolute() else PurePosixPath(source).parent / path
    parts: list[str] = []
    for part in whole.parts:
        if part != "..":
            parts.append(part)
        elif parts:
            parts.pop()
        else:
            return None
    return None if any(part.startswith(".") for part in parts) else PurePosixPath(*parts)


def _content(place: PurePosixPath | None, project: Project, exhibits: Path) -> bytes | None:
    """Return what a picture's file holds: at its place in the project, or of its name among the exhibits."""
    candidates = (project.root / place, exhibits / place.name) if place else ()
    contents = (content_of(path, project) for path in candidates)
    return next((content for content in contents if content is not None), None)


def _missing(url: str) -> str:
    if urlsplit(url).scheme or url.startswith("//"):
        return f"the picture {url} lies elsewhere: nothing is fetched in a build. Put it into the report's folder."
    return f"no picture {url} in the report's folder. Write its address from the root, with a / before it."
