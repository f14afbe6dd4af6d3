"""The files that tell search engines of the site: `sitemap.xml` with every page of every edition, and `robots.txt`."""

from collections.abc import Mapping
from html import escape
from pathlib import Path
from urllib.parse import quote

FOLDER = "editions"
_NO_PAGES = ("404.html", "embed/")
"""What is no page to be found by itself: the charts that others embed, and the page for what is not there."""
_OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def write_sitemap(site: Path, address: str, dates: Mapping[str, str]) -> None:
    """Write `sitemap.xml` and `robots.txt` at the root of a built site.

    `address` is that of the site, `dates` are the editions' by their names. Each page stands there once, by its
    address in its edition's folder, which is the canonical one. A site that does not know its address has no sitemap,
    since addresses in a sitemap are absolute.
    """
    robots = "User-agent: *\nAllow: /\n"
    if address:
        entries = [entry for edition, date in dates.items() for entry in _entries(site, address, edition, date)]
        (site / "sitemap.xml").write_text(f"{_OPENING}{''.join(entries)}</urlset>\n", encoding="utf-8")
        robots += f"\nSitemap: {address}sitemap.xml\n"
    (site / "robots.txt").write_text(robots, encoding="utf-8")


def _entries(site: Path, address: str, edition: str, date: str) -> list[str]:
    """Return the entries of an edition's pages, its first page first."""
    folder = site / FOLDER / edition
    pages = [page.relative_to(folder).as_posix() for page in folder.rglob("*.html")]
    listed = sorted(
        (page for page in pages if not page.startswith(_NO_PAGES)), key=lambda page: (page != "index.html", page)
    )
    base = f"{address}{FOLDER}/{quote(edition)}/"
    return [
        f"<url><loc>{escape(base + quote(page), quote=False)}</loc><lastmod>{date}</lastmod></url>\n" for page in listed
    ]
