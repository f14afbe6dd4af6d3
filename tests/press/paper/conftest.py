"""A small report made by hand: Markdown of the kind that the chapters floor hands over, numbers and all."""

import json
from pathlib import Path

import pypandoc

CHART = Path(__file__).with_name("chart.svg")
NOTICE = "A reconstruction from public data, not the department’s own publication."


def parsed(markdown):
    tree = json.loads(pypandoc.convert_text(markdown, "json", format="markdown-implicit_figures"))
    return [_exhibit(block) for block in tree["blocks"]]


def _exhibit(block):
    """Give `::: {#fig-x}` and `::: {#tbl-x}` the shape that numbering gives them."""
    match block:
        case {"t": "Div", "c": [[str(id), *_] as attr, [*body, caption]]} if id.startswith("fig-"):
            return {"t": "Figure", "c": [attr, [None, [{"t": "Plain", "c": caption["c"]}]], body]}
        case {"t": "Div", "c": [[str(id), *_] as attr, [{"t": "Table", "c": table}, caption]]} if id.startswith("tbl-"):
            titled = {"t": "Table", "c": [table[0], [None, [{"t": "Plain", "c": caption["c"]}]], *table[2:]]}
            return {"t": "Div", "c": [attr, [titled]]}
    return block
