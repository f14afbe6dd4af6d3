"""A date as far as a publisher told it: a day, a month or a year alone."""

from datetime import date, datetime

_WHOLE = "YYYY-01-01"
_MONTH = len("YYYY-MM")


def is_date(text: str) -> bool:
    """Tell whether a text is YYYY-MM-DD, YYYY-MM or YYYY, and a date that there is."""
    try:
        date.fromisoformat(text + _WHOLE[len(text) :])
    except ValueError:
        return False
    return len(text) in (len("YYYY"), _MONTH, len(_WHOLE))


def in_words(text: str) -> str:
    """Return a date in British words: 17 February 2022, October 2023 or 2021."""
    return _written(text, "%B")


def in_short(text: str) -> str:
    """Return a date in short words, for the head of a narrow column: 17 Feb 2022."""
    return _written(text, "%b")


def is_to_come(text: str) -> bool:
    """Tell whether a date, as far as it is told, lies after today here; for checks, never for builds."""
    return text > datetime.now().astimezone().date().isoformat()[: len(text)]


def order_is_known(first: str, second: str) -> bool:
    """Tell whether two dates say which came first: 2021 and 2021-03-09 do not."""
    return not (first.startswith(second) or second.startswith(first))


def months_between(first: str, second: str) -> int | None:
    """Return how many months lie between two dates, days left out; None where one does not tell its month."""
    if min(len(first), len(second)) < _MONTH:
        return None
    (year, month), (later, its_month) = (map(int, text[:_MONTH].split("-")) for text in (first, second))
    return (later - year) * 12 + its_month - month


def _written(text: str, month: str) -> str:
    """Return a date with its month as `month` of strftime writes it."""
    parts = text.split("-")
    day = date(*(int(part) for part in (*parts, "1", "1")[:3]))
    words = [str(day.day), f"{day:{month}}", f"{day:%Y}"]
    return " ".join(words[-len(parts) :])
