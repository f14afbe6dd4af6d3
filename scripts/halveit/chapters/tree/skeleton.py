"""The blocks of a chapter that numbers, references and citations are about; all others are left where they are.

Work on the whole book needs no more of a chapter, so that a sentence can change without that work being done again.
"""

from collections.abc import Sequence

from halveit.chapters.tree.visibility import condition_of
from halveit.chapters.tree.walking import Node, attr_of, walk

_ELSEWHERE = "Elsewhere"
"""Stands for a block that was left where it is, with its place."""


def skeleton_of(blocks: Sequence[Node]) -> list[Node]:
    """Return a chapter's blocks, each that has no heading, name, link, citation or condition as a mere place."""
    return [block if _counts(block) else {"t": _ELSEWHERE, "c": place} for place, block in enumerate(blocks)]


def fleshed(skeleton: Sequence[Node], blocks: Sequence[Node]) -> list[Node]:
    """Return a skeleton with the blocks that had been left in their places."""
    return [blocks[block["c"]] if block["t"] == _ELSEWHERE else block for block in skeleton]


def _counts(block: Node) -> bool:
    """Tell whether work on the whole book looks at a block."""
    for node in walk(block):
        if node["t"] in ("Header", "Cite", "Link") or condition_of(node) is not None:
            return True
        attr = attr_of(node)
        if attr and attr.identifier:
            return True
    return False
