"""What an edition says at one moment: its releases, series, exhibits, facts and sentences."""

from collections.abc import Mapping

from msgspec import Struct, field

from halveit.data.series import Series
from halveit.press.changes.sentences import Sentence


class Pinned(Struct, frozen=True, kw_only=True):
    """A dataset as an edition uses it."""

    title: str
    """The dataset's title, whatever its publishers call each release."""
    dates: tuple[str, ...]
    """The pinned release, then older ones that an exhibit may show under their own name."""
    last_period: str = ""
    """The last period of which the edition shows a value; empty for a dataset that gives no series."""


class Measure(Struct, frozen=True, kw_only=True):
    """A series that a chart is about."""

    series: Series
    """Its values, not rounded."""
    decimals: int
    """With which the exhibit's table shows it."""


class Shown(Struct, frozen=True, kw_only=True):
    """An exhibit as an edition has it."""

    title: str
    """The finding."""
    is_chart: bool
    """Whether it is a chart, or a table."""
    alt: tuple[str, ...] = ()
    """The sentences of its alt text."""
    columns: tuple[str, ...] = ()
    """The names of its table's columns in the CSV file."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Its table's cells as the CSV file holds them."""
    printed: tuple[tuple[str, ...], ...] = ()
    """The same cells as the page shows them."""
    measures: tuple[Measure, ...] = ()
    """What it is about, where the exhibit says so."""
    number: str = ""
    """Chart 1; empty where no chapter shows it or no chapter was read."""
    address: str = ""
    """Where it is on the edition's site; empty where `number` is."""


class Quotable(Struct, frozen=True, kw_only=True):
    """A fact as an edition has it."""

    shown: str
    """As it stands in a sentence."""
    value: float | str
    """Before rounding."""
    what: str
    """One sentence that says what it is."""
    period: str = ""
    """Which it speaks of."""
    listed: bool = False
    """Whether the edition's page of facts has it."""


class Told(Struct, frozen=True, kw_only=True):
    """A chapter's text."""

    title: str
    """The chapter's title."""
    sentences: tuple[Sentence, ...]
    """In reading order."""


class State(Struct, frozen=True, kw_only=True):
    """An edition at one moment."""

    edition: str
    """Its name: 2021."""
    name: str
    """What a comparison calls it: 2021, or main:2021 at a revision."""
    pins: Mapping[str, Pinned] = field(default_factory=dict)
    """By dataset."""
    series: Mapping[str, Series] = field(default_factory=dict)
    """By id, put together from the releases that the edition names, and cut as it cuts them."""
    exhibits: Mapping[str, Shown] = field(default_factory=dict)
    """By label."""
    facts: Mapping[str, Quotable] = field(default_factory=dict)
    """By id."""
    chapters: Mapping[str, Told] | None = None
    """By slug; None where the chapters were not read."""
