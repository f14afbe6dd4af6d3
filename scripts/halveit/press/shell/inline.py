"""What a page holds itself of script and style, where a Content-Security-Policy wants files."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

# What a browser runs; everything else in a script element is data to it.
_RUN = ("", "module", "text/javascript", "application/javascript")
_RULED = ("script", "style", "link", "body")


@dataclass
class Inline:
    """A script or style that stands in the page itself."""

    tag: str
    """script or style."""
    line: int
    """Where it begins."""
    text: str = ""
    """What is in it."""


@dataclass(kw_only=True)
class Held:
    """What a page holds."""

    policy: str = ""
    """Its Content-Security-Policy; empty where it has none."""
    unruled: list[int] = field(default_factory=list)
    """The lines of what stands before the policy, and is not ruled by it."""
    inline: list[Inline] = field(default_factory=list)
    """Its inline scripts that a browser runs, and its inline styles."""
    attributes: list[tuple[str, int]] = field(default_factory=list)
    """The names and lines of attributes with style or script in them."""

    def texts(self, tag: str) -> list[str]:
        """Return the texts of the inline scripts, or those of the inline styles."""
        return [each.text for each in self.inline if each.tag == tag]


def held(html: str) -> Held:
    """Return what a page holds of script and style."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """Reads one page."""

    def __init__(self) -> None:
        super().__init__()
        self.found = Held()
        self._open: Inline | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element says, and begin an inline script or style."""
        given = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        if tag == "meta" and given.get("http-equiv", "").lower() == "content-security-policy":
            self.found.policy = given.get("content", "")
        if tag in _RULED and not self.found.policy:
            self.found.unruled.append(line)
        self.found.attributes += [(name, line) for name in given if name == "style" or name.startswith("on")]
        runs = tag == "script" and "src" not in given and given.get("type", "").strip().lower() in _RUN
        if tag == "style" or runs:
            self._open = Inline(tag, line)
            self.found.inline.append(self._open)

    def handle_data(self, data: str) -> None:
        """Add to the script or style that is open."""
        if self._open:
            self._open.text += data

    def handle_endtag(self, tag: str) -> None:
        """End the script or style that is open."""
        if self._open and tag == self._open.tag:
            self._open = None
