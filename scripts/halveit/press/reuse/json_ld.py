"""What search engines and catalogues read of a page: schema.org's Dataset for an exhibit, Report for an edition."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from halveit.data.editions import Edition
from halveit.data.periods import Period
from halveit.data.releases import Release
from halveit.data.series import CATALOGUE
from halveit.exhibits.shelf import Shelved
from halveit.press.reuse.publication import Publication
from halveit.press.reuse.tables.table import PublishedTable, licence_of

_MEDIA = {
    ".csv": "text/csv",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
}
_LONGEST = 5000
"""Letters that search engines read of a description."""


def script(content: Mapping[str, Any]) -> str:
    """Return JSON-LD as an element of a page; browsers run nothing of it."""
    text = json.dumps({"@context": "https://schema.org", **content}, ensure_ascii=False)
    safe = text.replace("<", "\\u003c")  # else a text with </script> would end the element
    return f'<script type="application/ld+json">{safe}</script>'


def dataset(
    shelved: Shelved,
    table: PublishedTable,
    files: Sequence[Path],
    page: str,
    publication: Publication,
    *,
    where: Sequence[str],
) -> dict[str, Any]:
    """Return an exhibit as a Dataset.

    `files` are its downloads, `page` is the address of its own page in the edition, and `where` names the places that
    it speaks of.
    """
    exhibit, address = shelved.exhibit, publication.at(page)
    whole = {
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "identifier": address,
        "name": exhibit.title,
        "description": " ".join((f"{exhibit.title}.", f"{exhibit.subtitle}.", *exhibit.alt))[:_LONGEST],
        "version": publication.edition,
        "inLanguage": publication.lang,
        "datePublished": publication.date,
        "dateModified": publication.date,
        "license": _licences(table.licences, publication),
        "creator": _author(publication),
        "publisher": _author(publication),
        "isAccessibleForFree": True,
        "temporalCoverage": _periods(shelved),
        "spatialCoverage": [{"@type": "Place", "name": name} for name in where],
        "variableMeasured": [
            {
                "@type": "PropertyValue",
                "name": field.title,
                "alternateName": field.name,
                "description": field.description,
            }
            for field in table.fields
        ],
        "distribution": [_download(path, publication, table.address) for path in files],
        "isBasedOn": [_source(release) for release in table.releases],
        "includedInDataCatalog": {"@type": "DataCatalog", "@id": catalogue_id(publication)},
        "isPartOf": {"@type": "Report", "@id": report_id(publication)},
    }
    return _told(whole)


def report(
    publication: Publication, edition: Edition, pages: Iterable[str], downloads: Sequence[str]
) -> dict[str, Any]:
    """Return an edition as a Report, and as the DataCatalog of its exhibits.

    `pages` are those of the exhibits and `downloads` the PDF and the zip file of all data, by address in the edition.
    """
    address = publication.at("index.html")
    whole = {
        "@type": "Report",
        "@id": report_id(publication),
        "url": address,
        "name": publication.title,
        "description": publication.description,
        "version": publication.edition,
        "inLanguage": publication.lang,
        "datePublished": publication.date,
        "author": _author(publication),
        "publisher": _author(publication),
        "isAccessibleForFree": True,
        "license": _licences(dict.fromkeys(each.licence for each in edition.releases()), publication),
        "encoding": [
            {"@type": "MediaObject", "encodingFormat": _media(each), "contentUrl": publication.at(each)}
            for each in downloads
        ],
        "isBasedOn": [_source(release) for release in edition.releases()],
    }
    catalogue = {
        "@type": "DataCatalog",
        "@id": catalogue_id(publication),
        "url": publication.at("data.html"),
        "name": f"Data of {publication.title}",
        "publisher": _author(publication),
        "dataset": [{"@type": "Dataset", "@id": publication.at(page)} for page in pages],
    }
    return {"@graph": [_told(whole), _told(catalogue)]}


def report_id(publication: Publication) -> str:
    """Return what the report is known by in JSON-LD."""
    return publication.at("index.html#report")


def catalogue_id(publication: Publication) -> str:
    """Return what the catalogue of its data is known by in JSON-LD."""
    return publication.at("data.html#catalogue")


def places(shelved: Shelved, edition: Edition) -> list[str]:
    """Return the places that an exhibit speaks of: those of its measures, else of the series that it was made from.

    Of one that was made from whole tables: those of every series of its datasets.
    """
    measured = {series.geography for series in shelved.exhibit.measures}
    if measured:
        return sorted(measured)
    catalogue, datasets = edition.catalogue, {dataset for dataset, _ in shelved.record.releases}
    asked = (read.part.removeprefix("only ") for read in shelved.record.reads if Path(read.name).name == CATALOGUE)
    entries = [catalogue[name] for name in asked if name in catalogue] or catalogue.values()
    return sorted({each.geography for each in entries if each.dataset in datasets})


def _periods(shelved: Shelved) -> str:
    """Return the years that an exhibit's measures span as ISO 8601 has it; empty where it has none."""
    periods = [Period(text) for series in shelved.exhibit.measures for text in series.known]
    return f"{min(each.first for each in periods)}/{max(each.last for each in periods)}" if periods else ""


def _licences(words: Iterable[str], publication: Publication) -> list[str]:
    """Return the addresses of licences; in the place of those that have none, that of the page that tells of them."""
    known = (licence_of(each).get("path", publication.at("about.html#attribution")) for each in words)
    return list(dict.fromkeys(known)) or [publication.at("about.html#licence")]


def _author(publication: Publication) -> dict[str, str]:
    """Return who answers for the report."""
    return {"@type": "Organization", "name": publication.author, "url": publication.at("about.html")}


def _source(release: Release) -> dict[str, Any]:
    """Return a release of data."""
    return {
        "@type": "Dataset",
        "name": release.title,
        "description": f"{release.title}, issued by {release.publisher}. {release.attribution}",
        "url": release.url,
        "datePublished": release.published,
        "publisher": {"@type": "Organization", "name": release.publisher},
        "license": licence_of(release.licence).get("path", release.licence),
    }


def _download(path: Path, publication: Publication, beside: str) -> dict[str, Any]:
    """Return one file of an exhibit, which lies beside its CSV file."""
    folder = beside.rpartition("/")[0]
    return {
        "@type": "DataDownload",
        "encodingFormat": _media(path.name),
        "contentUrl": publication.at(f"{folder}/{path.name}"),
        "contentSize": f"{path.stat().st_size} B",
    }


def _media(address: str) -> str:
    """Return a file's type."""
    return _MEDIA[Path(address).suffix]


def _told(whole: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is known."""
    return {key: value for key, value in whole.items() if value not in ("", [])}
