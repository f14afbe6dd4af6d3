"""What the checks of the built site need to know of one HTML page."""

from html import unescape

from msgspec import Struct, field

from halveit.press.shell.inline import HeldReader

_RESOURCE = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
_LINKS_NOT_LOADED = {"canonical", "alternate", "license", "next", "prev"}
_ADDRESSES_IN_META = ("og:url", "og:image")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Picture(Struct):
    """An `img`, or an SVG that is one image to assistive technology."""

    line: int
    """Where it begins on the page."""
    text: str
    """Its own alternative text."""
    labelled_by: list[str] = field(default_factory=list)
    """Ids of the elements that name it."""


class PageReader(HeldReader):
    """Reads one page and keeps its ids, links, resources, headings, pictures, styles and scripts, with their lines."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lang = ""
        self.ids: dict[str, list[int]] = {}
        self.links: list[tuple[str, int]] = []
        self.resources: list[tuple[str, int]] = []
        self.headings: list[tuple[int, int]] = []
        self.pictures: list[Picture] = []
        self.styles: list[tuple[str, int]] = []
        self._texts: list[str] = []
        self._within: dict[str, list[tuple[int, int]]] = {}
        self._open: list[tuple[str, str, int]] = []
        self.read(html)
        while self._open:
            self._close()

    def words(self, identifier: str) -> str:
        """Return the text of the element with an id, or of each such element."""
        spans = self._within.get(identifier, ())
        return unescape("".join(text for begin, end in spans for text in self._texts[begin:end]))

    def begins(self, tag: str, given: dict[str, str]) -> None:
        """Note what an element says."""
        super().begins(tag, given)
        identifier = given.get("id", "")
        if "id" in given:
            self.ids.setdefault(identifier, []).append(self.line)
        if tag not in _EMPTY:
            self._open.append((tag, identifier, len(self._texts)))
        if tag == "html":
            self.lang = given.get("lang", "")
        if tag in _HEADINGS:
            self.headings.append((_HEADINGS.index(tag) + 1, self.line))
        if "style" in given:
            self.styles.append((given["style"], self.line))
        if given:
            self._note_addresses(tag, given)
            self._note_picture(tag, given)

    def _note_addresses(self, tag: str, given: dict[str, str]) -> None:
        if tag in ("a", "area") and "href" in given:
            self.links.append((given["href"], self.line))
        if tag == "meta" and given.get("property") in _ADDRESSES_IN_META:
            self.links.append((given.get("content", ""), self.line))
        if tag == "link" and given.get("rel") in _LINKS_NOT_LOADED:
            self.links.append((given.get("href", ""), self.line))
            return
        for name in _RESOURCE.get(tag, ()):
            values = given.get(name, "").split(",") if name == "srcset" else [given.get(name, "")]
            self.resources.extend((value.split()[0], self.line) for value in values if value.strip())

    def _note_picture(self, tag: str, given: dict[str, str]) -> None:
        if tag == "img" or given.get("role") == "img":
            text = given.get("alt", "") if tag == "img" else given.get("aria-label", "")
            labels = given.get("aria-labelledby", "").split()
            self.pictures.append(Picture(line=self.line, text=text, labelled_by=labels))

    def ends(self, tag: str) -> None:
        """Close the innermost open element of that name."""
        super().ends(tag)
        if any(name == tag for name, _, _ in reversed(self._open)):
            while self._close() != tag:
                pass

    def _close(self) -> str:
        """Close the innermost open element; return its name."""
        tag, identifier, begin = self._open.pop()
        if identifier:
            self._within.setdefault(identifier, []).append((begin, len(self._texts)))
        return tag

    def says(self, text: str) -> None:
        """Keep the text for the elements that it stands in."""
        super().says(text)
        if self._open and self._open[-1][0] == "style":
            self.styles.append((text, self.line))
        self._texts.append(text)
