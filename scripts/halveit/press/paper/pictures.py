"""The pictures that a PDF shows: found in the report's folder, and laid where Typst may read them and nothing else."""

import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from halveit.chapters.tree.walking import walk
from halveit.errors import Collector
from halveit.paths import Project
from halveit.press.paper.proof.places import lines_below
from halveit.press.paper.sections import Section


def lay_out_pictures(
    sections: Iterable[Section], *, project: Project, exhibits: Path, folder: Path
) -> dict[str, dict[str, str]]:
    """Copy every picture into `folder`; return by chapter where each picture's address leads below it."""
    found = Collector()
    line_of = lines_below(project.root)
    places: dict[str, dict[str, str]] = {}
    for section in sections:
        places[section.source] = {}
        for url in _addresses(section):
            place = _place(url, section.source)
            origin = _origin(place, project, exhibits)
            if place is None or origin is None:
                found.add(_missing(url), path=section.source, line=line_of(section.source, url))
                continue
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(origin, folder / place)
            places[section.source][url] = f"/{place}"
    found.finish()
    return places


def _addresses(section: Section) -> list[str]:
    """Return the addresses of a chapter's pictures in reading order."""
    return list(dict.fromkeys(node["c"][2][0] for node in walk(section.blocks) if node["t"] == "Image"))


def _place(url: str, source: str) -> PurePosixPath | None:
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


def _origin(place: PurePosixPath | None, project: Project, exhibits: Path) -> Path | None:
    """Return the picture's file: at its place in the project, or by its name among the exhibits."""
    if place is None:
        return None
    candidates = (project.root / place, exhibits / place.name)
    return next((path for path in candidates if path.is_file()), None)


def _missing(url: str) -> str:
    if urlsplit(url).scheme or url.startswith("//"):
        return f"the picture {url} lies elsewhere: nothing is fetched in a build. Put it into the report's folder."
    return f"no picture {url} in the report's folder. Write its address from the root, with a / before it."
