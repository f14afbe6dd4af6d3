"""Running a chapter: its steps in order, into an executed notebook and into the text that pandoc reads."""

import re
from pathlib import Path
from typing import Any

from msgspec import Struct

from halveit.chapters.cells.inline import printed
from halveit.chapters.cells.options import code_lines
from halveit.chapters.cells.replay import Replay
from halveit.chapters.cells.session import Ran
from halveit.chapters.cells.steps import Cell, Text
from halveit.chapters.cells.weaving import Weaver
from halveit.chapters.sources.lines import Line, text_of
from halveit.errors import Collector, Problems, ReportError
from halveit.paths import Project

_KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


class _Halted(Exception):
    """A cell raised: what comes after it would only stumble over what is missing."""


class Executed(Struct, frozen=True, kw_only=True):
    """A chapter that ran."""

    lines: tuple[Line, ...]
    """Its text with outputs and values in their places."""
    notebook: dict[str, Any]
    """Its notebook, nbformat 4.5, with the outputs, as JSON can write it."""
    pictures: dict[str, bytes]
    """What its cells drew: what is in each file that its text refers to, by the file's name."""


class Runner:
    """Weaves one chapter's steps with what came of running them."""

    def __init__(self, project: Project, slug: str, pictures: Path, rans: Replay, problems: Collector) -> None:
        self.project = project
        self.slug = slug
        self.rans = rans
        self.problems = problems
        self.weaver = Weaver(project=project, pictures=pictures)
        self.lines: list[Line] = []
        self.cells: list[dict[str, Any]] = []
        self.prose: list[str] = []
        self.position = 0

    def run(self, front: tuple[Line, ...], title: Line | None, steps: list[Text | Cell]) -> Executed:
        """Run every step; mistakes are noted, and the first unforeseen error ends the chapter."""
        if front:
            self._add("raw", text_of(front))
        if title:
            self.lines += [title, title.with_text("")]
        try:
            for step in steps:
                self._cell(step) if isinstance(step, Cell) else self._text(step)
        except _Halted:
            pass
        self._close_prose()
        return Executed(lines=tuple(self.lines), notebook=_notebook(self.cells), pictures=self.weaver.made)

    def _text(self, step: Text) -> None:
        """Take prose over, its inline expressions evaluated."""
        lines = []
        for line in step.lines:
            if line.code or "`" not in line.text:
                lines.append(line)
                continue
            try:
                lines.append(line.with_text(printed(line, lambda code, at=line: self._evaluated(code, at))))
            except ReportError as error:
                self.problems.take(error)
        self.lines += lines
        self.prose += [line.text for line in lines]

    def _evaluated(self, code: str, line: Line) -> Ran | None:
        """Evaluate an inline expression; None where it raised."""
        ran = self.rans.next()
        if ran.error:
            from halveit.chapters.cells.slips import of_inline  # noqa: PLC0415  a book without mistakes needs it not

            self._note(ran.error, line, of_inline(ran.error, code, line.text))
            return None
        return ran

    def _cell(self, cell: Cell) -> None:
        """Run a cell and take over what it shows."""
        self.position += 1
        name = cell.options.label or f"cell-{self.position}"
        code = text_of(cell.inside)
        ran = self.rans.next() if cell.options.eval and code_lines(cell.inside) else None
        outputs = [] if ran is None else ran.outputs
        if not cell.options.warning:
            outputs = [output for output in outputs if output.get("name") != "stderr"]
        self._close_prose()
        self._add("code", code, execution_count=ran.count if ran else None, outputs=outputs)
        if ran and ran.error:
            from halveit.chapters.cells.slips import of_cell  # noqa: PLC0415  as above

            place = cell.inside[min(ran.error_line, len(cell.inside)) - 1]
            self._note(ran.error, place, of_cell(ran.error, code, place.text))
            return
        try:
            self.lines += self.weaver.lines(cell, name, outputs)
        except ReportError as error:
            self.problems.take(error)

    def _note(self, error: BaseException, place: Line, words: str) -> None:
        """Note what a cell raised, in `words`, at its line; after an error that is not one of ours the chapter ends."""
        if isinstance(error, ReportError):
            for each in error.problems if isinstance(error, Problems) else [error]:
                self.problems.take(place.error(each.message) if each.path is None else _placed(each, self.project))
            return
        self.problems.take(place.error(words))
        raise _Halted

    def _close_prose(self) -> None:
        """Make a notebook cell of the prose gathered so far."""
        text = "\n".join(self.prose).strip("\n")
        self.prose.clear()
        if text:
            self._add("markdown", text)

    def _add(self, kind: str, source: str, **more: Any) -> None:
        """Add a cell to the notebook; its id is made of the chapter's name and its place."""
        name = f"{re.sub(r'[^A-Za-z0-9_-]', '-', self.slug)[:48]}-{len(self.cells) + 1}"
        self.cells.append({"id": name, "cell_type": kind, "metadata": {}, "source": source, **more})


def _placed(error: ReportError, project: Project) -> ReportError:
    """Return a mistake of another file, such as a figure or a release, with that file's path as people know it."""
    path = project.relative(project.root / (error.path or ""))
    return ReportError(error.message, path=path, line=error.line)


def _notebook(cells: list[dict[str, Any]]) -> dict[str, Any]:
    """Return cells as a notebook."""
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": _KERNEL, "cells": cells}
