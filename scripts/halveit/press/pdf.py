"""The making of the PDF: one Typst document, dated by its edition, with the exhibits' data inside."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from msgspec import Struct

from halveit.chapters import Book
from halveit.paths import Project
from halveit.press.paper.compiling import compile_pdf, lay_out_files
from halveit.press.paper.front import Front, front_of
from halveit.press.paper.imprint import imprint
from halveit.press.paper.layout import Layout, Text, lay_out, text_of
from halveit.press.paper.newer import Newer
from halveit.press.paper.proof.places import lines_below
from halveit.press.paper.proof.proof import proof
from halveit.press.paper.sections import sections_of
from halveit.steps.hands.offering import have_company
from halveit.steps.running import Step, kept, kept_by, seconds_to_make
from halveit.steps.threads import begun
from halveit.steps.writing import write_whole

_LONG = 40
"""Chapters above which a book is a long one."""
Release = Mapping[str, Any]
"""What the licence and attribution page tells of a release."""


class Setting(Struct, frozen=True, kw_only=True, dict=True):
    """A PDF on which Typst is at work while other work goes on."""

    out: Path
    """Where it is to be written."""
    work: "Callable[[], Future[bytes]]"
    """Lets Typst begin; gives its content, once Typst is done."""

    @cached_property
    def pdf(self) -> "Future[bytes]":
        """Its content, once Typst is done, which begins when this is first asked for."""
        return self.work()

    def finish(self) -> Path:
        """Wait for the PDF and write it; return its path. Raise what Typst could not set."""
        write_whole(self.out, self.pdf.result())
        return self.out


def begin_pdf(
    book: Book,
    project: Project,
    out: Path,
    *,
    edition_date: str,
    exhibits: Path,
    attachments: Mapping[str, Path],
    notice: str,
    releases: Sequence[Release] = (),
    newer: Newer | None = None,
) -> Setting:
    """Begin to set the report as a tagged PDF for archives: PDF/UA-1 and PDF/A-3a.

    All that it is made from is read at once, and its faults are raised; Typst then works in the background. With a long
    book it takes as much memory as all who help with the build: while they do, it waits until its PDF is asked for.

    `edition_date` is YYYY-MM-DD; `exhibits` is the charts' folder; `attachments` are data files by the names that
    they get in the PDF; `notice` stands on the cover and at the foot of every page; `releases` are those that the
    licence and attribution page names; `newer` is the newest edition, where this one is superseded.
    """
    front = front_of(book, edition_date=edition_date, notice=notice, newer=newer)
    text = _text(book, front, project, attached=sorted(attachments), releases=releases)
    layout = lay_out(text, front, project, exhibits=exhibits, attachments=attachments)
    setting = Setting(out=out, work=lambda: _begun(layout, project))
    if len(book.chapters) <= _LONG or not have_company():
        _ = setting.pdf
    return setting


def write_pdf(book: Book, project: Project, out: Path, **settings: Any) -> None:
    """Write the report's PDF; the settings are those of `begin_pdf`."""
    begin_pdf(book, project, out, **settings).finish()


def prove_on_paper(book: Book, project: Project, *, edition_date: str, exhibits: Path) -> None:
    """Raise what a writer would have to mend before the report can be printed; write nothing.

    Typst sets the whole report, since nobody else knows which letters its typefaces have and what pictures it can read.
    """
    front = front_of(book, edition_date=edition_date, notice="")
    layout = lay_out(_text(book, front, project), front, project, exhibits=exhibits, attachments={})
    kept_by("the proof of a PDF", layout.digest, make=lambda: len(compile_pdf(layout, project)))


def _text(
    book: Book, front: Front, project: Project, *, attached: Sequence[str] = (), releases: Sequence[Release] = ()
) -> Text:
    """Return the report as Typst source, kept while nothing in the book changes; raise what its proof finds."""

    def make() -> Text:
        chapters = sections_of(book)
        proof(front, chapters, lines_below(project.root))
        return text_of(front, (*chapters, *([imprint(front, releases)] if releases else [])), attached)

    return kept_by("the Typst of a report", book.digest, repr(front), attached, releases, make=make)


def _begun(layout: Layout, project: Project) -> "Future[bytes]":
    """Let Typst begin beside other work; return the PDF that is to be, kept while nothing that it is made from changes.

    Its files are written first: beside other work each would wait for that.
    """
    step = Step(name="a PDF", given=(layout.digest,), inner=True)
    files = lay_out_files(layout, project) if seconds_to_make(step) else None
    make = partial(compile_pdf, layout, project, files)
    return begun(lambda: kept(step, make, pack=bytes, unpack=bytes))
