"""The exhibits that a page shows, each with the files that can be taken away."""

from pathlib import Path

from msgspec import Struct

from halveit.chapters.tree.walking import Attr, Node, plain, walk
from halveit.press.screen.exhibits import finding_and_subtitle, label_of

KINDS = ("csv", "svg", "png")


class Shown(Struct, frozen=True, kw_only=True):
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
    """Return the numbered exhibits of a chapter in reading order; `exhibits` is the folder that has their files."""
    numbered = (node for node in walk(blocks) if node["t"] in ("Figure", "Div") and "word" in Attr(node).pairs)
    return [with_files(Attr(node).identifier, label_of(node), finding_of(node), page, exhibits) for node in numbered]


def with_files(id: str, label: str, finding: str, page: str, exhibits: Path) -> Shown:
    """Return an exhibit with those of its files that there are."""
    stem = id.split("-", 1)[-1]
    files = tuple(path for kind in KINDS if (path := exhibits / f"{stem}.{kind}").is_file())
    return Shown(id=id, label=label, finding=finding, page=page, files=files)


def finding_of(node: Node) -> str:
    """Return the first sentence of an exhibit's caption."""
    if node["t"] == "Figure":
        caption = node["c"][1][1]
    else:
        caption = [piece for block in node["c"][1] if block["t"] == "Table" for piece in block["c"][1][1]]
    finding, _ = finding_and_subtitle([inline for piece in caption for inline in piece["c"]])
    return plain(finding)
