"""What changed in every edition since a revision, in the same three forms as one comparison.

As JSON: since (the revision), new and gone (names of editions), unread (reasons by the name of an edition that could
not be read as it was then), editions (the comparison of each other one, by name).
"""

from typing import Any

from halveit.press.changes.asking import Since
from halveit.press.changes.telling import markdown, words
from halveit.press.changes.telling.record import record as comparison


def record(since: Since) -> dict[str, Any]:
    """Return all comparisons as plain lists and dictionaries."""
    return {
        "since": since.revision,
        "new": list(since.new),
        "gone": list(since.gone),
        "unread": {name: list(reasons) for name, reasons in since.unread.items()},
        "editions": {changes.after: comparison(changes) for changes in since.changes},
    }


def in_words(since: Since) -> str:
    """Return the comparisons for a terminal, one after the other."""
    return "\n\n".join([*_named(since), *(words.in_words(changes) for changes in since.changes)])


def in_markdown(since: Since) -> str:
    """Return the comparisons as Markdown."""
    named = [f"{markdown.escaped(line)}\n" for line in _named(since)]
    return "\n".join([*named, *(markdown.in_markdown(changes) for changes in since.changes)])


def _named(since: Since) -> list[str]:
    """Return a sentence on each edition that is not compared: it is new, or gone, or could not be read."""
    told = [f"The edition {name} is new since {since.revision}." for name in since.new]
    told += [f"The edition {name} of {since.revision} is gone." for name in since.gone]
    for name, reasons in since.unread.items():
        told.append(
            f"The edition {name} of {since.revision} was not compared, as it cannot be read: {' '.join(reasons)}"
        )
    return told
