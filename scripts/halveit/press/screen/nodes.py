"""The few nodes that the site's pages add to pandoc's document tree."""

from halveit.chapters.tree.walking import Node


def text(words: str) -> Node:
    """Return words as one inline element."""
    return {"t": "Str", "c": words}


def raw_block(html: str) -> Node:
    """Return HTML to stand among blocks as it is."""
    return {"t": "RawBlock", "c": ["html", html]}


def raw_inline(html: str) -> Node:
    """Return HTML to stand among inlines as it is."""
    return {"t": "RawInline", "c": ["html", html]}


def div(blocks: list[Node], *classes: str, **attributes: str) -> Node:
    """Return blocks in a Div; underscores in attributes' names become hyphens."""
    named = [[name.replace("_", "-"), value] for name, value in attributes.items()]
    return {"t": "Div", "c": [["", list(classes), named], blocks]}


def span(inlines: list[Node], *classes: str) -> Node:
    """Return inlines in a Span."""
    return {"t": "Span", "c": [["", list(classes), []], inlines]}


def block(inlines: list[Node]) -> Node:
    """Return inlines as a block without a paragraph round it."""
    return {"t": "Plain", "c": inlines}
