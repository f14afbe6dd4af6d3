"""Why numbers changed between two releases, as far as either of them says so."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from halveit.data.dates import in_words, order_is_known
from halveit.data.releases import Release
from halveit.data.revisions import SeriesHistory
from halveit.press.history.datasets import Dataset
from halveit.press.history.figures import as_printed

_MONTH = len("YYYY-MM")
Pair = tuple[str, str]
"""The dates of the release before, and of the one that changed the number."""


def pairs(series: Iterable[SeriesHistory]) -> list[Pair]:
    """Return each pair of releases between which a number changed, once, in order of time."""
    steps = (step for each in series for history in each.periods for step in history.steps())
    return sorted({(before.published, after.published) for before, after in steps}, key=lambda pair: pair[::-1])


def anchor(dataset: str, pair: Pair) -> str:
    """Return the id of what is said about a pair of releases."""
    return f"why-{dataset}-{pair[0]}-to-{pair[1]}"


def reasons(before: Release, after: Release) -> Iterator[str]:
    """Give what is said about a change between two releases: a correction's reason, then notes that name the other.

    A note names a release by its date in words. A release that is known by its year alone is not looked for: its
    name would be found in any sentence with that year.
    """
    if after.corrects and after.reason:
        yield f"Reason given for the correction: {_quoted(after.reason)}"
    for speaker, other in ((before, after), (after, before)):
        for note in speaker.notes:
            if _names(note, other.published):
                yield f"Our note on the release of {in_words(speaker.published)}: {_quoted(note)}"


def cautions(before: Release, after: Release) -> Iterator[str]:
    """Give what a reader should know who compares two releases."""
    if before.publisher != after.publisher:
        yield f"The two come from different publishers: {escape(before.publisher)}, then {escape(after.publisher)}."
    if not order_is_known(before.published, after.published):
        yield "Which of the two came first is not known."


def told(dataset: Dataset, pair: Pair, series: Iterable[SeriesHistory]) -> str:
    """Return an item of a list: the two releases, and what is said of the changes between them."""
    before, after = (dataset.releases[published] for published in pair)
    words = f"<strong>{in_words(pair[0])} to {in_words(pair[1])}.</strong>"
    said = list(reasons(before, after)) or ["No reason is noted with either release."]
    more = (*cautions(before, after), *_returns(series, pair))
    return f'<li id="{anchor(dataset.name, pair)}">{" ".join((words, *said, *more))}</li>'


def _returns(series: Iterable[SeriesHistory], pair: Pair) -> Iterator[str]:
    """Give a sentence on each number that went back to what an earlier release had said."""
    for each in series:
        for history in each.periods:
            for before, after in history.steps():
                earlier = [old for old in history.vintages if old.published < before.published]
                same = [old for old in earlier if old.number == after.number]
                if (before.published, after.published) == pair and same:
                    name = f"{escape(each.entry.title)}, {history.period}"
                    told = f"goes back to {as_printed(after.printed)}, as in the release of"
                    yield f"{name}: the number {told} {in_words(same[-1].published)}."


def _names(note: str, published: str) -> bool:
    """Tell whether a sentence names a release: October 2023, but not within 16 October 2023."""
    if len(published) < _MONTH:
        return False
    return bool(re.search(rf"(?<!\d )(?<!\d){re.escape(in_words(published))}(?!\d)", note))


def _quoted(text: str) -> str:
    return f"“{escape(text)}”"
