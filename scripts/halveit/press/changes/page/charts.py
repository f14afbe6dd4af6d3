"""The old and the new values of a chart, on one scale and in a table."""

import re
import xml.etree.ElementTree as ET
from functools import partial
from html import escape

from halveit.drawing.comparison import Vintage, comparison_panel, comparison_sentences, series_ids
from halveit.drawing.sentences import shower
from halveit.drawing.svg import described, draw_svg
from halveit.drawing.theme import NARROW, WIDE
from halveit.press.changes.comparing import in_time, known_values, same
from halveit.press.changes.page.tables import Cell, folded, table
from halveit.press.changes.state import Measure, Shown
from halveit.press.changes.telling.phrases import rise_told, value_told

_SVG = "{http://www.w3.org/2000/svg}"
_LONG = re.compile(r"-?\d+\.\d{2,}")
_NEEDLESS = {"opacity": "1", "class": None, "pointer-events": None, "font-family": None}
"""Attributes that change nothing, or that the style sheet sets; None stands for any value."""
_UNPAINTED = ("background", "foreground")
_DIGITS = 4
"""Most decimals that a difference is looked for in."""

Sides = tuple[str, str]


def chart_and_table(label: str, old: Shown, new: Shown, editions: Sides) -> str:
    """Return charts of the measures that differ, one for each unit, each with a table of its values; empty for none."""
    measures = [measure for shown in (new, old) for measure in shown.measures if measure.series.known]
    units = dict.fromkeys(measure.series.unit for measure in measures)
    parts = []
    for place, unit in enumerate(units, 1):
        pair = _of_unit(old, unit), _of_unit(new, unit)
        if not _alike(*pair):
            name = f"changed-{label}{place if len(units) > 1 else ''}"
            parts.append(_figure(name, new.number or new.title, unit, pair, editions))
    return "\n".join(parts)


def _of_unit(shown: Shown, unit: str) -> list[Measure]:
    """Return an exhibit's measures of one unit."""
    return [measure for measure in shown.measures if measure.series.unit == unit]


def _alike(old: list[Measure], new: list[Measure]) -> bool:
    """Tell whether measures have the same values throughout."""
    left, right = ({each.series.id: known_values(each.series) for each in side} for side in (old, new))
    return left.keys() == right.keys() and all(
        left[name].keys() == right[name].keys() and all(same(left[name][p], right[name][p]) for p in left[name])
        for name in left
    )


def _figure(name: str, exhibit: str, unit: str, pair: tuple[list[Measure], list[Measure]], editions: Sides) -> str:
    """Return the chart at both widths, and its values behind it in a table that is named after the exhibit."""
    before, after = (
        Vintage(name=f"{edition} edition", series=tuple(measure.series for measure in side))
        for edition, side in zip(editions, pair, strict=True)
    )
    shown = shower(max((each.decimals for side in pair for each in side), default=0))
    texts = {"title": f"Old and new values, {unit}", "desc": " ".join(comparison_sentences(before, after, shown=shown))}
    draw = partial(comparison_panel, before, after, shown=shown)
    drawings = [
        f'<div class="exhibit-chart exhibit-chart--{canvas.name}">'
        f"{slim(described(draw_svg(draw, canvas), name=f'{name}-{canvas.name}', **texts))}</div>"
        for canvas in (WIDE, NARROW)
    ]
    key = f"Grey, dashed and hollow: {before.name}. In colour and filled: {after.name}."
    caption = f'<figcaption class="exhibit-subtitle">{escape(unit[:1].upper() + unit[1:])}. {escape(key)}</figcaption>'
    figure = f"<figure>{caption}{''.join(drawings)}</figure>"
    told = f"Old and new values, {unit}"
    values = folded(told, _values(f"{exhibit}: {told}", before, after, pair, editions))
    return f'<div class="exhibit-group">{figure}\n{values}</div>'


def slim(svg: str) -> str:
    """Return a chart's SVG without what nobody sees, on one line, to stand in a page that has many."""
    root = ET.fromstring(svg)  # noqa: S314  the renderer's own output
    for node in root.iter():
        for child in [each for each in node if each.get("class") in _UNPAINTED]:
            node.remove(child)
    for node in root.iter():
        for name, value in list(node.attrib.items()):
            if name in _NEEDLESS and _NEEDLESS[name] in (None, value):
                del node.attrib[name]
            else:
                node.attrib[name] = _LONG.sub(lambda found: f"{float(found[0]):.1f}", value)
    root.set("data-search-exclude", "true")
    return ET.tostring(root, encoding="unicode").strip()


def _values(
    called: str, before: Vintage, after: Vintage, pair: tuple[list[Measure], list[Measure]], editions: Sides
) -> str:
    """Return the table of old and new values, with a column of differences."""
    names = series_ids(before, after)
    rows: list[list[Cell]] = []
    for name in names:
        old, new = before.get(name), after.get(name)
        values = [{} if each is None else known_values(each) for each in (old, new)]
        decimals = max(each.decimals for side in pair for each in side if each.series.id == name)
        either = new or old
        title = [Cell(text=either.title)] if len(names) > 1 and either else []
        rows += [
            [*title, *_row(period, values[0], values[1], decimals)] for period in in_time({*values[0], *values[1]})
        ]
    heads = [*(["Series"] if len(names) > 1 else []), "Period", *(f"{name} edition" for name in editions), "Difference"]
    return table(called, heads, rows, row_heads=len(heads) - 3)


def _row(period: str, old: dict[str, float], new: dict[str, float], decimals: int) -> list[Cell]:
    """Return a period's values, with as many decimals as show that they differ."""
    if period not in old or period not in new:
        told = [value_told(side[period], decimals) if period in side else "none" for side in (old, new)]
        return [
            Cell(text=period),
            *(Cell(text=text, number=True) for text in (*told, "new" if period in new else "gone")),
        ]
    before, after = old[period], new[period]
    digits = decimals
    while digits < _DIGITS and not same(before, after) and value_told(before, digits) == value_told(after, digits):
        digits += 1
    difference = "same" if same(before, after) else rise_told(after - before, digits)
    texts = (value_told(before, digits), value_told(after, digits), difference)
    return [Cell(text=period), *(Cell(text=text, number=True) for text in texts)]
