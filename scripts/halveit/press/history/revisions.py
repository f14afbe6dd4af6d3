"""The page of revisions: every number that publishers changed, and every release that we hold side by side."""

from collections.abc import Iterable, Sequence

from halveit.data.editions import Edition
from halveit.data.revisions import SeriesHistory, histories
from halveit.paths import Project
from halveit.press.history.datasets import datasets, use_of
from halveit.press.history.figures import counted
from halveit.press.history.files import NAMES
from halveit.press.history.summary import summary
from halveit.press.history.vintages import section
from halveit.press.screen.html import Passage
from halveit.steps.door import read_bytes
from halveit.steps.running import kept_by

TITLE = "Revisions"
SLUG = "revisions"
_RULES = (
    "A revision is a number that a later release gives differently for the same period. A period that a later release "
    "leaves out is no revision, and neither is one that it adds.",
    "Releases are compared in the order in which they were issued. Of some we know only the month or the year; these "
    "stand at the beginning of it.",
    "Numbers are compared as they are printed. One with fewer decimals is the same number if the fuller one rounds to "
    "it: 4.3 says nothing new after 4.33, and 4.33 nothing new after 4.3. A change too small for the decimals printed "
    "cannot be seen.",
    "A change is the later number less the earlier one, and is given in per cent of the earlier. Where one of the two "
    "has fewer decimals, the change is only as exact as that one.",
    "Some datasets are put together from several publishers. If a later one gives another number, it counts as a "
    "revision here, whoever made the change.",
    "In the tables of releases, “revised” stands before each number that differs from the one before. A dash means "
    "that the release does not give the number. A shade and a bar mark the number that this edition uses.",
)


def revisions_page(project: Project, edition: Edition) -> list[Passage]:
    """Return the page's passages: a summary, how to read it, then a section for each dataset."""
    return kept_by("the page of revisions", edition.name, make=lambda: _passages(project, edition))


def _passages(project: Project, edition: Edition) -> list[Passage]:
    """Return the page's passages, made anew."""
    read_bytes(edition.path)
    series = histories(project)
    held = datasets(project)
    of_dataset = {name: [each for each in series if each.entry.dataset == name] for name in _in_order(series)}
    sections = (section(held[name], each, use_of(edition, name)) for name, each in of_dataset.items() if name in held)
    rules = "".join(f"<li>{rule}</li>\n" for rule in _RULES)
    return [
        Passage(level=1, id=SLUG, heading=TITLE, body=_opening(edition)),
        Passage(level=2, id="revised", heading="What was revised", body=f"{_counts(series)}\n{summary(series)}"),
        Passage(level=2, id="how-to-read", heading="How to read this page", body=f"<ul>\n{rules}</ul>"),
        *(passage for passages in sections for passage in passages),
    ]


def _in_order(series: Iterable[SeriesHistory]) -> list[str]:
    """Return the datasets of the series, each once, in the order of data/series.toml."""
    return list(dict.fromkeys(each.entry.dataset for each in series))


def _opening(edition: Edition) -> str:
    files = " and ".join(f'<a href="{name}">{name}</a>' for name in NAMES)
    return (
        "<p>Publishers sometimes change a number after they have published it. "
        "This page sets the releases that we hold side by side, and shows which numbers changed and by how much.</p>\n"
        f"<p>It tells of every release that we hold, also of those that the edition {edition.name} does not use. "
        f"For programs, all of it is in {files}.</p>"
    )


def _counts(series: Sequence[SeriesHistory]) -> str:
    """Return a sentence on how much was compared, and how much of it changed."""
    numbers = sum(len(each.revised) for each in series)
    changed = sum(bool(each.revised) for each in series)
    compared = sum(each.compared for each in series)
    return (
        f"<p>{counted(compared, 'number')} of {counted(len(series), 'series', 'series')} can be compared, since they "
        f"stand in more than one release. Of these, {numbers} changed, in {counted(changed, 'series', 'series')}. "
        "The first column leads to all releases of the series, the last to what is said about the change.</p>"
    )
