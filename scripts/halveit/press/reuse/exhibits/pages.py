"""The exhibits' own pages, all out of one run of pandoc."""

from collections.abc import Mapping, Sequence

from halveit.chapters.glossary import with_expansions
from halveit.chapters.tree.walking import Node
from halveit.press.reuse.citing import Work
from halveit.press.reuse.exhibits.groups import Group
from halveit.press.reuse.exhibits.page import exhibit_page, subject
from halveit.press.reuse.json_ld import dataset, places, script
from halveit.press.reuse.material import Material
from halveit.press.reuse.publication import Publication
from halveit.press.reuse.tables.table import PublishedTable
from halveit.press.screen.html import passages
from halveit.press.screen.links import Page
from halveit.press.screen.markdown import OwnPage

_NO_CHAPTER = Page(slug="", source="figures/")
"""The page that exhibits are written for: none of the chapters, so that every link leads to one."""


def exhibit_pages(
    material: Material,
    groups: Sequence[Group],
    tables: Mapping[str, PublishedTable],
    works: Mapping[str, Work],
    publication: Publication,
) -> list[OwnPage]:
    """Return the page of each exhibit; `tables` and `works` are by label."""
    bodies = _bodies(material, groups)
    return [
        OwnPage(
            title=subject(group),
            slug=group.page,
            passages=exhibit_page(
                group,
                bodies[group.label],
                material.shelf.get(group.label),
                tables[group.label],
                works[group.label],
                publication,
                data=_for_machines(material, group, tables[group.label], publication),
            ),
            description=f"{tables[group.label].title}. {material.shelf.get(group.label).exhibit.subtitle}.",
        )
        for group in groups
    ]


def _bodies(material: Material, groups: Sequence[Group]) -> dict[str, str]:
    """Return each exhibit as its chapter shows it, as HTML by label; acronyms are told anew in each."""
    blocks: list[Node] = []
    for group in groups:
        heading = {"t": "Header", "c": [1, [group.label, [], []], [{"t": "Str", "c": group.label}]]}
        blocks += with_expansions([heading, *group.nodes], material.book.glossary)
    return {passage.id: passage.body for passage in passages(blocks, _NO_CHAPTER, material.addresses)}


def _for_machines(material: Material, group: Group, table: PublishedTable, publication: Publication) -> str:
    """Return an exhibit's description as JSON-LD."""
    shelved = material.shelf.get(group.label)
    files = next(shown.files for shown in material.shown if shown.id == group.id)
    where = places(shelved, material.shelf.edition)
    return script(dataset(shelved, table, files, f"{group.page}.html", publication, where=where))
