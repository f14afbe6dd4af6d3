"""A notebook as the text of its file, with the bytes that nbformat would write.

nbformat takes half a second to load and to prepare its checks, which a build after one edit has not; the tests hold
what stands here against it.
"""

import json
from typing import Any

_IN_LINES = ("application/javascript", "image/svg+xml")
"""What is text although its name does not begin so."""


def notebook_text(notebook: dict[str, Any]) -> str:
    """Return the text of a notebook's file, long texts as lists of lines."""
    cells = [_cell(cell) for cell in notebook["cells"]]
    told = {**notebook, "cells": cells}
    return json.dumps(told, indent=1, sort_keys=True, separators=(",", ": "), ensure_ascii=False) + "\n"


def _cell(cell: dict[str, Any]) -> dict[str, Any]:
    """Return a cell with its lines apart."""
    apart = {**cell, "source": cell["source"].splitlines(keepends=True)}
    if cell["cell_type"] == "code":
        apart["outputs"] = [_output(output) for output in cell["outputs"]]
    return apart


def _output(output: dict[str, Any]) -> dict[str, Any]:
    """Return an output with its lines apart."""
    if output["output_type"] == "stream":
        return {**output, "text": output["text"].splitlines(keepends=True)}
    return {**output, "data": {mime: _lines(mime, value) for mime, value in output["data"].items()}}


def _lines(mime: str, value: Any) -> Any:
    """Return the lines of a text, anything else as it is."""
    in_lines = isinstance(value, str) and (mime.startswith("text/") or mime in _IN_LINES)
    return value.splitlines(keepends=True) if in_lines else value
