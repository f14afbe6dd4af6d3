"""All data of an edition in one zip file, with a text that says what is what."""

import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path

from halveit.data.dates import in_words
from halveit.data.editions import Edition
from halveit.data.releases import Release
from halveit.press.reuse.publication import Publication
from halveit.press.zipping import write_zip

README = "README.txt"
_WIDTH = 100
_WHAT = (
    ("datapackage.json", "every table below with its columns, sources and licence (Data Package, version 2.0)"),
    ("data/", "the releases of data that the report was made from, as CSV files: one folder a dataset and release"),
    ("exhibits/", "the numbers that each chart and table of the report shows, as CSV files"),
    ("facts.csv, facts.json", "every number that the report quotes, with its value before rounding and its source"),
    ("revisions.csv, revisions.json", "each value of each series as each release gave it"),
    ("*.csv-metadata.json", "the columns of the CSV file beside it (CSV on the Web, W3C 2015)"),
)


def archive_name(edition: Edition) -> str:
    """Return the zip file's name on the site."""
    return f"safer-maternity-care-{edition.name}-data.zip"


def write_archive(files: Mapping[str, Path], edition: Edition, publication: Publication, out: Path) -> Path:
    """Write an edition's data files, by address, into a zip file in the folder `out`; return it.

    All lie in one folder of the archive, at the addresses that they have in the edition.
    """
    name = archive_name(edition)
    folder = name.removesuffix(".zip")
    content: dict[str, Path | bytes] = {f"{folder}/{address}": path for address, path in files.items()}
    content[f"{folder}/{README}"] = readme(edition, publication).encode()
    return write_zip(content, out / name, edition.date)


def readme(edition: Edition, publication: Publication) -> str:
    """Return the text: what the data are, what each file is, whose the data are and under which licence."""
    parts = [
        f"{publication.title}\n{publication.name[:1].upper()}{publication.name[1:]}",
        *(_wrapped(note) for note in edition.notes),
        "WHAT IS WHAT",
        "\n".join(_named(name, what) for name, what in _WHAT),
        _wrapped("All files are text in UTF-8. A blank cell in a CSV file means: not known."),
        "WHOSE THE DATA ARE, AND UNDER WHICH LICENCE",
        _wrapped("Please repeat the attribution of each release whose numbers you use."),
        *(_release(release) for release in edition.releases()),
    ]
    if not publication.is_placeholder:
        parts.append(_wrapped(f"The report itself: {publication.base}"))
    return "\n\n".join(parts) + "\n"


def _wrapped(text: str, indent: str = "") -> str:
    """Return a text in lines that can be read anywhere; addresses stay whole."""
    return textwrap.fill(
        text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _named(name: str, what: str) -> str:
    """Return a name, and below it what it is."""
    return f"{name}\n{_wrapped(what, '    ')}"


def _release(release: Release) -> str:
    """Return a release with its licence and attribution."""
    lines: Iterable[str] = (
        f"{release.publisher}: {release.title}, {in_words(release.published)}",
        f"    Files: data/{release.dataset}/{release.published}/",
        f"    From: {release.url}",
        _wrapped(f"Licence: {release.licence}", "    "),
        _wrapped(f"Attribution: {release.attribution}", "    "),
    )
    return "\n".join(lines)
