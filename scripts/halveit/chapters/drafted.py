"""A chapter that was run and read, in three parts, each looked at only by who needs it."""

import json
import pickle
from typing import Any

from msgspec import Struct

from halveit.chapters.cells.packing import notebook_text
from halveit.chapters.sources.contents import Entry
from halveit.chapters.sources.lines import Line
from halveit.chapters.tree.draft import Draft
from halveit.chapters.tree.skeleton import skeleton_of
from halveit.steps.digests import digest

_COMPACT = (",", ":")


class Drafted(Struct, frozen=True, kw_only=True):
    """A chapter before the book gives it its numbers."""

    entry: Entry
    """Its place in the book."""
    meta: dict[str, Any]
    """Its front matter."""
    digest: str
    """What stands for all of it but its place in the book."""
    skeleton_digest: str
    """What stands for its skeleton."""
    skeleton: bytes
    """What of its tree work on the whole book needs, as JSON."""
    tree: bytes
    """Its tree, as JSON."""
    notebook: bytes
    """The text of its executed notebook."""
    text: bytes
    """The lines that pandoc read, packed."""
    pictures: dict[str, bytes]
    """What its cells drew, by the name of the file."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The text that pandoc read, each line with its place."""
        return tuple(Line(text=text, path=path, number=at, code=code) for text, path, at, code in json.loads(self.text))

    def draft(self) -> Draft:
        """Return what of it work on the whole book needs, to be changed by that work."""
        return Draft(entry=self.entry, meta=self.meta, source=lambda: self.lines, blocks=json.loads(self.skeleton))


def packed(draft: Draft, notebook: dict[str, Any], pictures: dict[str, bytes]) -> bytes:
    """Return a chapter as it is kept."""
    tree, skeleton = _json(draft.blocks), _json(skeleton_of(draft.blocks))
    text = notebook_text(notebook).encode()
    lines = _json([(line.text, line.path, line.number, line.code) for line in draft.lines])
    parts = {
        "meta": draft.meta,
        "digest": digest(b"\n".join((_json(draft.meta), tree, text))),
        "skeleton_digest": digest(skeleton),
        "skeleton": skeleton,
        "tree": tree,
        "notebook": text,
        "text": lines,
        "pictures": pictures,
    }
    return pickle.dumps(parts)


def unpacked(content: bytes, entry: Entry) -> Drafted:
    """Return a chapter that was kept, at its place in the book."""
    return Drafted(entry=entry, **pickle.loads(content))  # noqa: S301  our own results, checked by their digest


def _json(value: Any) -> bytes:
    """Return a value as JSON; dates of a front matter as texts."""
    return json.dumps(value, separators=_COMPACT, ensure_ascii=False, default=str).encode()
