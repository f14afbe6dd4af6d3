"""Numbered charts and tables, each a file on the shelf `figures/`, and what chapters may call to show them."""

from halveit.drawing.numbers import number, percent
from halveit.exhibits.ambition_facts import ambition_facts, stated_facts, turn_facts
from halveit.exhibits.columns import limit_columns, path_column, stated_column
from halveit.exhibits.exhibit import Column, Exhibit, Rows
from halveit.exhibits.interval_notes import interval_notes
from halveit.exhibits.standing_facts import standing_facts
from halveit.exhibits.statements import fact, range_fact, share_fact, target_facts, word

__all__ = [
    "Column",
    "Exhibit",
    "Rows",
    "ambition_facts",
    "fact",
    "interval_notes",
    "limit_columns",
    "number",
    "path_column",
    "percent",
    "range_fact",
    "share_fact",
    "standing_facts",
    "stated_column",
    "stated_facts",
    "target_facts",
    "turn_facts",
    "word",
]
