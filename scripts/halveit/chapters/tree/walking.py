"""How pandoc's document tree is walked and changed: the few things that every other module here needs of it."""

from collections.abc import Callable, Container, Iterator
from typing import Any

Node = dict[str, Any]

_ATTRIBUTES = dict.fromkeys(("Div", "Span", "Figure", "Table", "Code", "CodeBlock", "Link", "Image"), 0) | {"Header": 1}
WITH_ATTRIBUTES = frozenset(_ATTRIBUTES)
"""The elements that can have an id, classes and key-values."""
_BRANCHES = frozenset({dict, list})
"""What pandoc's JSON becomes that holds elements."""
_OF_WORDS = frozenset({"Para", "Plain", "Header"})
"""The blocks that hold words alone."""
_QUOTES = {"SingleQuote": ("\u2018", "\u2019"), "DoubleQuote": ("\u201c", "\u201d")}


class Attr:
    """An element's id, classes and key-values, read and changed in place."""

    def __init__(self, node: Node) -> None:
        self.raw: list[Any] = node["c"][_ATTRIBUTES[node["t"]]]

    @property
    def identifier(self) -> str:
        """The element's id; empty where it has none."""
        return self.raw[0]

    @identifier.setter
    def identifier(self, value: str) -> None:
        self.raw[0] = value

    @property
    def classes(self) -> list[str]:
        """The element's classes."""
        return self.raw[1]

    @property
    def pairs(self) -> dict[str, str]:
        """The element's key-values, as a copy."""
        return dict(self.raw[2])

    def set(self, **pairs: str) -> None:
        """Set key-values, behind those that are there."""
        self.raw[2] = [pair for pair in self.raw[2] if pair[0] not in pairs] + [list(each) for each in pairs.items()]

    def drop(self, *keys: str) -> None:
        """Remove key-values."""
        self.raw[2] = [pair for pair in self.raw[2] if pair[0] not in keys]


def attr_of(node: Node) -> Attr | None:
    """Return the attributes of an element that can have them."""
    return Attr(node) if node["t"] in _ATTRIBUTES else None


def walk(node: Any) -> Iterator[Node]:
    """Give every element of a tree in reading order, each before what is in it."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if type(current) is dict:
            if "t" in current:
                yield current
            current = current.get("c")
            if type(current) is dict:
                waiting.append(current)
        if type(current) is list:
            waiting += [child for child in reversed(current) if child and type(child) in _BRANCHES]


def walk_but_words(node: Any) -> Iterator[Node]:
    """Give what `walk` gives, but for what has nothing in it, such as words and spaces: nine of ten elements."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if type(current) is dict:
            current, element = current.get("c"), current
            if type(current) not in _BRANCHES:
                continue
            if "t" in element:
                yield element
            if type(current) is dict:
                waiting.append(current)
        if type(current) is list:
            waiting += [
                child
                for child in reversed(current)
                if type(child) is list or (type(child) is dict and type(child.get("c")) in _BRANCHES)
            ]


def replace(node: Any, change: Callable[[Node], list[Node] | None], kinds: Container[str] | None = None) -> Any:
    """Return a tree in which `change` gave elements for an element, innermost first; None leaves it as it is.

    It is asked for elements of some kinds only, where these are given.
    """
    if type(node) is not list:
        return {**node, "c": replace(node["c"], change, kinds)} if type(node) is dict and "c" in node else node
    found: list[Any] = []
    for child in node:  # most are words and spaces: to call this function for each would take three times as long
        new, instead = child, None
        if type(child) is dict:
            kind, inner = child.get("t"), child.get("c")
            if type(inner) in _BRANCHES:
                new = {**child, "c": replace(inner, change, kinds)}
            if kind and (kinds is None or kind in kinds):
                instead = change(new)
        elif type(child) is list:
            new = replace(child, change, kinds)
        if instead is None:
            found.append(new)
        else:
            found += instead
    return found


def has_elements(node: Any) -> bool:
    """Tell whether there can be elements in a part of a tree: in words and spaces there are none."""
    return type(node.get("c") if type(node) is dict else node) in _BRANCHES


def has_blocks(node: Any) -> bool:
    """Tell whether there can be blocks in a part of a tree, but for those of footnotes."""
    if type(node) is not dict:
        return type(node) is list
    return node.get("t") not in _OF_WORDS and type(node.get("c")) in _BRANCHES


def plain(node: Any) -> str:
    """Return the text of a tree, without markup and footnotes, on one line."""
    found: list[str] = []
    _gather(node, found)
    return " ".join("".join(found).split())


def _gather(node: Any, found: list[str]) -> None:
    """Add the words of a tree."""
    if isinstance(node, list):
        for child in node:
            _gather(child, found)
    elif isinstance(node, dict) and "t" in node:
        _gather_element(node["t"], node.get("c"), found)


def _gather_element(kind: str, content: Any, found: list[str]) -> None:
    """Add the words of an element."""
    match kind:
        case "Str":
            found.append(content)
        case "Space" | "SoftBreak" | "LineBreak":
            found.append(" ")
        case "Code" | "Math":
            found.append(content[1])
        case "Quoted":
            opening, closing = _QUOTES[content[0]["t"]]
            found.append(opening)
            _gather(content[1], found)
            found.append(closing)
        case "Note" | "RawInline" | "RawBlock":
            return
        case _:
            _gather(content, found)


def words(text: str) -> list[Node]:
    """Return text as inlines."""
    found: list[Node] = []
    for word in text.split(" "):
        found += [{"t": "Space"}, {"t": "Str", "c": word}]
    return found[1:]
