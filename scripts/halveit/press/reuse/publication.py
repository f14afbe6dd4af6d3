"""An edition as a publication: its title, author and date, and the absolute address of each of its pages."""

from urllib.parse import quote

from msgspec import Struct

from halveit.chapters import BookConfig
from halveit.chapters.sources.addresses import is_placeholder
from halveit.data.dates import in_words
from halveit.data.editions import Edition

FOLDER = "editions"
_NOWHERE = "https://example.org/"
"""In the place of an address that the book does not say: reserved, so that nothing is there."""


class Publication(Struct, frozen=True, kw_only=True):
    """One published edition."""

    site: str
    """The address of the whole site, with a slash at its end."""
    edition: str
    """The edition's name."""
    title: str
    """The report's title."""
    description: str
    """What it is about, in a sentence."""
    author: str
    """Who wrote it."""
    date: str
    """The day of the edition, YYYY-MM-DD."""
    lang: str
    """The language of its text, as a BCP 47 tag."""

    @property
    def base(self) -> str:
        """The address of the edition's folder."""
        return f"{self.site}{FOLDER}/{quote(self.edition)}/"

    @property
    def is_placeholder(self) -> bool:
        """Whether the address is one at which nothing can be."""
        return is_placeholder(self.site)

    @property
    def name(self) -> str:
        """What the edition is called beside its title: edition 2021, 23 November 2026."""
        return f"edition {self.edition}, {in_words(self.date)}"

    def at(self, address: str) -> str:
        """Return the absolute address of a page or file of the edition."""
        return self.base + quote(address, safe="/#")


def publication_of(edition: Edition, config: BookConfig) -> Publication:
    """Return an edition as a publication; without a site address or author, words stand in their place."""
    return Publication(
        site=config.site_url or _NOWHERE,
        edition=edition.name,
        title=edition.title,
        description=config.description or config.subtitle or edition.title,
        author=config.author or "The publishers of this report",
        date=edition.date,
        lang=config.lang,
    )
