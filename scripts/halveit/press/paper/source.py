"""The report as Typst source: one main file and one for each chapter, which is kept until the chapter changes."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files

from halveit.chapters.pandoc import written
from halveit.chapters.tree.walking import Node
from halveit.errors import ReportError
from halveit.press.paper.blocks import Setter
from halveit.press.paper.front import Front
from halveit.press.paper.newer import Newer
from halveit.press.paper.pictures import place_of
from halveit.press.paper.sections import Section
from halveit.press.paper.spelling import call, quoted
from halveit.steps.running import kept_by
from halveit.steps.threads import at_once

MAIN = "main.typ"
ATTACHED = "attached"
_TEMPLATE = "report.typ"
_ITS_PARTS = ("blocks.typ", "colours.typ", "front.typ")
_HEAD = 48
"""Letters that half a running head holds with ease."""
_WRITER = ("--to=typst-smart-citations", "--wrap=none", "--syntax-highlighting=none", "--fail-if-warnings")
_IMPORT = f'#import "/{_TEMPLATE}": *\n\n'


def sources(front: Front, sections: Sequence[Section], *, attachments: Mapping[str, str]) -> dict[str, str]:
    """Return every Typst file by its name.

    `attachments` describes each attached file by its name below the folder ATTACHED.
    """
    assets = files("halveit.press") / "assets" / "paper"
    labels = {section.slug: section.label for section in sections}
    texts = at_once(lambda section: _chapter(section, labels), sections)  # pandoc works meanwhile
    return {
        MAIN: _main(front, sections, attachments),
        **{name: (assets / name).read_text(encoding="utf-8") for name in (_TEMPLATE, *_ITS_PARTS)},
        **{section.file: text.result() for section, text in zip(sections, texts, strict=True)},
    }


def _main(front: Front, sections: Sequence[Section], attachments: Mapping[str, str]) -> str:
    """Return the file that puts cover, contents, chapters and attachments together."""
    language, _, region = front.language.partition("-")
    shown = call(
        "report.with",
        title=front.title,
        head=_shortened(front.title),
        subtitle=front.subtitle,
        author=front.author,
        edition=front.edition,
        notice=front.notice,
        language=language,
        region=region or None,
        description=front.description,
        keywords=front.keywords,
        **_newer(front.newer),
        parts=_openings(sections),
    )
    day = f"datetime(year: {front.day.year}, month: {front.day.month}, day: {front.day.day})"
    opening = f"{_IMPORT}#show: {shown.removeprefix('#').removesuffix(')')}, date: {day})"
    attached = (_attached(name, text) for name, text in attachments.items())
    return "\n".join([opening, *attached, *_included(sections), ""])


def _included(sections: Sequence[Section]) -> Iterator[str]:
    """Give the lines that put in the chapters, each part's first behind the name of the part."""
    openings = _openings(sections)
    for section in sections:
        yield f"#chapter-begins({quoted(_shortened(section.title))})"
        if openings.get(section.label):
            yield f"#part-opening({quoted(openings[section.label])})"
        yield f"#include {quoted(section.file)}"


def _newer(newer: Newer | None) -> dict[str, str]:
    """Return what the template is told of a newer edition."""
    return {"newer": newer.told, "newer-head": newer.head, "newer-at": newer.address} if newer else {}


def _attached(name: str, description: str) -> str:
    """Return the call that puts one file into the PDF."""
    kind = "text/csv" if name.endswith(".csv") else "application/octet-stream"
    named = f'relationship: "data", mime-type: {quoted(kind)}, description: {quoted(description)}'
    return f"#pdf.attach({quoted(name)}, read({quoted(f'/{ATTACHED}/{name}')}, encoding: none), {named})"


def _openings(sections: Sequence[Section]) -> dict[str, str]:
    """Return the part that begins with a chapter (or an empty text where none does), by the chapter's label."""
    before = ["", *(section.part for section in sections)]
    return {
        section.label: section.part or ""
        for section, last in zip(sections, before, strict=False)
        if section.part != last
    }


def _shortened(title: str) -> str:
    """Return a title that fits half a running head."""
    return title if len(title) <= _HEAD else title[: _HEAD + 1].rsplit(" ", 1)[0] + " …"


def _chapter(section: Section, labels: Mapping[str, str]) -> str:
    """Return a chapter's file; `labels` are those of all chapters by their slugs."""
    return kept_by("the Typst of a section", section.digest, labels, make=lambda: _written(section, labels))


def _written(section: Section, labels: Mapping[str, str]) -> str:
    pictures = {url: f"/{place_of(url, section.source)}" for url in section.outline.pictures}
    setter = Setter(label=section.label, chapters=labels, pictures=pictures)
    return f"{_IMPORT}{to_typst(setter.chapter(section.blocks)).strip()}\n"


def to_typst(blocks: list[Node]) -> str:
    """Return blocks as pandoc writes them."""
    try:
        return written(blocks, *_WRITER)
    except ReportError as fault:
        said = fault.message.removeprefix("pandoc stopped: ").split("\n")[0].removeprefix("[WARNING] ").rstrip(":")
        raise ReportError(f"a part of the chapters cannot be written for the PDF: {said}.") from None
