"""Which sheet holds which of England's tables: told by headings, title and area, never by number or position."""

import re
from collections.abc import Sequence

from msgspec import Struct

from halveit.data.publishers.ons_child_mortality.headings import in_words, role_of
from halveit.data.publishers.workbook.blocks import FEW, Block, blocks
from halveit.data.publishers.workbook.cells import plain, quoted
from halveit.data.publishers.workbook.opening import Workbook
from halveit.errors import Collector

_COUNTRIES = re.compile(r"\b(england|wales|scotland|northern ireland|united kingdom|uk|great britain)\b")
_AREA_LINE = re.compile(rf"(?:(?:area|country|coverage|geography|place|(?:usual )?residents of) )*{_COUNTRIES.pattern}")
MANY = 12  # more headings that are not understood are not listed

_ENGLAND = ("england", "e92000001")  # the second is the code that statistics give to England
_TABLE = re.compile(r"\btable\s*(\d+[a-z]?)\b", re.IGNORECASE)


class Wanted(Struct, frozen=True, kw_only=True):
    """A table that is looked for."""

    name: str
    """What it is called in messages."""
    roles: tuple[str, ...]
    """The columns that it must have."""
    signs: tuple[str, ...]
    """Those of them, any of which shows that a sheet lacking others is meant to be it."""


def tables(book: Workbook) -> list[Block]:
    """Return every table of a workbook that has headings of ours."""
    return [block for sheet in book.sheets for block in blocks(sheet, role_of)]


def find(found: Sequence[Block], wanted: Wanted, book: Workbook, faults: Collector) -> Block | None:
    """Return England's table of the kind wanted, or None with a fault noted."""
    whole = [block for block in found if not _lacking(block, wanted)]
    english = [block for block in whole if of_england(block)]
    single = [block for block in english if not _is_finer(block)] or english
    if len(single) == 1:
        return _clear(single[0], wanted, book, faults)
    nearest = None if single else _nearest(found, wanted)
    if nearest:
        _tell_lacking(nearest, wanted, book, faults)
    else:
        faults.add(_missing(single, whole, wanted, book), path=book.shown)
    return None


def _missing(english: Sequence[Block], whole: Sequence[Block], wanted: Wanted, book: Workbook) -> str:
    """Say why none of the tables that were found is England's one table of the kind."""
    if english:
        return f"{wanted.name} stands more than once, in the {sheets_of(english)}, and either could be meant."
    if whole:
        return (
            f"no England rows: {wanted.name} stands in the {sheets_of(whole)}, where neither the title nor a column "
            "says that it is of England alone."
        )
    columns = ", ".join(map(in_words, wanted.roles))
    return f"no sheet holds {wanted.name}: a table of England with the columns {columns}. {book.listed}"


def sheets_of(found: Sequence[Block]) -> str:
    """Return the sheets of tables, for a sentence."""
    names = list(dict.fromkeys(f'"{block.sheet.name}"' for block in found))
    return f"{'sheet' if len(names) == 1 else 'sheets'} {' and '.join(names)}"


def of_england(block: Block) -> bool:
    """Tell whether a table is of England: its title says so and names no other country, or it has rows of England."""
    if "area" in block.roles:
        return bool(england_rows(block))
    title = title_of(block)
    first = re.split(r";|\.\s", title)[0]
    sentences = [plain(re.split(r"[.;]", line)[0]) for line in block.lines if line != title]
    text = " ".join([plain(first), *filter(_AREA_LINE.match, sentences)])
    named = set(_COUNTRIES.findall(text)) or set(_COUNTRIES.findall(plain(block.sheet.name)))
    return named == {"england"}


def england_rows(block: Block) -> tuple[int, ...]:
    """Return the rows of a table that are of England; all rows, where it has no column for the area."""
    columns = block.roles.get("area", ())
    return tuple(
        row
        for row in block.rows
        if not columns or any(plain(block.sheet.text(row, column)) in _ENGLAND for column in columns)
    )


def title_of(block: Block) -> str:
    """Return the title of a table: the line above it that has its number, or else the longest of the first ones."""
    numbered = [line for line in block.lines if _TABLE.match(line)]
    return numbered[0] if numbered else max(block.lines[:FEW], key=len, default="")


def called(block: Block) -> str:
    """Return what a table is called: Table 21, or its sheet where the title has no number."""
    number = _TABLE.match(title_of(block))
    return f"Table {number[1]}" if number else f'sheet "{block.sheet.name}"'


def _lacking(block: Block, wanted: Wanted) -> list[str]:
    """Return the wanted columns that a table does not have."""
    return [role for role in wanted.roles if role not in block.roles]


def _is_finer(block: Block) -> bool:
    """Tell whether a table splits its rows further, as by sex: a column of words that has no role."""
    known = {column for columns in block.roles.values() for column in columns}
    return any(
        sum(bool(re.search("[a-z]{3}", block.sheet.text(row, column), re.IGNORECASE)) for row in block.rows) > 1
        for column in block.headings
        if column not in known
    )


def _clear(block: Block, wanted: Wanted, book: Workbook, faults: Collector) -> Block | None:
    """Return a table in which each wanted column is there once and holds numbers, or None with faults noted."""
    spare: set[int] = set()
    before = len(faults.problems)
    for role in wanted.roles:
        columns = block.candidates(role)
        headings = " and ".join(
            f"{block.sheet.place(block.heading, c).short} ({quoted(block.headings[c])})" for c in columns
        )
        place = block.sheet.place(block.heading)
        if len(columns) > 1:
            message = f"{place}: two columns could be {in_words(role)}: {headings}. Either could be meant."
            faults.add(message, path=book.shown)
        elif "/" in role and not any(map(block.holds_numbers, columns)):
            message = f"{place}: the column of {in_words(role)} would be {headings}, but it holds no number."
            faults.add(f"{message}{_strangers(block)}", path=book.shown)
        spare |= set(block.roles[role]) - set(columns)
    return block.without(spare) if len(faults.problems) == before else None


def _nearest(found: Sequence[Block], wanted: Wanted) -> Block | None:
    """Return England's table that has most of the columns wanted, and one of those that tell it from others."""
    near = [block for block in found if of_england(block) and any(sign in block.roles for sign in wanted.signs)]
    near = [block for block in near if 2 * len(_lacking(block, wanted)) <= len(wanted.roles)]
    return min(near, key=lambda block: len(_lacking(block, wanted)), default=None)


def _tell_lacking(block: Block, wanted: Wanted, book: Workbook, faults: Collector) -> None:
    """Note each column that a table lacks."""
    for role in _lacking(block, wanted):
        place = block.sheet.place(block.heading)
        message = f"{place}: no column is headed {in_words(role)}, for {wanted.name}.{_strangers(block)}"
        faults.add(message, path=book.shown)


def _strangers(block: Block) -> str:
    """Return the sentence that lists the headings of a table that are not understood: one may be what is missing."""
    unknown = [c for c in block.headings if not any(c in columns for columns in block.roles.values())]
    places = (f"{quoted(block.headings[c])} ({block.sheet.place(block.heading, c).short})" for c in unknown[:MANY])
    return f" Not understood there: {', '.join(places)}." if unknown else ""
