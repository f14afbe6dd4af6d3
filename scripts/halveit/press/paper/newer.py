"""What the PDF of a superseded edition says of the newest one: that there is one, and where to read it."""

from msgspec import Struct


class Newer(Struct, frozen=True, kw_only=True):
    """The newest edition, as the PDF of an older one tells of it."""

    name: str
    """Its name: 2026."""
    title: str
    """The report's title in that edition."""
    address: str = ""
    """The address of its first page on the web; empty where none is known."""

    @property
    def head(self) -> str:
        """What stands at the foot of every page."""
        return f"Superseded by the {self.name} edition."

    @property
    def told(self) -> str:
        """What the cover and the last pages say."""
        return f"This edition has been superseded. For newer figures, read the {self.name} edition: “{self.title}”."
