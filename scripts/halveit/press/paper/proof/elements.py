"""What a chapter's elements lack for people who cannot see them: tables, pictures, links, formulae, and HTML."""

import re
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from halveit.chapters.tree.walking import Attr, Node, plain, walk
from halveit.press.paper.grouping import REFERENCES
from halveit.press.paper.proof.remarks import Remarks

_FILE_NAME = re.compile(r"\S+\.(svg|png|jpe?g|gif|webp|pdf)", re.IGNORECASE)
_SAYS_NOTHING = (
    *("here", "click here", "see here", "click", "link", "this link", "this", "this page"),
    *("more", "read more", "see more"),
)
_SHOWS_NOTHING = ("image", "picture", "photo", "figure", "chart", "graph", "diagram", "map", "table", "alt text")
_SHOWN = 40


def look_through(nodes: Sequence[Node], remarks: Remarks) -> None:
    """Note what is wrong with a chapter's elements, in reading order, and where its links lead within the report."""
    proof = _Proof(remarks)
    for node in nodes:
        proof.look(node)


class _Proof:
    """Looks at one element after the other, in reading order."""

    def __init__(self, remarks: Remarks) -> None:
        self._say = remarks.say
        self._lead = remarks.lead
        self._spoken: set[int] = set()
        self._listed: set[int] = set()
        self._looks: dict[str, Callable[[Node], None]] = {
            "Table": self._table,
            "Image": self._picture,
            "Figure": self._figure,
            "Link": self._link,
            "Div": self._div,
            "Span": self._span,
            "Math": self._formula,
            "RawBlock": self._raw,
            "RawInline": self._raw,
        }

    def look(self, node: Node) -> None:
        """Say what is wrong with one element."""
        if node["t"] in self._looks:
            self._looks[node["t"]](node)

    def _table(self, node: Node) -> None:
        _, (_, caption), _, (_, rows), bodies, _ = node["c"]
        heads = [plain(cell[4]) for _, cells in rows for cell in cells]
        if heads and all(heads):
            return
        body = [plain(cell[4]) for body in bodies for _, cells in body[3][:1] for cell in cells]
        shown = [text for text in (heads if any(heads) else body) if text]
        name = _cut(plain(caption) or " ".join(shown) or "without words")
        if any(heads):
            self._say(f'the table "{name}" has a column without a heading. Name every column: it is read out.', *shown)
            return
        self._say(
            f'the table "{name}" has no header row. Name its columns in a first row above the line of dashes.', *shown
        )

    def _picture(self, node: Node) -> None:
        _, words, (url, _) = node["c"]
        alt = plain(words)
        name = PurePosixPath(url).name
        if not alt:
            self._say(
                f"the picture {name} has no alt text. Say what it shows: ![A map of England.]({name}), or "
                'fig-alt="…" where the brackets hold its caption.',
                url,
            )
        elif alt.lower().strip(" .") in _SHOWS_NOTHING:
            self._say(f'the alt text of the picture {name} is only "{alt}". Say what the picture shows.', url)
        elif _FILE_NAME.fullmatch(alt) or alt in {PurePosixPath(name).stem, name.partition(".")[0]}:
            self._say(f'the alt text of the picture {name} is a file name, "{alt}". Say what the picture shows.', url)

    def _figure(self, node: Node) -> None:
        _, (_, caption), _ = node["c"]
        name = Attr(node).identifier
        if name and not plain(caption):
            self._say(f'the figure "{name}" has no caption. Write one as the last paragraph in its ::: block.', name)

    def _link(self, node: Node) -> None:
        _, words, (target, _) = node["c"]
        text = plain(words)
        shown = target or Attr(node).pairs.get("chapter", "")
        pictured = any(True for inline in words if inline["t"] == "Image")
        if not text and not pictured:
            self._say(f"the link to {shown} has no text. Write what it leads to.", "[]", shown)
        elif text.lower().strip(" .") in _SAYS_NOTHING:
            self._say(
                f'the text of the link to {shown} is only "{text}". Write what it leads to: links are read out alone.',
                text,
                shown,
            )
        elif _is_address(text) and id(node) not in self._listed:
            self._say(
                f"the text of a link is its address, {_cut(text)}, which a voice spells out. Write what it leads to: "
                "[the data on child mortality](https://…).",
                text,
            )
        self._target(target)

    def _target(self, target: str) -> None:
        """Note an address that leads nowhere from a PDF, or may do so."""
        if target.startswith("#"):
            self._lead(target.removeprefix("#"))
        elif target and not urlsplit(target).scheme:
            self._say(
                f'a link leads to the file "{target}", which a PDF does not have beside it. Give its whole address, or '
                'show the link on the site only: ::: {.content-visible when-format="html"}.',
                target,
            )

    def _div(self, node: Node) -> None:
        """Note which links stand in the list of references, whose addresses are there to be read off the paper."""
        if Attr(node).identifier == REFERENCES:
            self._listed |= {id(inner) for inner in walk(node["c"][1])}

    def _span(self, node: Node) -> None:
        if Attr(node).pairs.get("alt"):
            self._spoken |= {id(inline) for inline in node["c"][1]}

    def _formula(self, node: Node) -> None:
        text = node["c"][1]
        if id(node) not in self._spoken:
            told = f'the formula ${_cut(text)}$ is not said in words: [$…$]{{alt="deaths divided by births"}}.'
            self._say(told, text)

    def _raw(self, node: Node) -> None:
        kind, text = node["c"]
        if kind != "html" or re.fullmatch(r"\s*(<!--.*?-->\s*)*", text, re.DOTALL):
            return
        self._say(
            f"HTML has no meaning on paper: {_cut(text)}. Write it in Markdown, or show it on the site only: "
            '::: {.content-visible when-format="html"}.',
            text.strip().split("\n")[0],
        )


def _is_address(text: str) -> bool:
    """Return whether a text is an address on the web, and nothing else."""
    return re.fullmatch(r"(https?://|www\.)\S+", text) is not None


def _cut(text: Any) -> str:
    """Return the first words of a text."""
    words = " ".join(str(text).split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
