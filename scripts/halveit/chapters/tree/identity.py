"""Ids: each is there once in the whole book, since all chapters become one PDF."""

from halveit.chapters.tree.draft import Draft
from halveit.chapters.tree.walking import Attr, Node, attr_of, walk
from halveit.errors import Collector, ReportError

REFERABLE = ("fig-", "tbl-", "sec-")
Ids = dict[str, dict[str, str]]


def settle_ids(drafts: list[Draft], problems: Collector) -> Ids:
    """Make ids unique in place; return, for each chapter's slug, what each id written there is called now.

    What can be referred to keeps its id and must not be there twice; any other id that an earlier chapter has
    gets its chapter's slug before it.
    """
    taken: dict[str, Draft] = {}
    ids: Ids = {}
    for draft in drafts:
        own = ids[draft.entry.slug] = {}
        for attr in _identified(draft.blocks):
            written = attr.identifier
            first = draft if written in own else taken.get(written)
            if first and (written in own or written.startswith(REFERABLE)):
                problems.take(_twice(written, first, draft))
                continue
            attr.identifier = _free(f"{draft.entry.slug}-{written}", taken) if first else written
            own[written] = attr.identifier
            taken[attr.identifier] = draft
    return ids


def _identified(blocks: list[Node]) -> list[Attr]:
    """Return the attributes of the elements that have an id."""
    return [attr for node in walk(blocks) if (attr := attr_of(node)) and attr.identifier]


def _twice(id: str, first: Draft, draft: Draft) -> ReportError:
    """Return the mistake of an id that is there twice, at its second place."""
    lines = draft.find_all(id)
    there, here = next(iter(first.find_all(id)), None), lines[0] if lines else None
    if first is draft:
        there, here = (lines[0], lines[-1]) if len(lines) > 1 else (None, here)
    place = f"{there.path}:{there.number}" if there else first.entry.source
    return draft.error(f'"{id}" is in {place} already. Give one of them another name.', here)


def _free(id: str, taken: dict[str, Draft]) -> str:
    """Return an id that is not taken."""
    number = 2
    found = id
    while found in taken:
        found, number = f"{id}-{number}", number + 1
    return found
