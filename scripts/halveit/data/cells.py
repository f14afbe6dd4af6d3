"""What one cell of a release's table may hold, and what is said of one that is wrong."""

import re
from collections.abc import Mapping
from typing import Any

from halveit.data.schemas import KINDS, Column
from halveit.errors import did_you_mean

Value = str | int | float | bool | None

# No count or rate of ours has more digits; longer ones are slips of the hand or of a program.
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_DATE = re.compile(
    r"(\d{1,2}[-/. ])?[A-Za-z]{3,9}[-/. ]\d{2,4}"  # Nov-09, 1 November 2009
    r"|\d{1,2}[-/. ][A-Za-z]{3}"  # 1-Nov
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*"  # 01/11/2009, 2009-11-01 00:00:00
)
# What people and spreadsheets write for a number, and what is said of it; the first that fits is told.
_SLIPS = {
    r"-?\d{1,3}([,\s'’]\d{3})+(\.\d+)?": "Write it without thousands separators: {digits}.",
    r"-?\d+,\d+": "Write it with a decimal point: {point}.",
    r"-?\d+(\.\d+)?\s*%": "Write it without the per cent sign: {digits}.",
    r"-?\d+\.0+": "Write it without decimals: {whole}.",
    r"-?\d+(\.\d+)?[eE][-+]?\d+": "A spreadsheet shortened it. Write all its digits.",
    r"-?\d{16,}(\.\d+)?|-?\d+\.\d{16,}": "No number here can have so many digits.",
    r"#.*": "It is what a spreadsheet shows where a formula fails.",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH_AND_YEAR = re.compile(r"([A-Z][a-z]{2})-(\d{2})")
_UNKNOWN = "Leave the cell blank if it is not known."


def typed(cell: str, kind: str) -> Value:
    """Return a cell's value, or None when it is blank or not of its kind."""
    if kind == "string":
        return cell or None
    if kind == "boolean":
        return {"true": True, "false": False}.get(cell)
    if not _NUMBER.fullmatch(cell) or (kind == "integer" and "." in cell):
        return None
    return int(cell) if kind == "integer" else float(cell)


def fault_of(cell: str, value: Value, column: Column) -> str:
    """Say what is wrong with a cell: what was found and what was expected; or return an empty string."""
    limits = column.constraints
    if not cell.strip() and limits.get("required"):
        return f"found a blank cell where {KINDS[column.kind]} is expected: this column must always be filled."
    if not cell:
        return ""
    if value is None:
        return f'found "{cell}" where {KINDS[column.kind]} is expected. {_hint(cell, column.kind) or _UNKNOWN}'
    if "enum" in limits and value not in limits["enum"]:
        allowed = [str(choice) for choice in limits["enum"]]
        expected = allowed[0] if len(allowed) == 1 else f"one of {', '.join(allowed)}"
        hint = f" {_spaced(cell)}" if cell.strip() in allowed else did_you_mean(cell, allowed)
        return f'found "{cell}" where {expected} is expected.{hint}'
    return _limit_fault(cell, value, limits)


def _limit_fault(cell: str, value: Any, limits: Mapping[str, Any]) -> str:
    """Say which limit or form a cell breaks, or return an empty string."""
    if "minimum" in limits and value < limits["minimum"]:
        return f"found {cell}, which is below the least value allowed, {limits['minimum']}."
    if "maximum" in limits and value > limits["maximum"]:
        return f"found {cell}, which is above the greatest value allowed, {limits['maximum']}."
    if "pattern" in limits and not re.fullmatch(limits["pattern"], cell):
        return f'found "{cell}" where {_form(limits["pattern"])} is expected. {_spaced(cell) or _dated(cell)}'.rstrip()
    return ""


def _form(pattern: str) -> str:
    r"""Return a pattern as people read it: \d{4}(-\d{2})? is "NNNN or NNNN-NN"."""
    form = re.sub(r"\\d\{(\d+)\}", lambda found: "N" * int(found[1]), pattern)
    form = re.sub(r"^([^()]*)\(([^()]*)\)\?$", r"\1 or \1\2", form)
    return f"the pattern {pattern}" if re.search(r"[\\\[\](){}|*+?^$.]", form) else f"{form} (N is a digit)"


def _hint(cell: str, kind: str) -> str:
    """Say how a cell that is nearly right came about, and how to write it; or return an empty string."""
    if kind == "boolean":
        return f"Write it in small letters: {cell.lower()}." if cell.lower() in ("true", "false") else ""
    return _spaced(cell) or _decorated(cell) or _dated(cell)


def _spaced(cell: str) -> str:
    """Tell of a space that nobody sees."""
    return "Take out the space before or after it." if cell.strip() != cell else ""


def _decorated(cell: str) -> str:
    """Tell of a number with signs that are for people and not for tables."""
    hint = next((hint for form, hint in _SLIPS.items() if re.fullmatch(form, cell)), "")
    digits = re.sub(r"[,\s'’%]", "", cell)
    return hint.format(digits=digits, point=cell.replace(",", "."), whole=cell.partition(".")[0])


def _dated(cell: str) -> str:
    """Tell of a date: spreadsheets make one of 2009-11, which is a period."""
    if not _DATE.fullmatch(cell.strip()):
        return ""
    found = _MONTH_AND_YEAR.fullmatch(cell)
    meant = f" of 20{found[2]}-{_MONTHS.index(found[1]) + 1:02}" if found and found[1] in _MONTHS else ""
    return f"A spreadsheet made a date{meant or ' of it'}. Set the column's format to Text and write it again."
