"""The plain mkdocs project that the pages become, and the run of mkdocs that makes the site of it."""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from halveit.press.fonts import KEPT_IN, font_faces, web_fonts
from halveit.press.placing import make_folders, place
from halveit.press.screen.markdown import in_yaml
from halveit.press.search.index import MADE_BY_MKDOCS, complete_index
from halveit.press.shell.setting import Shells, set_pages
from halveit.steps.fingerprints import addresses

_FOLDER = Path(str(files("halveit.press"))) / "assets"
_ASSETS = {
    "404.html": "overrides/404.html",
    "colours.js": "docs/assets/colours.js",
    "copy.js": "docs/assets/copy.js",
    "favicon.svg": "docs/assets/favicon.svg",
    "explore.js": "docs/assets/explore.js",
    "frame.js": "docs/assets/frame.js",
    "main.html": "overrides/main.html",
    "partials/contents.html": "overrides/partials/contents.html",
    "partials/copyright.html": "overrides/partials/copyright.html",
    "partials/footer.html": "overrides/partials/footer.html",
    "partials/head.html": "overrides/partials/head.html",
    "partials/header.html": "overrides/partials/header.html",
    "partials/language.html": "overrides/partials/language.html",
    "partials/nav.html": "overrides/partials/nav.html",
    "partials/search.html": "overrides/partials/search.html",
    "partials/toc.html": "overrides/partials/toc.html",
    "search.js": "docs/assets/search.js",
    "mark.svg": "overrides/.icons/mark.svg",
    "sitemap.xml": "overrides/sitemap.xml",
}
_STYLES = (
    "colours",
    "frame",
    "bar",
    "menu",
    "text",
    "facts",
    "callouts",
    "exhibits",
    "reuse",
    "charts",
    "explore",
    "tables",
    "history",
    "changes",
    "progress",
    "search",
    "print",
)
"""The parts of the site's style sheet, in the order in which later ones overrule."""
_FEATURES = [
    "toc.follow",
]


def settings(
    *, name: str, description: str, footer: str, extra: Mapping[str, Any], nav: Sequence[Any], address: str = ""
) -> dict[str, Any]:
    """Return what `mkdocs.yml` says: only what every mkdocs-material project may say.

    `extra` is what our templates ask for. `address` is that of the site: the page that servers show for what they do
    not find begins its links with the address's path, since it can stand for any page of any folder.
    """
    return {
        "site_name": name,
        "site_url": address,
        "site_description": description,
        "copyright": footer,
        "use_directory_urls": False,
        "strict": True,
        "theme": _theme(),
        "extra_css": ["assets/extra.css"],
        "extra": {"generator": False, **extra},
        "plugins": ["search"],
        "markdown_extensions": ["attr_list", {"toc": {"title": "On this page"}}],
        "nav": list(nav),
        "not_in_nav": "/exhibits/*",
    }


def _theme() -> dict[str, Any]:
    return {
        "name": "material",
        "custom_dir": "overrides",
        "language": "en",
        "font": False,  # its fonts come from another host
        "favicon": "assets/favicon.svg",
        "icon": {"logo": "mark"},
        "features": _FEATURES,
        "palette": {"scheme": "default", "primary": "custom", "accent": "custom"},  # colours.js has the dark one
    }


def write_project(
    out: Path, config: Mapping[str, Any], pages: Mapping[str, str], copies: Mapping[str, Path], made: Path
) -> None:
    """Write a mkdocs project into an empty or new folder: pages and copied files by their address on the site.

    `made` is the folder of what builds make and keep, such as the web fonts. A file from there stands on the site as it
    is, of which nothing is ever written anew but the whole; a writer's own is copied.
    """
    docs, own = out / "docs", os.path.join(made.resolve(), "")  # noqa: PTH118  a path would lose the last slash
    make_folders(docs, [*pages, *copies])
    for address, markdown in pages.items():
        (docs / address).write_text(markdown, encoding="utf-8")
    for address, source in sorted(copies.items()):
        place(source, docs / address, alone=not str(source).startswith(own))
    make_folders(out, _ASSETS.values())
    for asset, address in _ASSETS.items():
        (out / address).write_bytes((_FOLDER / asset).read_bytes())
    web_fonts(docs / "assets/fonts", keep=made / KEPT_IN)
    styles = [(_FOLDER / f"styles/{name}.css").read_text(encoding="utf-8") for name in _STYLES]
    style = "\n".join([font_faces("fonts"), *styles])
    (docs / "assets/extra.css").write_text(style, encoding="utf-8")
    (out / "mkdocs.yml").write_text(in_yaml(config), encoding="utf-8")


def build_site(mkdocs_folder: Path, out: Path, edition_date: str, *, pdf_size: Callable[[], str] = str) -> Shells:
    """Make the site of a mkdocs project in `out`, a new or empty folder; return its pages without their bodies.

    It is the site that mkdocs makes, with our policies and search index, and without what no page loads; mkdocs itself
    runs only for pages whose headings, settings or surroundings have changed. The site is dated by the edition
    (YYYY-MM-DD, or its first part) and not by the clock. Warnings are errors. `pdf_size` is asked last for the size of
    the PDF in words, which may be made meanwhile.
    """
    pages = set_pages(mkdocs_folder, edition_date, pdf_size)
    docs = mkdocs_folder / "docs"
    placed = [address for address in addresses(docs) if not address.endswith(".md")]
    make_folders(out, [*pages.files, *placed, MADE_BY_MKDOCS])
    for address, content in pages.files.items():
        (out / address).write_bytes(content)
    for address in placed:
        place(f"{docs}/{address}", f"{out}/{address}")
    (out / MADE_BY_MKDOCS).write_text(json.dumps(pages.index), encoding="utf-8")
    complete_index(mkdocs_folder, out)
    return pages.shells
