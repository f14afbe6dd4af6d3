"""One dataset's part of the page: its releases, why numbers changed, and every vintage of what was revised."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from halveit.data.dates import in_short
from halveit.data.revisions import History, Kind, SeriesHistory
from halveit.press.history.datasets import Dataset, Use, listed
from halveit.press.history.figures import as_printed, counted
from halveit.press.history.reasons import pairs, told
from halveit.press.history.summary import series_anchor
from halveit.press.history.tables import cell, head, row, table
from halveit.press.screen.html import Passage

_NONE = "–"
_USED = '<span class="visually-hidden"> used</span>'
"""What the shade says, for those who do not see it."""


def section(dataset: Dataset, series: Sequence[SeriesHistory], use: Use) -> Iterator[Passage]:
    """Give the passages of one dataset: what is said of it, then one for each series that was revised."""
    body = "\n".join(_opening(dataset, series, use))
    yield Passage(level=2, id=f"dataset-{dataset.name}", heading=escape(dataset.title), body=body)
    for each in series:
        if each.revised:
            yield Passage(level=3, id=series_anchor(each), heading=escape(each.entry.title), body=_series(each, use))


def _opening(dataset: Dataset, series: Sequence[SeriesHistory], use: Use) -> Iterator[str]:
    yield f"<p>{escape(dataset.description)}</p>"
    yield "<p>Releases held, in the order in which they are compared:</p>"
    yield f"<ul>\n{chr(10).join(listed(dataset, use))}\n</ul>"
    changed = pairs(series)
    if changed:
        yield "<p>What is said about the changes between them:</p>"
        yield f"<ul>\n{chr(10).join(told(dataset, pair, series) for pair in changed)}\n</ul>"
    unchanged: dict[str, list[str]] = {}
    for each in series:
        if not each.revised:
            unchanged.setdefault(_unchanged(each), []).append(escape(each.entry.title))
    if unchanged:
        yield "<p>Series without a revision:</p>"
        lines = (f"<li>{told}: {'; '.join(titles)}</li>" for told, titles in unchanged.items())
        yield f"<ul>\n{chr(10).join(lines)}\n</ul>"


def _unchanged(series: SeriesHistory) -> str:
    """Return what can be said of a series whose numbers never changed, or cannot be compared."""
    if not series.periods:
        return "No release gives a number"
    if not series.compared:
        return f"Nothing to compare, since each number stands in one release only ({_span(series.periods)})"
    releases = counted(len(series.releases), "release")
    return f"Never revised in {releases} ({_span(series.periods)}; {series.compared} in more than one release)"


def _span(periods: Sequence[History]) -> str:
    """Return how many periods there are, and from when to when."""
    first, last = periods[0].period, periods[-1].period
    return counted(len(periods), "period") + (f", {first}" if first == last else f", {first} to {last}")


def _series(series: SeriesHistory, use: Use) -> str:
    """Return the table of every vintage of a series, under a sentence on how many were revised."""
    entry = series.entry
    caption = f"{entry.title} by release ({entry.unit}, {entry.geography})"
    releases = series.releases
    used = use.used(entry.id)
    rows = (_row(history, releases, used.get(history.period)) for history in series.periods)
    heads = [head("Period"), *(_head(published, use) for published in releases)]
    return f"<p>{_how_many(series)}</p>\n{table('vintages', caption, heads, rows)}"


def _how_many(series: SeriesHistory) -> str:
    revised, compared = len(series.revised), series.compared
    if compared == 1:
        return "The only period that stands in more than one release was revised."
    were = "was" if revised == 1 else "were"
    return f"{revised} of the {compared} periods that stand in more than one release {were} revised."


def _head(published: str, use: Use) -> str:
    told = f"used in this edition, up to {use.last_period}" if use.main(published) else ""
    told = "also shown in this edition" if use.older(published) else told
    return head(in_short(published) + (f" <small>{escape(told)}</small>" if told else ""), "number")


def _row(history: History, releases: Iterable[str], used: str | None) -> str:
    known = {vintage.published: vintage for vintage in history.vintages}
    cells = []
    for published in releases:
        vintage = known.get(published)
        text = as_printed(vintage.printed) if vintage else _NONE
        if vintage and vintage.kind is Kind.REVISED:
            text = f"<small>revised</small> <strong>{text}</strong>"
        shaded = vintage is not None and published == used
        cells.append(cell(f"{text}{_USED}", "number used") if shaded else cell(text, "number"))
    return row(history.period, cells)
