"""What the whole report must know of one section, so that a section that did not change need not be read again."""

from collections.abc import Mapping

from msgspec import Struct

from halveit.chapters.tree.walking import Attr, Node, attr_of, plain, walk
from halveit.press.paper.grouping import numbered_table
from halveit.press.paper.proof.elements import look_through
from halveit.press.paper.proof.headings import look_at_headings
from halveit.press.paper.proof.remarks import Remark, Remarks
from halveit.press.paper.tables.setting import caption_of


class Outline(Struct, frozen=True, kw_only=True):
    """What the whole report must know of one section."""

    label: str
    """The id of its title."""
    ids: tuple[str, ...]
    """Every id that a link can lead to, sorted."""
    pictures: tuple[str, ...]
    """The addresses of its pictures in reading order, each once."""
    exhibits: Mapping[str, str]
    """`Chart 1: caption` by the exhibit's label, without `fig-`, `tbl-` or `exhibit-`."""
    remarks: tuple[Remark, ...]
    """What is wrong with it for some of its readers, and where its links lead, headings first."""


def outline_of(blocks: list[Node], slug: str) -> Outline:
    """Return what the whole report must know of a section."""
    nodes = list(walk(blocks))
    remarks = Remarks()
    look_at_headings(nodes, remarks)
    look_through(nodes, remarks)
    first = next((Attr(block).identifier for block in blocks if block["t"] == "Header"), "")
    label = first or f"chapter-{slug}"
    return Outline(
        label=label,
        ids=tuple(sorted(({attr.identifier for node in nodes if (attr := attr_of(node))} | {label}) - {""})),
        pictures=tuple(dict.fromkeys(node["c"][2][0] for node in nodes if node["t"] == "Image")),
        exhibits=_titles(nodes),
        remarks=tuple(remarks.noted),
    )


def _titles(nodes: list[Node]) -> dict[str, str]:
    """Return what each exhibit is called."""
    titles: dict[str, str] = {}
    for block in nodes:
        exhibit = numbered_table(block) or (block if block["t"] == "Figure" else None)
        if exhibit:
            attr = Attr(block)
            name = f"{attr.pairs.get('word', '')} {attr.pairs.get('number', '')}".strip()
            titles[attr.identifier.partition("-")[2]] = f"{name}: {plain(caption_of(exhibit))}"
    return titles
