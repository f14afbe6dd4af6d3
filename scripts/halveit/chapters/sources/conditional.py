"""Content that the book's metadata hides: it is taken out of a chapter before its cells run."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from halveit.chapters.sources.chapter import Written
from halveit.chapters.sources.lines import Line
from halveit.chapters.sources.parts import Part
from halveit.errors import Collector, did_you_mean

_OPENS = re.compile(r" {0,3}:{3,}[ \t]*(?:\{(?P<attributes>[^{}]*)\}|[\w.-]+)[ \t]*:*[ \t]*")
_CLOSES = re.compile(r" {0,3}:{3,}[ \t]*")
_CONDITION = re.compile(r"""(?P<kind>when|unless)-(?P<about>meta|format)\s*=\s*["']?(?P<value>[^"'\s}]+)""")
_ATTRIBUTES = re.compile(r"\{([^{}]*)\}")
Condition = tuple[str, str, str]
"""when or unless, meta or format, and what is asked for."""


class _Open(Struct, frozen=True):
    """A fenced div that is not closed yet."""

    place: int
    """Which of the chapter's lines opens it."""
    hidden: bool
    """Whether metadata hides it."""


def without_hidden(written: Written, meta: Mapping[str, Any]) -> Written:
    """Return the chapter without the fenced divs that metadata hides, whatever stands in them.

    A div that is never closed stays, for its mistake to be told. Content for one format stays too: the same text
    makes pages and PDF.
    """
    hidden = set(_hidden(written.parts, meta))
    if not hidden:
        return written
    place, parts = 0, []
    for part in written.parts:
        kept = tuple(line for number, line in enumerate(part.lines, place) if number not in hidden)
        place += len(part.lines)
        if kept:
            parts.append(Part(kind=part.kind, lines=kept))
    return replace(written, parts=tuple(parts))


def check_conditions(written: Written, editions: Collection[str]) -> None:
    """Refuse conditions that name an edition which is not there, and those of which pandoc would drop one.

    `editions` are the names that conditional content has for them: e2021. All mistakes are raised together.
    """
    faults = Collector()
    for _, line in _numbered_prose(written.parts):
        for attributes in _ATTRIBUTES.findall(line.text):
            found = [(match["kind"], match["about"], match["value"]) for match in _CONDITION.finditer(attributes)]
            for message in (*_unknown(found, editions), *_repeated(found)):
                faults.take(line.error(message))
    faults.finish()


def _unknown(found: Iterable[Condition], editions: Collection[str]) -> Iterator[str]:
    """Give what is wrong with conditions on editions, where the report has any."""
    known = [f"editions.{name}" for name in editions]
    for _, about, value in found:
        if known and about == "meta" and value.startswith("editions") and value not in known:
            hint = did_you_mean(value, known) or f" There are: {', '.join(known)}."
            yield f'no edition has the name "{value}", so this text would be shown or hidden in all of them.{hint}'


def _repeated(found: Iterable[Condition]) -> Iterator[str]:
    """Give what is wrong where an element has one condition twice."""
    names = [f"{kind}-{about}" for kind, about, _ in found]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f'"{name}" stands here twice, and only one of the two would count. Put one div into another.'


def is_true(meta: Mapping[str, Any], key: str) -> bool:
    """Return whether the value of a dotted key is true; anything but `true` is not, as in stock Quarto."""
    value: Any = meta
    for step in key.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value is True


def _hidden(parts: tuple[Part, ...], meta: Mapping[str, Any]) -> Iterator[int]:
    """Give the places of the lines of hidden divs; divs inside them are within."""
    opened: list[_Open] = []
    for place, line in _numbered_prose(parts):
        if match := _OPENS.fullmatch(line.text):
            opened.append(_Open(place, _hides(match["attributes"] or "", meta)))
        elif _CLOSES.fullmatch(line.text) and opened:
            div = opened.pop()
            if div.hidden:
                yield from range(div.place, place + 1)


def _numbered_prose(parts: tuple[Part, ...]) -> Iterator[tuple[int, Line]]:
    """Give the lines of prose with their places among all lines of the chapter."""
    place = 0
    for part in parts:
        if part.kind == "prose":
            yield from enumerate(part.lines, place)
        place += len(part.lines)


def _hides(attributes: str, meta: Mapping[str, Any]) -> bool:
    """Tell whether metadata alone hides a div: all conditions must hold for visible content to show."""
    conditions = [match.group("kind", "about", "value") for match in _CONDITION.finditer(attributes)]
    held = [is_true(meta, value) == (kind == "when") for kind, about, value in conditions if about == "meta"]
    if not held:
        return False
    if ".content-visible" in attributes:
        return not all(held)
    return ".content-hidden" in attributes and all(held) and len(held) == len(conditions)
