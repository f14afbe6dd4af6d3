"""The report as Typst source: one main file, one file for each chapter, so that an error can be told by chapter."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files

from halveit.chapters.pandoc import written
from halveit.chapters.tree.walking import Node
from halveit.errors import ReportError
from halveit.press.paper.blocks import Setter
from halveit.press.paper.newer import Newer
from halveit.press.paper.sections import Front, Section
from halveit.press.paper.spelling import call, code_block, quoted

MAIN = "main.typ"
ATTACHED = "attached"
_TEMPLATE = "report.typ"
_ITS_PARTS = ("blocks.typ", "colours.typ", "front.typ")
_HEAD = 48
"""Letters that half a running head holds with ease."""
_BETWEEN = "// ---------- the next chapter ----------"
_WRITER = ("--to=typst-smart-citations", "--wrap=none", "--syntax-highlighting=none", "--fail-if-warnings")
_IMPORT = f'#import "/{_TEMPLATE}": *\n\n'


def sources(
    front: Front,
    sections: Sequence[Section],
    *,
    pictures: Mapping[str, Mapping[str, str]],
    attachments: Mapping[str, str],
) -> dict[str, str]:
    """Return every Typst file by its name.

    `pictures` says by chapter where a picture's address leads, `attachments` describes each attached file by its
    name below the folder ATTACHED.
    """
    assets = files("halveit.press") / "assets" / "paper"
    return {
        MAIN: _main(front, sections, attachments),
        **{name: (assets / name).read_text(encoding="utf-8") for name in (_TEMPLATE, *_ITS_PARTS)},
        **_chapters(sections, pictures),
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
        heads={section.label: _shortened(section.title) for section in sections},
    )
    day = f"datetime(year: {front.day.year}, month: {front.day.month}, day: {front.day.day})"
    opening = f"{_IMPORT}#show: {shown.removeprefix('#').removesuffix(')')}, date: {day})"
    attached = (_attached(name, text) for name, text in attachments.items())
    return "\n".join([opening, *attached, *_included(sections), ""])


def _included(sections: Sequence[Section]) -> Iterator[str]:
    """Give the lines that put in the chapters, each part's first behind the name of the part."""
    openings = _openings(sections)
    for section in sections:
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


def _chapters(sections: Sequence[Section], pictures: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return each chapter's file by its name."""
    labels = {section.slug: section.label for section in sections}
    blocks: list[Node] = []
    for section in sections:
        setter = Setter(label=section.label, chapters=labels, pictures=pictures[section.source])
        blocks.extend([*setter.chapter(section.blocks), code_block(_BETWEEN)])
    texts = to_typst(blocks).split(_BETWEEN)
    return {section.file: f"{_IMPORT}{text.strip()}\n" for section, text in zip(sections, texts, strict=False)}


def to_typst(blocks: list[Node]) -> str:
    """Return blocks as pandoc writes them: one call for all chapters, since a call costs more than its work."""
    try:
        return written(blocks, *_WRITER)
    except ReportError as fault:
        said = fault.message.removeprefix("pandoc stopped: ").split("\n")[0].removeprefix("[WARNING] ").rstrip(":")
        raise ReportError(f"a part of the chapters cannot be written for the PDF: {said}.") from None
