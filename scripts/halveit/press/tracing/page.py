"""The page of facts: every number quoted, by exhibit or subject, each with its value, its source and its places."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from math import floor, log10

from halveit.data.glossary import Entry
from halveit.drawing.numbers import number
from halveit.facts.fact import Fact
from halveit.press.screen.downloads import Shown
from halveit.press.screen.html import Passage
from halveit.press.tracing.traced import Source, Traced

TITLE = "Every number quoted"
_DIGITS = 5


def facts_page(traced: Sequence[Traced], glossary: Iterable[Entry], files: Iterable[str]) -> list[Passage]:
    """Return the page's passages: the facts of each exhibit, then those that documents state, by subject.

    `files` are the addresses of the same facts for programs.
    """
    computed = [each for each in traced if each.exhibit]
    others = [each for each in traced if not each.exhibit]
    opening = _opening(files) if traced else "<p>No chapter of this edition quotes a number.</p>"
    return [
        Passage(level=1, id="facts", heading=TITLE, body=opening),
        *_section("facts-of-exhibits", "Facts of charts and tables", [*_by_exhibit(computed)]),
        *_section("facts-of-documents", "Facts from documents", [*_by_subject(others, glossary)]),
    ]


def _opening(files: Iterable[str]) -> str:
    links = " and ".join(f'<a href="{escape(name)}">{escape(name)}</a>' for name in files)
    return (
        "<p>A number or word with a dotted line under it leads to its place on this page. "
        "Here you find its value before rounding, the period it speaks of, and where it comes from.</p>\n"
        f"<p>For programs, the same facts are in {links}.</p>"
    )


def _section(name: str, heading: str, groups: list[Passage]) -> list[Passage]:
    return [Passage(level=2, id=name, heading=heading, body=""), *groups] if groups else []


def _by_exhibit(traced: Iterable[Traced]) -> Iterable[Passage]:
    for exhibit, group in groupby(traced, key=lambda each: each.exhibit):
        if exhibit:
            told = list(group)
            name = told[0].area.replace("-", " ").capitalize()
            yield Passage(
                level=3,
                id=f"facts-{told[0].area}",
                heading=escape(f"{exhibit.label}: {name}"),
                body=f"<p>{_exhibit(exhibit)}: {escape(exhibit.finding)}</p>\n{_entries(told)}",
            )


def _by_subject(traced: Iterable[Traced], glossary: Iterable[Entry]) -> Iterable[Passage]:
    known = {name: entry for entry in glossary for name in (entry.acronym.lower(), entry.acronym.lower().split("-")[0])}
    named = {area: (subject(area, known), list(group)) for area, group in groupby(traced, key=lambda each: each.area)}
    for area, (heading, group) in sorted(named.items(), key=lambda each: each[1][0].lower()):
        yield Passage(level=3, id=f"facts-{area}", heading=escape(heading, quote=False), body=_entries(group))


def subject(area: str, glossary: dict[str, Entry]) -> str:
    """Return an area's name as a heading, its acronyms spelt out: en-scheme is Early Notification scheme."""
    if area in glossary:
        entry = glossary[area]
        words = f"{entry.expansion} ({entry.acronym})"
    else:
        words = " ".join(glossary[word].expansion if word in glossary else word for word in area.split("-"))
    return words[:1].upper() + words[1:]


def _entries(traced: Iterable[Traced]) -> str:
    return '<ul class="facts">\n' + "\n".join(_entry(each) for each in traced) + "\n</ul>"


def _entry(traced: Traced) -> str:
    """Return one fact: what it shows and is, then a list of all that is known of it."""
    fact = traced.fact
    rows = [
        ("Value", [escape(value_in_words(fact))] if value_in_words(fact) else []),
        ("Period", [escape(fact.period)] if fact.period else []),
        ("Basis", [_basis(traced)] if traced.exhibit else []),
        ("Source" if fact.source else "Data", [_source(source) for source in traced.sources]),
        ("Quoted in", [f'<a href="{escape(place.address)}">{escape(place.words)}</a>' for place in traced.places]),
        ("Name", [f"<code>{escape(fact.id)}</code>"]),
    ]
    listed = "".join(
        f"<div><dt>{name}</dt>{''.join(f'<dd>{told}</dd>' for told in cells)}</div>" for name, cells in rows if cells
    )
    return (
        f'<li id="{escape(fact.id)}"><p><strong>{escape(fact.shown)}</strong> {escape(fact.what)}</p>'
        f'<dl data-search-exclude="true">{listed}</dl></li>'
    )


def _basis(traced: Traced) -> str:
    """Return whether a fact of an exhibit was computed or copied, with a link to the exhibit."""
    if traced.exhibit is None:
        return ""
    how = "Copied from the published report, for" if traced.fact.stated else "Computed from the data behind"
    return f"{how} {_exhibit(traced.exhibit)}"


def _exhibit(exhibit: Shown) -> str:
    """Return a link to an exhibit."""
    return f'<a href="{escape(exhibit.page)}.html#{escape(exhibit.id)}">{escape(exhibit.label)}</a>'


def _source(source: Source) -> str:
    """Return a source with links to its data files."""
    links = [f'<a href="{escape(file)}">{escape(file.rpartition("/")[2])}</a>' for file in source.files]
    return f"{escape(source.words)}{': ' if links else ''}{', '.join(links)}"


def value_in_words(fact: Fact) -> str:
    """Return a fact's value with its unit; empty for a word, which is its own value."""
    if isinstance(fact.value, str) and (fact.value == fact.shown or not re.search(r"\d", fact.value)):
        return ""
    value = fact.value if isinstance(fact.value, str) else _digits(fact.value)
    if fact.unit.startswith("£"):
        return f"£{value}{fact.unit[1:]}"
    return f"{value}%" if fact.unit == "%" else f"{value} {fact.unit}".strip()


def _digits(value: float) -> str:
    """Return a number with five significant digits, or all that stand before its point."""
    if float(value).is_integer():
        return number(value)
    decimals = max(0, _DIGITS - 1 - floor(log10(abs(value))))
    shown = number(value, decimals)
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
