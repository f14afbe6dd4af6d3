"""How a table is set on paper: its columns' widths, its repeated header, and whether the page must be turned for it."""

from typing import Any

from halveit.chapters.tree.walking import Node, plain
from halveit.press.paper.spelling import bracketed, code_block
from halveit.press.paper.tables.widths import TURNED, UPRIGHT, Column, column_of, is_too_wide, shares

_SHORT_ROWS = 16
_SHORT_TEXT = 1500
_ALIGN = {"AlignLeft": "left", "AlignRight": "right", "AlignCenter": "center", "AlignDefault": "left"}


def is_wide(table: Node) -> bool:
    """Return whether a table is too wide for an upright page."""
    return is_too_wide(_columns(table))


def is_short(table: Node) -> bool:
    """Return whether a table can stand on one page, so that it need not be broken."""
    return len(_body(table)) <= _SHORT_ROWS and len(plain(_body(table))) <= _SHORT_TEXT


def caption_of(exhibit: Node) -> list[Node]:
    """Return the inlines of the caption of a table or figure."""
    return [inline for block in exhibit["c"][1][1] for inline in block["c"]]


def set_table(table: Node, *, turned: bool = False, widths: str = "") -> list[Node]:
    """Return a table as Typst, with its header marked, so that it is repeated on each page and read out as one.

    `widths` are the columns' own, for a table whose texts do not ask for them.
    """
    aligns = "".join(f"{_ALIGN[column[0]['t']]}, " for column in table["c"][2])
    heads = table["c"][3][1]
    columns = widths or _shares(table, turned=turned)
    opening = f"#report-table(columns: {columns}, aligns: ({aligns}), heads: {len(heads)},"
    return [
        code_block(opening),
        *([code_block("table.header("), *_cells(heads), code_block("),")] if heads else []),
        *_cells(_body(table)),
        code_block(")"),
    ]


def _body(table: Node) -> list[Any]:
    """Return the rows below the header."""
    _, _, _, _, bodies, (_, foot) = table["c"]
    return [row for _, _, heads, rows in bodies for row in (*heads, *rows)] + foot


def _cells(rows: list[Any]) -> list[Node]:
    """Return the cells of rows as arguments of a table."""
    return [node for _, cells in rows for cell in cells for node in _cell(cell)]


def _cell(cell: list[Any]) -> list[Node]:
    """Return one cell."""
    _, _, rowspan, colspan, blocks = cell
    spans = f"table.cell(rowspan: {rowspan}, colspan: {colspan})" if (rowspan, colspan) != (1, 1) else ""
    return bracketed(f"{spans}[", blocks, "],") if blocks else [code_block(f"{spans}[],")]


def _shares(table: Node, *, turned: bool) -> str:
    """Return the columns' widths for Typst: as their texts need, or shares of the whole width."""
    columns = _columns(table)
    found = shares(columns, TURNED if turned else UPRIGHT)
    return (
        "(" + "".join("auto, " if found is None else f"{found[place]:.1f}fr, " for place in range(len(columns))) + ")"
    )


def _columns(table: Node) -> list[Column]:
    """Return what the columns want; a row with cells over several columns asks for nothing."""
    count = len(table["c"][2])
    heads, body = (
        [[plain(cell[4]) for cell in cells] for _, cells in rows if len(cells) == count]
        for rows in (table["c"][3][1], _body(table))
    )
    return [column_of([row[place] for row in heads], [row[place] for row in body]) for place in range(count)]
