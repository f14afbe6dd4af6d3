"""An edition's data as a Data Package: each pinned release's tables with their schemas, sources and licences."""

import json
import shutil
from pathlib import Path
from typing import Any

from halveit.data.editions import Edition
from halveit.data.releases import Release

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
KNOWN_LICENCES = {
    "Open Government Licence v3.0": {
        "name": "OGL-UK-3.0",
        "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    },
    "Open Parliament Licence": {
        "name": "OPL-UK-3.0",
        "path": "https://www.parliament.uk/site-information/copyright-parliament/open-parliament-licence/",
    },
}
"""By the words with which a release's `licence` begins: SPDX's name of it, and where it can be read."""
NOT_SPECIFIED = {"name": "notspecified"}
"""Open Definition's name where no licence is known: a Data Package asks each licence for a name or an address."""


def write_datapackage(edition: Edition, out: Path) -> list[Path]:
    """Write the CSV files of an edition's releases and `datapackage.json` into `out`; return the files, sorted.

    The licence is each table's own: the releases are not all under the same, so the whole package states none.
    """
    releases = edition.releases()
    resources = [
        resource
        for release in releases
        for resource in _resources(release, out, older=release.published != edition.pin(release.dataset).release)
    ]
    package = {
        "$schema": PROFILE,
        "name": f"safer-maternity-care-{edition.name}",
        "title": edition.title,
        "description": " ".join(edition.notes),
        "version": edition.date,
        "created": f"{edition.date}T00:00:00Z",
        "sources": [_source(release) for release in releases],
        "resources": resources,
    }
    path = out / "datapackage.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return sorted([path, *(out / resource["path"] for resource in resources)])


def _source(release: Release) -> dict[str, str]:
    """Return a release as a source of the package."""
    return {"title": f"{release.publisher}, {release.title}, {release.published}", "path": release.url}


def _licence(release: Release) -> dict[str, str]:
    """Return a release's licence, in the words in which the release states it."""
    known = (entry for words, entry in KNOWN_LICENCES.items() if release.licence.startswith(words))
    return {**next(known, NOT_SPECIFIED), "title": release.licence}


def _resources(release: Release, out: Path, *, older: bool) -> list[dict[str, Any]]:
    """Copy a release's tables and return their descriptions; the names of an older release's have its date."""
    resources = []
    start = f"{release.dataset}-{release.published}" if older else release.dataset
    for name, schema in release.schema.items():
        file = f"{name}.csv"
        if file not in release.files:
            continue
        path = Path(release.dataset) / release.published / file
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(release.folder / file, out / path)
        resources.append(
            {
                "name": f"{start}-{name}",
                "title": schema.title,
                "description": schema.description,
                "path": path.as_posix(),
                "type": "table",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": (out / path).stat().st_size,
                "hash": f"sha256:{release.files[file]}",
                "schema": schema.raw,
                "licenses": [_licence(release)],
                "sources": [_source(release)],
            }
        )
    return resources
