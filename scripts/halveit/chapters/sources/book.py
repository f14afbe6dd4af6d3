"""The book's file `_quarto.yml`: title, formats and the order of its chapters, read strictly."""

from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct, field

from halveit.chapters.sources.addresses import EXAMPLE, is_placeholder, web_address
from halveit.chapters.sources.contents import Entry, read_contents
from halveit.chapters.sources.fields import Fields
from halveit.chapters.sources.lines import read_lines, text_of
from halveit.chapters.sources.marked import Marked, read_yaml
from halveit.errors import Collector
from halveit.paths import BOOK_FILE, Project

EXECUTE_FLAGS = ("echo", "eval", "include", "warning")


class BookConfig(Struct, frozen=True, kw_only=True):
    """What `_quarto.yml` says."""

    title: str
    """The book's title."""
    subtitle: str | None = None
    """What stands below the title."""
    author: str | None = None
    """Who wrote the book; several names are joined with commas."""
    date: str | None = None
    """The date of publication as it is written."""
    description: str | None = None
    """One sentence for search engines and the PDF's properties."""
    site_url: str = ""
    """The address that the site is published at, with a slash at its end; empty where none is said."""
    repo_url: str = ""
    """The address of the repository that the sources lie in, without a slash at its end; empty where none is said."""
    lang: str = "en-GB"
    """The language of the text, as a BCP 47 tag."""
    edition: str | None = None
    """The edition of data/editions that the book shows."""
    output_dir: str = "_book"
    """Where stock Quarto writes."""
    in_project: bool = False
    """Whether cells run in the project's folder (`execute-dir: project`) and not in the chapter's."""
    entries: tuple[Entry, ...] = ()
    """The chapters in their order."""
    execute: dict[str, Any] = field(default_factory=dict)
    """The cell options that hold where a cell says nothing else."""
    words: dict[str, str] = field(default_factory=dict)
    """The words before exhibits' numbers: fig-title, tbl-title in captions, fig-prefix, tbl-prefix in references."""
    bibliography: tuple[str, ...] = ()
    """The files that citations are looked up in, from the project's root."""
    number_sections: bool = True
    """Whether chapters and sections have numbers."""
    metadata: dict[str, Any] = field(default_factory=dict)
    """Everything in the file, for the `meta` shortcode and for `when-meta`."""

    @property
    def address(self) -> str:
        """The address that the site is published at; empty too where the one that is said is a mere placeholder."""
        return "" if is_placeholder(self.site_url) else self.site_url

    def meta_of(self, chapter: dict[str, Any]) -> dict[str, Any]:
        """Return the book's metadata under those of a chapter's front matter."""
        inner = chapter.get("metadata")
        return {**self.metadata, **chapter, **(inner if isinstance(inner, dict) else {})}


def load_book(project: Project) -> BookConfig:
    """Return what `_quarto.yml` says; refuse unknown names, missing chapters and malformed YAML, with their lines."""
    marked = read_yaml(text_of(read_lines(project, project.book_file)), path=BOOK_FILE)
    problems = Collector()
    top = Fields(marked, path=BOOK_FILE, name=BOOK_FILE, problems=problems)
    config = BookConfig(
        **_project(top.fields("project")),
        **_book(top.fields("book"), project),
        **_top(top, project),
        metadata=_metadata(marked),
    )
    problems.finish()
    return config


def _project(fields: Fields) -> dict[str, Any]:
    """Return what `project:` says."""
    if fields.choice("type", ["book"]) is None and "type" not in fields.values:
        fields.problems.add("say that this is a book: project: type: book.", path=BOOK_FILE, line=fields.line)
    place = fields.choice("execute-dir", ["project", "file"])
    found = {"output_dir": fields.text("output-dir") or "_book", "in_project": place == "project"}
    fields.finish()
    return found


def _book(fields: Fields, project: Project) -> dict[str, Any]:
    """Return what `book:` says."""
    title = fields.text("title")
    if title is None:
        fields.problems.add("the book has no title: book: title: …", path=BOOK_FILE, line=fields.line)
    found = {
        "title": title or "",
        **{key: fields.text(key) for key in ("subtitle", "date", "description")},
        "author": _authors(fields),
        "site_url": _address(fields, "site-url"),
        "repo_url": _address(fields, "repo-url").rstrip("/"),
        "entries": read_contents(fields, project),
    }
    fields.ignore("language")
    fields.finish()
    return found


def _address(fields: Fields, key: str) -> str:
    """Return an address on the web that ends with a slash; empty where none is said."""
    text = fields.text(key)
    if text is None:
        return ""
    address = web_address(text)
    if address is None:
        fields.fault(fields.values[key], f'"{key}" must be a web address such as {EXAMPLE}, not "{text}".')
    return address or ""


def _authors(fields: Fields) -> str | None:
    """Return the authors' names; each is a text or has a `name`."""
    marked = fields.take("author")
    if marked is None:
        return None
    names = []
    for each in marked.value if isinstance(marked.value, list) else [marked]:
        name = each.value.get("name", each) if isinstance(each.value, dict) else each
        if isinstance(name.value, str):
            names.append(name.value)
        else:
            fields.fault(each, '"author" must be a name or a list of names.')
    return ", ".join(names)


def _top(fields: Fields, project: Project) -> dict[str, Any]:
    """Return what stands at the top level."""
    numbered = fields.flag("number-sections")
    found = {
        "lang": fields.text("lang") or "en-GB",
        "edition": fields.text("edition"),
        "number_sections": numbered is not False,
        "words": _words(fields.fields("crossref")),
        "execute": read_execute(fields.fields("execute")),
        "bibliography": _bibliography(fields, project),
    }
    formats = fields.fields("format")
    formats.ignore("html", "typst")
    formats.finish()
    fields.choice("jupyter", ["python3"])
    fields.choice("engine", ["jupyter"])
    fields.choice("link-citations", [True])
    fields.ignore("editions", "metadata")
    fields.finish()
    return found


def _words(fields: Fields) -> dict[str, str]:
    """Return the words before exhibits' numbers."""
    fields.flag("chapters")
    figure = fields.text("fig-title") or "Figure"
    table = fields.text("tbl-title") or "Table"
    found = {
        "fig-title": figure,
        "fig-prefix": fields.text("fig-prefix") or figure,
        "tbl-title": table,
        "tbl-prefix": fields.text("tbl-prefix") or table,
    }
    fields.finish()
    return found


def read_execute(fields: Fields) -> dict[str, Any]:
    """Return the options of `execute:`, which a chapter's front matter may have too."""
    found: dict[str, Any] = {key: fields.flag(key) for key in EXECUTE_FLAGS}
    found["output"] = fields.choice("output", [True, False, "asis"])
    fields.choice("error", [False], "A cell that raises stops the build.")
    fields.ignore("cache", "daemon", "freeze")
    fields.finish()
    return {key: value for key, value in found.items() if value is not None}


def _bibliography(fields: Fields, project: Project) -> tuple[str, ...]:
    """Return the bibliography's files; refuse one that is not there."""
    marked = fields.texts("bibliography")
    for each in marked:
        if not (project.root / each.value).is_file():
            fields.fault(each, f'no file "{each.value}" for the bibliography.')
    return tuple(PurePosixPath(each.value).as_posix() for each in marked)


def _metadata(marked: Marked) -> dict[str, Any]:
    """Return the whole file, with what stands under `metadata:` at the top, where stock Quarto finds it."""
    whole = marked.plain()
    if not isinstance(whole, dict):
        return {}
    inner = whole.get("metadata")
    return {**whole, **(inner if isinstance(inner, dict) else {})}
