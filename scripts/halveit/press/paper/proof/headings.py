"""What a chapter's headings lack for people who go from heading to heading: words, and levels in their order."""

from halveit.chapters.tree.walking import Node, plain, walk
from halveit.press.paper.proof.remarks import Remarks


def look_at_headings(blocks: list[Node], remarks: Remarks) -> None:
    """Note headings that are empty, skip a level or carry a footnote."""
    last = 0
    for node in _elements(blocks, "Header"):
        level, _, words = node["c"]
        title, signs = plain(words), "#" * level
        if not title:
            remarks.say(f"a heading of level {level} is empty. Give it words or take it out.", f"{signs} {{")
        if _elements(words, "Note"):
            told = f'the heading "{title}" has a footnote, which the contents would repeat. Put it in the text below.'
            remarks.say(told, signs, title)
        if level > last + 1:
            before = f"follows level {last}" if last else "opens the chapter"
            told = f'the heading "{title}" has level {level} but {before}: '
            remarks.say(f"{told}write {'#' * (last + 1)} instead of {signs}.", signs, title)
        last = level


def _elements(tree: list[Node], kind: str) -> list[Node]:
    """Return the elements of a kind in reading order."""
    return [node for node in walk(tree) if node["t"] == kind]
