"""The page that lists every section and exhibit of the report: what the search is to a browser without scripts."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from urllib.parse import quote

from halveit.chapters import Chapter
from halveit.press.contained import Contained, Heading
from halveit.press.screen.downloads import Shown
from halveit.press.screen.html import Passage

TITLE = "All sections"
SLUG = "contents"
LISTED = "editions"
"""The id of the list of all editions."""
_OPENING = "<p>Every section, chart and table of the report, in its order.</p>"
_APPENDICES = "Appendices"


def contents_page(
    read: Iterable[tuple[Chapter, Contained]], shown: Sequence[Shown], editions: Sequence[tuple[str, str]] = ()
) -> list[Passage]:
    """Return the page's passages: chapters by part with their sections, then the exhibits.

    `read` is every chapter with what its page contains, in book order. Chapters of no part come first, below the
    opening. `editions` are the names and titles of those to be listed in the end, where there are too many for every
    page to name them.
    """
    parts = [
        (part, _list(_chapter(*each) for each in chapters))
        for part, chapters in groupby(read, key=lambda each: _part(each[0]))
    ]
    loose = "\n".join(listed for part, listed in parts if not part)
    exhibits = _list(_link(f"{each.page}.html#{each.id}", f"{each.label}: {each.finding}") for each in shown)
    named = [*((part, listed) for part, listed in parts if part), ("Charts and tables", exhibits)]
    return [
        Passage(level=1, id="contents", heading=TITLE, body=f"{_OPENING}\n{loose}"),
        *(
            Passage(level=2, id=f"contents-{place}", heading=escape(part, quote=False), body=listed)
            for place, (part, listed) in enumerate(named, start=1)
            if listed
        ),
        *([_of_editions(editions)] if editions else []),
    ]


def _of_editions(editions: Sequence[tuple[str, str]]) -> Passage:
    """Return the list of all editions."""
    listed = _list(_link(f"../{quote(name)}/index.html", f"{name}: {title}") for name, title in editions)
    return Passage(level=2, id=LISTED, heading="All editions", body=listed)


def _part(chapter: Chapter) -> str:
    return chapter.part or (_APPENDICES if chapter.appendix else "")


def _chapter(chapter: Chapter, page: Contained) -> str:
    """Return a link to a chapter and, in lists below it, to its sections."""
    headings = page.headings
    title = headings[0].words if headings else chapter.title
    return _link(f"{chapter.slug}.html", title) + _sections(headings[1:], chapter.slug)


def _sections(headings: Sequence[Heading], page: str) -> str:
    """Return sections as a list, those of lower levels in lists within it."""
    level = min((heading.level for heading in headings), default=0)
    starts = [place for place, heading in enumerate(headings) if heading.level == level]
    ends = [*starts[1:], len(headings)]
    return _list(
        _link(f"{page}.html#{headings[start].id}", headings[start].words) + _sections(headings[start + 1 : end], page)
        for start, end in zip(starts, ends, strict=False)
    )


def _link(address: str, words: str) -> str:
    return f'<a href="{escape(address)}">{escape(words, quote=False)}</a>'


def _list(entries: Iterable[str]) -> str:
    listed = "\n".join(f"<li>{entry}</li>" for entry in entries)
    return f"<ul>\n{listed}\n</ul>" if listed else ""
