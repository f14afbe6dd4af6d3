"""What Typst does not check for people who cannot see the page: headers, alt text, headings, links, language."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from halveit.chapters.tree.walking import Attr, Node, attr_of, plain, walk
from halveit.errors import Collector, did_you_mean
from halveit.paths import BOOK_FILE
from halveit.press.paper.sections import Front, Section

_FILE_NAME = re.compile(r"\S+\.(svg|png|jpe?g|gif|webp|pdf)", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
_SAYS_NOTHING = (
    *("here", "click here", "see here", "click", "link", "this link", "this", "this page"),
    *("more", "read more", "see more"),
)
_SHOWN = 40


def proof(front: Front, sections: Sequence[Section]) -> None:
    """Raise every mistake that would leave some readers out; all chapters are looked at first."""
    found = Collector()
    _proof_front(front, found)
    ids = _ids(sections)
    for section in sections:
        _proof_headings(section, found)
        _Proof(section, ids, found).look_through()
    found.finish()


def _proof_front(front: Front, found: Collector) -> None:
    if not front.title.strip():
        found.add("the report has no title. Say `title:` under `book:`; it names the PDF.", path=BOOK_FILE)
    if not _LANGUAGE.fullmatch(front.language):
        told = f'"{front.language}" is no language tag' if front.language else "the report has no language"
        found.add(f"{told}. Say `lang: en-GB`, so that a voice reads it out as English.", path=BOOK_FILE)


def _proof_headings(section: Section, found: Collector) -> None:
    """Note headings that are empty, skip a level or carry a footnote."""
    last = 0
    for node in _elements(section.blocks, "Header"):
        level, _, words = node["c"]
        title = plain(words)
        if not title:
            found.add(f"a heading of level {level} is empty. Give it words or take it out.", path=section.source)
        if _elements(words, "Note"):
            told = f'the heading "{title}" has a footnote, which the contents would repeat. Put it in the text below.'
            found.add(told, path=section.source)
        if level > last + 1:
            before = f"follows level {last}" if last else "opens the chapter"
            told = f'the heading "{title}" has level {level} but {before}: '
            found.add(f"{told}write {'#' * (last + 1)} instead of {'#' * level}.", path=section.source)
        last = level


def _elements(tree: list[Node], kind: str) -> list[Node]:
    """Return the elements of a kind in reading order."""
    return [node for node in walk(tree) if node["t"] == kind]


def _ids(sections: Sequence[Section]) -> frozenset[str]:
    """Return every id that a link in the report can lead to."""
    nodes = [node for section in sections for node in walk(section.blocks)]
    ids = {attr.identifier for node in nodes if (attr := attr_of(node))}
    return frozenset((ids | {section.label for section in sections}) - {""})


class _Proof:
    """Looks through one chapter and notes what it finds."""

    def __init__(self, section: Section, ids: frozenset[str], found: Collector) -> None:
        self._section = section
        self._ids = ids
        self._found = found
        self._spoken: list[int] = []

    def look_through(self) -> None:
        """Note every mistake in the chapter's elements."""
        for node in walk(self._section.blocks):
            self._look(node)

    def _say(self, message: str) -> None:
        self._found.add(message, path=self._section.source)

    def _look(self, node: Node) -> None:
        match node["t"]:
            case "Table":
                self._table(node)
            case "Image":
                self._picture(node)
            case "Link":
                self._link(node)
            case "Figure":
                self._figure(node)
            case "Span":
                self._span(node)
            case "Math":
                self._formula(node)
            case "RawBlock" | "RawInline":
                self._raw(node)

    def _table(self, node: Node) -> None:
        _, (_, caption), _, (_, rows), bodies, _ = node["c"]
        if any(plain(cell[4]) for _, cells in rows for cell in cells):
            return
        first = " ".join(plain(cell[4]) for body in bodies for _, cells in body[3][:1] for cell in cells)
        name = plain(caption) or first or "without words"
        self._say(
            f'the table "{_cut(name)}" has no header row. Name its columns in a first row above the line of dashes.'
        )

    def _picture(self, node: Node) -> None:
        _, words, (url, _) = node["c"]
        alt = plain(words)
        name = PurePosixPath(url).name
        if not alt:
            self._say(f'the picture {name} has no alt text. Say what it shows: fig-alt="…".')
        elif _FILE_NAME.fullmatch(alt) or alt in {PurePosixPath(name).stem, name.partition(".")[0]}:
            self._say(f'the alt text of the picture {name} is a file name, "{alt}". Say what the picture shows.')

    def _figure(self, node: Node) -> None:
        _, (_, caption), _ = node["c"]
        name = Attr(node).identifier
        if name and not plain(caption):
            self._say(f'the figure "{name}" has no caption. Write one as the last paragraph in its ::: block.')

    def _link(self, node: Node) -> None:
        _, words, (target, _) = node["c"]
        text = plain(words)
        shown = target or Attr(node).pairs.get("chapter", "")
        pictured = any(True for inline in words if inline["t"] == "Image")
        if not text and not pictured:
            self._say(f"the link to {shown} has no text. Write what it leads to.")
        elif text.lower().strip(" .") in _SAYS_NOTHING:
            self._say(
                f'the text of the link to {shown} is only "{text}". Write what it leads to: links are read out alone.'
            )
        self._target(target)

    def _target(self, target: str) -> None:
        """Note an address that leads nowhere from a PDF."""
        name = target.removeprefix("#")
        if target.startswith("#") and name not in self._ids:
            self._say(f'a link leads to "{target}", which is nowhere in the report.{did_you_mean(name, self._ids)}')
        elif target and not target.startswith("#") and not urlsplit(target).scheme:
            self._say(
                f'a link leads to the file "{target}", which a PDF does not have beside it. Give its whole address, or '
                'show the link on the site only: ::: {.content-visible when-format="html"}.'
            )

    def _span(self, node: Node) -> None:
        if Attr(node).pairs.get("alt"):
            self._spoken.extend(id(inline) for inline in node["c"][1])

    def _formula(self, node: Node) -> None:
        text = node["c"][1]
        if id(node) not in self._spoken:
            self._say(f'the formula ${_cut(text)}$ is not said in words: [$…$]{{alt="deaths divided by births"}}.')

    def _raw(self, node: Node) -> None:
        kind, text = node["c"]
        if kind != "html" or re.fullmatch(r"\s*(<!--.*?-->\s*)*", text, re.DOTALL):
            return
        self._say(
            f"HTML has no meaning on paper: {_cut(text)}. Write it in Markdown, or show it on the site only: "
            '::: {.content-visible when-format="html"}.'
        )


def _cut(text: Any) -> str:
    """Return the first words of a text."""
    words = " ".join(str(text).split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
