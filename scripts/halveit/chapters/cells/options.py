"""A cell's options: the lines `#| name: value` at its top, over those of the chapter and the book."""

import re
from typing import Any, Literal

from msgspec import Struct

from halveit.chapters.sources.fields import Fields
from halveit.chapters.sources.lines import Line
from halveit.chapters.sources.marked import read_yaml
from halveit.errors import Collector

_OPTION = re.compile(r"#\|( (?P<yaml>.*))?")
_LABEL = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_RESERVED = ("eq", "lst", "thm", "lem", "cor", "prp", "cnj", "def", "exm", "exr", "sol", "rem", "alg", "sec")


class CellOptions(Struct, frozen=True, kw_only=True):
    """What a cell's options say; the defaults are stock Quarto's."""

    label: str | None = None
    """The cell's name; one that begins with fig- or tbl- makes what it shows a numbered exhibit."""
    echo: bool = True
    """Whether the code is shown."""
    include: bool = True
    """Whether anything of the cell is shown."""
    eval: bool = True
    """Whether the cell is run."""
    output: bool | Literal["asis"] = True
    """Whether what it shows is shown; with "asis" what it prints is Markdown."""
    warning: bool = True
    """Whether what it writes to standard error is shown."""
    caption: str | None = None
    """The numbered exhibit's caption, as Markdown."""
    fig_alt: str | None = None
    """The alt text of an image that the cell shows."""

    @property
    def exhibit(self) -> str | None:
        """Return the label where it makes a numbered exhibit."""
        return self.label if self.label and self.label.startswith(("fig-", "tbl-")) else None


def code_lines(inside: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return a cell's lines without its options."""
    return inside[len(_option_lines(inside)) :]


def _option_lines(inside: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the option lines at a cell's top."""
    for position, line in enumerate(inside):
        if not _OPTION.fullmatch(line.text):
            return inside[:position]
    return inside


def read_options(fence: Line, inside: tuple[Line, ...], defaults: dict[str, Any], problems: Collector) -> CellOptions:
    """Return a cell's options; unknown ones, wrong values and misplaced lines are noted as mistakes."""
    for line in code_lines(inside):
        if line.text.startswith("#|"):
            problems.take(line.error("an option must stand at the top of its cell, as `#| name: value`."))
    lines = _option_lines(inside)
    text = "\n".join(line.text[3:] for line in lines)
    first = lines[0].number if lines else fence.number
    marked = read_yaml(text, path=fence.path, first=first)
    fields = Fields(marked, path=fence.path, name="a cell's options", problems=problems)
    found: dict[str, Any] = {key: fields.flag(key) for key in ("echo", "include", "eval", "warning")}
    found["output"] = fields.choice("output", [True, False, "asis"])
    fields.choice("error", [False], "A cell that raises stops the build.")
    found |= _captions(fields)
    fields.finish()
    return CellOptions(**{**defaults, **{key: value for key, value in found.items() if value is not None}})


def _captions(fields: Fields) -> dict[str, Any]:
    """Return label, caption and alt text, which belong together."""
    label = fields.text("label")
    captions = {"fig": fields.text("fig-cap"), "tbl": fields.text("tbl-cap")}
    alt = fields.text("fig-alt")
    kind = (label or "").partition("-")[0]
    if label and not _LABEL.fullmatch(label):
        fields.fault(fields.values["label"], f'a label is letters, digits and hyphens, not "{label}".')
    if label and kind in _RESERVED and "-" in label:
        fields.fault(fields.values["label"], f'labels that begin with "{kind}-" are not supported on cells.')
    for each, caption in captions.items():
        if caption is not None and kind != each:
            fields.fault(fields.values[f"{each}-cap"], f'{each}-cap needs a label that begins with "{each}-".')
    if kind in captions and captions[kind] is None and "-" in (label or ""):
        fields.fault(fields.values["label"], f'a cell labelled "{label}" needs a caption: #| {kind}-cap: …')
    return {"label": label, "caption": captions.get(kind), "fig_alt": alt}
