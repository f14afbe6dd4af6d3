"""The making of the PDF: one Typst document, dated by its edition, with the exhibits' data inside."""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from halveit.chapters import Book
from halveit.errors import ReportError
from halveit.paths import Project
from halveit.press.paper.compiling import compile_pdf
from halveit.press.paper.imprint import imprint
from halveit.press.paper.newer import Newer
from halveit.press.paper.pictures import lay_out_pictures
from halveit.press.paper.proof.places import lines_below
from halveit.press.paper.proof.proof import proof
from halveit.press.paper.sections import Front, Section, exhibit_titles, front_of, sections_of
from halveit.press.paper.source import ATTACHED, sources


def write_pdf(
    book: Book,
    project: Project,
    out: Path,
    *,
    edition_date: str,
    exhibits: Path,
    attachments: Mapping[str, Path],
    notice: str,
    releases: Sequence[Mapping[str, Any]] = (),
    newer: Newer | None = None,
) -> None:
    """Write the report as a tagged PDF for archives: PDF/UA-1 and PDF/A-3a.

    `edition_date` is YYYY-MM-DD; `exhibits` is the charts' folder; `attachments` are data files by the names that
    they get in the PDF; `notice` stands on the cover and at the foot of every page; `releases` are those that the
    licence and attribution page names; `newer` is the newest edition, where this one is superseded.
    """
    front = front_of(book, edition_date=edition_date, notice=notice, newer=newer)
    chapters = sections_of(book)
    proof(front, chapters, lines_below(project.root))
    sections = (*chapters, *([imprint(front, releases)] if releases else []))
    _write(out, _set(front, sections, project, exhibits=exhibits, attachments=attachments))


def prove_on_paper(book: Book, project: Project, *, edition_date: str, exhibits: Path) -> None:
    """Raise what a writer would have to mend before the report can be printed; write nothing.

    Typst sets the whole report, since nobody else knows which letters its typefaces have and what pictures it can read.
    """
    front = front_of(book, edition_date=edition_date, notice="")
    sections = sections_of(book)
    proof(front, sections, lines_below(project.root))
    _set(front, sections, project, exhibits=exhibits, attachments={})


def _set(
    front: Front, sections: Sequence[Section], project: Project, *, exhibits: Path, attachments: Mapping[str, Path]
) -> bytes:
    """Return the report as Typst sets it."""
    line_of = lines_below(project.root)
    with _work_folder(project) as folder:
        pictures = lay_out_pictures(sections, project=project, exhibits=exhibits, folder=folder)
        attached = _lay_out_attachments(attachments, exhibit_titles(sections), folder)
        for name, text in sources(front, sections, pictures=pictures, attachments=attached).items():
            (folder / name).write_text(text, encoding="utf-8")
        origins = {section.file: section.source for section in sections}
        return compile_pdf(folder, day=front.day, origins=origins, line_of=line_of)


@contextmanager
def _work_folder(project: Project) -> Iterator[Path]:
    """Give an empty folder for Typst, which can read nothing outside it, and clear it away afterwards."""
    folder = (project.build / f"pdf.{os.getpid()}").resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _lay_out_attachments(attachments: Mapping[str, Path], titles: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Copy the files to attach, in the order of their names; return what each one is."""
    described = {}
    for name, path in sorted(attachments.items()):
        if not path.is_file():
            raise ReportError(f'no file to attach to the PDF as "{name}". Build the exhibits first.', path=path)
        place = folder / ATTACHED / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
        described[name] = _description(name, titles)
    return described


def _description(name: str, titles: Mapping[str, str]) -> str:
    """Return what an attached file is: the data of an exhibit of the same label, else a data file."""
    title = titles.get(PurePosixPath(name).stem)
    return f"Data for {title}" if title else f"Data file {name}"


def _write(out: Path, pdf: bytes) -> None:
    """Write the PDF in one step, so that nobody ever sees half of it."""
    out.parent.mkdir(parents=True, exist_ok=True)
    unfinished = out.with_name(f"{out.name}.{os.getpid()}.part")
    unfinished.write_bytes(pdf)
    unfinished.replace(out)
