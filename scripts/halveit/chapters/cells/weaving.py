"""What a cell shows, as the Markdown that takes the cell's place in the chapter."""

import base64
import re
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from halveit.chapters.cells.options import code_lines
from halveit.chapters.cells.outputs import Output
from halveit.chapters.cells.steps import Cell
from halveit.chapters.pandoc import table_as_markdown
from halveit.chapters.sources.lines import Line
from halveit.paths import Project

_IMAGES = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}
_SHOWN = ("text/markdown", *_IMAGES, "text/html")
_STYLE = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_NO_WORDS = re.compile(r"<[\w.]+ object>")


class Weaver(Struct, frozen=True, kw_only=True):
    """Makes Markdown of one chapter's outputs; what is in the images' files is told."""

    project: Project
    """The project: images are referred to from its root on."""
    pictures: Path
    """The folder below `_build/` that the images' files are written into."""
    made: dict[str, bytes] = field(default_factory=dict)
    """What each of these files holds, by its name; grows while outputs are shown."""

    def lines(self, cell: Cell, name: str, outputs: list[Output]) -> list[Line]:
        """Return the lines that stand for a cell called `name` with its outputs; each has the cell's place."""
        options = cell.options
        found = [cell.fence.with_text("")]  # a cell ends the paragraph before it
        if options.include and options.echo:
            found += _echo(cell)
        if options.include and options.output is not False:
            shown = [
                text
                for number, output in enumerate(outputs, 1)
                if (text := self._shown(cell, f"{name}-{number}", output))
            ]
            for text in [_exhibit(cell, shown)] if options.exhibit and options.eval else shown:
                found += [cell.fence.with_text(each) for each in ("", *text.split("\n"), "")]
        return found

    def _shown(self, cell: Cell, name: str, output: Output) -> str:
        """Return one output as Markdown."""
        if output["output_type"] != "stream":
            return self._displayed(cell, name, output["data"])
        text = output["text"].rstrip("\n")
        if output["name"] == "stderr":
            return _block(text, ".cell-output .cell-output-stderr") if cell.options.warning else ""
        return text if cell.options.output == "asis" else _block(text, ".cell-output .cell-output-stdout")

    def _displayed(self, cell: Cell, name: str, data: dict[str, Any]) -> str:
        """Return the richest form of a display that pages and PDF can hold."""
        mime = next((each for each in _SHOWN if each in data), "text/plain")
        if cell.options.fig_alt and mime not in _IMAGES:
            raise cell.fence.error(
                "fig-alt is for images, and this cell shows none. Write the alt text where the image is made."
            )
        if mime in _IMAGES:
            return self._image(cell, name, mime, data[mime])
        if mime == "text/html":
            return _html(data)
        unknown = sorted(data.keys() - {"text/plain"})
        if mime == "text/plain" and (unknown or mime not in data):
            raise cell.fence.error(
                f"this cell shows {', '.join(unknown)}, which pages and PDF cannot hold. Show an image."
            )
        return data[mime].strip("\n") if mime == "text/markdown" else _block(data[mime], ".cell-output")

    def _image(self, cell: Cell, name: str, mime: str, data: str) -> str:
        """Return a reference to an image's file, and note what is to be in it."""
        path = self.pictures / f"{name}.{_IMAGES[mime]}"
        self.made[path.name] = data.encode() if mime == "image/svg+xml" else base64.b64decode(data)
        alt = " ".join((cell.options.fig_alt or "").split()).replace("\\", "\\\\").replace('"', '\\"')
        return f"![](/{self.project.relative(path)})" + (f'{{fig-alt="{alt}"}}' if alt else "")


def _exhibit(cell: Cell, shown: list[str]) -> str:
    """Return what a labelled cell shows as a numbered exhibit with its caption."""
    label, caption = cell.options.exhibit, " ".join((cell.options.caption or "").split())
    if len(shown) != 1:
        raise cell.fence.error(f'a cell labelled "{label}" must show one thing; this one shows {len(shown)}.')
    return f"::: {{#{label}}}\n{shown[0]}\n\n{caption}\n:::"


def _echo(cell: Cell) -> list[Line]:
    """Return a cell's code as a block of code."""
    code = list(code_lines(cell.inside))
    while code and not code[0].text.strip():
        del code[0]
    while code and not code[-1].text.strip():
        del code[-1]
    if not code:
        return []
    fence = _fence("\n".join(line.text for line in code))
    opening, closing = (cell.fence.with_text(text, code=True) for text in (f"{fence} {{.python .cell-code}}", fence))
    blank = cell.fence.with_text("")
    return [blank, opening, *(line.with_text(line.text, code=True) for line in code), closing, blank]


def _html(data: dict[str, Any]) -> str:
    """Return an HTML table as a table; other HTML for the site, and its plain form for the PDF."""
    html, plain = data["text/html"], data.get("text/plain", "")
    if "<table" in html:
        return table_as_markdown(_STYLE.sub("", html))
    found = _only("when", f"{_fence(html)}{{=html}}\n{html}\n{_fence(html)}")
    return (
        found
        if _NO_WORDS.fullmatch(plain) or not plain
        else f"{found}\n\n{_only('unless', _block(plain, '.cell-output'))}"
    )


def _only(condition: str, text: str) -> str:
    """Return Markdown that shows only on the site, or only elsewhere."""
    return f'::: {{.content-visible {condition}-format="html"}}\n{text}\n:::'


def _block(text: str, classes: str) -> str:
    """Return text as a block of code."""
    fence = _fence(text)
    return f"{fence} {{{classes}}}\n{text}\n{fence}"


def _fence(text: str) -> str:
    """Return a fence that the text does not hold."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    return "`" * max(3, longest + 1)
