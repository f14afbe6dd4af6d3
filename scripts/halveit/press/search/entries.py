"""What the search finds beside pages and headings: exhibits, numbers quoted, glossary entries."""

import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from halveit.data.glossary import Entry
from halveit.exhibits.shelf import Shelf
from halveit.facts.fact import Fact
from halveit.press.screen.downloads import Shown
from halveit.press.tracing.quotes import SLUG
from halveit.press.tracing.traced import Traced

FILE = "search-entries.json"
"""Where a mkdocs project keeps them until mkdocs has run."""
_EXHIBIT = 0.9
_ACRONYM = 0.8
_NUMBER = 0.1


class SearchEntry(Struct, frozen=True, kw_only=True):
    """One thing that the search finds."""

    location: str
    """Its address on the site."""
    title: str
    """Its kind and name: Chart 1: The stillbirth rate fell by 25%. HTML, as all that the search shows."""
    text: str
    """What else it is found by; HTML."""
    boost: float
    """What it weighs beside a section, which weighs 1."""


def search_entries(
    shown: Iterable[Shown],
    traced: Iterable[Traced],
    glossary: Iterable[Entry],
    *,
    shelf: Shelf | None,
    homes: Mapping[str, str],
) -> list[SearchEntry]:
    """Return an entry for each exhibit shown, each number that a chapter quotes, each acronym on a page.

    `shelf` knows what stands in the exhibits; without it they are found by their findings alone. `homes` is the slug of
    the page of every id.
    """
    return [
        *(_exhibit(each, shelf) for each in shown),
        *(_number(each.fact) for each in traced if each.places and _has_digit(each.fact.shown)),
        *_acronyms(glossary, homes),
    ]


def write_entries(entries: Iterable[SearchEntry], folder: Path) -> None:
    """Leave entries in a mkdocs project's folder, for when mkdocs has run."""
    folder.mkdir(parents=True, exist_ok=True)
    told = json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=1)
    (folder / FILE).write_text(told + "\n", encoding="utf-8")


def _exhibit(shown: Shown, shelf: Shelf | None) -> SearchEntry:
    return SearchEntry(
        location=f"{shown.page}.html#{shown.id}",
        title=_html(f"{shown.label}: {shown.finding}"),
        text=_paragraphs(_within(shown.id.partition("-")[2], shelf)),
        boost=_EXHIBIT,
    )


def _within(label: str, shelf: Shelf | None) -> list[str]:
    """Return what an exhibit shows, what its alternative text says, and the names of its columns."""
    if shelf is None or not shelf.has(label):
        return []
    exhibit = shelf.get(label).exhibit
    columns = ", ".join(column.heading for column in exhibit.columns)
    return [_sentence(exhibit.subtitle), " ".join(exhibit.alt), f"Columns: {columns}."]


def _number(fact: Fact) -> SearchEntry:
    period = f" Period: {fact.period}." if _has_digit(fact.period) and fact.period not in fact.what else ""
    return SearchEntry(
        location=f"{SLUG}.html#{fact.id}",
        title=_html(f"Number: {fact.shown}"),
        text=_paragraphs([_sentence(fact.what) + period]),
        boost=_NUMBER,
    )


def _acronyms(glossary: Iterable[Entry], homes: Mapping[str, str]) -> Iterator[SearchEntry]:
    for entry in glossary:
        if entry.anchor in homes:
            yield SearchEntry(
                location=f"{homes[entry.anchor]}.html#{entry.anchor}",
                title=_html(f"Glossary: {entry.acronym}, {entry.expansion}"),
                text=_paragraphs([entry.note]),
                boost=_ACRONYM,
            )


def _has_digit(words: str) -> bool:
    return any(letter.isdigit() for letter in words)


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _paragraphs(texts: Iterable[str]) -> str:
    """Return texts as paragraphs: of those that hold what was asked for, the search shows the first two."""
    return "".join(f"<p>{_html(text)}</p>" for text in texts if text)


def _html(words: str) -> str:
    return escape(words, quote=False)
