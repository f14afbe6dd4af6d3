"""The years of a table: each once, none left out between the first and the last."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from halveit.data.publishers.ons_child_mortality.searching import called, title_of
from halveit.data.publishers.workbook.blocks import Block
from halveit.data.publishers.workbook.cells import figure, plain, quoted, year_of
from halveit.data.publishers.workbook.picking import Entry, Picker

Years: TypeAlias = dict[int, Mapping[str, Entry]]

_RUN = re.compile(r"\b((?:19|20)[0-9]{2})\s*(?:to|-|–|and)\s*((?:19|20)[0-9]{2})\b")
_SEVERAL = re.compile(r"(?:19|20)[0-9]{2}\s*(?:to|-|–|/|and)\s*[0-9]{2}")


def rows_by_year(
    block: Block, picker: Picker, rows: Iterable[int], group: int | None = None
) -> Iterator[tuple[int, int]]:
    """Give year and row of each row with numbers; remarks below the table are passed over.

    With `group`, the column of the groups that each year is split by, an empty year means the one above: its cell is
    merged over the groups.
    """
    column = block.roles["year"][0]
    above: int | None = None
    for row in rows:
        if not _has_numbers(block, row):
            continue
        text, read = block.sheet.text(row, column), year_of(block.sheet.at(row, column))
        if read:
            above = read[0]
            picker.mark(read[1], f"all numbers of {above}")
        elif _SEVERAL.search(text) or plain(text) in ("all", "all years", "total"):
            picker.remarks.append(("left aside: several years together", str(block.sheet.place(row))))
            continue
        elif text or above is None or group is None or not block.sheet.text(row, group):
            found = quoted(text) if text else "an empty cell"
            picker.fault(block.sheet.place(row, column), f"found {found} where a year is expected.")
            continue
        yield above, row


def check_years(years: Sequence[int], block: Block, picker: Picker) -> None:
    """Note years that are missing between the first and the last; remark where the title says other years."""
    missing = sorted(set(range(min(years), max(years))) - set(years)) if years else []
    if missing:
        picker.faults.add(
            f'sheet "{block.sheet.name}": {_listed(missing)} missing between {min(years)} and {max(years)} in '
            f"{called(block)}.",
            path=picker.shown,
        )
    run = _RUN.search(title_of(block))
    if years and run and (int(run[1]), int(run[2])) != (min(years), max(years)):
        said, there = f"{run[1]} to {run[2]}", f"{min(years)} to {max(years)}"
        picker.sentences.append(f"The title of {called(block)} says {said}, but it holds {there}.")


def check_same_years(tables: Sequence[tuple[Block, Sequence[int]]], picker: Picker) -> None:
    """Note years that one of the tables has, and that lie before or after those of another."""
    every = sorted({year for _, years in tables for year in years})
    for block, years in tables:
        lacking = [year for year in every if years and not min(years) <= year <= max(years)]
        if lacking:
            others = [called(other) for other, theirs in tables if set(lacking) & set(theirs)]
            picker.faults.add(
                f'sheet "{block.sheet.name}": {_listed(lacking)} missing in {called(block)}, but not in '
                f"{' and '.join(others)}.",
                path=picker.shown,
            )


def _listed(years: Sequence[int]) -> str:
    """Return years as the subject of a sentence."""
    return f"the year {years[0]} is" if len(years) == 1 else f"the years {', '.join(map(str, years))} are"


def _has_numbers(block: Block, row: int) -> bool:
    """Tell whether a row has a number in a column that counts births, deaths or rates."""
    measured = (columns for role, columns in block.roles.items() if "/" in role)
    return any(figure(block.sheet.at(row, column)).number is not None for columns in measured for column in columns)
