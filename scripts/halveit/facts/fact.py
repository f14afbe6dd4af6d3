"""A fact: one number or word as a sentence quotes it, with what it means and where it comes from."""

from msgspec import Struct


class Fact(Struct, frozen=True, kw_only=True):
    """One quotable fact."""

    id: str
    """The name that chapters quote: stillbirths.change."""
    shown: str
    """As it stands in the sentence: 25%."""
    value: float | str
    """Before rounding."""
    unit: str
    """Of the value."""
    period: str
    """Which the value speaks of."""
    what: str
    """One sentence that says what it is."""
    source: str = ""
    """Document, publisher and date, for a fact that no release holds."""
    where: str = ""
    """Where in that document."""
    stated: bool = False
    """Whether it only repeats the published report, so that it cannot check what the report says."""
    releases: tuple[tuple[str, str], ...] = ()
    """(dataset, published) of each release that it was computed from."""

    def __str__(self) -> str:
        """Return the fact as plain text."""
        return self.shown

    def _repr_markdown_(self) -> str:
        """Return the fact as Markdown that can be traced back to it."""
        return f'[{self.shown}]{{.fact data-fact="{self.id}"}}'
