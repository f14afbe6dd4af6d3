"""Acronyms in a chapter's tree, marked for the press as Spans that carry their expansion.

A Span of the class `abbr` has the key-values `expansion`, in the form of the word (MVPs: Maternity Voices
Partnerships), and `entry`, the id of its entry on the glossary page. Two more say where readers are to be told:

- `first="section"`: the first use below a heading. Searches, the list of contents and links lead to headings, so that
  readers begin there; whoever needs an acronym's meaning finds it without leaving the section.
- `told="chapter"`: the one use in a chapter behind which the expansion is printed. It is the first at which the words
  can stand: a name such as NHS England is not torn apart, unless the chapter has the acronym in names only. In the
  caption or table of an exhibit it is `told="exhibit"`: the words are for a note below.

Where the paragraph itself has the words, nothing more is told. Headings and links stay as they are: a heading is also
an entry in the contents, and a link says where it leads. So do facts, code and the glossary's own list.
"""

import re
from collections.abc import Iterable
from typing import Any, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from halveit.chapters.glossary.pieces import RUN, cut, text_of
from halveit.chapters.glossary.uses import Finder, Use, spells_out
from halveit.chapters.tree.walking import Attr, Node, attr_of, has_elements, plain
from halveit.data.glossary import Entry
from halveit.exhibits.layout import PREFIX

CLASS = "abbr"
GLOSSARY = "glossary"
_LEFT_ALONE = ("Code", "CodeBlock", "Header", "Image", "Link", "Math", "RawBlock", "RawInline")
_NAME_GOES_ON = re.compile(r"\s+[A-Z]|[-–/&+]")


class _Place(Struct, frozen=True, kw_only=True):
    """Where in a chapter the marking is."""

    kind: Literal["prose", "exhibit", "references", "data"] = "prose"
    """Prose; a chart's caption or a numbered table; titles of documents; the data behind a chart, folded away."""
    paragraph: Node | None = None
    """The paragraph."""


class _Told(Struct, kw_only=True):
    """What readers have been told so far."""

    section: set[str] = field(default_factory=set)
    """Acronyms used since the last heading."""
    chapter: set[str] = field(default_factory=set)
    """Acronyms that the chapter has told the meaning of."""
    waiting: dict[str, Node] = field(default_factory=dict)
    """The first use of each acronym that stood in names."""

    def settle(self) -> None:
        """Let the expansion be printed inside a name where the acronym stood in names only."""
        for acronym, span in self.waiting.items():
            if acronym not in self.chapter:
                Attr(span).set(told="chapter")


def with_expansions(blocks: list[Node], entries: Iterable[Entry]) -> list[Node]:
    """Return a chapter's blocks, as one format shows them, with every acronym of the glossary marked."""
    marker = _Marker(Finder(entries))
    marked = marker.tree(blocks, _Place())
    marker.told.settle()
    return marked


class _Marker:
    """Marks the acronyms of one chapter."""

    def __init__(self, finder: Finder) -> None:
        self.finder = finder
        self.told = _Told()

    def tree(self, node: Any, place: _Place) -> Any:
        """Return a tree in which the acronyms are marked."""
        if isinstance(node, list):
            return self._line(node, place) if any(map(_is_run, node)) else self._all(node, place)
        if not isinstance(node, dict) or "c" not in node:
            return node
        if node.get("t") == "Header":
            self.told.section.clear()
        return node if node.get("t") in _LEFT_ALONE else self._element(node, place)

    def _all(self, nodes: list[Any], place: _Place) -> list[Any]:
        return [self.tree(child, place) if has_elements(child) else child for child in nodes]

    def _element(self, node: Node, place: _Place) -> Node:
        """Return an element with its content marked."""
        attr = attr_of(node)
        if attr and {GLOSSARY, "fact"} & set(attr.classes):
            return node
        if node["t"] == "Note":
            return self._note(node, place)
        if node["t"] in ("Para", "Plain"):
            place = _Place(kind=place.kind, paragraph=node)
        return {**node, "c": self.tree(node["c"], _inside(attr, place) if attr else place)}

    def _note(self, node: Node, place: _Place) -> Node:
        """Return a footnote; what it tells its readers counts for itself, since the text goes on without it."""
        before, self.told = self.told, _Told(section=set(self.told.section), chapter=set(self.told.chapter))
        marked = {**node, "c": self.tree(node["c"], place)}
        self.told.settle()
        self.told = before
        return marked

    def _line(self, nodes: list[Node], place: _Place) -> list[Node]:
        """Return inlines in which each run of words is searched as one text."""
        done: list[Node] = []
        run: list[Node] = []
        for node in nodes:
            if _is_run(node):
                run.append(node)
            else:
                done += [*self._run(run, place), self.tree(node, place)] if run else [self.tree(node, place)]
                run = []
        return done + self._run(run, place) if run else done

    def _run(self, run: list[Node], place: _Place) -> list[Node]:
        """Return words and spaces with a Span round each acronym."""
        text = text_of(run)
        uses = self.finder.find(text)
        if not uses:
            return run
        done: list[Node] = []
        last = 0
        for use in uses:
            done += cut(run, last, use.start)
            done.append(self._span(use, cut(run, use.start, use.end), text, place))
            last = use.end
        return done + cut(run, last, len(text))

    def _span(self, use: Use, inside: list[Node], text: str, place: _Place) -> Node:
        """Return an acronym's Span, with what readers are told there."""
        span: Node = {"t": "Span", "c": [["", [CLASS], []], inside]}
        Attr(span).set(expansion=use.expansion, entry=use.entry.anchor)
        if place.kind == "data":
            return span
        paragraph = plain(place.paragraph) if place.paragraph else ""
        if spells_out(paragraph or text, text, use):
            self.told.chapter.add(use.entry.acronym)
        else:
            self._tell(use, span, text, place)
        self.told.section.add(use.entry.acronym)
        return span

    def _tell(self, use: Use, span: Node, text: str, place: _Place) -> None:
        """Decide what readers are told at an acronym that its paragraph does not explain."""
        acronym = use.entry.acronym
        if acronym not in self.told.section:
            Attr(span).set(first="section")
        if acronym in self.told.chapter or place.kind == "references":
            return
        if place.kind == "prose" and not use.ending and _NAME_GOES_ON.match(text, use.end):
            self.told.waiting.setdefault(acronym, span)
            return
        Attr(span).set(told="exhibit" if place.kind == "exhibit" else "chapter")
        self.told.chapter.add(acronym)


def _inside(attr: Attr, place: _Place) -> _Place:
    """Return where the content of an element is."""
    if attr.identifier.startswith(("fig-", "tbl-", PREFIX)):
        return replace(place, kind="exhibit")
    if attr.identifier == "refs":
        return replace(place, kind="references")
    return replace(place, kind="data") if "exhibit-data" in attr.classes else place


def _is_run(node: Any) -> bool:
    """Return whether an element is a word or a space."""
    return isinstance(node, dict) and node.get("t") in RUN
