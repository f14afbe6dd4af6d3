"""The pieces of a page as pandoc writes them in HTML: each is kept by itself, as one sentence changes one of them."""

import json
from collections.abc import Sequence

from halveit.chapters.pandoc import written
from halveit.chapters.tree.walking import Node, walk_but_words
from halveit.press.screen.nodes import raw_block
from halveit.steps.digests import digest
from halveit.steps.running import kept_by, kept_together

_MARK = "<!--one piece of the page ends here, and another begins-->"
_WRITER = ("--to=html5-task_lists", "--wrap=none", "--mathml", "--syntax-highlighting=none")

Piece = Sequence[Node]
"""Blocks that follow one another."""


def written_pieces(pieces: Sequence[Piece]) -> list[str]:
    """Return each piece as HTML; footnotes are counted through all of them, and stand at the end of the last.

    Nothing but footnotes ties what pandoc writes of one block to another, so that those pieces that have some are
    written together, and every other can be written without the rest.
    """
    noted = [place for place, piece in enumerate(pieces) if any(node["t"] == "Note" for node in walk_but_words(piece))]
    others = [place for place, piece in enumerate(pieces) if piece and place not in noted]
    found: dict[int, str] = dict(zip(others, _one_by_one([pieces[place] for place in others]), strict=True))
    *together, notes = _with_footnotes([pieces[place] for place in noted])
    found |= dict(zip(noted, together, strict=True))
    html = [found.get(place, "") for place in range(len(pieces))]
    return [*html[:-1], f"{html[-1]}\n{notes}".strip()] if notes else html


def _one_by_one(pieces: Sequence[Piece]) -> list[str]:
    """Return pieces without footnotes, as far as they are new out of one run of pandoc."""
    givens = [(_digest(piece),) for piece in pieces]
    make = lambda places: _run([pieces[place] for place in places])  # noqa: E731
    return kept_together("a piece of a page", givens, make) if pieces else []


def _with_footnotes(pieces: Sequence[Piece]) -> list[str]:
    """Return pieces with the marks of their footnotes, and the footnotes behind them."""
    if not pieces:
        return [""]
    return kept_by("pieces with footnotes", _digest(pieces), make=lambda: _run([*pieces, []]))


def _run(pieces: Sequence[Piece]) -> list[str]:
    """Return what pandoc makes of pieces in one run."""
    blocks: list[Node] = []
    for piece in pieces:
        blocks += [*piece, raw_block(_MARK)]
    html = written(blocks[:-1], *_WRITER).replace('role="doc-endnotes">', 'role="doc-endnotes" aria-label="Footnotes">')
    # Screen readers would read the arrow's Unicode name.
    html = html.replace('role="doc-backlink">', 'role="doc-backlink" aria-label="Back to the text">')
    return [each.strip() for each in html.split(_MARK)]


def _digest(piece: Piece | Sequence[Piece]) -> str:
    return digest(json.dumps(piece).encode())
