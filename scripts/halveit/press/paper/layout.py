"""All that Typst is given to set a report: its source, pictures, attached data, and the day that dates it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath

from msgspec import Struct

from halveit.errors import ReportError
from halveit.paths import Project
from halveit.press.paper.front import Front
from halveit.press.paper.pictures import Wanted, pictures_of
from halveit.press.paper.sections import Section, exhibit_titles
from halveit.press.paper.source import ATTACHED, sources
from halveit.press.paper.taking import content_of
from halveit.steps.digests import digest


class Text(Struct, frozen=True, kw_only=True):
    """A report as Typst source, with the names of the files that it asks for."""

    sources: Mapping[str, str]
    """Every Typst file by its name."""
    origins: Mapping[str, str]
    """What each chapter's Typst file was made from."""
    pictures: tuple[Wanted, ...]
    """The pictures that it shows, in reading order."""


class Layout(Struct, frozen=True, kw_only=True):
    """All that Typst is given."""

    files: Mapping[str, bytes]
    """Every file by its path in the folder that Typst works in, and can read nothing outside of."""
    day: date
    """The edition's date."""
    origins: Mapping[str, str]
    """What each chapter's Typst file was made from."""

    @property
    def digest(self) -> str:
        """What stands for all that the PDF is made from."""
        named = (f"{name} {digest(content)}" for name, content in sorted(self.files.items()))
        return digest("\n".join([self.day.isoformat(), *named]).encode())


def text_of(front: Front, sections: Sequence[Section], attached: Iterable[str]) -> Text:
    """Return a report as Typst source; `attached` are the names of the files that are to be attached."""
    titles = exhibit_titles(sections)
    described = {name: _description(name, titles) for name in sorted(attached)}
    return Text(
        sources=sources(front, sections, attachments=described),
        origins={section.file: section.source for section in sections},
        pictures=tuple((section.source, url) for section in sections for url in section.outline.pictures),
    )


def lay_out(text: Text, front: Front, project: Project, *, exhibits: Path, attachments: Mapping[str, Path]) -> Layout:
    """Return a report as Typst is given it; raise pictures and files to attach that are not there."""
    pictures = pictures_of(text.pictures, project=project, exhibits=exhibits)
    attached = {f"{ATTACHED}/{name}": _attached(name, path, project) for name, path in attachments.items()}
    files = {**pictures, **attached, **{name: source.encode() for name, source in text.sources.items()}}
    return Layout(files=files, day=front.day, origins=text.origins)


def _attached(name: str, path: Path, project: Project) -> bytes:
    """Return what a file to attach holds."""
    content = content_of(path, project)
    if content is None:
        raise ReportError(f'no file to attach to the PDF as "{name}". Build the exhibits first.', path=path)
    return content


def _description(name: str, titles: Mapping[str, str]) -> str:
    """Return what an attached file is: the data of an exhibit of the same label, else a data file."""
    title = titles.get(PurePosixPath(name).stem)
    return f"Data for {title}" if title else f"Data file {name}"
