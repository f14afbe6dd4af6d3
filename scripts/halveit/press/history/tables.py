"""A table as the site's own pages write it: caption, scopes, and a region that scrolls by keyboard."""

from collections.abc import Iterable
from html import escape


def table(kind: str, caption: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    """Return a table of a class `kind`; heads and rows are whole `th` and `tr` elements, the caption is plain text."""
    body = "\n".join(rows)
    # The search index would hold the numbers of a row in one long word.
    return (
        f'<div class="table-scroll" role="region" tabindex="0" aria-label="{escape(caption)}">'
        f'<table class="data {kind}"><caption><span>{escape(caption)}</span></caption>'
        f"<thead><tr>{''.join(heads)}</tr></thead>"
        f'<tbody data-search-exclude="true">\n{body}\n</tbody></table></div>'
    )


def head(text: str, kind: str = "") -> str:
    """Return the head of a column, of HTML, with a class where it has one."""
    return f'<th scope="col" class="{kind}">{text}</th>' if kind else f'<th scope="col">{text}</th>'


def row(head: str, cells: Iterable[str]) -> str:
    """Return a row: its head as HTML, and whole `td` elements."""
    return f'<tr><th scope="row">{head}</th>{"".join(cells)}</tr>'


def cell(text: str, kind: str = "") -> str:
    """Return a cell of HTML, with a class where it has one."""
    return f'<td class="{kind}">{text}</td>' if kind else f"<td>{text}</td>"
