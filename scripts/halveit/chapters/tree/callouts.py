"""Callouts: a Div that Quarto shows as a box with a title."""

from halveit.chapters.tree.walking import Attr, Node, plain, walk_but_words

TITLES = {"note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning", "caution": "Caution"}


def kind_of(node: Node) -> str | None:
    """Return the kind of callout that an element is."""
    if node["t"] != "Div":
        return None
    return next((kind for kind in TITLES if f"callout-{kind}" in Attr(node).classes), None)


def shape_callouts(blocks: list[Node]) -> None:
    """Give each callout the class `callout`, a `title` and `collapse`.

    The title is the callout's first heading, else its attribute, else the name of its kind.
    """
    for node in list(walk_but_words(blocks)):
        kind = kind_of(node)
        if kind:
            attr, content = Attr(node), node["c"][1]
            title = attr.pairs.get("title") or TITLES[kind]
            if content and content[0]["t"] == "Header":
                title = plain(content.pop(0)["c"][2])
            others = [name for name in attr.classes if name not in ("callout", f"callout-{kind}")]
            attr.raw[1] = ["callout", f"callout-{kind}", *others]
            attr.set(title=title, collapse="true" if attr.pairs.get("collapse") == "true" else "false")
