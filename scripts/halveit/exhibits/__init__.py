"""Numbered charts and tables, each a file on the shelf `figures/`, and what chapters may call to show them."""

from halveit.drawing.numbers import number, percent
from halveit.exhibits.exhibit import Column, Exhibit, Rows
from halveit.exhibits.statements import (
    ambition_facts,
    fact,
    path_column,
    range_fact,
    share_fact,
    stated_column,
    stated_facts,
    target_facts,
    turn_facts,
    word,
)

__all__ = [
    "Column",
    "Exhibit",
    "Rows",
    "ambition_facts",
    "fact",
    "number",
    "path_column",
    "percent",
    "range_fact",
    "share_fact",
    "stated_column",
    "stated_facts",
    "target_facts",
    "turn_facts",
    "word",
]
