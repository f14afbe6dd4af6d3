"""What pandoc's Typst writer leaves out or sets otherwise than we want: headings, exhibits, callouts, terms."""

from collections.abc import Mapping, Sequence
from typing import Any

from halveit.chapters.tree.walking import Attr, Node, plain
from halveit.press.paper.acronyms import key_of
from halveit.press.paper.grouping import (
    DATA,
    REFERENCES,
    SOURCE,
    Exhibit,
    flat,
    grouped,
    has_class,
    is_exhibit,
    is_laid_out,
    leads_in,
    numbered_table,
)
from halveit.press.paper.inlines import language, picture, set_inline
from halveit.press.paper.spelling import around, bracketed, call, code_block, line, quoted
from halveit.press.paper.tables.laid_out import broken, given_shares
from halveit.press.paper.tables.setting import caption_of, is_short, is_wide, set_table

Blocks = list[Node]
_SHORT_CALLOUT = 900
"""So many letters stand on one page, so that the box need not be broken."""
_WORDS = ("Str", "Space", "SoftBreak")
"""What stands for itself."""
_CALLOUTS = ("note", "tip", "important", "caution", "warning")


class Setter:
    """Rewrites the blocks of one chapter for pandoc's Typst writer."""

    def __init__(self, *, label: str, chapters: Mapping[str, str], pictures: Mapping[str, str]) -> None:
        self._label = label
        self._chapters = chapters
        self._pictures = pictures

    def chapter(self, blocks: Blocks) -> Blocks:
        """Return the chapter's blocks; only here, outside of boxes and lists, may a page be turned."""
        done: Blocks = []
        headings: Blocks = []
        groups = list(grouped(flat(blocks)))
        for group, following in zip(groups, [*groups[1:], None], strict=True):
            if not isinstance(group, Exhibit) and group["t"] == "Header":
                headings.append(group)
                continue
            done.extend(self._group(self.set(headings), group, following))
            headings = []
        return done + self.set(headings)

    def _group(self, headings: Blocks, group: Node | Exhibit, following: Node | Exhibit | None) -> Blocks:
        """Return what stands together; headings go to a turned page with what they head."""
        if not isinstance(group, Exhibit):
            done = self.set([group])
            return [*headings, *(around("#lead-in[", done) if leads_in(group, following) else done)]
        table = numbered_table(group.block)
        if table and is_wide(table) and not is_laid_out(group.block):
            return around("#turned[", [*headings, *self._exhibit(group, turned=True)])
        return [*headings, *self._exhibit(group)]

    def set(self, node: Any) -> Any:
        """Return a tree in which all that we set ourselves is Typst source."""
        if isinstance(node, dict):
            return self._changed(node) if "t" in node else node
        if not isinstance(node, list):
            return node
        done: list[Any] = []
        for child in node:
            new = self.set(child) if isinstance(child, (dict, list)) else child
            if isinstance(child, dict) and isinstance(new, list):
                done.extend(new)  # an element may become several
            else:
                done.append(new)
        return done

    def _changed(self, node: Node) -> Node | Blocks:
        """Return what stands for one element."""
        if node["t"] in _WORDS:
            return node
        own = {"Header": self._heading, "Table": self._table, "DefinitionList": self._terms, "Div": self._div}
        if node["t"] in own:
            return own[node["t"]](node)
        match node["t"], node.get("c"):
            case "Figure", _:
                return self._exhibit(Exhibit(block=node, source=[], data=[]))
            case (("Para" | "Plain"), [{"t": "Image"} as image]):
                return line(f"#{picture(image, self._pictures)}")
        inside = {**node, "c": self.set(node["c"])} if "c" in node else node
        return set_inline(inside, chapters=self._chapters, pictures=self._pictures)

    def _heading(self, node: Node) -> Blocks:
        level, _, words = node["c"]
        attr = Attr(node)
        label = attr.identifier or (self._label if level == 1 else "")
        listed = "unlisted" not in attr.classes
        opening = call("section", level=level, number=attr.pairs.get("number"), id=label, listed=listed)
        return [line(f"{opening}[", self.set(words), "]")]

    def _exhibit(self, exhibit: Exhibit, *, turned: bool = False) -> Blocks:
        """Return a chart or table with its caption above it and its source below; then the data of a chart."""
        table = numbered_table(exhibit.block)
        if table and is_laid_out(exhibit.block):
            laid = set_table(self._inside(broken(table)), widths=given_shares(table))
            body = around("#laid-out[", laid)
        else:
            body = set_table(self._inside(table), turned=turned) if table else self.set(exhibit.block["c"][2])
        caption = caption_of(table or exhibit.block)
        attr = Attr(exhibit.block)
        word, number = attr.pairs.get("word", ""), attr.pairs.get("number", "")
        breakable = table is not None and not is_short(table)
        below = self.set([*exhibit.source, *key_of(exhibit.block)])
        told = {"word": word, "number": number, "id": attr.identifier, "breakable": breakable, "sourced": bool(below)}
        top = line(f"{call('exhibit', **told).removesuffix(')')}, caption: [", self.set(caption), "])[")
        data = [new for block in exhibit.data for new in self._data(block, f"Data for {word} {number}")]
        return [top, *body, code_block("]"), *(around("#exhibit-below[", below) if below else []), *data]

    def _data(self, node: Node, heading: str) -> Blocks:
        """Return the table behind a chart, small."""
        done: Blocks = []
        for block in flat(node["c"][1]):
            done.extend(set_table(self._inside(block)) if block["t"] == "Table" else self.set([block]))
        short = all(block["t"] != "Table" or is_short(block) for block in flat(node["c"][1]))
        return around(f"{call('exhibit-data', heading=heading, breakable=not short)}[", done)

    def _inside(self, table: Node) -> Node:
        """Return a table with its content set."""
        return {**table, "c": self.set(table["c"])}

    def _table(self, node: Node) -> Blocks:
        """Return a table without a number; its caption, where it has one, is its title."""
        title = caption_of(node)
        opening = call("plain-table", breakable=not is_short(node)).removesuffix(")")
        return [line(f"{opening}, title: [", self.set(title), "])["), *set_table(self._inside(node)), code_block("]")]

    def _terms(self, node: Node) -> Blocks:
        long = any(len(definition) > 1 for _, definitions in node["c"] for definition in definitions)
        done = [code_block("#terms(spacing: 1.6em," if long else "#terms(")]
        for term, definitions in node["c"]:
            blocks = [block for definition in definitions for block in definition]
            done.append(line("terms.item([", self.set(term), "], "))
            done.extend(bracketed("[", self.set(blocks), "]),"))
        return [*done, code_block(")")]

    def _div(self, node: Node) -> Blocks:
        attr, blocks = Attr(node), node["c"][1]
        if is_exhibit(node):
            return self._exhibit(Exhibit(block=node, source=[], data=[]))
        if has_class(node, DATA):
            return self._data(node, "")
        if has_class(node, SOURCE):
            return around("#exhibit-source[", self.set(blocks))
        if has_class(node, "callout"):
            return self._callout(attr, blocks)
        if attr.identifier == REFERENCES:
            return around("#references[", self.set(blocks))
        inside = self.set(flat(blocks))
        opening = language(attr.pairs.get("lang", ""))
        return [*_anchor(attr.identifier), *(around(opening, inside) if opening else inside)]

    def _callout(self, attr: Attr, blocks: Sequence[Node]) -> Blocks:
        """Return a box; what is folded away on a screen stands open on paper."""
        kind = next((kind for kind in _CALLOUTS if f"callout-{kind}" in attr.classes), "note")
        title = attr.pairs.get("title") or kind.capitalize()
        short = len(plain(blocks)) <= _SHORT_CALLOUT
        opening = f"{call('callout', kind=kind, heading=title, breakable=not short)}["
        return [*_anchor(attr.identifier), *around(opening, self.set(flat(blocks)))]


def _anchor(id: str) -> Blocks:
    """Return a place that a link can lead to."""
    return [code_block(f"#anchor({quoted(id)})")] if id else []
