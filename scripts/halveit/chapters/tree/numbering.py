"""The numbers of chapters, sections and exhibits through the whole book, and what can be referred to."""

from msgspec import Struct, field

from halveit.chapters.sources.book import BookConfig
from halveit.chapters.tree.draft import Draft
from halveit.chapters.tree.identity import REFERABLE
from halveit.chapters.tree.visibility import condition_of
from halveit.chapters.tree.walking import Attr, attr_of, plain, walk
from halveit.errors import Collector


class Target(Struct, frozen=True, kw_only=True):
    """Something that can be referred to."""

    slug: str
    """The chapter that it stands in."""
    word: str
    """The word before its number in a reference, such as section or Chart."""
    number: str | None
    """Its number, such as 2.1; None where it has none."""
    title: str = ""
    """A heading's text, which stands for a number that it has not."""


class Count(Struct, kw_only=True):
    """How far the book is counted."""

    config: BookConfig
    """What `_quarto.yml` says."""
    problems: Collector
    """Where mistakes are noted."""
    targets: dict[str, Target] = field(default_factory=dict)
    """What was found, by id."""
    exhibits: dict[str, int] = field(default_factory=lambda: {"fig": 0, "tbl": 0})
    """The last number of a figure and of a table."""
    chapters: int = 0
    """The last number of a chapter."""
    appendices: int = 0
    """The last number of an appendix; the letters follow from it."""


def number_book(drafts: list[Draft], config: BookConfig, problems: Collector) -> dict[str, Target]:
    """Write the numbers of headings and exhibits into the chapters' trees; return what can be referred to, by id."""
    count = Count(config=config, problems=problems)
    for draft in drafts:
        _check_title(draft, problems)
        _check_same_everywhere(draft, problems)
        _number_exhibits(draft, count)
        _number_headings(draft, count)
    return count.targets


def _check_title(draft: Draft, problems: Collector) -> None:
    """Refuse a chapter that does not begin with its one title."""
    tops = [plain(node["c"][2]) for node in walk(draft.blocks) if node["t"] == "Header" and node["c"][0] == 1]
    if not tops:
        problems.add("this chapter has no title. Begin it with `# Title`.", path=draft.entry.source, line=1)
    elif len(tops) > 1:
        message = f'a chapter has one title, and "{tops[1]}" is a second one. Write ## for a section.'
        if "title" in draft.meta:
            message = f'the front matter gives a title already, and "{tops[1]}" is a second one. Keep one.'
        problems.take(draft.error(message, draft.heading(tops[1])))
    elif draft.blocks[0]["t"] != "Header":
        problems.take(
            draft.error(f'something stands before the title "{tops[0]}". Move it below.', draft.heading(tops[0]))
        )


def _check_same_everywhere(draft: Draft, problems: Collector) -> None:
    """Refuse what is numbered in content for one format: the numbers of site and PDF would differ."""
    for conditional in walk(draft.blocks):
        conditions = condition_of(conditional) or {}
        if not any(key.endswith("format") for key in conditions):
            continue
        for node in walk(conditional["c"]):
            attr = attr_of(node)
            if attr and (
                attr.identifier.startswith(REFERABLE) or (node["t"] == "Header" and "unnumbered" not in attr.classes)
            ):
                message = (
                    f'"{attr.identifier}" is in content for one format: numbers would differ between site and PDF.'
                )
                problems.take(draft.error(f"{message} Move it out.", draft.find_word(attr.identifier)))


def _number_exhibits(draft: Draft, count: Count) -> None:
    """Give a chapter's figures and tables their numbers."""
    for node in walk(draft.blocks):
        attr = attr_of(node)
        kind = attr.identifier[:3] if attr and attr.identifier.startswith(("fig-", "tbl-")) else None
        if attr and kind:
            count.exhibits[kind] += 1
            number, words = str(count.exhibits[kind]), count.config.words
            attr.set(word=words[f"{kind}-title"], number=number)
            count.targets[attr.identifier] = Target(slug=draft.entry.slug, word=words[f"{kind}-prefix"], number=number)


def _number_headings(draft: Draft, count: Count) -> None:
    """Give a chapter's title and sections their numbers; in a section without a number nothing has one."""
    trail: list[str | None] = []
    last = [0] * 7
    for node in (node for node in walk(draft.blocks) if node["t"] == "Header"):
        level, attr, title = node["c"][0], Attr(node), plain(node["c"][2])
        if level > len(trail) + 1:
            message = (
                f'the heading "{title}" is of level {level} in a section of level {len(trail)}. Leave no level out.'
            )
            count.problems.take(draft.error(message, draft.heading(title)))
        del trail[level - 1 :]
        trail += [None] * (level - 1 - len(trail))
        number = None
        if "unnumbered" not in attr.classes:
            number = _chapter_number(draft, count) if level == 1 else _section_number(trail[-1], last, level)
        last[level:] = [0] * (7 - level)
        trail.append(number)
        _keep(attr, draft, count, number, title, level)


def _chapter_number(draft: Draft, count: Count) -> str | None:
    """Return the next chapter's number; the home page has none, as in stock Quarto."""
    if not count.config.number_sections or draft.entry.source == "index.qmd":
        return None
    if draft.entry.appendix:
        count.appendices += 1
        return chr(ord("A") + count.appendices - 1)
    count.chapters += 1
    return str(count.chapters)


def _section_number(above: str | None, last: list[int], level: int) -> str | None:
    """Return the next section's number in the section above it."""
    if above is None:
        return None
    last[level - 1] += 1
    return f"{above}.{last[level - 1]}"


def _keep(attr: Attr, draft: Draft, count: Count, number: str | None, title: str, level: int) -> None:
    """Write a heading's number down, and note it as something to refer to."""
    if number:
        attr.set(number=number)
    word = "section" if level > 1 else "Appendix" if draft.entry.appendix else "Chapter"
    count.targets[attr.identifier] = Target(slug=draft.entry.slug, word=word, number=number, title=title)
