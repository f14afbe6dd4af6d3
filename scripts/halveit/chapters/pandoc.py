"""The one place that starts pandoc: reading Markdown, setting citations, writing what the press asks for."""

import json
import subprocess
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from msgspec import Struct

from halveit.errors import ReportError
from halveit.steps.door import is_file, read_bytes
from halveit.steps.running import Step, kept

# A second block of YAML in a text is refused by us, with its line; pandoc would swallow it as metadata.
_MARKDOWN = "markdown-yaml_metadata_block"
# The version of the document format that the locked pandoc reads and writes; another is refused by pandoc itself.
API_VERSION = [1, 23, 1]
_TABLES = "markdown-simple_tables-multiline_tables-grid_tables-raw_html-raw_attribute-native_divs-native_spans"


class Warned(Struct, frozen=True, kw_only=True):
    """What pandoc found odd in a text."""

    kind: str
    """Its name for what it found."""
    message: str
    """Its own words."""
    subject: str
    """What it speaks of, such as a footnote's name; empty where it is nothing with a name."""
    line: int
    """The line of the text, counted from 1; 0 where it tells none."""


def read_markdown(text: str) -> tuple[list[dict[str, Any]], list[Warned]]:
    """Return the blocks of a Markdown text, and what pandoc warned of."""
    out, warnings = _run(text, "--from", _MARKDOWN, "--to", "json", "--log", "/dev/stderr", "--quiet")
    found = json.loads(warnings) if warnings.strip() else []
    return json.loads(out)["blocks"], [_warned(each) for each in found]


def _warned(entry: dict[str, Any]) -> Warned:
    """Return one entry of pandoc's log."""
    place = entry.get("openpos", entry)
    subject = entry.get("key") or entry.get("contents") or ""
    return Warned(
        kind=entry.get("type", ""), message=entry.get("pretty", ""), subject=subject, line=int(place.get("line", 0))
    )


def table_as_markdown(html: str) -> str:
    """Return the Markdown of HTML that holds a table."""
    out, _ = _run(html, "--from", "html-native_divs-native_spans", "--to", _TABLES, "--columns", "10000")
    return out.strip()


def set_citations(blocks: list[Any], meta: dict[str, Any], folder: str, files: Sequence[str]) -> list[Any]:
    """Return blocks with their citations and list of references set; the bibliographies' paths begin at `folder`."""
    document = {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": blocks}
    arguments = ("--from", "json", "--to", "json", "--citeproc", "--quiet")
    out, _ = _run(json.dumps(document), *arguments, folder=folder, files=files)
    return json.loads(out)["blocks"]


def written(blocks: list[Any], *arguments: str) -> str:
    """Return blocks in another format, as `arguments` (`--to=…` and options of the writer) say; for the press."""
    document = {"pandoc-api-version": API_VERSION, "meta": {}, "blocks": blocks}
    out, _ = _run(json.dumps(document), "--from=json", *arguments)
    return out


def bibliography_keys(file: str, folder: str) -> list[str]:
    """Return the keys that a bibliography's file offers."""
    out, _ = _run("", file, "--to", "csljson", folder=folder, files=[file])
    return [str(entry["id"]) for entry in json.loads(out)]


@cache
def _program() -> str:
    """Return the path of the pandoc that came with its package, which itself takes long to load."""
    package = find_spec("pypandoc")
    found = Path(str(package.origin)).with_name("files") / "pandoc" if package else Path()
    if found.is_file():
        return str(found)
    import pypandoc  # noqa: PLC0415  where the program lies elsewhere, as on Windows, its package tells

    return pypandoc.get_pandoc_path()


@cache
def _sparing() -> Sequence[str]:
    """Return what lets pandoc begin with 32 MB and not with 64, to be given which takes it a tenth of its time.

    With 8 a short text takes half as long and a middling one twice as long, as it falls to be looked through for what
    is no longer needed just when all of it is. It is asked of the runtime of pandoc's language, which may be built so
    that it refuses that.
    """
    wanted = ("+RTS", "-H1m", "-A32m", "-RTS")
    tried = subprocess.run([_program(), "--version", *wanted], capture_output=True, check=False)  # noqa: S603
    return () if tried.returncode else wanted


def _run(text: str, *arguments: str, folder: str | None = None, files: Sequence[str] = ()) -> tuple[str, str]:
    """Run pandoc on a text; return its output and what it wrote to standard error.

    `files` are those that it reads, from `folder` on.
    """
    step = Step(name="pandoc", given=(text, arguments), code="chapters", inner=True)
    return kept(step, lambda: _ran(text, arguments, folder, files), pack=_pack, unpack=_unpack)


def _pack(ran: tuple[str, str]) -> bytes:
    return json.dumps(ran).encode()


def _unpack(content: bytes) -> tuple[str, str]:
    out, said = json.loads(content)
    return out, said


def _ran(text: str, arguments: Sequence[str], folder: str | None, files: Sequence[str]) -> tuple[str, str]:
    """Run pandoc."""
    for file in files:
        if is_file(Path(folder or "", file)):
            read_bytes(Path(folder or "", file))
    command = [_program(), *arguments, *_sparing()]
    # The arguments are ours; the text goes through standard input.
    ran = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", cwd=folder, check=False)  # noqa: S603
    if ran.returncode:
        raise ReportError(f"pandoc stopped: {ran.stderr.strip()}")
    return ran.stdout, ran.stderr
