"""What the templates of the site's frame ask of a single page: its picture for links, and which editions have it."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

_FIRST = "index"
"""The page whose picture stands for those that have none."""


class PageTold(Struct, frozen=True, kw_only=True):
    """What is known of all pages; each page is told what is its own, so that it does not change with others."""

    cards: Mapping[str, str]
    """What the picture of a page says, by the page's slug."""
    editions: Sequence[Mapping[str, Any]]
    """The editions, as `halveit.press.siblings` tells the theme of them."""

    @property
    def of_all(self) -> dict[str, Any]:
        """What every page is told of the editions."""
        return {"editions": [{"name": each["name"], "here": each["here"]} for each in self.editions]}

    def of(self, slug: str) -> dict[str, Any]:
        """Return what a page is told."""
        found: dict[str, Any] = {}
        if having := [each["name"] for each in self.editions if f"{slug}.html" in each["pages"]]:
            found["editions"] = having
        drawn = slug if slug in self.cards else _FIRST
        if drawn in self.cards:
            found["card"] = {"page": drawn, "words": self.cards[drawn]}
        return found
