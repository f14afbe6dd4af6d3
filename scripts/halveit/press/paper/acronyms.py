"""What paper prints of an acronym: the words in brackets behind it, or in a note below a chart or table."""

from halveit.chapters.glossary.marking import CLASS
from halveit.chapters.tree.walking import Attr, Node, plain, walk, words
from halveit.press.paper.grouping import SOURCE


def explained(span: Node, inside: list[Node]) -> list[Node]:
    """Return an acronym, with its expansion in brackets where the chapter tells it."""
    told = Attr(span).pairs
    if CLASS not in Attr(span).classes or told.get("told") != "chapter":
        return inside
    return [*inside, {"t": "Space"}, *words(f"({told['expansion']})")]


def key_of(exhibit: Node) -> list[Node]:
    """Return the note for the acronyms of a chart's caption or a table that the chapter has not told yet, if any."""
    spans = [node for node in walk(exhibit) if node["t"] == "Span" and Attr(node).pairs.get("told") == "exhibit"]
    if not spans:
        return []
    meanings = sorted((f"{plain(span)}: {Attr(span).pairs['expansion']}" for span in spans), key=str.casefold)
    return [{"t": "Div", "c": [["", [SOURCE], []], [{"t": "Para", "c": words(f"{'. '.join(meanings)}.")}]]}]
