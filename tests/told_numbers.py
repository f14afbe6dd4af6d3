"""The numbers that a chart's texts may have: those of its table, its facts and its notes, at the roundings of prose."""

import re

from halveit.drawing.numbers import number

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_CONSTANT = {"95", "1,000", "100,000", "24", "28", "1"}
"""Of units, of the level of intervals, of the line at one."""


def numbers_in(text):
    return set(NUMBER.findall(text))


def known_numbers(shelved):
    """Return every number that is known of a chart, as prose writes it."""
    found = set(_CONSTANT)
    for row in shelved.exhibit.rows:
        for column, cell in zip(shelved.exhibit.columns, row, strict=True):
            found |= numbers_in(column.on_page(cell))
            if isinstance(cell, float | int) and not isinstance(cell, bool):
                found |= {number(abs(cell), decimals) for decimals in (0, 1, 2)}
    for fact in shelved.facts.values():
        found |= numbers_in(fact.shown)
    for note in shelved.exhibit.notes:
        found |= numbers_in(note)
    if shelved.exhibit.standing:
        ambition = shelved.exhibit.standing.ambition
        found |= {str(target.year) for target in ambition.targets} | numbers_in(ambition.baseline_period)
    return found
