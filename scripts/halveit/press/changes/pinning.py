"""The one line of an edition's file that says which release of a dataset it uses, and how it is changed."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from halveit.data.editions import Edition
from halveit.data.settings import line_of
from halveit.errors import ReportError

_MARK = "\ufeff"
"""Some editors put this mark before the first letter of a file."""
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def with_pin(text: str, edition: Edition, dataset: str, published: str) -> str:
    """Return the text of an edition's file with another release of a dataset; all else stays, comments too.

    The edition's file is `text` as it is. A dataset that is not pinned yet gets a section at the end.
    """
    wanted = tomllib.loads(text.removeprefix(_MARK))
    pins = wanted.setdefault("datasets", {})
    old = pins.get(dataset, {}).get("release")
    pins.setdefault(dataset, {})["release"] = published
    ways = _replaced(text, old, published) if old else _added(text, dataset, published)
    for changed in ways:
        if _read(changed) == wanted:
            return changed
    raise ReportError(
        f'the line to change was not found. Write release = "{published}" under [datasets.{dataset}] by hand.',
        path=edition.shown,
        line=line_of(edition.path, dataset),
    )


def _replaced(text: str, old: str, new: str) -> Iterator[str]:
    """Give the text with the old date replaced in one place, for each place: the right one means what is wanted."""
    for found in re.finditer(rf"(?<=[\"']){re.escape(old)}(?=[\"'])", text):
        yield text[: found.start()] + new + text[found.end() :]


def _added(text: str, dataset: str, published: str) -> Iterator[str]:
    """Give the text with a section for the dataset behind everything else."""
    name = dataset if _BARE.fullmatch(dataset) else f'"{dataset}"'
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = (f"[datasets.{name}]", f'release = "{published}"')
    yield text.rstrip() + newline * 2 + newline.join(lines) + newline


def _read(text: str) -> dict[str, Any] | None:
    """Return what a text means as TOML; None where it means nothing."""
    try:
        return tomllib.loads(text.removeprefix(_MARK))
    except tomllib.TOMLDecodeError:
        return None
