"""The page of updates: what is used and held of each dataset, what is expected next, and what was corrected."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from halveit.data.calendar import Announcement, gaps, load_calendar
from halveit.data.dates import in_short, in_words
from halveit.data.editions import Edition
from halveit.data.releases import Release
from halveit.paths import Project
from halveit.press.history import revisions
from halveit.press.history.corrections import ROLES, SEVERITIES, Correction, load_corrections
from halveit.press.history.datasets import Dataset, Use, datasets, linked, use_of
from halveit.press.history.figures import counted
from halveit.press.history.tables import cell, head, row, table
from halveit.press.screen.html import Passage
from halveit.steps.door import read_bytes
from halveit.steps.running import kept_by

TITLE = "Releases and corrections"
SLUG = "updates"
FEED = "feed.xml"
"""The address of the feed, in each edition and at the site's root."""
_HEADS = ("Dataset", "Used here", "Newest held", "Next release")


def updates_page(project: Project, edition: Edition, *, policy: str = "", repository: str = "") -> list[Passage]:
    """Return the page's passages.

    `policy` is the address of the chapter on revisions, and `repository` that of the sources, where the book has it.
    """
    given = (edition.name, policy, repository)
    return kept_by("the page of updates", *given, make=lambda: _passages(project, edition, policy, repository))


def _passages(project: Project, edition: Edition, policy: str, repository: str) -> list[Passage]:
    """Return the page's passages, made anew."""
    read_bytes(edition.path)
    held = datasets(project)
    log = load_corrections(project)
    sections = (
        ("datasets", "Releases of each dataset", _datasets(held, load_calendar(project), edition)),
        ("publishers-corrections", "Corrections by publishers", _publishers(held)),
        ("our-corrections", "Our own corrections", _opening_of_log(log)),
    )
    return [
        Passage(level=1, id=SLUG, heading=TITLE, body=_opening(policy)),
        *(Passage(level=2, id=name, heading=heading, body=body) for name, heading, body in sections),
        *(_entry(correction) for correction in log),
        Passage(level=2, id="report-an-error", heading="If you find a mistake", body=_report(repository)),
    ]


def _opening(policy: str) -> str:
    rules = f' <a href="{escape(policy)}">What we do when a number changes</a> is told in a chapter.' if policy else ""
    return (
        "<p>Here you see how old the data behind this edition are, which newer releases there are, "
        f"and what was wrong in an edition after it was published.{rules}</p>\n"
        f'<p>Each number that a publisher changed is on the page <a href="{revisions.SLUG}.html">Revisions</a>. '
        f'To hear of new releases and corrections, follow the <a href="{FEED}">feed</a>.</p>'
    )


def _datasets(held: dict[str, Dataset], calendar: dict[str, Announcement], edition: Edition) -> str:
    rows = (_row(dataset, use_of(edition, name), calendar.get(name)) for name, dataset in held.items())
    return table(
        "datasets",
        "Releases of each dataset: used in this edition, newest that we hold, and next",
        map(head, _HEADS),
        rows,
    )


def _row(dataset: Dataset, use: Use, announced: Announcement | None) -> str:
    pinned = dataset.releases.get(use.pin.release) if use.pin else None
    publishers = " <small>" + escape((pinned or dataset.newest).publisher) + "</small>"
    newest = "The same" if pinned is dataset.newest else _dated(dataset.newest)
    used = _dated(pinned) if pinned else "Not used"
    return row(
        escape(dataset.title) + publishers,
        (cell(used, "short"), cell(newest, "short"), cell(_next(dataset, announced))),
    )


def _dated(release: Release) -> str:
    """Return a release's date, which leads to its publisher's address; screen readers hear its title too."""
    title = f'<span class="visually-hidden">, {escape(release.title)}</span>'
    return f'<a href="{escape(release.url)}">{in_short(release.published)}{title}</a>'


def _next(dataset: Dataset, announced: Announcement | None) -> str:
    """Return what was announced; where nothing was, that, and how often releases have come."""
    if announced and announced.is_awaited(dataset.newest.published):
        where = f'<a href="{escape(announced.url)}">{escape(announced.says)}</a>'
        overdue = announced.expected < announced.read[: len(announced.expected)]
        due, held = (
            ("Was due in", "Either it is late, or we have not found it.")
            if overdue
            else ("Announced for", "We do not hold it.")
        )
        return (
            f"{due} {in_words(announced.expected)}: {escape(announced.title)}, according to the {where}, "
            f"read on {in_words(announced.read)}. {held}"
        )
    return f"No date announced that we know of. {rhythm(list(dataset.releases))}"


def rhythm(dates: Sequence[str]) -> str:
    """Return a sentence on how often releases have come, from the dates of those that are held."""
    if len(dates) == 1:
        return "We hold one release, so we cannot say how often they come."
    held = f"We hold {counted(len(dates), 'release')}, from {in_words(min(dates))} to {in_words(max(dates))}"
    months = gaps(dates)
    if not months:
        return f"{held}."
    least, most = min(months), max(months)
    start = "" if least == most else f"{least} to " if least else "up to "
    return f"{held}; each came {start}{counted(most, 'month')} after the one before."


def _publishers(held: dict[str, Dataset]) -> str:
    """Return a list of the releases that correct another, with their reasons."""
    corrections = list(_corrections(held.values()))
    if not corrections:
        return "<p>No release that we hold is marked as the correction of another.</p>"
    return f"<ul>\n{chr(10).join(corrections)}\n</ul>"


def _corrections(held: Iterable[Dataset]) -> Iterator[str]:
    for dataset in held:
        for published, release in dataset.releases.items():
            if release.corrects:
                yield (
                    f"<li>{escape(dataset.title)}: the release of {in_words(published)}, {linked(release)}, corrects "
                    f"that of {in_words(release.corrects)}. Reason: {escape(release.reason)}</li>"
                )


def _opening_of_log(log: Sequence[Correction]) -> str:
    if not log:
        return "<p>No correction has been made to a published edition.</p>"
    return "<p>Mistakes of ours that a published edition had, newest first.</p>"


def _entry(correction: Correction) -> Passage:
    """Return one correction under a heading of its own."""
    rows = (
        ("Edition", escape(correction.edition)),
        ("What was wrong", escape(correction.was)),
        ("What it is now", escape(correction.now)),
        ("Why", escape(correction.why)),
        ("Severity", escape(SEVERITIES[correction.severity])),
        ("Noticed by", escape(ROLES[correction.noticed_by])),
    )
    entries = "\n".join(f"<div><dt>{name}</dt><dd>{text}</dd></div>" for name, text in rows)
    heading = escape(f"{in_words(correction.date)}: {correction.page}")
    return Passage(level=3, id=correction.anchor, heading=heading, body=f'<dl class="release">\n{entries}\n</dl>')


def _report(repository: str) -> str:
    issue = f'<a href="{escape(repository)}/issues">open an issue</a>' if repository else "open an issue"
    return (
        f"<p>Please {issue} in the repository of this project. Say on which page it stands, what it says, and "
        "what you think is right; a link to the source helps most. A mistake in a publisher’s own figures is best "
        "told to that publisher, whose address stands with each release.</p>"
    )
