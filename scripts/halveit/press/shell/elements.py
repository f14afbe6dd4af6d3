"""The tags and texts of an HTML page one after the other, cut into tokens as the HTML standard cuts them.

Python's own parser takes several times as long, and every page of a site is read.
"""

import re
from html import unescape

_SPACE = r"[ \t\n\r\f]"
_VALUE = r"""(?>"([^"]*)"|'([^']*)'|([^ \t\n\r\f"'>][^ \t\n\r\f>]*+)|(?=>|\Z))"""
_ATTRIBUTE = rf"([^ \t\n\r\f/>][^ \t\n\r\f/>=]*+)(?:{_SPACE}*+={_SPACE}*+{_VALUE}|(?!{_SPACE}*+=))"
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_WITHIN_TAG = re.sub(r"(?<!\\)\((?!\?)", "(?:", _ATTRIBUTE)
_MARKUP = re.compile(
    rf"<(?:(/?)([a-zA-Z][^ \t\n\r\f/>]*+)((?:{_SPACE}++|/(?!>)|{_WITHIN_TAG})*+)(/?)>"
    r"|/?[a-zA-Z].*"  # a tag that never ends: a browser drops it, and all behind it
    r"|!--(?:-?>|.*?(?:--!?>|\Z))"  # a comment
    r"|[!?/][^>]*+>?)",  # a document type, or what is a comment by mistake
    re.DOTALL,
)
_OF_TEXT = {
    name: re.compile(rf"</{name}(?=[ \t\n\r\f/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "iframe", "noembed", "noframes", "xmp")
}
"""Elements that hold nothing but text up to their end. (A `title` does too, but in a drawing it does not.)"""


class ElementReader:
    """Reads a page and tells itself what comes, for those that come from it to note."""

    def __init__(self) -> None:
        self._html = ""
        self._line = 1
        self._counted = 0
        self._at = 0

    @property
    def line(self) -> int:
        """The line on which what is told begins; counted when asked, as it mostly is not."""
        self._line += self._html.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def read(self, html: str) -> None:
        """Read a whole page."""
        self._html, end = html, 0
        marks = _MARKUP.finditer(html)
        while mark := next(marks, None):
            self._at = end
            if mark.start() > end:
                self.says(html[end : mark.start()])
            self._at, end = mark.start(), mark.end()
            slash, name, rest, empty = mark.groups()
            if name and self._tag(slash, name.lower(), rest, empty) and name.lower() in _OF_TEXT:
                end = self._text_of(name.lower(), end)
                marks = _MARKUP.finditer(html, end)
        self._at = end
        if end < len(html):
            self.says(html[end:])

    def _tag(self, slash: str, name: str, rest: str, empty: str) -> bool:
        """Tell of a tag; return whether it leaves an element open."""
        if not slash:
            self.begins(name, _attributes(rest) if rest else {})
        if slash or empty:
            self.ends(name)
        return not slash and not empty

    def _text_of(self, name: str, begin: int) -> int:
        """Tell the text of an element that holds nothing else; return where its end tag begins."""
        found = _OF_TEXT[name].search(self._html, begin)
        end = found.start() if found else len(self._html)
        self._at = begin
        if end > begin:
            self.says(self._html[begin:end])
        return end

    def begins(self, tag: str, given: dict[str, str]) -> None:
        """Note that an element begins, with its attributes; names are in small letters."""

    def ends(self, tag: str) -> None:
        """Note the end of an element, which need not have begun; one without content may have an end or none."""

    def says(self, text: str) -> None:
        """Note a piece of text as it is written, with its character references."""


def _attributes(rest: str) -> dict[str, str]:
    """Return the attributes of a tag; of two with the same name the first counts, as in a browser."""
    given: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTES.findall(rest):
        value = double or single or bare
        given.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return given
