"""Tables found in a sheet by their headings, wherever the publisher put them and in whatever order the columns are.

A row is a heading when two of its cells or more play a role, which whoever looks for a table decides. Headings may
stand in two rows, the upper one merged over several columns. A table goes on to the next heading, or to the end.
"""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from halveit.data.publishers.workbook.cells import figure
from halveit.data.publishers.workbook.sheets import Sheet

RoleOf = Callable[[str], str | None]

FEW = 3  # a row above a table with so few cells is text: the title, and perhaps a link beside it


class Block(Struct, frozen=True, kw_only=True):
    """One table in a sheet."""

    sheet: Sheet
    """Where it stands."""
    heading: int
    """The row of its headings; of two rows, the lower."""
    headings: Mapping[int, str]
    """The headings by column."""
    roles: Mapping[str, tuple[int, ...]]
    """Columns by the role that their heading gives them."""
    rows: tuple[int, ...]
    """The rows below that hold anything, remarks included."""
    lines: tuple[str, ...]
    """The lines above it: title, area, remarks."""

    def candidates(self, role: str) -> tuple[int, ...]:
        """Return the columns of a role; where there are several, only those that hold numbers."""
        columns = self.roles.get(role, ())
        filled = tuple(column for column in columns if self.holds_numbers(column))
        return filled if filled and len(columns) > 1 else columns

    def holds_numbers(self, column: int) -> bool:
        """Tell whether any row has a number in a column."""
        return any(figure(self.sheet.at(row, column)).number is not None for row in self.rows)

    def without(self, columns: set[int]) -> "Block":
        """Return the block as if these columns had no heading."""
        kept = {role: tuple(c for c in its if c not in columns) for role, its in self.roles.items()}
        return replace(self, roles={role: its for role, its in kept.items() if its})


def blocks(sheet: Sheet, role_of: RoleOf) -> list[Block]:
    """Return the tables of a sheet, in order."""
    found = list(_headings(sheet, role_of))
    ends = [*(first for first, *_ in found[1:]), max(sheet.cells, default=0) + 1]
    made: list[Block] = []
    for (first, last, headings, roles), end in zip(found, ends, strict=False):
        previous = made[-1].heading if made else 0
        above = [row for row in sorted(sheet.cells) if previous < row < first and len(sheet.cells[row]) <= FEW]
        made.append(
            Block(
                sheet=sheet,
                heading=last,
                headings=headings,
                roles=roles,
                rows=tuple(row for row in sorted(sheet.cells) if last < row < end),
                lines=tuple(text for row in above for text in _row_texts(sheet, row).values()),
            )
        )
    return made


Found = tuple[int, int, dict[int, str], dict[str, tuple[int, ...]]]


def _headings(sheet: Sheet, role_of: RoleOf) -> Iterator[Found]:
    """Give first and last row, texts and roles of each heading."""
    rows = sorted(sheet.cells)
    taken = 0
    for row, below in zip(rows, [*rows[1:], 0], strict=False):
        if row <= taken:
            continue
        one = _row_texts(sheet, row)
        two = _joined(one, _row_texts(sheet, below)) if below == row + 1 and len(one) > 1 else {}
        single, lower, double = (_roles(texts, role_of) for texts in (one, _row_texts(sheet, below), two))
        if len(double) > max(len(single), len(lower)):
            taken = below
            yield row, below, two, double
        elif len(single) > 1:
            taken = row
            yield row, row, one, single


def _row_texts(sheet: Sheet, row: int) -> dict[int, str]:
    """Return the texts of a row by column."""
    return {column: sheet.text(row, column) for column in sheet.cells.get(row, {})}


def _joined(upper: dict[int, str], lower: dict[int, str]) -> dict[int, str]:
    """Return headings that stand in two rows: an upper cell goes on over the empty ones to its right."""
    over = ""
    texts: dict[int, str] = {}
    for column in range(min(upper), max([*upper, *lower]) + 1):
        over = upper.get(column, over)
        if column in upper or column in lower:
            texts[column] = f"{over} {lower.get(column, '')}".strip()
    return texts


def _roles(texts: Mapping[int, str], role_of: RoleOf) -> dict[str, tuple[int, ...]]:
    """Return the columns of each role that a heading gives."""
    roles: dict[str, tuple[int, ...]] = {}
    for column, text in sorted(texts.items()):
        role = role_of(text)
        if role:
            roles[role] = (*roles.get(role, ()), column)
    return roles
