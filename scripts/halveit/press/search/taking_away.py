"""The whole site as one zip file: to be unpacked, opened and searched where there is no network."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from urllib.parse import quote

from halveit.press.screen.links import size_in_words
from halveit.press.shell.policy import with_policy
from halveit.press.siblings import FOLDER
from halveit.press.zipping import write_zip
from halveit.steps.digests import digest

NAME = "safer-maternity-care-site.zip"
MARK = "<!--the whole site as one file-->"
"""Where a page offers the file. Within it the mark stays, as it cannot hold itself."""
_INSIDE = "safer-maternity-care"
"""The one folder in it, so that nothing is strewn about where it is unpacked."""
_FOR_SERVERS = ("404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz")
_PICTURES_FOR_LINKS = "assets/social"
"""What is shown of a page where a link to it is passed on; no page loads it."""


def pack_site(site: Path, prints: Mapping[str, str], *, here: str, title: str, date: str) -> dict[str, str]:
    """Write the zip file into a finished site, and offer it on the pages that have the mark.

    It holds every edition in its folder, and a first page that leads to the edition `here`, whose title it has. The
    site shows that edition at its root too, and this second copy is left out. `date` is YYYY-MM-DD, or its first part.
    `prints` are the fingerprints of the site's files by address; those of all files are returned, as they are then.
    """
    inside = {f"{_INSIDE}/{name}": name for name in _kept(list(prints), here)}
    files: dict[str, Path | bytes] = {packed: site / name for packed, name in inside.items()}
    files[f"{_INSIDE}/index.html"] = _first_page(here, title)
    known = {packed: prints[name] for packed, name in inside.items()}
    packed = write_zip(files, site / NAME, f"{date}-01-01"[: len("2021-03-18")], known)
    size = size_in_words(packed)
    changed = {NAME: digest(packed.read_bytes())}
    for name in prints:
        if name.endswith(".html") and MARK.encode() in (html := (site / name).read_bytes()):
            offer = _offer("../" * name.count("/") + NAME, size)
            html = html.replace(MARK.encode(), offer.encode())
            (site / name).write_bytes(html)
            changed[name] = digest(html)
    return dict(sorted({**prints, **changed}.items()))


def _kept(names: Sequence[str], here: str) -> Iterator[str]:
    """Give the addresses of the files to pack, of all."""
    copied = f"{FOLDER}/{here}/"
    copies = {name.removeprefix(copied) for name in names if name.startswith(copied)}
    for name in names:
        if name not in copies and name not in _FOR_SERVERS and f"/{_PICTURES_FOR_LINKS}/" not in name:
            yield name


def _first_page(here: str, title: str) -> bytes:
    """Return a page that leads on to an edition's first page."""
    address, title = escape(f"{FOLDER}/{quote(here)}/index.html"), escape(title)
    html = (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="refresh" content="0; url={address}">\n<title>{title}</title>\n</head>\n'
        f'<body>\n<h1>{title}</h1>\n<p><a href="{address}">Open the report</a></p>\n</body>\n</html>\n'
    )
    return with_policy(html).encode()


def _offer(address: str, size: str) -> str:
    return (
        f'<p><a href="{escape(address)}">The whole site in one file: ZIP, {size}</a>, to read without a connection. '
        "Unpack it and open <code>index.html</code>: search, charts and all editions are in it.</p>"
    )
