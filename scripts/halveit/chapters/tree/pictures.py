"""Images that a chapter shows: each must be there, since the build would stop for it."""

import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from halveit.chapters.sources.lines import Line
from halveit.chapters.tree.draft import Draft
from halveit.chapters.tree.walking import walk_but_words
from halveit.errors import Collector
from halveit.paths import Project
from halveit.steps.door import is_file


def check_pictures(draft: Draft, project: Project, problems: Collector) -> None:
    """Note every image that is not there, at each of its lines; those with a scheme are the press's to judge."""
    addresses = dict.fromkeys(node["c"][2][0] for node in walk_but_words(draft.blocks) if node["t"] == "Image")
    for address in addresses:
        if urlsplit(address).scheme or address.startswith("//"):
            continue
        # An address that begins with / starts at the project's root, any other at the chapter's folder.
        folder = PurePosixPath("/", draft.entry.source).parent
        path = project.root / str(folder / unquote(address)).lstrip("/")
        if is_file(path):
            continue
        message = f'no image "{unquote(address)}": there is no file {project.relative(path)}. {_hint(address)}'
        for line in _lines(address, draft) or [None]:
            problems.take(draft.error(message, line))


def _hint(address: str) -> str:
    """Return where the address is looked for."""
    if address.startswith("/"):
        return "With a / in front it is looked for from the project's root."
    return "It is looked for from the chapter's folder; with a / in front, from the project's root."


def _lines(address: str, draft: Draft) -> list[Line]:
    """Return the lines that give an address, in an image or as the end of a reference."""
    either = "|".join(re.escape(each) for each in (address, unquote(address)))
    pattern = re.compile(rf"\]\s*[(:]\s*<?({either})(?![\w/.-])")
    return [line for line, text in draft.prose if pattern.search(text)]
