"""What the templates of the site's frame are told of the book: its language, its addresses, its licence."""

from html import escape
from typing import Any
from urllib.parse import quote

from halveit.chapters import BookConfig


def frame(config: BookConfig, edition: str, licence: str) -> dict[str, Any]:
    """Return what the templates ask for as `config.extra.frame`.

    `edition` is its name, `licence` the address of the licence. Where the book says no address, or one at which nothing
    can be, `address` is empty: such a site does not know where its pages are.
    """
    return {
        "lang": config.lang,
        "short": f"{config.title.partition(':')[0].strip()}, {edition}",
        "author": config.author or "",
        "licence": licence,
        "address": f"{escape(config.address)}editions/{quote(edition)}/" if config.address else "",
        "repository": escape(config.repo_url),
    }
