"""The tables of the page that tells what changed: heads with their scopes, in a region that scrolls on a phone."""

from collections.abc import Iterable, Sequence
from html import escape

from msgspec import Struct

_SHORT = 10
"""Letters of a row's head that is not broken, such as 2020-21."""


class Cell(Struct, frozen=True, kw_only=True):
    """One cell of a table."""

    text: str = ""
    """Plain text."""
    html: str = ""
    """HTML in the place of the text."""
    number: bool = False
    """Whether it is set to the right, as numbers are."""

    @property
    def content(self) -> str:
        """What stands in the cell."""
        return self.html or escape(self.text)


def table(name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], *, row_heads: int = 1) -> str:
    """Return a table as HTML; `name` tells those who do not see it what it is, the first cells of a row are heads."""
    body = [list(row) for row in rows]
    numbers = [all(row[place].number for row in body) and bool(body) for place in range(len(heads))]
    top = "".join(
        f'<th scope="col"{_class(number=right)}>{escape(head)}</th>' for head, right in zip(heads, numbers, strict=True)
    )
    lines = "\n".join(
        f"<tr>{''.join(_cell(cell, head=i < row_heads) for i, cell in enumerate(row))}</tr>" for row in body
    )
    return (
        f'<div class="table-scroll" role="region" tabindex="0" aria-label="{escape(name)}">'
        f'<table class="data"><thead><tr>{top}</tr></thead><tbody>\n{lines}\n</tbody></table></div>'
    )


def _cell(cell: Cell, *, head: bool) -> str:
    """Return one cell, or a row's head."""
    looks = _class(number=cell.number, short=head and len(cell.text) <= _SHORT)
    return f'<th scope="row"{looks}>{cell.content}</th>' if head else f"<td{looks}>{cell.content}</td>"


def _class(*, number: bool, short: bool = False) -> str:
    """Return the class of a cell: one that is better not broken is short."""
    names = " ".join(name for name, holds in (("number", number), ("short", short)) if holds)
    return f' class="{names}"' if names else ""


def folded(summary: str, content: str) -> str:
    """Return content that opens with one key, and works without JavaScript; the search leaves it out."""
    opening = f'<details class="exhibit-data" data-search-exclude="true"><summary>{escape(summary)}</summary>'
    return f"{opening}{content}</details>"
