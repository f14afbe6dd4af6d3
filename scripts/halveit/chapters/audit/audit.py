"""The audit itself: every numeral of the chapters, the facts that they quote, and what has to be mended."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from halveit.chapters.audit.grammar import numerals, states_statistic
from halveit.chapters.audit.matching import facts_for, small_counts
from halveit.chapters.audit.prose import Prose, Quotation, prose_of, quotations
from halveit.chapters.sources.edition import written_book
from halveit.chapters.sources.lines import Line
from halveit.errors import ReportError
from halveit.exhibits.context import showing
from halveit.exhibits.quote import fact as quoted_fact
from halveit.exhibits.shelf import Shelf
from halveit.facts.fact import Fact
from halveit.paths import Project


class Typed(Struct, frozen=True, kw_only=True):
    """A numeral that is typed in a chapter, not quoted."""

    text: str
    """As it is written."""
    line: Line
    """Where."""
    kind: str | None
    """Why it may stay: dates, names and the like; None for a statistic, which may not."""
    facts: tuple[str, ...] = ()
    """For a statistic, the ids of facts that it may be."""

    def __str__(self) -> str:
        """Return the numeral behind its place."""
        return f"{self.line.path}:{self.line.number}: {self.text} ({self.kind or 'statistic'})"


class Audit(Struct, frozen=True, kw_only=True):
    """What the chapters' numerals are."""

    typed: tuple[Typed, ...]
    """Every typed numeral in reading order, statistics and others."""
    quoted: int
    """How many times a fact that states a statistic is quoted."""
    quoted_others: int
    """How many times a fact that is a date or a word is quoted."""
    unknown: tuple[ReportError, ...]
    """Quotations of facts that are not there."""
    unquoted: tuple[str, ...]
    """Ids of single facts that no chapter quotes."""

    @property
    def statistics(self) -> tuple[Typed, ...]:
        """The typed statistics."""
        return tuple(each for each in self.typed if each.kind is None)

    @property
    def recognised(self) -> Counter[str]:
        """How many typed numerals of each kind are no statistics."""
        return Counter(each.kind for each in self.typed if each.kind is not None)

    @property
    def traced(self) -> float:
        """The share of the statistics that are quoted; dates, names and words count on neither side."""
        all_statistics = self.quoted + len(self.statistics)
        return self.quoted / all_statistics if all_statistics else 1.0

    @property
    def mistakes(self) -> tuple[ReportError, ...]:
        """What has to be mended, each once: a file may be included twice."""
        found = [*(_typed_mistake(each) for each in self.statistics), *self.unknown]
        return tuple({str(each): each for each in found}.values())

    @property
    def told(self) -> tuple[str, ...]:
        """In sentences: the share traced, and what was taken for no statistic."""
        recognised = self.recognised
        kinds = ", ".join(f"{kind} {count}" for kind, count in recognised.most_common())
        return (
            f"{_percent(self.traced)} of the statistics in the chapters are traced: {self.quoted} are quoted from "
            f"facts, {len(self.statistics)} typed; {self.quoted_others} dates and words are quoted too",
            f"{recognised.total()} typed numerals are no statistics{f': {kinds}' if kinds else ''}",
        )


def audit_numbers(project: Project, shelf: Shelf) -> Audit:
    """Return the audit of all chapters of the shelf's edition and the files that they include; nothing is run.

    A book or chapter that cannot be read is refused. An exhibit that cannot be made gives no facts here.
    """
    written = list(written_book(project, shelf.edition))
    quoted = [quotation for chapter in written for quotation in quotations(chapter)]
    facts = known_facts(shelf)
    counts = small_counts(facts)
    typed = tuple(each for chapter in written for prose in prose_of(chapter) for each in _typed(prose, facts, counts))
    statistics = sum(_is_statistic(facts[each.id]) for each in quoted if each.id in facts)
    return Audit(
        typed=typed,
        quoted=statistics,
        quoted_others=sum(each.id in facts for each in quoted) - statistics,
        unknown=tuple(_unknown(quoted, facts, shelf)),
        unquoted=tuple(sorted(set(shelf.single_facts) - {each.id for each in quoted})),
    )


def known_facts(shelf: Shelf) -> dict[str, Fact]:
    """Return every fact by id: those that the exhibits state, and the single ones."""
    facts: dict[str, Fact] = {}
    for label in shelf.labels:
        try:
            facts |= shelf.get(label).facts
        except ReportError:
            continue  # whoever makes the exhibits tells of it
    return facts | shelf.single_facts


def _typed(prose: Prose, facts: dict[str, Fact], counts: re.Pattern[str]) -> Iterator[Typed]:
    """Give the numerals of a stretch of prose in order, statistics with the facts that they may be."""
    found = [(each.start, each.text, each.kind) for each in numerals(prose.text)]
    found += [(match.start(), match[0], None) for match in counts.finditer(prose.text)]
    for start, text, kind in sorted(found, key=lambda each: each[0]):
        line = prose.line_at(start)
        likely = facts_for(text, line.text, facts.values()) if kind is None else ()
        yield Typed(text=text, line=line, kind=kind, facts=likely)


def _is_statistic(fact: Fact) -> bool:
    """Return whether a fact is a statistic, and no date or word."""
    return not isinstance(fact.value, str) or states_statistic(fact.value) or states_statistic(fact.shown)


def _unknown(quoted: Iterable[Quotation], facts: dict[str, Fact], shelf: Shelf) -> Iterator[ReportError]:
    """Give the mistakes of quotations whose fact is not there, in the words that running the chapter has for them."""
    with showing(shelf):
        for each in quoted:
            if each.id not in facts:
                try:
                    quoted_fact(each.id)
                except ReportError as fault:
                    if fault.path is None:  # else the exhibit itself is at fault
                        yield each.line.error(fault.message)


def _typed_mistake(typed: Typed) -> ReportError:
    """Return what to do about a typed statistic."""
    new = "add it to data/facts.csv with its source, or let the exhibit that has its data state it"
    if not typed.facts:
        return typed.line.error(f'"{typed.text}" is typed here, and no fact has this value: {new}. Then quote it.')
    first, *others = typed.facts
    other = f" (or {' or '.join(others)})" if others else ""
    return typed.line.error(
        f'"{typed.text}" is typed here. Quote the fact: `{{python}} fact("{first}")`{other}. '
        f"If it means something else, {new}."
    )


def _percent(share: float) -> str:
    """Return a share in percent, cut and not rounded, so that only all is 100%."""
    return f"{int(share * 1000) / 10:g}%"
