"""Quarto's shortcodes in a line of text: `meta` and `var` are filled in, `include` is followed, others are refused."""

import re
from typing import Any

from msgspec import Struct

from halveit.chapters.sources.lines import Line, read_lines, text_of
from halveit.chapters.sources.marked import read_yaml
from halveit.errors import did_you_mean
from halveit.paths import Project

INCLUDE = re.compile(r"\s*\{\{<\s*include\s+(?P<file>\S+)\s*>\}\}\s*")
_SHORTCODE = re.compile(r"\{(?P<escaped>\{\{<.*?>\}\})\}|\{\{<(?P<inside>.*?)>\}\}")
VARIABLES = "_variables.yml"
KNOWN = ("include", "meta", "var")


class Values(Struct, frozen=True, kw_only=True):
    """What shortcodes may print."""

    meta: dict[str, Any]
    """The book's metadata under the chapter's."""
    variables: dict[str, Any]
    """What `_variables.yml` says."""


def read_variables(project: Project) -> dict[str, Any]:
    """Return what `_variables.yml` says; it may be missing."""
    path = project.root / VARIABLES
    if not path.is_file():
        return {}
    marked = read_yaml(text_of(read_lines(project, path)), path=VARIABLES)
    return marked.plain() if isinstance(marked.value, dict) else {}


def fill(line: Line, values: Values) -> Line:
    """Return the line with its shortcodes replaced by what they stand for; `{{{< … >}}}` shows one as it is."""
    if "{{<" not in line.text:
        return line

    def filled(match: re.Match[str]) -> str:
        return match["escaped"] or _value(match["inside"].split(), values, line)

    if "{{<" in _SHORTCODE.sub("", line.text) and not line.code:
        raise line.error("a shortcode is not closed: {{< name value >}}, on one line.")
    return line.with_text(_SHORTCODE.sub(filled, line.text), code=line.code)


def _value(words: list[str], values: Values, line: Line) -> str:
    """Return what one shortcode prints."""
    name = words[0] if words else ""
    if name == "include":
        raise line.error("an include must stand alone on its line, outside code: {{< include _file.qmd >}}.")
    if name not in KNOWN:
        guess = did_you_mean(name, KNOWN) or f" Supported: {', '.join(KNOWN)}."
        raise line.error(f'the shortcode "{name}" is not supported.{guess}')
    if len(words) != 2:  # noqa: PLR2004  the shortcode and its key
        raise line.error(f"{name} takes one name: {{{{< {name} name >}}}}.")
    source, told = (values.meta, "the metadata") if name == "meta" else (values.variables, VARIABLES)
    return _looked_up(source, words[1].strip("\"'"), told, line)


def _looked_up(source: dict[str, Any], key: str, told: str, line: Line) -> str:
    """Return the value of a dotted key as text."""
    value: Any = source
    for step in key.split("."):
        known = value if isinstance(value, dict) else {}
        if step not in known:
            raise line.error(f'no "{key}" in {told}.{did_you_mean(step, known)}')
        value = known[step]
    if isinstance(value, dict | list) or value is None:
        raise line.error(f'"{key}" in {told} is not a single value that can be printed.')
    return str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
