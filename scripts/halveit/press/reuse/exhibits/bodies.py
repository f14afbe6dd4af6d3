"""Each exhibit as its chapter shows it, for its own page: kept until it, or where it leads, has changed."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from urllib.parse import unquote

from halveit.chapters.glossary import with_expansions
from halveit.chapters.tree.walking import Node
from halveit.press.reuse.exhibits.groups import Group, nodes_of
from halveit.press.reuse.material import Material
from halveit.press.screen.html import passages
from halveit.press.screen.links import Addresses, Page
from halveit.steps.digests import digest
from halveit.steps.door import is_file, read_bytes
from halveit.steps.running import kept_by
from halveit.steps.threads import at_once

_NO_CHAPTER = Page(slug="", source="figures/")
"""The page that exhibits are written for: none of the chapters, so that every link leads to one."""
Bodies = tuple[dict[str, str], dict[str, str]]
"""HTML by label; then the source of each file that it asks for, from the project's root, by address."""


def bodies(material: Material, groups: Iterable[Group]) -> dict[str, str]:
    """Return each exhibit as HTML by label, and have the files copied that these ask for."""
    chapters = [list(each) for _, each in groupby(groups, key=lambda group: group.chapter.slug)]
    glossary = digest(repr(material.book.glossary).encode())
    whole: dict[str, str] = {}
    for making in at_once(lambda each: _of_chapter(material, each, glossary), chapters):
        html, files = making.result()
        whole |= html
        material.addresses.files.update((name, material.addresses.project.root / file) for name, file in files.items())
    return whole


def _of_chapter(material: Material, groups: Sequence[Group], glossary: str) -> Bodies:
    """Return the exhibits of one chapter."""
    shelf, homes = material.shelf, material.addresses.homes
    exhibits = [(group.label, group.exhibit.digest, shelf.get(group.label).digest) for group in groups]
    targets = {unquote(target) for group in groups for target in group.exhibit.leads_to}
    targets |= {entry.anchor for entry in material.book.glossary}
    quoted = {name for group in groups for name in group.exhibit.quotes}
    leads = [[name, homes.get(name, "")] for name in sorted(targets)]
    known = sorted(name for name in quoted if name in material.addresses.facts)
    edition = shelf.edition.name  # of which the exhibits' files lie in a folder of its own
    return kept_by(
        "exhibits for their own pages", edition, exhibits, glossary, leads, known, make=lambda: _made(material, groups)
    )


def _made(material: Material, groups: Sequence[Group]) -> Bodies:
    """Return the exhibits of one chapter out of one run of pandoc; acronyms are told anew in each."""
    nodes, blocks = nodes_of(material.book, groups[0].chapter), list[Node]()
    for group in groups:
        heading = {"t": "Header", "c": [1, [group.label, [], []], [{"t": "Str", "c": group.label}]]}
        blocks += with_expansions([heading, *nodes[group.id]], material.book.glossary)
    at = material.addresses
    asked = Addresses(project=at.project, exhibits=at.exhibits, homes=at.homes, facts=at.facts)
    html = {passage.id: passage.body for passage in passages(blocks, _NO_CHAPTER, asked)}
    return html, {name: _noted(source, at) for name, source in asked.files.items()}


def _noted(source: Path, at: Addresses) -> str:
    """Return a file's path from the project's root; note that its size was told, where it is no file of an exhibit."""
    if source.parent != at.exhibits.resolve() and is_file(source):
        read_bytes(source)
    return at.project.relative(source)
