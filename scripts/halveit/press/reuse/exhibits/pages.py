"""The exhibits' own pages, those of one chapter out of one run of pandoc."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from halveit.press.reuse.citing import Work
from halveit.press.reuse.exhibits.bodies import bodies
from halveit.press.reuse.exhibits.groups import Group
from halveit.press.reuse.exhibits.page import exhibit_page, subject
from halveit.press.reuse.json_ld import dataset, places, script
from halveit.press.reuse.material import Material
from halveit.press.reuse.publication import Publication
from halveit.press.reuse.tables.table import PublishedTable
from halveit.press.screen.markdown import OwnPage


def exhibit_pages(
    material: Material,
    groups: Sequence[Group],
    tables: Mapping[str, PublishedTable],
    works: Mapping[str, Work],
    publication: Publication,
) -> list[OwnPage]:
    """Return the page of each exhibit; `tables` and `works` are by label."""
    html = bodies(material, groups)
    files = {shown.id: shown.files for shown in reversed(material.shown)}
    return [
        OwnPage(
            title=subject(group),
            slug=group.page,
            passages=exhibit_page(
                group,
                html[group.label],
                material.shelf.get(group.label),
                tables[group.label],
                works[group.label],
                publication,
                data=_for_machines(material, group, files[group.id], tables[group.label], publication),
            ),
            description=f"{tables[group.label].title}. {material.shelf.get(group.label).exhibit.subtitle}.",
        )
        for group in groups
    ]


def _for_machines(
    material: Material, group: Group, files: Sequence[Path], table: PublishedTable, publication: Publication
) -> str:
    """Return an exhibit's description as JSON-LD."""
    shelved = material.shelf.get(group.label)
    where = places(shelved, material.shelf.edition)
    return script(dataset(shelved, table, files, f"{group.page}.html", publication, where=where))
