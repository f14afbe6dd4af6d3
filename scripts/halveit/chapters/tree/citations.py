"""Citations, set by pandoc over the whole book at once, so that it has one list of references."""

import re
from typing import Any

from halveit.chapters import pandoc
from halveit.chapters.sources.book import BookConfig
from halveit.chapters.tree.draft import Draft
from halveit.chapters.tree.references import is_reference
from halveit.chapters.tree.walking import Attr, Node, attr_of, replace, walk
from halveit.errors import Collector, did_you_mean
from halveit.paths import Project

_REFERENCES = "refs"


def set_citations(drafts: list[Draft], config: BookConfig, project: Project, problems: Collector) -> None:
    """Put words in the place of citations, and fill the list of references.

    The list stands in the Div `#refs`, else at the end of the last chapter that cites.
    """
    citing = [draft for draft in drafts if any(node["t"] == "Cite" for node in walk(draft.blocks))]
    if citing and not config.bibliography:
        _refuse_all(citing, problems)
    elif citing:
        cited = [(draft, key) for draft in citing for key in sorted(_keys(draft.blocks))]
        listing = _listing_draft(drafts, citing[-1])
        _set(drafts, config, project)
        known = {attr.identifier for node in walk(listing.blocks) if (attr := attr_of(node))}
        _refuse_unknown([each for each in cited if f"ref-{each[1]}" not in known], config, project, problems)
        slug = listing.entry.slug
        for draft in citing:
            draft.blocks = replace(draft.blocks, lambda node: _as_words(node, slug))


def _listing_draft(drafts: list[Draft], last: Draft) -> Draft:
    """Return the chapter with the list of references; the last that cites gets one where none has."""
    found = next((draft for draft in drafts if _listing(draft.blocks)), None)
    if found is None:
        last.blocks.append({"t": "Div", "c": [[_REFERENCES, [], []], []]})
    return found or last


def _set(drafts: list[Draft], config: BookConfig, project: Project) -> None:
    """Let pandoc set all chapters' citations in one go; it gets only the blocks that it may change."""
    places = [(draft, position) for draft in drafts for position, block in enumerate(draft.blocks) if _changes(block)]
    blocks = [{"t": "Div", "c": [["", [], []], [draft.blocks[position]]]} for draft, position in places]
    files = [{"t": "MetaString", "c": file} for file in config.bibliography]
    meta: dict[str, Any] = {
        "bibliography": {"t": "MetaList", "c": files},
        "link-citations": {"t": "MetaBool", "c": True},
        "lang": {"t": "MetaString", "c": config.lang},
    }
    changed = pandoc.set_citations(blocks, meta, str(project.root), config.bibliography)
    for (draft, position), block in zip(places, changed, strict=True):
        draft.blocks[position] = block["c"][1][0]


def _changes(block: Node) -> bool:
    """Return whether a block holds citations or the list of references."""
    return _listing([block]) or any(node["t"] == "Cite" for node in walk(block))


def _as_words(node: Node, slug: str) -> list[Node] | None:
    """Return the words of a citation; its links lead to the chapter with the list of references."""
    if node["t"] == "Link" and node["c"][2][0].startswith("#ref-"):
        Attr(node).set(chapter=slug)
    return node["c"][1] if node["t"] == "Cite" else None


def _listing(blocks: list[Node]) -> bool:
    """Return whether the list of references has its place here."""
    return any(node["t"] == "Div" and Attr(node).identifier == _REFERENCES for node in walk(blocks))


def _keys(blocks: list[Node]) -> set[str]:
    """Return the keys cited; references that could not be resolved are none, and were told already."""
    cited = [citation["citationId"] for node in walk(blocks) if node["t"] == "Cite" for citation in node["c"][0]]
    return {key for key in cited if not is_reference(key)}


def _line_of(key: str) -> str:
    """Return the pattern of a citation's place."""
    return rf"@\{{?{re.escape(key)}(?![\w-])"


def _refuse_all(citing: list[Draft], problems: Collector) -> None:
    """Note every citation of a book without bibliography."""
    for draft in citing:
        for key in sorted(_keys(draft.blocks)):
            message = f'@{key} is a citation, and _quarto.yml names no bibliography. Write \\@ to print an "@".'
            problems.take(draft.error(message, draft.find(_line_of(key))))


def _refuse_unknown(
    missing: list[tuple[Draft, str]], config: BookConfig, project: Project, problems: Collector
) -> None:
    """Note every citation that the bibliography does not have."""
    if not missing:
        return
    known = [key for file in config.bibliography for key in pandoc.bibliography_keys(file, str(project.root))]
    for draft, key in missing:
        guess = did_you_mean(key, known) or ' Write \\@ to print an "@".'
        message = f'"{key}" is not in {", ".join(config.bibliography)}.{guess}'
        problems.take(draft.error(message, draft.find(_line_of(key))))
