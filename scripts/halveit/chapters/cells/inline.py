"""Inline expressions, such as a backticked `{python} fact("…")`, and how their values are printed."""

import re
from collections.abc import Callable

from halveit.chapters.cells.session import Ran
from halveit.chapters.sources.lines import Line

INLINE = re.compile(r"(?<!`)`\{python\}[ \t]+(?P<code>[^`]+)`(?!`)")
# A span between two or more backticks shows code, be it an inline expression.
_SHOWN = r"(?P<shown>(?<!`)(?P<ticks>`{2,})(?!`).*?(?<!`)(?P=ticks)(?!`))"
_SHOWN_OR_INLINE = re.compile(f"{_SHOWN}|{INLINE.pattern}")
_OTHER = re.compile(r"(?<!`)`\{(?P<language>r|ojs|julia)\}[ \t]")
_OPENED = re.compile(r"(?<!`)`\{python\}")
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~^$@\"'&]|(?<!\d)\.|\.(?!\d))")


def check_inline(line: Line) -> None:
    """Refuse inline expressions that cannot be run: in other languages, or not closed on their line."""
    rest = _SHOWN_OR_INLINE.sub("", line.text)
    if other := _OTHER.search(rest):
        raise line.error(f"inline {{{other['language']}}} is not supported: only {{python}} runs here.")
    if _OPENED.search(rest):
        raise line.error("an inline expression is `{python} expression`, begun and closed on one line.")


def expressions(line: Line) -> list[str]:
    """Return the code of each inline expression of a line, in order."""
    if line.code or "`" not in line.text:
        return []
    return [match["code"].strip() for match in _SHOWN_OR_INLINE.finditer(line.text) if not match["shown"]]


def printed(line: Line, run: Callable[[str], Ran | None]) -> str:
    """Return the line's text with each inline expression replaced by its value; one without a value stays."""

    def value(match: re.Match[str]) -> str:
        if match["shown"]:
            return match[0]
        ran = run(match["code"].strip())
        return match[0] if ran is None else _value(ran, line, match["code"].strip())

    return _SHOWN_OR_INLINE.sub(value, line.text).replace("`{{python}} ", "`{python} ")


def _value(ran: Ran, line: Line, code: str) -> str:
    """Return a value as Markdown: what knows its own Markdown gives it, anything else is printed as it is."""
    if isinstance(ran.value, str):
        return escape(ran.value)
    shown = [output for output in ran.outputs if output["output_type"] == "execute_result"]
    if not shown:
        raise line.error(f"`{code}` gives nothing to print.")
    data = shown[0]["data"]
    if "text/markdown" in data:
        return " ".join(data["text/markdown"].split())
    if "\n" in data["text/plain"]:
        raise line.error(f"`{code}` gives more than one line. Show it in a cell.")
    return escape(data["text/plain"])


def escape(text: str) -> str:
    """Return plain text such that Markdown prints it as it is."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
