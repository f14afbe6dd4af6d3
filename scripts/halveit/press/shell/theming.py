"""mkdocs and its theme at work on pages without their bodies: loaded only where a page has to be set anew."""

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from halveit.errors import Collector, ReportError
from halveit.press.shell.trimming import trimmed


class Shell(Struct, frozen=True, kw_only=True):
    """A page as the theme sets it."""

    html: str
    """The whole page, a mark in the place of each body."""
    content: str
    """What of it is the page's own: headings and marks."""
    title: str
    """Its title as HTML."""
    search: Mapping[str, Any]
    """What its settings say to the search."""
    scripts: Sequence[str] = ()
    """The inline scripts that it has of the theme's."""


class Theme:
    """A mkdocs project that is loaded: it sets pages, one at a time."""

    def __init__(self, config: Any) -> None:
        """Take mkdocs' configuration."""
        from mkdocs.structure.files import get_files, set_exclusions  # noqa: PLC0415  takes a quarter of a second
        from mkdocs.structure.nav import get_navigation  # noqa: PLC0415  as above

        self.config = config.plugins.on_config(config)
        self.env = self.config.theme.get_env()
        self.files = self.config.plugins.on_files(get_files(self.config), config=self.config)
        set_exclusions(self.files, self.config)
        found = get_navigation(self.files, self.config)
        self.nav = self.config.plugins.on_nav(found, config=self.config, files=self.files)
        self.env = self.config.plugins.on_env(self.env, config=self.config, files=self.files)
        self.pages = self.files.documentation_pages()

    def shell(self, address: str, markdown: str) -> Shell:
        """Return the page that a file of the project becomes, such as outcomes.md, with other Markdown in it."""
        from mkdocs.structure.pages import Page  # noqa: PLC0415  mkdocs is loaded by now

        file = self.files.get_file_from_path(address)
        file.content_string = markdown
        page = file.page or Page(None, file, self.config)
        page.read_source(self.config)
        page.render(self.config, self.files)
        page.active = True
        try:
            html = self._rendered("main.html", page)
        finally:
            page.active = False
        return Shell(html=html, content=str(page.content), title=str(page.title), search=page.meta.get("search") or {})

    def not_found(self) -> str:
        """Return the page that servers show for what they do not find: its links begin with the site's path."""
        return self._rendered("404.html", None, urlsplit(self.config.site_url or "/").path)

    def search_settings(self) -> dict[str, Any]:
        """Return how the search is set."""
        found = self.config.plugins["material/search"].config
        return {key: found[key] for key in ("lang", "separator", "pipeline", "fields")}

    def theme_files(self) -> dict[str, bytes]:
        """Return the theme's own files that pages may load, by address."""
        from mkdocs.structure.files import Files  # noqa: PLC0415  mkdocs is loaded by now

        found = Files([])
        found.add_files_from_theme(self.env, self.config)
        read = {file.dest_uri: Path(str(file.abs_src_path)).read_bytes() for file in found}
        return trimmed(read)

    def _rendered(self, template: str, page: Any, base_url: str = "") -> str:
        from mkdocs.commands.build import get_context  # noqa: PLC0415  mkdocs is loaded by now

        context = get_context(self.nav, self.pages, self.config, page, base_url=base_url)
        return self.env.get_template(template).render(context)


@contextmanager
def loaded(folder: Path, edition_date: str) -> Iterator[Theme]:
    """Give a mkdocs project as the theme sees it, dated by the edition; whatever mkdocs warns of is an error."""
    changes = {"NO_MKDOCS_2_WARNING": "true", "SOURCE_DATE_EPOCH": str(epoch(edition_date))}
    problems = Collector()
    with _environment(changes), _listening(problems):
        from mkdocs.config import load_config  # noqa: PLC0415  reads its environment when imported

        from halveit.press.shell.compiled import share_compiled  # noqa: PLC0415  loads Jinja, as mkdocs does

        config = load_config(str(folder / "mkdocs.yml"), strict=False)
        share_compiled(config.theme)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            yield Theme(config)
        finally:
            config.plugins.on_shutdown()
    problems.finish()


def epoch(date: str) -> int:
    """Return an edition's date as seconds, as mkdocs wants it."""
    year, month, day = (int(part) for part in (date + "-01-01").split("-")[:3])
    try:
        return int(datetime(year, month, day, tzinfo=UTC).timestamp())
    except ValueError:
        raise ReportError(f'the edition\'s date "{date}" is no date. Write it as YYYY-MM-DD.') from None


@contextmanager
def _environment(changes: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in changes}
    os.environ.update(changes)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


class _Ear(logging.Handler):
    """Takes what mkdocs warns of."""

    def __init__(self, problems: Collector) -> None:
        super().__init__(logging.WARNING)
        self.problems = problems

    def emit(self, record: logging.LogRecord) -> None:
        """Note one warning."""
        self.problems.add(f"mkdocs: {record.getMessage()}")


@contextmanager
def _listening(problems: Collector) -> Iterator[None]:
    logger = logging.getLogger("mkdocs")
    ear = _Ear(problems)
    logger.addHandler(ear)
    quiet, logger.propagate = logger.propagate, False
    try:
        yield
    finally:
        logger.removeHandler(ear)
        logger.propagate = quiet
