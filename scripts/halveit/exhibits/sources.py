"""The source line under an exhibit: who published the data, and when, from what was read to make it."""

from halveit.data.editions import Edition
from halveit.data.joining import Joined
from halveit.data.releases import Release
from halveit.drawing.sentences import listed, runs
from halveit.exhibits.shelf import Shelved

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def releases_of(shelved: Shelved, edition: Edition) -> list[Release]:
    """Return the releases that an exhibit was made from, sorted by dataset and date."""
    return [edition.release(dataset, published) for dataset, published in sorted(shelved.record.releases)]


def readable_date(published: str) -> str:
    """Return 2022-02-17 as 17 February 2022, 2021-03 as March 2021, and 2021 as it is."""
    parts = published.split("-")
    words = [str(int(parts[2]))] if len(parts) > 2 else []  # noqa: PLR2004  day, month, year
    if len(parts) > 1:
        words.append(_MONTHS[int(parts[1]) - 1])
    return " ".join([*words, parts[0]])


def source_line(shelved: Shelved, edition: Edition) -> str:
    """Return the sources of an exhibit as one sentence of plain text."""
    named = [f"{r.publisher}, {r.title}, {readable_date(r.published)}" for r in releases_of(shelved, edition)]
    return f"Source: {'; '.join(named)}."


def by_release(joined: Joined, what: str) -> tuple[str, ...]:
    """Return a sentence on which periods come from which release; none where one release gave all.

    `what` opens it: The rates of.
    """
    parts = [
        (listed(runs(periods, joined.series.known)), f"from {release.title} ({readable_date(release.published)})")
        for release, periods in joined.periods_by_release()
    ]
    (first, whence), *others = parts or [("", "")]
    told = [f"{first} are {whence}", *(f"those of {periods} {source}" for periods, source in others)]
    return (f"{what} {'; '.join(told)}.",) if others else ()
