"""Arithmetic that a release's rows must satisfy: published rates agree with counts, parts add up to totals."""

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Any

from halveit.data.tables import Row, Table
from halveit.errors import Collector


def check_table(table: Table, faults: Collector) -> None:
    """Note every row that breaks one of its schema's checks."""
    for check in table.schema.checks:
        if "rate" in check:
            _check_rates(table, check, faults)
        else:
            _check_sums(table, check, faults)


def rounds_to(exact: Decimal, printed: str) -> bool:
    """Tell whether `exact`, rounded to the decimals of `printed`, is `printed` (a half may go either way)."""
    step = Decimal(1).scaleb(Decimal(printed).as_tuple().exponent)  # pyright: ignore[reportArgumentType]
    return any(exact.quantize(step, rounding=way) == Decimal(printed) for way in (ROUND_HALF_UP, ROUND_HALF_EVEN))


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
        added, stated = sum(map(int, cells)), int(total.printed[check["sum"]])
        if added != stated:
            faults.add(
                f'column "{check["sum"]}", {", ".join(key)}: {" + ".join(check["parts"])} is {added:,}, '
                f"but {check['total']} is {stated:,}.",
                path=table.shown,
                line=total.line,
            )
