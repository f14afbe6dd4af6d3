"""What a chapter's headings lack for people who go from heading to heading: words, and levels in their order."""

from collections.abc import Sequence

from halveit.chapters.tree.walking import Node, plain, walk
from halveit.press.paper.proof.remarks import Remarks


def look_at_headings(nodes: Sequence[Node], remarks: Remarks) -> None:
    """Note headings, among a chapter's elements in reading order, that are empty, skip a level or carry a footnote."""
    last = 0
    for node in (each for each in nodes if each["t"] == "Header"):
        level, _, words = node["c"]
        title, signs = plain(words), "#" * level
        if not title:
            remarks.say(f"a heading of level {level} is empty. Give it words or take it out.", f"{signs} {{")
        if any(inner["t"] == "Note" for inner in walk(words)):
            told = f'the heading "{title}" has a footnote, which the contents would repeat. Put it in the text below.'
            remarks.say(told, signs, title)
        if level > last + 1:
            before = f"follows level {last}" if last else "opens the chapter"
            told = f'the heading "{title}" has level {level} but {before}: '
            remarks.say(f"{told}write {'#' * (last + 1)} instead of {signs}.", signs, title)
        last = level
