"""What a page holds itself of script and style, where a Content-Security-Policy wants files."""

from msgspec import Struct, field

from halveit.press.shell.elements import ElementReader

# What a browser runs; everything else in a script element is data to it.
_RUN = ("", "module", "text/javascript", "application/javascript")
_RULED = ("script", "style", "link", "body")


class Inline(Struct):
    """A script or style that stands in the page itself."""

    tag: str
    """script or style."""
    line: int
    """Where it begins."""
    text: str = ""
    """What is in it."""


class Held(Struct, kw_only=True):
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
    reader = HeldReader()
    reader.read(html)
    return reader.held


class HeldReader(ElementReader):
    """Reads what one page holds of script and style."""

    def __init__(self) -> None:
        super().__init__()
        self.held = Held()
        self._inline: Inline | None = None

    def begins(self, tag: str, given: dict[str, str]) -> None:
        """Note what an element says, and begin an inline script or style."""
        for name in given:
            if name == "style" or name.startswith("on"):
                self.held.attributes.append((name, self.line))
        if tag == "meta" and given.get("http-equiv", "").lower() == "content-security-policy":
            self.held.policy = given.get("content", "")
        if tag in _RULED:
            self._note_ruled(tag, given)

    def _note_ruled(self, tag: str, given: dict[str, str]) -> None:
        if not self.held.policy:
            self.held.unruled.append(self.line)
        runs = tag == "script" and "src" not in given and given.get("type", "").strip().lower() in _RUN
        if tag == "style" or runs:
            self._inline = Inline(tag, self.line)
            self.held.inline.append(self._inline)

    def says(self, text: str) -> None:
        """Add to the script or style that is open."""
        if self._inline:
            self._inline.text += text

    def ends(self, tag: str) -> None:
        """End the script or style that is open."""
        if self._inline and tag == self._inline.tag:
            self._inline = None
