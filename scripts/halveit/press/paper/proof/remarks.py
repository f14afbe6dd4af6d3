"""What the proof of one section notes: mistakes, and links that only the whole report can judge."""

from msgspec import Struct


class Remark(Struct, frozen=True, kw_only=True):
    """A mistake, or a link that is one where the report has nothing that it could lead to."""

    message: str = ""
    """What is wrong; empty for a link."""
    words: tuple[str, ...] = ()
    """Words of the chapter by which its line is found."""
    target: str | None = None
    """Of a link: the id that it leads to."""


class Remarks:
    """Gathers the remarks on one section."""

    def __init__(self) -> None:
        self.noted: list[Remark] = []

    def say(self, message: str, *words: str) -> None:
        """Note a mistake, with words of the chapter by which its line is found."""
        self.noted.append(Remark(message=message, words=words))

    def lead(self, target: str) -> None:
        """Note the id that a link leads to."""
        self.noted.append(Remark(target=target))
