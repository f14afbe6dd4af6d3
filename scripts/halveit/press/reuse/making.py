"""All that makes an edition reusable, made of its chapters, exhibits and data: pages, files, words below chapters."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from halveit.press.reuse import feed
from halveit.press.reuse.citations import below_chapters, citation_files, how_to_cite
from halveit.press.reuse.exhibits.groups import Group, groups_shown
from halveit.press.reuse.exhibits.page import works_of
from halveit.press.reuse.exhibits.pages import exhibit_pages
from halveit.press.reuse.json_ld import report, script
from halveit.press.reuse.material import Material
from halveit.press.reuse.pictures import social
from halveit.press.reuse.pictures.cards import cards_of
from halveit.press.reuse.publication import Publication, publication_of
from halveit.press.reuse.tables.archive import write_archive
from halveit.press.reuse.tables.csvw import ENDING, csvw
from halveit.press.reuse.tables.datapackage import NAME, datapackage
from halveit.press.reuse.tables.of_edition import table_of_exhibit, tables_of_lists, tables_of_releases
from halveit.press.reuse.tables.table import PublishedTable
from halveit.press.screen.links import EXHIBITS
from halveit.press.screen.markdown import OwnPage


class Reuse(Struct, frozen=True, kw_only=True):
    """What was made."""

    pages: Sequence[OwnPage] = ()
    """The exhibits' own pages, which are in no navigation."""
    files: Mapping[str, Path] = field(default_factory=dict)
    """By address in the edition."""
    tables: Sequence[PublishedTable] = ()
    """Every CSV file that is offered."""
    archive: str = ""
    """The address of the zip file of all data; empty where there is none."""
    below: Mapping[str, str] = field(default_factory=dict)
    """HTML to stand below a chapter, by its slug."""
    citing: str = ""
    """How to cite the report, as HTML."""
    draw: Callable[[], None] = lambda: None
    """Writes the pictures among the files: called last, as others may draw them meanwhile."""
    told: Mapping[str, Any] = field(default_factory=dict)
    """What the templates ask for: the feed's address, and what the picture of a page says, by the page's slug."""


def make_reusable(material: Material) -> Reuse:
    """Make all of it; files are written below the material's folder, its pictures when that is asked for."""
    edition, book = material.shelf.edition, material.book
    publication = publication_of(edition, book.config)
    groups = groups_shown(book, material.shelf.labels)
    exhibits = _tables_of_exhibits(material, groups, publication)
    cards = cards_of(book, groups, exhibits, publication)
    social.begin(cards.values())
    tables = [
        *tables_of_releases(edition),
        *exhibits.values(),
        *tables_of_lists(material.lists, edition, publication.author),
    ]
    works = works_of(groups, exhibits, publication)
    content = {
        NAME: datapackage(edition, tables, publication.base),
        feed.FEED: feed.feed_of_edition(edition, publication),
        **{f"{table.address}{ENDING}": csvw(table, publication.lang) for table in tables},
        **citation_files(book, works, publication),
    }
    files = {**material.lists, **{table.address: table.file for table in tables}, **_written(content, material.folder)}
    stems = {table.address.removesuffix(".csv") for table in tables}
    data = {address: path for address, path in files.items() if _is_data(address, stems)}
    archive = write_archive(data, edition, publication, material.folder)
    told = report(publication, edition, [f"{group.page}.html" for group in groups], (material.pdf, archive.name))
    return Reuse(
        pages=exhibit_pages(material, groups, exhibits, works, publication),
        files={**files, **social.places(cards, material.folder), archive.name: archive},
        tables=tables,
        archive=archive.name,
        below=below_chapters(book, publication, {"index": script(told)}),
        citing=how_to_cite(book, publication),
        told={"feed": feed.FEED, "social": {slug: card.words for slug, card in cards.items()}},
        draw=partial(social.write, cards, material.folder),
    )


def _tables_of_exhibits(
    material: Material, groups: Sequence[Group], publication: Publication
) -> dict[str, PublishedTable]:
    """Return the table behind each exhibit by its label."""
    edition = material.shelf.edition
    return {
        group.label: table_of_exhibit(
            material.shelf.get(group.label),
            edition,
            file=material.addresses.exhibits / f"{group.label}.csv",
            address=f"{EXHIBITS}/{group.label}.csv",
            author=publication.author,
        )
        for group in groups
    }


def _written(content: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Write files below a folder; return them by address."""
    for address, each in content.items():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(each)
    return {address: folder / address for address in content}


def _is_data(address: str, stems: Collection[str]) -> bool:
    """Tell whether a file belongs into the zip file of all data: tables, their descriptions, and lists as JSON.

    `stems` are the tables' addresses without their ending.
    """
    named = address.endswith((".csv", ".json")) and not address.endswith(".csl.json")
    return address == NAME or (named and address.partition(".")[0] in stems)
