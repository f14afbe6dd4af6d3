"""The table of every number that was revised: what it was, what it is, and since when."""

from collections.abc import Iterable, Iterator
from html import escape

from halveit.data.dates import in_short
from halveit.data.revisions import History, SeriesHistory, Vintage
from halveit.press.history.figures import as_printed, counted, signed, signed_percent
from halveit.press.history.reasons import anchor
from halveit.press.history.tables import cell, head, row, table

CAPTION = "Every number that was revised"
_HEADS = (
    head("Series and period"),
    head("First number"),
    head("Number now"),
    head("Change", "number"),
    head("Change in %", "number"),
    head("Changed by the release of"),
)


def summary(series: Iterable[SeriesHistory]) -> str:
    """Return the table as HTML; a sentence where nothing was revised."""
    rows = [_row(each, history) for each in series for history in each.revised]
    if not rows:
        return "<p>No number that we hold was revised between two releases.</p>"
    return table("revised-numbers", CAPTION, _HEADS, rows)


def series_anchor(series: SeriesHistory) -> str:
    """Return the id of a series' section on the page."""
    return f"vintages-{series.entry.id}"


def _row(series: SeriesHistory, history: History) -> str:
    name = escape(f"{series.entry.title}, {history.period}")
    place = f'<a href="#{series_anchor(series)}">{name}</a>'
    cells = (
        cell(_number(history.first)),
        cell(_number(history.standing)),
        cell(signed(history.change), "number"),
        cell(signed_percent(history.percent), "number"),
        cell(", ".join(_links(series, history))),
    )
    return row(place + _way(history), cells)


def _number(vintage: Vintage) -> str:
    return f"{as_printed(vintage.printed)} <small>{in_short(vintage.published)}</small>"


def _way(history: History) -> str:
    """Return the way of a number that changed more than once."""
    if len(history.revisions) == 1:
        return ""
    numbers = ", ".join(as_printed(each.printed) for each in (history.first, *history.revisions))
    return f" <small>changed {counted(len(history.revisions), 'time')}: {numbers}</small>"


def _links(series: SeriesHistory, history: History) -> Iterator[str]:
    """Give a link to what is said about each change."""
    for before, after in history.steps():
        place = anchor(series.entry.dataset, (before.published, after.published))
        yield f'<a href="#{place}">{in_short(after.published)}</a>'
