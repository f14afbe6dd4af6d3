"""Arithmetic that a release's rows must satisfy: published rates agree with counts, parts add up to totals."""

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from typing import Any

from halveit.data.tables import Row, Table
from halveit.errors import Collector

FEW = 6  # a sum of more parts is told by their number

_LONG = Context(prec=80)  # more digits than any cell may have, so that rounding never overflows


def check_table(table: Table, faults: Collector) -> None:
    """Note every row that breaks one of its schema's checks."""
    for check in table.schema.checks:
        if "rate" in check:
            _check_rates(table, check, faults)
        else:
            _check_sums(table, check, faults)


def rounds_to(exact: Decimal, printed: str) -> bool:
    """Tell whether `exact`, rounded to the decimals of `printed`, is `printed` (a half may go either way)."""
    stated = Decimal(printed)
    ways = (ROUND_HALF_UP, ROUND_HALF_EVEN)
    return any(exact.quantize(stated, rounding=way, context=_LONG) == stated for way in ways)


def _added(row: Row, columns: list[str]) -> Decimal | None:
    """Return the columns' sum, or None when one is not known."""
    cells = [row.printed[column] for column in columns]
    return None if "" in cells else sum((Decimal(cell) for cell in cells), Decimal(0))


def _check_rates(table: Table, check: Mapping[str, Any], faults: Collector) -> None:
    """Note each published rate that its own row's counts do not give."""
    for row in table.rows:
        printed = row.printed[check["rate"]]
        top, bottom = _added(row, check["numerator"]), _added(row, check["denominator"])
        if not printed or top is None or not bottom:
            continue
        exact = top / bottom * check["per"]
        if not rounds_to(exact, printed):
            faults.add(
                f'column "{check["rate"]}" says {printed}, but {" + ".join(check["numerator"])} over '
                f"{' + '.join(check['denominator'])} is {top:,} / {bottom:,} = {exact:.3f} per {check['per']:,}. "
                "One of the three is wrong.",
                path=table.shown,
                line=row.line,
            )


def _check_sums(table: Table, check: Mapping[str, Any], faults: Collector) -> None:
    """Note each total that its parts do not add up to, where the total and every part are known."""
    groups: dict[tuple[str, ...], dict[str, Row]] = {}
    for row in table.rows:
        groups.setdefault(tuple(row.printed[key] for key in check["within"]), {})[row.printed[check["over"]]] = row
    for key, members in groups.items():
        total = members.get(check["total"])
        parts = [members[part] for part in check["parts"] if part in members]
        cells = [part.printed[check["sum"]] for part in parts]
        if total is None or len(parts) < len(check["parts"]) or "" in cells or not total.printed[check["sum"]]:
            continue
        added, stated = sum(map(Decimal, cells), Decimal(0)), Decimal(total.printed[check["sum"]])
        if added != stated:
            faults.add(_not_the_sum(check, key, added, stated), path=table.shown, line=total.line)


def _not_the_sum(check: Mapping[str, Any], key: tuple[str, ...], added: Decimal, stated: Decimal) -> str:
    """Say which total was found, which sum its parts give, and how far apart the two are."""
    few = len(check["parts"]) <= FEW
    parts = " + ".join(check["parts"]) if few else f"the sum of its {len(check['parts'])} parts"
    return (
        f'column "{check["sum"]}", {", ".join(key)}: {check["over"]} {check["total"]} says {stated:,}, '
        f"but {parts} is {added:,}. The difference is {abs(stated - added):,}."
    )
