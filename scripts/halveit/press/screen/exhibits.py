"""What an exhibit looks like on a page: the chart or table under its caption, its data, source and downloads."""

from html import escape
from typing import Any

from halveit.chapters.tree.walking import Attr, Node, has_blocks, plain, replace, walk
from halveit.exhibits.layout import LAID_OUT
from halveit.press.screen.laid_out import as_cards, folded_source
from halveit.press.screen.nodes import block, div, raw_block, raw_inline, span, text

INLINE_CHART = ".inline.svg"
"""What the name of a chart's picture for the page ends with."""
TIDY = "data"
"""The class of a table that is as pages need it."""
_SENTENCE_ENDS = (".", "?", "!")
_SHORT = 14
"""Letters of a cell that is better not broken, such as 2020-21 or 12.3 to 14.5."""
_ALIGNED = {"AlignRight": "number", "AlignCenter": "middle"}


def show_exhibits(tree: Any) -> Any:
    """Return a tree with each exhibit as HTML, in one Div with its data, source and downloads that follow it."""
    if isinstance(tree, dict):
        return {**tree, "c": show_exhibits(tree["c"])} if has_blocks(tree) else tree
    if not isinstance(tree, list):
        return tree
    shown: list[Any] = []
    label, group, folded = "", None, False
    for node in tree:
        part = _part(node, label, folded=folded) if group is not None else None
        if _is_exhibit(node):
            label, group, folded = label_of(node), _frame(node), LAID_OUT in Attr(node).classes
            shown.append(div(group, "exhibit-group"))
        elif part is not None and group is not None:
            group.extend(part)
        else:
            group = None
            shown.append(show_exhibits(node) if has_blocks(node) else node)
    return shown


def _is_exhibit(node: Any) -> bool:
    return isinstance(node, dict) and node.get("t") in ("Figure", "Div") and "word" in Attr(node).pairs


def _frame(node: Node) -> list[Node]:
    return [*figure(node), *_explorer(node)] if node["t"] == "Figure" else table_exhibit(node)


def _explorer(node: Node) -> list[Node]:
    """Return the button that explores a chart, where the figure is one: hidden until a script finds it."""
    pictures = (each["c"][2][0] for each in walk(node["c"]) if each["t"] == "Image")
    stem = next((address for address in pictures if address.endswith(INLINE_CHART)), "").rpartition("/")[2]
    if not stem:
        return []
    label, name = escape(stem.removesuffix(INLINE_CHART)), escape(label_of(node))
    words = f'Explore this chart<span class="visually-hidden"> ({name})</span>'
    return [
        raw_block(
            f'<div class="explore" data-label="{label}" data-name="{name}" data-search-exclude="true" hidden>'
            f'<button type="button">{words}</button></div>'
        )
    ]


def _part(node: Any, label: str, *, folded: bool) -> list[Node] | None:
    if not isinstance(node, dict) or node.get("t") != "Div":
        return None
    (_, classes, _), blocks = node["c"]
    if "exhibit-data" in classes:
        return data_table(blocks, label)
    if "exhibit-downloads" in classes:
        return [downloads(blocks, label)]
    if "exhibit-source" not in classes:
        return None
    return folded_source(blocks) if folded else [node]


def label_of(node: Node) -> str:
    """Return an exhibit's word and number: "Chart 1"."""
    named = Attr(node).pairs
    return f"{named.get('word', '')} {named.get('number', '')}".strip()


def finding_and_subtitle(caption: list[Node]) -> tuple[list[Node], list[Node]]:
    """Return a caption's first sentence and the rest."""
    for place, node in enumerate(caption[:-2]):
        ends = node["t"] == "Str" and node["c"].endswith(_SENTENCE_ENDS)
        follows = caption[place + 1]["t"] in ("Space", "SoftBreak") and not plain(caption[place + 2])[:1].islower()
        if ends and follows:
            return caption[: place + 1], caption[place + 2 :]
    return caption, []


def caption_blocks(label: str, caption: list[Node], *, identifier: str) -> list[Node]:
    """Return the figcaption: label, finding, statistical subtitle."""
    finding, subtitle = finding_and_subtitle(caption)
    inlines = [span([text(label)], "exhibit-label"), {"t": "Space"}] if label else []
    inlines.append(span(finding, "exhibit-finding"))
    if subtitle:
        inlines += [{"t": "Space"}, span(subtitle, "exhibit-subtitle")]
    return [raw_block(f'<figcaption id="{escape(identifier)}-caption">'), block(inlines), raw_block("</figcaption>")]


def figure(node: Node) -> list[Node]:
    """Return a Figure as HTML with its caption above the picture."""
    (identifier, classes, _), (_, caption), content = node["c"]
    inlines = [inline for piece in caption for inline in piece["c"]]
    body = [{**piece, "t": "Plain"} if piece["t"] == "Para" else piece for piece in content]
    return _framed(identifier, classes, [*caption_blocks(label_of(node), inlines, identifier=identifier), *body])


def table_exhibit(node: Node) -> list[Node]:
    """Return a Div that holds one captioned Table as HTML: caption above, the table in a region that scrolls."""
    (identifier, classes, _), content = node["c"]
    table = next(piece for piece in content if piece["t"] == "Table")
    inlines = [inline for piece in table["c"][1][1] for inline in piece["c"]]
    tidy = tidy_table(table, row_heads=True)
    shown = as_cards(tidy) if LAID_OUT in classes else tidy
    region = scroll_region(shown, aria_labelledby=f"{identifier}-caption")
    return _framed(
        identifier,
        [*classes, "exhibit-table"],
        [*caption_blocks(label_of(node), inlines, identifier=identifier), region],
    )


def _framed(identifier: str, classes: list[str], content: list[Node]) -> list[Node]:
    names = " ".join(classes)
    named = f'id="{escape(identifier)}" ' if identifier else ""  # a picture alone in a paragraph has none
    # An exhibit is an entry of its own in the search index.
    opening = f'<figure {named}class="{escape(names)}" data-search-exclude="true">'
    return [raw_block(opening), *content, raw_block("</figure>")]


def data_table(blocks: list[Node], label: str) -> list[Node]:
    """Return an exhibit's data as a closed `details`: one key away, and there without JavaScript."""
    title = f"Data for {label}"
    tables = [
        scroll_region(tidy_table(piece, row_heads=True), aria_label=title) if piece["t"] == "Table" else piece
        for piece in blocks
    ]
    # The search index would hold every number of the table in one long word.
    opening = f'<details class="exhibit-data" data-search-exclude="true"><summary>{escape(title)}</summary>'
    return [raw_block(opening), *tables, raw_block("</details>")]


def downloads(blocks: list[Node], label: str) -> Node:
    """Return an exhibit's download links, each told which exhibit it belongs to."""

    def tell(node: Node) -> list[Node] | None:
        if node["t"] != "Link":
            return None
        (identifier, classes, named), inlines, target = node["c"]
        return [{"t": "Link", "c": [[identifier, classes, [*named, ["label", label]]], inlines, target]}]

    return div(replace(blocks, tell), "exhibit-downloads", data_search_exclude="true")


def scroll_region(table: Node, **attributes: str) -> Node:
    """Return a table in a region that keyboard users can scroll."""
    return div([table], "table-scroll", role="region", tabindex="0", **attributes)


def tidy_table(table: Node, *, row_heads: bool = False) -> Node:
    """Return a table with scopes for its heads and classes in the place of inline styles.

    With `row_heads` the first cell of each row is the row's head.
    """
    (identifier, classes, named), caption, columns, (head_attr, head_rows), bodies, (foot_attr, foot_rows) = table["c"]
    aligned = [column[0]["t"] for column in columns]
    heads = 1 if row_heads else 0
    tidy_bodies = [
        [attr, max(heads, own), _rows(top, aligned, len(aligned), "col"), _rows(rows, aligned, max(heads, own), "row")]
        for attr, own, top, rows in bodies
    ]
    return {
        "t": "Table",
        "c": [
            [identifier, [*classes, TIDY], named],
            [None, []] if row_heads else caption,
            [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}] for _ in columns],
            [head_attr, _rows(head_rows, aligned, len(aligned), "col")],
            tidy_bodies,
            [foot_attr, _rows(foot_rows, aligned, 0, "row")],
        ],
    }


def _rows(rows: list[Any], aligned: list[str], heads: int, scope: str) -> list[Any]:
    return [[attr, _cells(cells, aligned, heads, scope)] for attr, cells in rows]


def _cells(cells: list[Any], aligned: list[str], heads: int, scope: str) -> list[Any]:
    tidy = []
    column = 0
    for (identifier, classes, named), _, tall, wide, content in cells:
        scoped = [["scope", scope]] if column < heads else []
        looks = [_ALIGNED[aligned[column]]] if aligned[column] in _ALIGNED else []
        if scope == "row" and len(plain(content)) <= _SHORT:
            looks.append("short")
        tidy.append([[identifier, [*classes, *looks], named + scoped], {"t": "AlignDefault"}, tall, wide, content])
        column += wide
    return tidy


def chart(svgs: dict[str, str]) -> Node:
    """Return a chart's SVGs, by width, as HTML; the style sheet shows the one that fits."""
    return raw_inline("".join(_drawing(width, svg) for width, svg in svgs.items()))


def _drawing(width: str, svg: str) -> str:
    # Charts would put hundreds of tick labels into the search index.
    picture = svg[svg.index("<svg") :].strip().replace("<svg", '<svg data-search-exclude="true"', 1)
    return f'<div class="exhibit-chart exhibit-chart--{width}">{picture}</div>'
