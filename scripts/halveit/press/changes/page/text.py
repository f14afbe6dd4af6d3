"""The section on the text: sentences that say the same of other numbers, and how many are new or gone."""

from collections.abc import Iterable
from html import escape
from itertools import groupby

from halveit.drawing.sentences import listed as named
from halveit.press.changes.changes import ChapterChange, Pair
from halveit.press.changes.page.sections import Compared, link, listed
from halveit.press.changes.page.tables import folded
from halveit.press.changes.telling.phrases import plural


def text(compared: Compared) -> str:
    """Return the sentences that are near to what they were; for each chapter, how many are new or gone."""
    changes = compared.changes.chapters
    if changes is None:
        return "<p>The texts of the two editions were not compared.</p>"
    if not changes:
        return "<p>The texts are the same.</p>"
    paired = [change for change in changes if change.changed]
    parts = [
        "<p>A sentence that says the same of other numbers, or nearly the same, stands beside the old one. "
        "Others are counted.</p>"
    ]
    parts += [_chapter(change) for change in paired]
    counted = [f"{_title(change, compared)}: {_counts(change)}" for change in changes if not change.changed]
    parts += [f"<p>{'Other chapters' if paired else 'Chapters'}:</p>\n{listed(counted)}"] if counted else []
    return "\n".join(parts)


def _title(change: ChapterChange, compared: Compared) -> str:
    """Return a chapter's title as a link to it; to the older edition for one that is gone."""
    folder = compared.old_page("") if change.kind == "gone" else ""
    title = change.title.after or change.title.before or change.slug
    return link(f"{folder}{change.slug}.html", title)


def _counts(change: ChapterChange) -> str:
    """Return how many of a chapter's sentences are not the same."""
    counts = {"changed": len(change.changed), "new": len(change.new), "gone": len(change.gone)}
    if change.kind != "changed":
        return f"the chapter is {change.kind} ({plural(counts[change.kind], *change.nouns)})"
    told = [f"{count} {kind}" for kind, count in counts.items() if count]
    if not told:
        return "another title"
    noun = change.nouns[not told[0].startswith("1 ")]
    return named([told[0].replace(" ", f" {noun} ", 1), *told[1:]])


def _chapter(change: ChapterChange) -> str:
    """Return a chapter's sentences that are near to what they were, under the sections that they stand in."""
    title = change.title.after or change.slug
    groups = groupby(change.changed, key=lambda pair: (pair.section, pair.heading))
    parts = [
        _sentences(link(f"{change.slug}.html#{name}" if name else "", words), group) for (name, words), group in groups
    ]
    return folded(f"{title}: {_counts(change)}", "\n".join(parts))


def _sentences(heading: str, pairs: Iterable[Pair]) -> str:
    """Return a section's old and new sentences, each new one under its old one."""
    items = []
    for pair in pairs:
        sides = (("Before", pair.before), ("Now", pair.after))
        rows = "".join(f"<div><dt>{word}</dt><dd>{escape(words)}</dd></div>" for word, words in sides)
        items.append(f"<li><dl>{rows}</dl></li>")
    opening = f"<p>{heading}</p>\n" if heading else ""
    return opening + '<ul class="changed-pairs">\n' + "\n".join(items) + "\n</ul>"
