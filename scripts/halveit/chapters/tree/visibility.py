"""Content for one format, or for one state of the metadata: `.content-visible` and `.content-hidden`."""

from collections.abc import Callable
from typing import Any, Literal

from halveit.chapters.sources.conditional import is_true
from halveit.chapters.tree.walking import Attr, Node, attr_of, replace

Format = Literal["html", "pdf"]

# Our PDF is set by Typst; stock Quarto knows its Typst PDF as `typst` only.
NAMES: dict[Format, tuple[str, ...]] = {"html": ("html", "html4", "html5", "html:js"), "pdf": ("pdf", "typst")}
CONDITIONS = ("when-format", "unless-format", "when-meta", "unless-meta")
_KINDS = frozenset({"Div", "Span", "CodeBlock"})
"""The elements that can have conditions."""
_BEHAVIOURS = ("content-visible", "content-hidden")


def condition_of(node: Node) -> dict[str, str] | None:
    """Return the conditions of an element that is shown only under some; None for any other element."""
    attr = attr_of(node) if node["t"] in _KINDS else None
    if attr is None or not any(name in attr.classes for name in _BEHAVIOURS):
        return None
    return {key: value for key, value in attr.pairs.items() if key in CONDITIONS}


def visible(blocks: list[Node], format: Format, meta: dict[str, Any]) -> list[Node]:
    """Return blocks as one format shows them: what is hidden is left out, what is shown has lost its conditions.

    `meta` is the book's metadata under the chapter's; a name in it counts where its value is true.
    """

    def holds(condition: str, value: str) -> bool:
        return value in NAMES[format] if condition.endswith("format") else is_true(meta, value)

    return replace(blocks, lambda node: _settled(node, holds), _KINDS)


def settle_meta(blocks: list[Node], meta: dict[str, Any]) -> list[Node]:
    """Return blocks with the conditions on metadata settled, which are the same in every format."""

    def change(node: Node) -> list[Node] | None:
        conditions = condition_of(node)
        if conditions and not any(key.endswith("format") for key in conditions):
            return _settled(node, lambda _, value: is_true(meta, value))
        return None

    return replace(blocks, change, _KINDS)


def _settled(node: Node, holds: Callable[[str, str], bool]) -> list[Node] | None:
    """Return what is shown of an element: nothing, what is in it, or itself where it has more to say."""
    conditions = condition_of(node)
    if conditions is None:
        return None
    matched = all(holds(key, value) != key.startswith("unless") for key, value in conditions.items())
    attr = Attr(node)
    if matched != ("content-visible" in attr.classes):
        return []
    attr.raw[1] = [name for name in attr.classes if name not in _BEHAVIOURS]
    attr.drop(*CONDITIONS)
    has_more = attr.identifier or attr.classes or attr.pairs or node["t"] == "CodeBlock"
    return [node] if has_more else node["c"][1]
