"""A section of the report as a place that other pages lead to."""

from typing import Protocol

from msgspec import Struct

from halveit.chapters.tree.walking import Attr, Node, plain


class Place(Struct, frozen=True, kw_only=True):
    """A section that quotes a fact or shows an exhibit."""

    page: str
    """The slug of its page."""
    id: str
    """Of its heading; empty above the first one."""
    words: str
    """What readers know it by: 1.1 Stillbirths."""

    @property
    def address(self) -> str:
        """Where it is on the site."""
        return f"{self.page}.html#{self.id}" if self.id else f"{self.page}.html"


class Titled(Protocol):
    """What is asked of a chapter here."""

    @property
    def slug(self) -> str: ...  # noqa: D102  as in Chapter
    @property
    def title(self) -> str: ...  # noqa: D102


def beginning(chapter: Titled) -> Place:
    """Return where a chapter begins, above its first heading."""
    return Place(page=chapter.slug, id="", words=chapter.title)


def place_of(chapter: Titled, heading: Node) -> Place:
    """Return a heading as a place: with its number, or else behind its chapter's title."""
    attr, words = Attr(heading), plain(heading["c"][2])
    number = attr.pairs.get("number", "")
    if number:
        appendix = "Appendix " if number.isalpha() else ""
        words = f"{appendix}{number} {words}"
    elif heading["c"][0] > 1:
        words = f"{chapter.title}{'' if chapter.title.endswith(('?', '!')) else ','} {words}"
    return Place(page=chapter.slug, id=attr.identifier, words=words)
