"""What of a chapter numbers, references and citations are about; the words that they do not ask for are left out.

Work on the whole book needs no more of a chapter, so that a sentence or a number can change without that work being
done again; and it takes little time.
"""

from collections.abc import Sequence
from typing import Any

from halveit.chapters.tree.references import is_reference
from halveit.chapters.tree.visibility import condition_of
from halveit.chapters.tree.walking import Node, attr_of, has_elements

_LEFT_OUT = "left out"
"""The format of the raw text that stands for what is left out: no chapter can write that, and pandoc leaves it be."""
_BLOCKS = frozenset(
    """BlockQuote BulletList CodeBlock DefinitionList Div Figure HorizontalRule LineBlock OrderedList Para Plain
    RawBlock Table""".split()  # noqa: SIM905  names read best as words
)
_INLINES = frozenset(
    """Code Emph Image LineBreak Link Math Note Quoted RawInline SmallCaps SoftBreak Space Span Str Strikeout Strong
    Subscript Superscript Underline""".split()  # noqa: SIM905  as above
)
_WHOLE = ("Header", "Cite")
"""The elements whose words are asked for."""


def skeleton_of(blocks: list[Node]) -> list[Node]:
    """Return a chapter's blocks, with gaps for what has no heading, name, link, citation or condition.

    What stands around a citation of a publication stays, as the words for it may depend on that.
    """
    return _Gaps(blocks).skeleton


def fleshed(skeleton: list[Node], blocks: list[Node]) -> list[Node]:
    """Return a skeleton, as work on the whole book has made it, with what had been left out of its blocks."""
    return _filled(skeleton, _Gaps(blocks).left)


class _Gaps:
    """A tree with gaps, and what belongs into them."""

    def __init__(self, blocks: list[Node]) -> None:
        self._counting: set[int] = set()
        self._whole: set[int] = set()
        self.left: list[list[Node]] = []
        """What is left out: each time elements that follow one another."""
        self._look(blocks)
        self.skeleton = self._with_gaps(blocks)

    def _look(self, node: Any) -> bool:
        """Note which lists and elements of a part of a tree count; tell whether any does."""
        counts = False
        if type(node) is list:
            for child in node:
                if has_elements(child):
                    counts |= self._look(child)
                    if type(child) is dict and child.get("t") == "Cite" and _is_of_a_publication(child):
                        self._whole.add(id(node))
        else:
            counts = node.get("t") in _WHOLE or _counts(node)
            counts |= has_elements(node) and self._look(node["c"])
        if counts:
            self._counting.add(id(node))
        return counts

    def _with_gaps(self, nodes: list[Any]) -> list[Any]:
        """Return what a list holds, with one gap for all elements between two that count."""
        if id(nodes) in self._whole:
            return nodes
        found: list[Any] = []
        before = ""
        for node in nodes:
            gap = _gap_for(node) if type(node) is dict and id(node) not in self._counting else ""
            if gap and gap == before:
                self.left[-1].append(node)
            elif gap:
                found.append({"t": gap, "c": [_LEFT_OUT, str(len(self.left))]})
                self.left.append([node])
            else:
                found.append(self._thinned(node))
            before = gap
        return found

    def _thinned(self, node: Any) -> Any:
        """Return something of a list, with gaps in what is inside."""
        if type(node) is list:
            return self._with_gaps(node)
        if type(node) is not dict or node.get("t") in _WHOLE or type(node.get("c")) is not list:
            return node
        return {**node, "c": self._with_gaps(node["c"])}


def _filled(nodes: list[Any], left: Sequence[list[Node]]) -> list[Any]:
    """Return what a list holds with all that belongs into gaps."""
    found: list[Any] = []
    for node in nodes:
        content = node.get("c") if type(node) is dict else None
        if type(content) is list:
            if content and content[0] == _LEFT_OUT:
                found += left[int(content[1])]
            else:
                found.append({**node, "c": _filled(content, left)})
        else:
            found.append(_filled(node, left) if type(node) is list else node)
    return found


def _counts(node: Node) -> bool:
    """Tell whether work on the whole book looks at an element for its own sake."""
    kind = node.get("t")
    if kind == "Link" or kind in _WHOLE:
        return True
    attr = attr_of(node) if kind else None
    return attr is not None and (attr.identifier != "" or condition_of(node) is not None)


def _is_of_a_publication(cite: Node) -> bool:
    return not all(is_reference(citation["citationId"]) for citation in cite["c"][0])


def _gap_for(node: Node) -> str:
    """Return what can stand in an element's place; nothing where that is no block or inline."""
    kind = node.get("t")
    return "RawBlock" if kind in _BLOCKS else "RawInline" if kind in _INLINES else ""
