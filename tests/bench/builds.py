"""The parts of the page that time whole builds of ours alone: what the PDF costs, and the report in this repository."""

import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import books
import real_report
from entrants import CASES, CLEAN, SENTENCE, VALUE, of_large
from measurements import Goal, Part, middle, shown, table
from timing import Took, timed
from tools import OURS

WITHOUT = Path(__file__).with_name("without_pdf.py")
REPORT = "real report"


def paper(folder: Path, times: int) -> Part:
    """Time clean builds with the PDF and without, of the small book and of the report."""
    book = folder / "with-and-without-pdf"
    shutil.rmtree(book, ignore_errors=True)
    books.write_ours(book, 10)
    copy = real_report.copied(folder / "report-pdf")
    found = {"10 chapters": _both(book, times), REPORT: _both(copy, of_large(times))}
    rows, goals, ours = [], [], {}
    for name, (whole, without) in found.items():
        more = whole.seconds / without.seconds - 1
        rows.append((name, shown(whole), shown(without), f"{more:.2f}"))
        goals.append(Goal(what=f"{name}: what the PDF adds to a {CLEAN} of the site", measured=more, at_most=1 / 3))
        ours[f"{name}, {CLEAN} without the PDF"] = without
    text = table(("", "with the PDF", "without", "adds"), rows)
    return Part(
        title=f"The PDF's share, medians of {times} and of {of_large(times)}", text=text, goals=tuple(goals), ours=ours
    )


def _both(book: Path, times: int) -> tuple[Took, Took]:
    """Return what a clean build takes with the PDF and without it, run in turn."""
    whole, without = [], []
    for _ in range(times):
        whole.append(_built(book, clean=True))
        without.append(_built(book, clean=True, command=(sys.executable, WITHOUT)))
    return middle(whole), middle(without)


def report(folder: Path, times: int) -> Part:
    """Time the builds of the report after the edits of a writer and of a data person."""
    book = real_report.copied(folder / REPORT.replace(" ", "-"))
    changes: Mapping[str, Callable[[Path, int], object]] = {
        SENTENCE: real_report.edit_sentence,
        VALUE: real_report.edit_value,
    }
    took: dict[str, list[Took]] = {case: [] for case in CASES}
    for turn in range(of_large(times)):
        for case in CASES:
            if case in changes:
                changes[case](book, turn)
            took[case].append(_built(book, clean=case == CLEAN))
    ours = {f"{REPORT}, {case}": middle(each) for case, each in took.items()}
    text = table(("", OURS.name), ((case, shown(middle(each))) for case, each in took.items()))
    return Part(title=f"The report in this repository, medians of {of_large(times)}", text=text, ours=ours)


def _built(book: Path, *, clean: bool, command: tuple[str | Path, ...] = ()) -> Took:
    """Build a book, from nothing where it is to be clean; return what that took."""
    for made in OURS.made if clean else ():
        shutil.rmtree(book / made, ignore_errors=True)
    return timed(command or OURS.command, book, book.with_suffix(".log"))
