"""The words of a page for the search: its headings, and the text below each with the few tags that results show."""

from html import escape
from html.parser import HTMLParser

_KEPT = frozenset(("p", "code", "pre", "li", "ol", "ul", "sub", "sup"))
_SKIPPED = frozenset(("object", "script", "style"))
_EXCLUDED = "data-search-exclude"
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)


def words_of(html: str) -> str:
    """Return the text of a piece of HTML with its paragraphs, lists and code; white space is one space.

    Scripts, styles and what is marked `data-search-exclude` say nothing.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.found).strip()


class _Reader(HTMLParser):
    """Reads one piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[str] = []
        self._skipping = 0
        """How many elements were open when the outermost one began that says nothing; 0 outside of such."""
        self._code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if tag in _VOID:
            return
        self._open.append(tag)
        if not self._skipping and (tag in _SKIPPED or any(name == _EXCLUDED for name, _ in attrs)):
            self._skipping = len(self._open)
        self._code += tag == "pre"
        if tag in _KEPT and not self._skipping:
            self.found.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        """Close an element; an empty one has never been there."""
        if tag not in self._open:
            return
        while self._open:
            closed = self._open.pop()
            self._code -= closed == "pre"
            self._close(closed)
            if closed == tag:
                break

    def _close(self, tag: str) -> None:
        if self._skipping:
            if len(self._open) < self._skipping:
                self._skipping = 0
            return
        if tag not in _KEPT:
            return
        place = len(self.found)
        while place and self.found[place - 1].isspace():
            place -= 1
        if place and self.found[place - 1] == f"<{tag}>":
            del self.found[place - 1 :]
        else:
            self.found.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Add text."""
        if self._skipping:
            return
        if not self._code:
            data = " " if data.isspace() else data.replace("\n", " ")
        if data.isspace() and self.found and self.found[-1].isspace():
            return
        self.found.append(escape(data, quote=False))
