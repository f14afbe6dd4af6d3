"""How pandoc's document tree is walked and changed: the few things that every other module here needs of it."""

from collections.abc import Callable, Iterator
from typing import Any

Node = dict[str, Any]

_ATTRIBUTES = dict.fromkeys(("Div", "Span", "Figure", "Table", "Code", "CodeBlock", "Link", "Image"), 0) | {"Header": 1}
_BRANCHES = (dict, list)
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
        if isinstance(current, dict):
            if "t" in current:
                yield current
            current = current.get("c")
        if isinstance(current, list):
            waiting += [child for child in current[::-1] if isinstance(child, _BRANCHES)]


def replace(node: Any, change: Callable[[Node], list[Node] | None]) -> Any:
    """Return a tree in which `change` gave elements for an element, innermost first; None leaves it as it is."""
    if isinstance(node, list):
        found: list[Any] = []
        for child in node:
            new = replace(child, change) if isinstance(child, _BRANCHES) else child
            instead = change(new) if isinstance(new, dict) and "t" in new else None
            if instead is None:
                found.append(new)
            else:
                found += instead
        return found
    if isinstance(node, dict) and isinstance(node.get("c"), _BRANCHES):
        return {**node, "c": replace(node["c"], change)}
    return node


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
