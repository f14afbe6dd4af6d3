"""Headings below which an edition has nothing."""

from collections.abc import Iterable, Iterator

from halveit.chapters.tree.walking import Node, plain


def empty_headings(blocks: Iterable[Node]) -> Iterator[str]:
    """Give the text of each heading that is followed by one of its own level or above, or by nothing."""
    before: tuple[int, str] | None = None
    end: Node = {"t": "Header", "c": [1, ["", [], []], []]}
    for block in (*blocks, end):
        header = block["t"] == "Header"
        if before and header and block["c"][0] <= before[0]:
            yield before[1]
        before = (block["c"][0], plain(block["c"][2])) if header else None
