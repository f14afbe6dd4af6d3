"""Which sentences of a chapter are the same, which say the same of other numbers, and which have no match."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from halveit.press.changes.changes import ChapterChange, Moved, Pair
from halveit.press.changes.sentences import Sentence
from halveit.press.changes.state import Told
from halveit.steps.digests import digest
from halveit.steps.running import kept_by

NEAR = 0.6
"""Share of words, numbers counted as one and the same word, that two sentences have in common to be told as a pair."""
_NUMBER = re.compile(r"\d[\d,.]*")

Match = tuple[int, int]


def compare_chapters(before: Mapping[str, Told], after: Mapping[str, Told]) -> tuple[ChapterChange, ...]:
    """Return the chapters whose text is not the same: in the order of the later state, then those that are gone."""
    slugs = [*after, *(slug for slug in before if slug not in after)]
    changes = (_chapter(slug, before.get(slug), after.get(slug)) for slug in slugs)
    return tuple(change for change in changes if change)


def _chapter(slug: str, old: Told | None, new: Told | None) -> ChapterChange | None:
    """Return what is not the same in a chapter; a sentence that only stands elsewhere in it is the same."""
    if old == new:
        return None
    sides = digest(repr((old, new)).encode())
    return kept_by("a chapter beside its old text", slug, sides, make=lambda: _compared(slug, old, new))


def _compared(slug: str, old: Told | None, new: Told | None) -> ChapterChange | None:
    """Return what is not the same in a chapter of which something is not."""
    left, right = _unmatched(old.sentences if old else (), new.sentences if new else ())
    title = Moved(before=old.title if old else None, after=new.title if new else None)
    if not left and not right and title.before == title.after:
        return None
    pairs = align([each.text for each in left], [each.text for each in right])
    matched = {place for place, _ in pairs}, {place for _, place in pairs}
    return ChapterChange(
        slug=slug,
        title=title,
        changed=tuple(
            Pair(before=left[i].text, after=right[j].text, section=right[j].section, heading=right[j].heading)
            for i, j in pairs
        ),
        new=tuple(each.text for j, each in enumerate(right) if j not in matched[1]),
        gone=tuple(each.text for i, each in enumerate(left) if i not in matched[0]),
        entries=2 * sum(each.entry for each in (*left, *right)) > len(left) + len(right),
    )


def _unmatched(old: Sequence[Sentence], new: Sequence[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """Return the sentences of each side that the other does not have word for word."""
    return _without(old, new), _without(new, old)


def _without(sentences: Sequence[Sentence], others: Sequence[Sentence]) -> list[Sentence]:
    """Return sentences less those that others have, each as often as they have it."""
    spare = Counter(each.text for each in others)
    kept = []
    for sentence in sentences:
        if spare[sentence.text]:
            spare[sentence.text] -= 1
        else:
            kept.append(sentence)
    return kept


def align(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """Return the places of near sentences, in the same order on both sides, with the most in common altogether.

    With the sides swapped the same sentences are paired.
    """
    if list(old) > list(new):
        return sorted((i, j) for j, i in align(new, old))
    others = [_words(right) for right in new]
    likeness = [[_likeness(left, right) for right in others] for left in map(_words, old)]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = best[i + 1][j + 1] + likeness[i][j] if likeness[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    return _followed(best, likeness)


def _followed(best: list[list[float]], likeness: list[list[float]]) -> list[Match]:
    """Return the pairs along the best way through a table of sums."""
    pairs, i, j = [], 0, 0
    while i < len(likeness) and j < len(likeness[0]):
        if likeness[i][j] and best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _words(text: str) -> tuple[list[str], Counter[str]]:
    """Return a sentence's words, and how often it has each; numbers are all the same word."""
    words = _NUMBER.sub("0", text.lower()).split()
    return words, Counter(words)


def _likeness(left: tuple[list[str], Counter[str]], right: tuple[list[str], Counter[str]]) -> float:
    """Return the share of words in common, in order; nought where it is under NEAR."""
    (some, counts), (others, there) = left, right
    shared = sum(min(count, there[word]) for word, count in counts.items() if word in there)
    if 2 * shared < NEAR * (len(some) + len(others)):
        return 0.0  # in order they cannot share more, and most sentences have little in common
    ratio = SequenceMatcher(None, *sorted((some, others)), autojunk=False).ratio()
    return ratio if ratio >= NEAR else 0.0
