"""The glossary: every acronym with the words that it stands for, from data/glossary.csv."""

import csv
import io
import re
from collections.abc import Iterator

from msgspec import Struct

from halveit.errors import Collector, ReportError
from halveit.paths import Project
from halveit.steps.door import is_file, read_text

COLUMNS = ("acronym", "expansion", "note")
FILE = "glossary.csv"


class Entry(Struct, frozen=True, kw_only=True):
    """One acronym."""

    acronym: str
    """As it is written, in the singular: MVP, e-LfH."""
    expansion: str
    """The words that it stands for, in the singular."""
    note: str
    """What else a reader should know, in whole sentences; empty where there is nothing."""
    line: int
    """Its line in the file, counted from 1."""

    @property
    def anchor(self) -> str:
        """The id that links to this entry lead to: gloss-mvp."""
        return "gloss-" + re.sub(r"[^a-z0-9]+", "-", self.acronym.lower()).strip("-")


def load_glossary(project: Project) -> tuple[Entry, ...]:
    """Return the entries in their order; a project without the file has none. All faults are raised together."""
    path = project.data / FILE
    shown = project.relative(path)
    if not is_file(path):
        return ()
    faults = Collector()
    entries = tuple(_entries(_text(project), shown, faults))
    _check_order(entries, shown, faults)
    faults.finish()
    return entries


def _text(project: Project) -> str:
    """Return the file's text; messages name the file from the project's root."""
    path = project.data / FILE
    try:
        return read_text(path)
    except ReportError as fault:
        raise ReportError(fault.message, path=project.relative(path)) from None


def _entries(text: str, shown: str, faults: Collector) -> Iterator[Entry]:
    """Give the entries that can be read; note what is wrong with the others."""
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        if tuple(next(reader, ())) != COLUMNS:
            faults.add(f"the heading row must be {','.join(COLUMNS)}.", path=shown, line=1)
            return
        for cells in reader:
            wrong = _wrong_cells(cells)
            if wrong:
                faults.add(wrong, path=shown, line=reader.line_num)
            else:
                acronym, expansion, note = cells
                yield Entry(acronym=acronym, expansion=expansion, note=note, line=reader.line_num)
    except csv.Error as fault:
        faults.add(f"this is not valid CSV: {fault}.", path=shown, line=reader.line_num)


def _wrong_cells(cells: list[str]) -> str:
    """Return what is wrong with a row; empty where nothing is."""
    if len(cells) != len(COLUMNS):
        hint = 'Put a text that has a comma between quotation marks: "…".'
        return f"a row has {len(COLUMNS)} cells, and this one has {len(cells)}. {hint}"
    acronym, expansion, _ = cells
    loose = next((column for column, cell in zip(COLUMNS, cells, strict=True) if cell != " ".join(cell.split())), None)
    if loose:
        return f'the {loose} of "{acronym.strip()}" has a space or line break too many. Remove it.'
    if not acronym:
        return f'the expansion "{expansion}" has no acronym.'
    if not expansion:
        return f'the acronym "{acronym}" has no expansion.'
    return ""


def _check_order(entries: tuple[Entry, ...], shown: str, faults: Collector) -> None:
    """Note acronyms that are there twice, that would share an anchor, or that are not in alphabetical order."""
    anchors: dict[str, Entry] = {}
    before: Entry | None = None
    for entry in entries:
        first = anchors.setdefault(entry.anchor, entry)
        if first is not entry:
            faults.add(f'"{entry.acronym}" is on line {first.line} already. Keep one.', path=shown, line=entry.line)
        elif before and entry.acronym.casefold() < before.acronym.casefold():
            message = f'"{entry.acronym}" belongs before "{before.acronym}": the glossary is in alphabetical order.'
            faults.add(message, path=shown, line=entry.line)
        before = entry
