"""Which blocks of a chapter stand together on paper: an exhibit with its source and the data behind it."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from halveit.chapters.tree.walking import Node, attr_of, plain, walk
from halveit.exhibits.layout import LAID_OUT, PREFIX

_LED_IN = ("BulletList", "OrderedList", "DefinitionList", "BlockQuote", "CodeBlock", "Table", "Para")
REFERENCES = "refs"
"""The id of the list of references, as citeproc makes it."""
DATA, SOURCE, CALLOUT = "exhibit-data", "exhibit-source", "callout"


class Exhibit(Struct, frozen=True, kw_only=True):
    """A chart or table with a number or a name, and what belongs to it."""

    block: Node
    """The Figure, or the Div that holds the Table."""
    source: list[Node]
    """Where its numbers come from, and notes."""
    data: list[Node]
    """The table behind a chart."""


def flat(blocks: Sequence[Node]) -> list[Node]:
    """Return blocks without the Divs that mean nothing on paper, such as those round a cell's output."""
    found: list[Node] = []
    for block in blocks:
        found.extend(flat(block["c"][1]) if _is_bare(block) else [block])
    return found


def grouped(blocks: Sequence[Node]) -> Iterator[Node | Exhibit]:
    """Give blocks in their order, each exhibit together with what belongs to it."""
    waiting = list(blocks)
    while waiting:
        block, waiting = waiting[0], waiting[1:]
        if not is_exhibit(block):
            yield block
            continue
        count = next((place for place, other in enumerate(waiting) if not has_class(other, DATA, SOURCE)), len(waiting))
        own, waiting = waiting[:count], waiting[count:]
        source, data = ([other for other in own if has_class(other, name)] for name in (SOURCE, DATA))
        yield Exhibit(block=block, source=source, data=data)


def leads_in(block: Node, following: Node | Exhibit | None) -> bool:
    """Return whether a paragraph belongs to what comes after it: it ends with a colon, or a formula follows."""
    if block["t"] != "Para" or following is None or isinstance(following, Exhibit):
        return False
    inlines: list[Node] = following["c"] if following["t"] == "Para" else []
    formula = [node for node in walk(inlines) if node["t"] == "Math" and node["c"][0]["t"] == "DisplayMath"]
    return bool(formula) or (following["t"] in _LED_IN and plain(block).endswith(":"))


def is_exhibit(block: Node) -> bool:
    """Return whether a block is a figure, or a table with a number or a name."""
    return block["t"] == "Figure" or numbered_table(block) is not None


def is_laid_out(block: Node) -> bool:
    """Return whether the cells of a block's table hold several lines, and its columns have widths of their own."""
    return has_class(block, LAID_OUT)


def numbered_table(block: Node) -> Node | None:
    """Return the table of a table with a number or a name, None for any other block."""
    match block:
        case {"t": "Div", "c": [[str(id), *_], [{"t": "Table"} as table]]} if id.startswith(("tbl-", PREFIX)):
            return table
    return None


def has_class(block: Node, *names: str) -> bool:
    """Return whether a block has one of these classes."""
    attr = attr_of(block)
    return attr is not None and bool(set(names) & set(attr.classes))


def _is_bare(block: Node) -> bool:
    """Return whether a block is a Div that has neither an id, nor a language, nor a class that we set."""
    if block["t"] != "Div" or has_class(block, DATA, SOURCE, CALLOUT):
        return False
    attr = attr_of(block)
    return attr is not None and not attr.identifier and "lang" not in attr.pairs
