"""The exhibits that a page shows, each with the files that can be taken away."""

from dataclasses import dataclass
from pathlib import Path

from halveit.chapters.tree.walking import Attr, Node, plain, walk
from halveit.press.screen.exhibits import finding_and_subtitle, label_of

KINDS = ("csv", "svg", "png")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """An exhibit that a page shows."""

    id: str
    """fig-stillbirths."""
    label: str
    """Chart 1."""
    finding: str
    """The first sentence of its caption."""
    page: str
    """The slug of its page."""
    files: tuple[Path, ...]
    """Its CSV, SVG and PNG, as far as there are any."""


def shown_exhibits(blocks: list[Node], page: str, exhibits: Path) -> list[Shown]:
    """Return the numbered exhibits of a chapter in reading order."""
    numbered = (node for node in walk(blocks) if node["t"] in ("Figure", "Div") and "word" in Attr(node).pairs)
    return [_shown(node, page, exhibits) for node in numbered]


def _shown(node: Node, page: str, exhibits: Path) -> Shown:
    identifier = Attr(node).identifier
    stem = identifier.split("-", 1)[-1]
    files = tuple(path for kind in KINDS if (path := exhibits / f"{stem}.{kind}").is_file())
    return Shown(id=identifier, label=label_of(node), finding=_finding(node), page=page, files=files)


def _finding(node: Node) -> str:
    if node["t"] == "Figure":
        caption = node["c"][1][1]
    else:
        caption = [piece for block in node["c"][1] if block["t"] == "Table" for piece in block["c"][1][1]]
    finding, _ = finding_and_subtitle([inline for piece in caption for inline in piece["c"]])
    return plain(finding)
