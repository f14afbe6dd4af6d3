"""Figures and tables that are numbered, brought into one form each, whichever way Quarto lets one write them."""

from halveit.chapters.sources.lines import Line
from halveit.chapters.tree.draft import Draft
from halveit.chapters.tree.walking import WITH_ATTRIBUTES, Attr, Node, attr_of, replace, walk, walk_but_words, words
from halveit.errors import Collector, ReportError
from halveit.exhibits.layout import PREFIX

_PREFIXES = ("fig-", "tbl-", PREFIX)


def shape_exhibits(draft: Draft, problems: Collector) -> None:
    """Make each `#fig-` a Figure and each `#tbl-` a Div with one Table, captions inside; move alt texts into images.

    A table that has a name in the place of a number is a Div with one Table too.
    """

    def change(node: Node) -> list[Node] | None:
        try:
            return _shaped(node, draft)
        except ReportError as error:
            problems.take(error)
            return None

    for node in walk_but_words(draft.blocks):
        if node["t"] == "Image":
            _move_alt(node)
    draft.blocks = replace(draft.blocks, change, WITH_ATTRIBUTES)


def _move_alt(image: Node) -> None:
    """Put an image's `fig-alt` where pandoc keeps alt text."""
    attr = Attr(image)
    if "fig-alt" in attr.pairs:
        image["c"][1] = words(" ".join(attr.pairs["fig-alt"].split()))
        attr.drop("fig-alt")


def _shaped(node: Node, draft: Draft) -> list[Node] | None:
    """Return a numbered exhibit in its one form; None for any other element."""
    attr = attr_of(node)
    if attr is None or not attr.identifier.startswith(_PREFIXES):
        return None
    name = attr.identifier
    line = draft.find_word(f"#{name}") or draft.find_word(name)
    match node["t"], name[:3]:
        case "Div", "fig":
            return [_figure(node, attr, draft, line)]
        case "Div", ("tbl" | "exh"):
            return [_table_div(node, attr, draft, line)]
        case "Figure", "fig":
            return None
        case "Table", "tbl":
            return [_wrapped(node, attr)]
        case "Image", "fig":
            raise draft.error(f'"{name}" needs a caption, and to stand alone: ![Caption](file){{#{name}}}.', line)
    raise draft.error(f'"#{name}" is for a {"figure" if name[0] == "f" else "table"}, and this is none.', line)


def _figure(node: Node, attr: Attr, draft: Draft, line: Line | None) -> Node:
    """Return a figure's Div as a Figure; its last paragraph is the caption."""
    content: list[Node] = node["c"][1]
    if any((inner := attr_of(each)) and inner.identifier.startswith(_PREFIXES) for each in walk(content)):
        raise draft.error(
            f'"{attr.identifier}" holds another numbered exhibit: parts of figures are not supported.', line
        )
    if len(content) > 1 and content[-1]["t"] == "Para":
        caption, shown = content[-1]["c"], [_bare(each) for each in content[:-1]]
    elif len(content) == 1 and content[0]["t"] == "Figure":
        caption, shown = _caption_of(content[0]), content[0]["c"][2]
    else:
        raise draft.error(f'"{attr.identifier}" needs a caption: a last paragraph before the closing colons.', line)
    return {"t": "Figure", "c": [attr.raw, _caption(caption), shown]}


def _bare(block: Node) -> Node:
    """Return an image that stands alone as pandoc keeps one inside a figure."""
    is_image = block["t"] == "Para" and len(block["c"]) == 1 and block["c"][0]["t"] == "Image"
    return {"t": "Plain", "c": block["c"]} if is_image else block


def _table_div(node: Node, attr: Attr, draft: Draft, line: Line | None) -> Node:
    """Return a table's Div with its caption inside the Table; it is the last paragraph, or the table's own."""
    content: list[Node] = node["c"][1]
    kinds = [each["t"] for each in content]
    if kinds not in (["Table"], ["Table", "Para"]):
        raise draft.error(f'"{attr.identifier}" must hold one table, and its caption as a last paragraph.', line)
    table, own = content[0], _caption_of(content[0])
    if bool(own) == (len(content) > 1):
        raise draft.error(f'"{attr.identifier}" {"has two captions. Keep one." if own else "needs a caption."}', line)
    table["c"][1] = _caption(own or content[1]["c"])
    return {"t": "Div", "c": [attr.raw, [table]]}


def _wrapped(table: Node, attr: Attr) -> Node:
    """Return a table with an id of its own inside a Div that has its attributes instead."""
    outer = attr.raw
    table["c"][0] = ["", [], []]
    return {"t": "Div", "c": [outer, [table]]}


def _caption_of(node: Node) -> list[Node]:
    """Return the inlines of a caption."""
    blocks = node["c"][1][1]
    return blocks[0]["c"] if blocks else []


def _caption(inlines: list[Node]) -> list[object]:
    """Return inlines as a caption."""
    return [None, [{"t": "Plain", "c": inlines}]]
