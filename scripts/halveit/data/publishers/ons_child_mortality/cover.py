"""What the cover sheet says of the edition: its date of release, the year of its copyright, its name."""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from halveit.data.publishers.workbook.cells import clean
from halveit.data.publishers.workbook.opening import Workbook
from halveit.data.publishers.workbook.sheets import Place, Sheet
from halveit.errors import Collector

TITLE = "Child mortality (death cohort) tables in England and Wales"

_COVER = re.compile(r"cover|information|about|read ?me|title", re.IGNORECASE)
_FIRST = 3  # where no sheet is called a cover, it is among the first; so many of its lines are titles
_LABEL = re.compile(
    r"(?:date of (?:this )?(?:release|publication)|(?:this )?release(?: date)?|date (?:released|published)|"
    r"publication date|released|published|issued)\b(?: on)?\s*[:\-–]?\s*",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"([a-z]{3,9})\.?,?"
_DAY_WORD = r"(?:[0-9]{1,2}[:.][0-9]{2} ?(?:am|pm)?,? (?:on )?)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_FORMS = {
    rf"{_DAY_WORD}([0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\s+([0-9]{{4}})\b": (3, 2, 1),
    rf"{_DAY_WORD}{_MONTH}\s+([0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+([0-9]{{4}})\b": (3, 1, 2),
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})\b": (1, 2, 3),
    r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})\b": (3, 2, 1),  # British: the day first
    rf"{_MONTH}\s+([0-9]{{4}})\b": (2, 1),
}
_COPYRIGHT = re.compile(r"crown copyright\D{0,20}([0-9]{4})", re.IGNORECASE)
_EDITION = re.compile(r"\b((?:19|20)[0-9]{2}) edition\b", re.IGNORECASE)


class Cover(Struct, frozen=True, kw_only=True):
    """What was found on it."""

    published: str
    """The date of release; empty where none is told."""
    copyright: str
    """The year of the copyright; empty where none is told."""
    edition: str
    """The year by which the edition calls itself in its first lines; empty where it does not."""


def read_cover(book: Workbook, faults: Collector, *, dated: bool) -> Cover:
    """Return what the cover sheet says.

    Several dates of release are a fault, unless the user gave the date (`dated`).
    """
    sheets = [sheet for sheet in book.sheets if _COVER.search(sheet.name)] or list(book.sheets[:_FIRST])
    dates: dict[str, Place] = {}
    for sheet in sheets:
        for published, place in _dates(sheet):
            dates.setdefault(published, place)
    if len(dates) > 1 and not dated:
        said = "; ".join(f"{place} says {published}" for published, place in dates.items())
        faults.add(f"more than one date of release: {said}. Give the right one with --published.", path=book.shown)
    texts = [clean(value) for sheet in sheets for row in sheet.cells.values() for value in row.values()]
    return Cover(
        published=next(iter(dates), ""),
        copyright=_first(_COPYRIGHT, texts),
        edition=_first(_EDITION, texts[:_FIRST]),
    )


def _dates(sheet: Sheet) -> Iterator[tuple[str, Place]]:
    """Give each date of release with its cell: behind its label, or in the cell to the right or below."""
    for row, cells in sheet.cells.items():
        for column, value in cells.items():
            text = clean(value)
            label = _LABEL.match(text)
            if not label:
                continue
            rest = text[label.end() :]
            right = [clean(cells[other]) for other in sorted(cells) if other > column]
            for told in [rest] if rest else [*right[:1], sheet.text(row + 1, column)]:
                published = date_of(told)
                if published:
                    yield published, sheet.place(row, column)
                    break


def date_of(text: str) -> str | None:
    """Return the date with which a text begins, as YYYY-MM-DD, or YYYY-MM where it names no day."""
    for form, order in _FORMS.items():
        found = re.match(form, text.lower())
        parts = [found[group] for group in order] if found else []
        month = _month(parts[1]) if parts else None
        if month:
            year, day = int(parts[0]), int(parts[2]) if len(parts) > 2 else None  # noqa: PLR2004  a month alone has two
            try:
                whole = date(year, month, day or 1).isoformat()
            except ValueError:
                return None
            return whole if day else whole[: len("YYYY-MM")]
    return None


def _month(text: str) -> int | None:
    """Return a month's number from its name or digits."""
    if text.isdigit():
        return int(text)
    return _MONTHS.index(text[:3]) + 1 if text[:3] in _MONTHS else None


def _first(pattern: re.Pattern[str], texts: list[str]) -> str:
    """Return what the pattern finds first, or an empty string."""
    return next((found[1] for text in texts if (found := pattern.search(text))), "")
