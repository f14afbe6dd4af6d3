"""The pages of a mkdocs project as the theme sets them: one that was set before serves again, with other bodies too."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from halveit.press.shell.policy import POLICY, policy, scripts_of, with_policy_mark
from halveit.press.shell.splitting import Parted, joined, parted, place_of
from halveit.press.shell.theming import Shell, Theme, loaded
from halveit.press.shell.words import words_of
from halveit.steps.digests import digest
from halveit.steps.running import kept_by, kept_together

PDF_SIZE = "<!--size of the PDF-->"
"""Stands on pages where the size of the PDF does, which may be made at the same time."""
_HEADING = re.compile(r'(?=<h[1-6] id="[^"]+">)')
_TITLE = re.compile(r'<h[1-6] id="([^"]+)">(.*?)</h[1-6]>', re.DOTALL)


class Shells(Struct, frozen=True, kw_only=True):
    """Pages without their bodies, as the theme sets them."""

    named: Mapping[str, tuple[str, Shell]]
    """Each with the Markdown that it was set from, by the name of its file."""
    pdf_size: str
    """The size of the PDF in words."""

    def page(self, name: str, markdown: str) -> bytes | None:
        """Return a page with other Markdown in its file; None where the theme would have to set it anew."""
        page, (frame, shell) = parted(markdown), self.named[name]
        return _whole(shell, page.bodies, self.pdf_size).encode() if page.frame == frame else None


class SetPages(Struct, frozen=True, kw_only=True):
    """What becomes of a mkdocs project."""

    files: Mapping[str, bytes]
    """Pages and the theme's own files, by address."""
    index: Mapping[str, Any]
    """What the search finds on pages, and how it is set."""
    shells: Shells
    """What is left of the pages without their bodies."""


def set_pages(folder: Path, edition_date: str, pdf_size: Callable[[], str]) -> SetPages:
    """Return what mkdocs and its theme make of the project in a folder, dated by the edition.

    `pdf_size` gives the size of the PDF in words; it is asked for at the end.
    """
    docs = folder / "docs"
    sources = sorted(docs.rglob("*.md"))
    pages = {path.relative_to(docs).as_posix(): parted(path.read_text(encoding="utf-8")) for path in sources}
    with ExitStack() as stack:
        project = _Project(folder, edition_date, stack)
        surroundings = digest(json.dumps([project.settings, sorted(pages), project.templates, edition_date]).encode())
        shells = project.shells(pages, surroundings)
        around = kept_by("what surrounds pages", surroundings, make=project.surroundings)
        look = (json.dumps(project.settings["theme"]), project.templates)
        theme = kept_by("the theme's files", *look, make=project.theme_files)
    found = [entry for name, page in pages.items() for entry in _entries(_address(name), shells[name], page)]
    index = {"config": around["search"], "docs": found}
    size = pdf_size()
    html = {_address(name): _whole(shells[name], page.bodies, size) for name, page in pages.items()}
    html["404.html"] = _whole(around["not_found"], (), size)
    return SetPages(
        files={**theme, **{name: text.encode() for name, text in html.items()}},
        index=index,
        shells=Shells(named={name: (page.frame, shells[name]) for name, page in pages.items()}, pdf_size=size),
    )


class _Project:
    """A mkdocs project, loaded where something of it has to be set."""

    def __init__(self, folder: Path, edition_date: str, stack: ExitStack) -> None:
        """Take its folder, the edition's date, and what closes mkdocs down in the end."""
        self._folder = folder
        self._date = edition_date
        self._stack = stack
        told = (folder / "mkdocs.yml").read_text(encoding="utf-8")
        self.settings: dict[str, Any] = json.loads(told)

    @cached_property
    def templates(self) -> str:
        """The digest of the templates that stand before the theme's own."""
        paths = sorted(path for path in (self._folder / "overrides").rglob("*") if path.is_file())
        named = (f"{path.relative_to(self._folder)} {digest(path.read_bytes())}\n" for path in paths)
        return digest("".join(named).encode())

    @cached_property
    def theme(self) -> Theme:
        """The project as the theme sees it."""
        return self._stack.enter_context(loaded(self._folder, self._date))

    def shells(self, pages: Mapping[str, Parted], surroundings: str) -> dict[str, Shell]:
        """Return every page without its bodies."""
        names = list(pages)

        def make(places: Sequence[int]) -> list[Shell]:
            return [_shell(self.theme, names[place], pages[names[place]].frame) for place in places]

        givens = [(surroundings, name, digest(pages[name].frame.encode())) for name in names]
        return dict(zip(names, kept_together("a page without its bodies", givens, make), strict=True))

    def theme_files(self) -> dict[str, bytes]:
        """Return the theme's own files by address."""
        return self.theme.theme_files()

    def surroundings(self) -> dict[str, Any]:
        """Return the page for what is not found, and how the search is set."""
        not_found = Shell(html=self.theme.not_found(), content="", title="", search={})
        return {"not_found": _with_mark(not_found), "search": self.theme.search_settings()}


def _shell(theme: Theme, name: str, markdown: str) -> Shell:
    return _with_mark(theme.shell(name, markdown))


def _with_mark(shell: Shell) -> Shell:
    """Return a page with a mark in the place of its policy, and its scripts found."""
    return replace(shell, html=with_policy_mark(shell.html), scripts=scripts_of(shell.html))


def _address(name: str) -> str:
    return f"{name.removesuffix('.md')}.html"


def _whole(shell: Shell, bodies: Sequence[str], pdf_size: str) -> str:
    """Return a page with its bodies, and with the policy that allows the scripts in it."""
    html = joined(shell.html.replace(PDF_SIZE, pdf_size), bodies)
    scripts = [*shell.scripts, *(script for body in bodies for script in scripts_of(body))]
    return html.replace(POLICY, policy(scripts), 1)


def _entries(address: str, shell: Shell, page: Parted) -> Iterable[dict[str, Any]]:
    """Return what the search finds on a page: an entry for each of its headings."""
    if shell.search.get("exclude"):
        return []
    boost = {"boost": shell.search["boost"]} if "boost" in shell.search else {}
    given = (address, shell.title, digest(shell.content.encode()), digest("\0".join(page.bodies).encode()))
    made = kept_by("the words of a page", *given, make=lambda: list(_sections(address, shell, page.bodies)))
    return [{**entry, **boost} for entry in made]


def _sections(address: str, shell: Shell, bodies: Sequence[str]) -> Iterator[dict[str, str]]:
    """Give the words below each heading; the first section is the page itself."""
    for number, piece in enumerate(part for part in _HEADING.split(shell.content) if part.strip()):
        heading, place = _TITLE.match(piece), place_of(piece)
        yield {
            "location": f"{address}#{heading[1]}" if heading and number else address,
            "title": words_of(heading[2] if heading else shell.title),
            "text": words_of(bodies[place]) if place is not None else "",
        }
