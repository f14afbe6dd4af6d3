"""What pandoc's Typst writer leaves out of a line of text: alt texts, links to chapters, words in other languages."""

from collections.abc import Mapping

from halveit.chapters.tree.walking import Attr, Node, plain
from halveit.press.paper.acronyms import explained
from halveit.press.paper.spelling import call, code, quoted
from halveit.press.paper.tables.laid_out import looks


def set_inline(node: Node, *, chapters: Mapping[str, str], pictures: Mapping[str, str]) -> Node | list[Node]:
    """Return what stands for an element whose content is set already.

    `chapters` says by slug which label a chapter has, `pictures` where a picture's address leads.
    """
    match node["t"], node.get("c"):
        case "Image", _:
            return code(f"#box({picture(node, pictures)})")
        case "Link", [attr, inside, ["", title]]:
            target = chapters.get(Attr(node).pairs.get("chapter", ""), "")
            return {"t": "Link", "c": [attr, inside, [f"#{target}", title]]}
        case "Span", _:
            return _span(node)
        case "Cite", [_, inside]:
            return inside
    return node


def picture(node: Node, pictures: Mapping[str, str]) -> str:
    """Return the call that shows a picture with its alt text."""
    _, alt, (url, _) = node["c"]
    width = Attr(node).pairs.get("width", "")
    size = f", width: {width}" if width.endswith("%") and width[:-1].isdigit() else ""
    return f"picture({quoted(pictures[url])}, {quoted(plain(alt))}{size})"


def _span(node: Node) -> list[Node]:
    attr = Attr(node)
    inside = looks(node, explained(node, node["c"][1]))
    if "alt" in attr.pairs:
        inside = [code(f"#formula({quoted(attr.pairs['alt'])})["), *inside, code("]")]
    opening = language(attr.pairs.get("lang", ""))
    if opening:
        inside = [code(opening), *inside, code("]")]
    return [code(f"#anchor({quoted(attr.identifier)})"), *inside] if attr.identifier else inside


def language(tag: str) -> str:
    """Return the opening of a text in another language, for a voice that reads it out; empty without a tag."""
    name, _, region = tag.partition("-")
    return f"{call('text', lang=name, region=region or None)}[" if tag else ""
