"""Typst at work in a folder of its own: the same bytes each time, and errors in words that a writer can use."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from halveit.errors import ReportError
from halveit.paths import Project
from halveit.press.fonts import PDF_STYLES, font_file
from halveit.press.paper.layout import Layout
from halveit.press.paper.proof.places import Lines, lines_below
from halveit.press.paper.source import MAIN
from halveit.press.placing import make_folders, place

if TYPE_CHECKING:
    import typst

_FONTS = "fonts"
_OF_THE_CHAPTER = ("text", "label")
_PLACE = re.compile(r"┌─ (?P<path>[^\n]+?):\d+:\d+$", re.MULTILINE)
_TOLD = (
    (
        re.compile(r"the text `\"(?P<text>.*)\"` could not be displayed"),
        'the typeface has no letter for "{text}", so that it cannot be printed. Write it in words.',
    ),
    (
        re.compile(r"label `<(?P<label>.*)>` does not exist"),
        'a link leads to "#{label}", which is nowhere in the report.',
    ),
    (
        re.compile(r"label `<(?P<label>.*)>` occurs multiple"),
        'the name "#{label}" is given twice in the report. Change one.',
    ),
    (
        re.compile(r"failed to \w+ (?:SVG|image) ?\(?(?P<why>[^)]*)"),
        "the picture cannot be read: {why}. Make it again.",
    ),
    (
        re.compile(r"missing alt text"),
        "a picture or formula has no words for those who cannot see it. Give it alt text.",
    ),
)


def lay_out_files(layout: Layout, project: Project) -> "TemporaryDirectory[str]":
    """Return a folder with all that Typst is given."""
    project.build.mkdir(parents=True, exist_ok=True)
    temporary = TemporaryDirectory(prefix="pdf.", dir=project.build.resolve())
    folder = Path(temporary.name)
    make_folders(folder, layout.files)
    for file, content in layout.files.items():
        (folder / file).write_bytes(content)
    _lay_out_fonts(folder / _FONTS)
    return temporary


def compile_pdf(layout: Layout, project: Project, laid_out: "TemporaryDirectory[str] | None" = None) -> bytes:
    """Return the PDF; meanwhile Python may do other work, in other threads.

    `laid_out` is the folder with all that Typst is given, where that was made before; it is taken away.
    """
    with laid_out or lay_out_files(layout, project) as name:
        return _compiled(Path(name), layout, lines_below(project.root))


def _compiled(folder: Path, layout: Layout, line_of: Lines) -> bytes:
    """Return the PDF of the Typst project in a folder."""
    import typst  # noqa: PLC0415  the command must start without it

    try:
        pdf, warnings = typst.compile_with_warnings(
            folder / MAIN,
            root=folder,
            format="pdf",
            font_paths=[folder / _FONTS],
            ignore_system_fonts=True,
            pdf_standards=["ua-1", "a-3a"],
            timestamp=int(datetime.combine(layout.day, time(12), UTC).timestamp()),
        )
    except typst.TypstError as error:
        raise _told(error, folder, layout.origins, line_of) from None
    if warnings:
        raise ReportError(f"the PDF came out, but Typst warns: {warnings[0]}.")
    return pdf


def _lay_out_fonts(fonts: Path) -> None:
    """Make a folder with one file for each style: where the package has two, Typst's choice could change."""
    fonts.mkdir()
    for style in PDF_STYLES:
        place(font_file(style), fonts / font_file(style).name)


def _told(error: "typst.TypstError", folder: Path, origins: Mapping[str, str], line_of: Lines) -> ReportError:
    """Return Typst's error as a mistake in a chapter or a picture, where that can be told."""
    place = _PLACE.search(error.diagnostic.partition("error:")[2])
    path, line = None, None
    message, words = _in_words(error)
    if place:
        found = (Path.cwd() / place["path"]).resolve()
        name = found.relative_to(folder).as_posix() if found.is_relative_to(folder) else found.name
        path = origins.get(name, name)
        line = line_of(path, *words)
    return ReportError(message, path=path, line=line)


def _in_words(error: "typst.TypstError") -> tuple[str, Sequence[str]]:
    """Return what went wrong in plain words (Typst's own where we have none), and what of the chapter it names."""
    for pattern, told in _TOLD:
        match = pattern.search(error.message)
        if match:
            named = match.groupdict()
            return told.format(**named), [word for key, word in named.items() if key in _OF_THE_CHAPTER]
    hints = "".join(f" {hint[:1].upper()}{hint[1:]}." for hint in error.hints)
    return f"this cannot be set in the PDF: {error.message}.{hints}", ()
