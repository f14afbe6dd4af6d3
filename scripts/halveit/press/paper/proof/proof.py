"""The proof of a report before it is set: title and language, and what every section has for it."""

import re
from collections.abc import Sequence

from halveit.errors import Collector, did_you_mean
from halveit.paths import BOOK_FILE
from halveit.press.paper.front import Front
from halveit.press.paper.proof.places import Lines, nowhere
from halveit.press.paper.proof.remarks import Remark
from halveit.press.paper.sections import Section

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


def proof(front: Front, sections: Sequence[Section], line_of: Lines = nowhere) -> None:
    """Raise every mistake that would leave some readers out; all chapters are looked at first.

    `line_of` looks up words in a chapter's file.
    """
    found = Collector()
    _proof_front(front, found)
    ids = frozenset(name for section in sections for name in section.outline.ids)
    for section in sections:
        for remark in section.outline.remarks:
            mistake = remark if remark.target is None else _led_nowhere(remark.target, ids)
            if mistake:
                line = line_of(section.source, *mistake.words)
                found.add(mistake.message, path=section.source, line=line)
    found.finish()


def _led_nowhere(target: str, ids: frozenset[str]) -> Remark | None:
    """Return the mistake of a link to what is nowhere in the report."""
    if target in ids:
        return None
    told = f'a link leads to "#{target}", which is nowhere in the report.{did_you_mean(target, ids)}'
    return Remark(message=told, words=(f"#{target}",))


def _proof_front(front: Front, found: Collector) -> None:
    if not front.title.strip():
        found.add("the report has no title. Say `title:` under `book:`; it names the PDF.", path=BOOK_FILE)
    if not _LANGUAGE.fullmatch(front.language):
        told = f'"{front.language}" is no language tag' if front.language else "the report has no language"
        found.add(f"{told}. Say `lang: en-GB`, so that a voice reads it out as English.", path=BOOK_FILE)
